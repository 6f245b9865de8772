package net.tomarigi.offices.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.tomarigi.access.Caller;
import net.tomarigi.audit.AuditEntry;
import net.tomarigi.audit.AuditTrail;
import net.tomarigi.offices.Qualification;
import net.tomarigi.offices.Qualification.Kind;
import net.tomarigi.offices.Qualifications;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.sealing.Sealer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Qualifications in PostgreSQL. Whoever changes those of a place holds its row, so that none is one too many. */
@ApplicationScoped
class PostgresQualifications implements Qualifications {
    private static final String ROW = "json_build_object('id', q.id, 'facility', q.facility_id, 'entry', q.entry_id,"
            + " 'kind', q.kind, 'holders', q.holders, 'obtainedOn', q.obtained_on, 'expiresOn', q.expires_on,"
            + " 'changedAt', q.changed_at, 'version', q.version";

    private static final String OF_OWNER =
            " where (q.facility_id = cast(:facility as text) or q.entry_id = cast(:entry as text))";

    private static final String IN_ORDER = " order by q.expires_on nulls last, q.kind, q.id";

    private static final String LIST =
            "select cast(" + ROW + ", 'staff', q.staff) as text) from qualification q" + OF_OWNER + IN_ORDER;

    private static final String FIND =
            "select cast(" + ROW + ", 'staff', q.staff) as text) from qualification q" + OF_OWNER + " and q.id = :id";

    private static final String IN_NETWORK = "select cast(" + ROW + ") as text) from qualification q"
            + " where q.network_id = :network or exists (select from membership m"
            + " where m.network_id = :network and m.facility_id = q.facility_id)" + IN_ORDER;

    private static final String KINDS = """
            select cast(json_build_object('facility', facility_id, 'kinds', coalesce(json_agg(distinct kind) filter (
                where coalesce(obtained_on <= d.day, true) and coalesce(expires_on >= d.day, true)), '[]')) as text)
            from qualification, (select cast(cast(:day as text) as date) as day) d
            where facility_id is not null group by facility_id
            """;

    private static final String PUT = """
            insert into qualification
            select * from jsonb_populate_record(null::qualification, cast(cast(:row as text) as jsonb))
            on conflict (id) do update set kind = excluded.kind, holders = excluded.holders,
              obtained_on = excluded.obtained_on, expires_on = excluded.expires_on, staff = excluded.staff,
              changed_at = excluded.changed_at, version = excluded.version
            """;

    private final Mutiny.SessionFactory sessions;
    private final Sealer sealer;
    private final AuditTrail trail;
    private final Clock clock;

    PostgresQualifications(Mutiny.SessionFactory sessions, Sealer sealer, AuditTrail trail, Clock clock) {
        this.sessions = sessions;
        this.sealer = sealer;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Uni<List<Qualification>> list(Caller caller, Owner owner) {
        return sessions.withStatelessTransaction(session -> scope(session, caller, owner)
                .chain(() -> known(session, owner, ""))
                .chain(() -> all(session, owner)));
    }

    private Uni<List<Qualification>> all(StatelessSession session, Owner owner) {
        return of(session.createNativeQuery(LIST, String.class), owner)
                .getResultList()
                .map(found -> found.stream().map(this::read).toList());
    }

    @Override
    public Uni<List<Qualification>> listInNetwork(Caller caller, String network) {
        return sessions.withStatelessTransaction(
                        session -> RowScope.of(session, caller.id(), List.of(network), List.of())
                                .chain(() -> session.createNativeQuery(IN_NETWORK, String.class)
                                        .setParameter("network", network)
                                        .getResultList()))
                .map(found -> found.stream().map(this::read).toList());
    }

    @Override
    public Uni<Map<String, Set<Kind>>> listKinds(LocalDate day) {
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                        .chain(() -> session.createNativeQuery(KINDS, String.class)
                                .setParameter("day", day.toString())
                                .getResultList()))
                .map(found -> found.stream()
                        .map(json -> EventJson.readData(json, KindsRow.class))
                        .collect(Collectors.toMap(KindsRow::facility, KindsRow::kinds)));
    }

    record KindsRow(String facility, Set<Kind> kinds) {}

    @Override
    public Uni<Qualification> add(Caller caller, Owner owner, Said said, String key) {
        String id = (key == null ? UUID.randomUUID() : named(owner, caller.id(), key)).toString();
        return sessions.withStatelessTransaction(session -> alone(session, caller, owner)
                .chain(() -> find(session, owner, id))
                .flatMap(earlier -> earlier.isPresent()
                        ? Uni.createFrom().item(earlier.get())
                        : all(session, owner).flatMap(others -> {
                            if (others.size() >= Qualification.MOST)
                                throw Problem.of("too-many-qualifications", 409, Qualification.MOST)
                                        .asException();
                            return put(session, caller, owner, id, said, 1, "qualification.added");
                        })));
    }

