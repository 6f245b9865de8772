package net.tomarigi.offices.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import net.tomarigi.access.Caller;
import net.tomarigi.audit.AuditEntry;
import net.tomarigi.audit.AuditTrail;
import net.tomarigi.offices.Entry;
import net.tomarigi.offices.Office;
import net.tomarigi.offices.Personal.Contact;
import net.tomarigi.offices.Register;
import net.tomarigi.offices.RegisterFile;
import net.tomarigi.offices.Step;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.sealing.Sealer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** The register in PostgreSQL. Every command locks the entry's row, then reads in a statement of its own. */
@ApplicationScoped
class PostgresRegister implements Register {
    private static final int MOST_ACCEPTANCES = 500;

    private static final String LOCK =
            "select 1 from register_entry where id = :id and network_id = :network for update";

    /** Whoever adds adds alone; what else is written in the network does not wait. */
    private static final String ALONE = "select id from network where id = :network for no key update";

    private static final String FACILITY = """
            select id from facility where id = :facility or number = :facility
            order by (id = :facility) desc limit 2
            """;

    private static final String WRITE = """
            with kept as (
              insert into register_entry
              select * from jsonb_populate_record(null::register_entry, cast(cast(:row as text) as jsonb))
              on conflict (id) do update set seq = excluded.seq, changed_at = excluded.changed_at,
                version = excluded.version, data = excluded.data, personal = excluded.personal
              returning id
            ), periods as (
              insert into register_period
              select p.* from jsonb_populate_recordset(null::register_period, cast(cast(:periods as text) as jsonb)) p, kept
              on conflict (entry_id, function, ordinal) do update set from_day = excluded.from_day,
                to_day = excluded.to_day, number = excluded.number
            )
            insert into register_step
            select s.* from jsonb_populate_recordset(null::register_step, cast(cast(:steps as text) as jsonb)) s, kept
            """;

    private static final String ACCEPTANCES = """
            select cast(json_build_object('facility', f.id, 'name', f.name, 'number', f.number, 'phone', f.phone,
                'at', last.at, 'caseId', last.case_id) as text)
            from (
              select distinct on (s.facility_id) s.facility_id, s.case_id, cast(s.data ->> 'madeAt' as timestamptz) at
              from stay s join emergency_case c on c.id = s.case_id
              where c.network_id = :network and not s.practice and s.state in ('AGREED', 'ENDED')
              order by s.facility_id, at desc
            ) last join facility f on f.id = last.facility_id
            order by last.at desc, f.id limit :most
            """;

    private final Mutiny.SessionFactory sessions;
    private final EntryRows rows;
    private final AuditTrail trail;
    private final Clock clock;

