package net.tomarigi.remind.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import net.tomarigi.access.Caller;
import net.tomarigi.network.Duties;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.remind.DutyLetters;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** What is due is counted by the first day that stands for each person; days are those of Asia/Tokyo. */
@ApplicationScoped
class PostgresDutyLetters implements DutyLetters {
    private static final String TODAY = "cast(clock_timestamp() at time zone 'Asia/Tokyo' as date)";

    private static final String COUNT = "select cast(json_build_object('soon', count(*) filter (where next_due >= "
            + TODAY
            + " and next_due <= " + TODAY + " + cast(:days as integer)), 'late', count(*) filter (where next_due < "
            + TODAY + ")) as text) from registrant where network_id = :network and state <> 'ENDED'";

    private static final String READERS = "select cast(coalesce(json_agg(json_build_object('network', n.id,"
            + " 'duties', s.data -> 'duties', 'now', clock_timestamp())), '[]') as text)"
            + " from network n left join network_settings s on s.network_id = n.id"
            + " where exists (select from network_mail m where m.network_id = n.id)"
            + " and coalesce(s.data ->> 'registration', 'OPTIONAL') <> 'OFF'"
            + " and not exists (select from network_letter l where l.network_id = n.id and l.kind = 'DUTIES'"
            + " and l.day = " + TODAY + ")";

    private static final String WRITE = """
            insert into network_letter (id, network_id, kind, day, until_at, first, second)
            select cast(gen_random_uuid() as text), :network, 'DUTIES', %s, clock_timestamp() + interval '12 hours',
              :soon, :late
            on conflict (network_id, kind, day) do nothing
            """.formatted(TODAY);

    private final Mutiny.SessionFactory sessions;

    PostgresDutyLetters(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Due> count(Caller caller, String network, int warnDays) {
        return sessions.withStatelessTransaction(
                session -> RowScope.of(session, caller.id(), List.of(network), List.of())
                        .chain(() -> count(session, network, warnDays)));
    }

    private static Uni<Due> count(StatelessSession session, String network, int warnDays) {
        return session.createNativeQuery(COUNT, String.class)
                .setParameter("network", network)
                .setParameter("days", warnDays)
                .getSingleResult()
                .map(json -> EventJson.readData(json, Due.class));
    }

    @Override
    public Uni<Void> write(Predicate<Reader> isTime) {
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .chain(() -> session.createNativeQuery(CallStatements.ONE_NODE, Boolean.class)
                        .setParameter("what", "letters")
                        .getSingleResult())
                .flatMap(isMine ->
                        isMine ? write(session, isTime) : Uni.createFrom().voidItem()));
    }

    private static Uni<Void> write(StatelessSession session, Predicate<Reader> isTime) {
        return session.createNativeQuery(READERS, String.class)
                .getSingleResult()
                .map(json -> List.of(EventJson.readData(json, ReaderJson[].class)).stream()
                        .map(ReaderJson::reader)
                        .filter(isTime)
                        .toList())
                .flatMap(readers -> {
                    Uni<Void> done = Uni.createFrom().voidItem();
                    for (Reader one : readers) done = done.chain(() -> write(session, one));
                    return done;
                });
    }

    private static Uni<Void> write(StatelessSession session, Reader reader) {
        return count(session, reader.network(), reader.duties().warnDays()).flatMap(due -> {
            if (due.soon() + due.late() == 0) return Uni.createFrom().voidItem();
            return session.createNativeQuery(WRITE)
                    .setParameter("network", reader.network())
                    .setParameter("soon", due.soon())
                    .setParameter("late", due.late())
                    .executeUpdate()
                    .replaceWithVoid();
        });
    }

    record ReaderJson(String network, Duties duties, Instant now) {
        Reader reader() {
            return new Reader(network, duties == null ? Duties.USUAL : duties, now);
        }
    }
}
