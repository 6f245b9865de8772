package net.tomarigi.rota.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.tomarigi.access.Caller;
import net.tomarigi.audit.AuditEntry;
import net.tomarigi.audit.AuditTrail;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.rota.Named;
import net.tomarigi.rota.Note;
import net.tomarigi.rota.Notes;
import net.tomarigi.sealing.Sealer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

@ApplicationScoped
class PostgresNotes implements Notes {
    private static final String ROW = "select cast(json_build_object('id', id, 'at', at, 'by', who, 'text', text,"
            + " 'readBy', read_by, 'readAt', read_at) as text) from rota_note where network_id = :network";

    private static final String WRITE = """
            insert into rota_note (id, network_id, at, who, text)
            select :id, n.id, cast(cast(:at as text) as timestamptz), :who, :text from network n where n.id = :network
              and (select count(*) from rota_note where network_id = :network) < :most
            """;

    private final Mutiny.SessionFactory sessions;
    private final Sealer sealer;
    private final AuditTrail trail;
    private final Clock clock;

    PostgresNotes(Mutiny.SessionFactory sessions, Sealer sealer, AuditTrail trail, Clock clock) {
        this.sessions = sessions;
        this.sealer = sealer;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Uni<List<Note>> list(Caller caller, String network) {
        return sessions.withStatelessTransaction(session -> scope(session, caller, network)
                .chain(() -> session.createNativeQuery(
                                ROW + " and at > cast(cast(:since as text) as timestamptz) order by at desc, id",
                                String.class)
                        .setParameter("network", network)
                        .setParameter("since", clock.instant().minus(Note.KEPT).toString())
                        .setMaxResults(Note.AT_ONCE)
                        .getResultList())
                .map(found -> found.stream().map(this::open).toList())
                .call(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : record(session, caller, network, "rota.notes-read", "rota", network)));
    }

    @Override
    public Uni<Note> write(Caller caller, String network, String text, String key) {
        String id = key == null ? UUID.randomUUID().toString() : Named.id("rota-note", network, caller.id(), key);
        return sessions.withStatelessTransaction(session -> scope(session, caller, network)
                .chain(() -> find(session, network, id))
                .flatMap(earlier -> earlier.isPresent()
                        ? Uni.createFrom().item(earlier.get())
                        : session.createNativeQuery(WRITE)
                                .setParameter("id", id)
                                .setParameter("network", network)
                                .setParameter("at", clock.instant().toString())
                                .setParameter("who", caller.id())
                                .setParameter("text", sealer.seal(text, place(id)))
                                .setParameter("most", Note.MOST)
                                .executeUpdate()
                                .invoke(written -> {
                                    if (written == 0)
                                        throw Problem.of("too-many-notes", 409, Note.MOST)
                                                .asException();
                                })
                                .chain(() -> record(session, caller, network, "rota.note-written", "rota-note", id))
                                .chain(() -> find(session, network, id))
                                .map(Optional::orElseThrow)));
    }

    @Override
    public Uni<Optional<Note>> read(Caller caller, String network, String id) {
        return sessions.withStatelessTransaction(session -> scope(session, caller, network)
                .chain(() -> session.createNativeQuery("update rota_note set read_by = :who,"
                                + " read_at = cast(cast(:at as text) as timestamptz)"
                                + " where id = :id and network_id = :network and read_by is null")
                        .setParameter("who", caller.id())
                        .setParameter("at", clock.instant().toString())
                        .setParameter("id", id)
                        .setParameter("network", network)
                        .executeUpdate())
                .call(changed -> changed == 0
                        ? Uni.createFrom().voidItem()
                        : record(session, caller, network, "rota.note-read", "rota-note", id))
                .chain(() -> find(session, network, id)));
    }

    @Override
    public Uni<Integer> forgetBefore(Instant written) {
        return sessions.withStatelessTransaction(
                session -> RowScope.everything(session).chain(() -> session.createNativeQuery(
                                "delete from rota_note where at < cast(cast(:written as text) as timestamptz)")
                        .setParameter("written", written.toString())
                        .executeUpdate()));
    }

    private Uni<Optional<Note>> find(StatelessSession session, String network, String id) {
        return session.createNativeQuery(ROW + " and id = :id", String.class)
                .setParameter("network", network)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(json -> Optional.ofNullable(json).map(this::open));
    }

    private Note open(String json) {
        Note sealed = EventJson.readData(json, Note.class);
        return new Note(
                sealed.id(),
                sealed.at(),
                sealed.by(),
                sealer.open(sealed.text(), place(sealed.id())),
                sealed.readBy(),
                sealed.readAt());
    }

    private static String place(String id) {
        return "rota_note.text:" + id;
    }

    private Uni<Void> record(
            StatelessSession session, Caller caller, String network, String action, String kind, String subject) {
        return trail.record(
                session, new AuditEntry(network, clock.instant(), caller.id(), action, kind, subject, Map.of()));
    }

    private static Uni<Void> scope(StatelessSession session, Caller caller, String network) {
        return RowScope.of(session, caller.id(), List.of(network), List.of());
    }
}