    PostgresRegister(Mutiny.SessionFactory sessions, Sealer sealer, AuditTrail trail, Clock clock) {
        this.sessions = sessions;
        this.rows = new EntryRows(sealer);
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Uni<Whole> add(Caller caller, String network, String facility, Office office, Contact contact, String key) {
        String id = (key == null ? UUID.randomUUID() : named(network, caller.id(), key)).toString();
        return sessions.withStatelessTransaction(session -> scope(session, caller.id(), network)
                .chain(() -> session.createNativeQuery(ALONE, String.class)
                        .setParameter("network", network)
                        .getSingleResultOrNull())
                .invoke(found -> {
                    if (found == null)
                        throw Problem.notFound("network", network).asException();
                })
                .chain(() -> read(session, network, id))
                .flatMap(earlier -> earlier.isPresent()
                        ? Uni.createFrom().item(earlier.get())
                        : addNew(session, caller, network, id, facility, office, contact)));
    }

    private Uni<Whole> addNew(
            StatelessSession session,
            Caller caller,
            String network,
            String id,
            String facility,
            Office office,
            Contact contact) {
        return (facility == null ? Uni.createFrom().<String>nullItem() : facility(session, facility))
                .call(of -> session.createNativeQuery(
                                "select cast(count(*) as integer) as entries,"
                                        + " cast(count(*) filter (where facility_id = cast(:facility as text)) as integer) as same"
                                        + " from register_entry where network_id = :network",
                                Object[].class)
                        .setParameter("network", network)
                        .setParameter("facility", of)
                        .getSingleResult()
                        .invoke(counts -> {
                            if (((Number) counts[1]).intValue() > 0)
                                throw Problem.of("in-register", 409).asException();
                            if (((Number) counts[0]).intValue() >= MOST)
                                throw Problem.of("register-full", 409, MOST).asException();
                        }))
                .flatMap(of -> write(
                        session,
                        caller,
                        RegisterFile.add(id, network, of, office, contact, caller.id(), clock.instant())));
    }

    /** By its id, or by a number that it has alone. */
    private static Uni<String> facility(StatelessSession session, String named) {
        return session.createNativeQuery(FACILITY, String.class)
                .setParameter("facility", named)
                .getResultList()
                .map(found -> {
                    if (found.isEmpty())
                        throw Problem.notFound("facility", named).asException();
                    if (found.size() > 1 && !found.get(0).equals(named))
                        throw Problem.of("number-of-several", 409, named).asException();
                    return found.get(0);
                });
    }

    /** The same caller with the same key means the same entry. */
    private static UUID named(String network, String who, String key) {
        return UUID.nameUUIDFromBytes(
                String.join("\u0000", "register_entry", network, who, key).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Uni<Whole> change(Caller caller, String network, String id, Long seen, Consumer<RegisterFile> command) {
        return sessions.withStatelessTransaction(session -> scope(session, caller.id(), network)
                .chain(() -> session.createNativeQuery(LOCK, Integer.class)
                        .setParameter("id", id)
                        .setParameter("network", network)
                        .getSingleResultOrNull())
                .chain(() -> read(session, network, id))
                .flatMap(found -> {
                    Whole whole = found.orElseThrow(
                            () -> Problem.notFound("entry", id).asException());
                    Entry before = whole.entry();
                    if (seen != null && seen != before.version())
                        throw Problem.of("stale-version", 412, seen, before.version())
                                .asException();
                    RegisterFile file = RegisterFile.of(before, caller.id(), clock.instant());
                    command.accept(file);
                    return file.newSteps().isEmpty() ? Uni.createFrom().item(whole) : write(session, caller, file);
                }));
    }

    private Uni<Whole> write(StatelessSession session, Caller caller, RegisterFile file) {
        Entry after = file.entry();
        List<Map<String, Object>> steps = file.newSteps().stream()
                .map(step -> EntryRows.write(after.id(), step))
                .toList();
        Step first = file.newSteps().get(0);
        return session.createNativeQuery(WRITE)
                .setParameter("row", EventJson.writeData(rows.write(after)))
                .setParameter("periods", EventJson.writeData(EntryRows.writePeriods(after)))
                .setParameter("steps", EventJson.writeData(steps))
                .executeUpdate()
                .chain(() -> trail.record(session, entry(caller, after, first)))
                .chain(() -> read(session, after.network(), after.id()))
                .map(Optional::orElseThrow);
    }

    private AuditEntry entry(Caller caller, Entry one, Step step) {
        Map<String, Object> details = step.function() == null
                ? Map.of()
                : Map.of("function", step.function().name());
        return new AuditEntry(
                one.network(), step.at(), caller.id(), "register." + step.kind(), "register-entry", one.id(), details);
    }

    @Override
    public Uni<Optional<Whole>> find(Caller caller, String network, String id) {
        return sessions.withStatelessTransaction(
                session -> scope(session, caller.id(), network).chain(() -> read(session, network, id)));
    }

    private Uni<Optional<Whole>> read(StatelessSession session, String network, String id) {
        return session.createNativeQuery(EntryRows.WHOLE, String.class)
                .setParameter("id", id)
                .setParameter("network", network)
                .getSingleResultOrNull()
                .map(json -> Optional.ofNullable(json).map(rows::readWhole));
    }

    @Override
    public Uni<List<Entry>> list(String network) {
        return sessions.withStatelessTransaction(session -> scope(session, AuditEntry.SYSTEM, network)
                        .chain(() -> session.createNativeQuery(EntryRows.LIST, String.class)
                                .setParameter("network", network)
                                .setMaxResults(MOST)
                                .getResultList()))
                .map(found -> found.stream().map(rows::read).toList());
    }

    @Override
    public Uni<List<Acceptance>> listAcceptances(Caller caller, String network) {
        return sessions.withStatelessTransaction(session -> scope(session, caller.id(), network)
                        .chain(() -> session.createNativeQuery(ACCEPTANCES, String.class)
                                .setParameter("network", network)
                                .setParameter("most", MOST_ACCEPTANCES)
                                .getResultList()))
                .map(found -> found.stream()
                        .map(json -> EventJson.readData(json, Acceptance.class))
                        .toList());
    }

    private static Uni<Void> scope(StatelessSession session, String who, String network) {
        return RowScope.of(session, who, List.of(network), List.of());
    }
}