    /** The same caller with the same key means the same one. */
    private static UUID named(Owner owner, String who, String key) {
        return UUID.nameUUIDFromBytes(String.join("\u0000", "qualification", owner.toString(), who, key)
                .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Uni<Qualification> change(Caller caller, Owner owner, String id, Said said, Long seen) {
        return sessions.withStatelessTransaction(session -> standing(session, caller, owner, id, seen)
                .flatMap(before -> said.equals(saidOf(before))
                        ? Uni.createFrom().item(before)
                        : put(session, caller, owner, id, said, before.version() + 1, "qualification.changed")));
    }

    private static Said saidOf(Qualification one) {
        return new Said(one.kind(), one.holders(), one.obtainedOn(), one.expiresOn(), one.staff());
    }

    @Override
    public Uni<Void> remove(Caller caller, Owner owner, String id, Long seen) {
        return sessions.withStatelessTransaction(session -> standing(session, caller, owner, id, seen)
                .call(() -> session.createNativeQuery("delete from qualification where id = :id")
                        .setParameter("id", id)
                        .executeUpdate())
                .call(before -> record(session, caller, owner, id, before.kind(), "qualification.removed"))
                .replaceWithVoid());
    }

    private Uni<Qualification> standing(StatelessSession session, Caller caller, Owner owner, String id, Long seen) {
        return alone(session, caller, owner)
                .chain(() -> find(session, owner, id))
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("qualification", id).asException()))
                .invoke(before -> {
                    if (seen != null && seen != before.version())
                        throw Problem.of("stale-version", 412, seen, before.version())
                                .asException();
                });
    }

    private Uni<Qualification> put(
            StatelessSession session, Caller caller, Owner owner, String id, Said said, long version, String action) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("facility_id", owner.facility());
        row.put("entry_id", owner.entry());
        row.put("network_id", owner.network());
        row.put("kind", said.kind());
        row.put("holders", said.holders());
        row.put("obtained_on", said.obtainedOn());
        row.put("expires_on", said.expiresOn());
        row.put("staff", said.staff() == null ? null : sealer.seal(said.staff(), place(id)));
        row.put("changed_at", clock.instant());
        row.put("version", version);
        return session.createNativeQuery(PUT)
                .setParameter("row", EventJson.writeData(row))
                .executeUpdate()
                .chain(() -> record(session, caller, owner, id, said.kind(), action))
                .chain(() -> find(session, owner, id))
                .map(Optional::orElseThrow);
    }

    private Uni<Void> record(
            StatelessSession session, Caller caller, Owner owner, String id, Kind kind, String action) {
        Uni<String> chain = owner.network() != null
                ? Uni.createFrom().item(owner.network())
                : session.createNativeQuery(
                                "select network_id from membership where facility_id = :facility"
                                        + " order by network_id limit 1",
                                String.class)
                        .setParameter("facility", owner.facility())
                        .getSingleResultOrNull();
        String at = owner.facility() == null ? owner.entry() : owner.facility();
        return chain.chain(network -> trail.record(
                session,
                new AuditEntry(
                        network,
                        clock.instant(),
                        caller.id(),
                        action,
                        "qualification",
                        id,
                        Map.of("at", at, "kind", kind.name()))));
    }

    private Uni<Optional<Qualification>> find(StatelessSession session, Owner owner, String id) {
        return of(session.createNativeQuery(FIND, String.class), owner)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(json -> Optional.ofNullable(json).map(this::read));
    }

    private static Mutiny.SelectionQuery<String> of(Mutiny.SelectionQuery<String> query, Owner owner) {
        return query.setParameter("facility", owner.facility()).setParameter("entry", owner.entry());
    }

    private Qualification read(String json) {
        Row row = EventJson.readData(json, Row.class);
        return new Qualification(
                row.id(),
                row.facility(),
                row.entry(),
                row.kind(),
                row.holders(),
                row.obtainedOn(),
                row.expiresOn(),
                row.staff() == null ? null : sealer.open(row.staff(), place(row.id())),
                row.changedAt(),
                row.version());
    }

    private static String place(String id) {
        return "qualification.staff:" + id;
    }

    private static Uni<Void> alone(StatelessSession session, Caller caller, Owner owner) {
        return scope(session, caller, owner).chain(() -> known(session, owner, " for no key update"));
    }

    /** A facility that stands in the register keeps its qualifications itself. */
    private static Uni<Void> known(StatelessSession session, Owner owner, String lock) {
        if (owner.facility() != null)
            return session.createNativeQuery("select id from facility where id = :id" + lock, String.class)
                    .setParameter("id", owner.facility())
                    .getSingleResultOrNull()
                    .invoke(found -> {
                        if (found == null)
                            throw Problem.notFound("facility", owner.facility()).asException();
                    })
                    .replaceWithVoid();
        return session.createNativeQuery(
                        "select coalesce(facility_id, '') from register_entry"
                                + " where id = :id and network_id = :network" + lock,
                        String.class)
                .setParameter("id", owner.entry())
                .setParameter("network", owner.network())
                .getSingleResultOrNull()
                .invoke(found -> {
                    if (found == null)
                        throw Problem.notFound("entry", owner.entry()).asException();
                    if (!found.isEmpty())
                        throw Problem.of("kept-by-facility", 409).asException();
                })
                .replaceWithVoid();
    }

    private static Uni<Void> scope(StatelessSession session, Caller caller, Owner owner) {
        return owner.facility() == null
                ? RowScope.of(session, caller.id(), List.of(owner.network()), List.of())
                : RowScope.of(session, caller.id(), List.of(), List.of(owner.facility()));
    }

    record Row(
            String id,
            String facility,
            String entry,
            Kind kind,
            int holders,
            LocalDate obtainedOn,
            LocalDate expiresOn,
            String staff,
            Instant changedAt,
            long version) {}
}
