package net.tomarigi.registry.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Secret;
import net.tomarigi.audit.AuditEntry;
import net.tomarigi.audit.AuditTrail;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.registry.Capsules;
import net.tomarigi.sealing.Sealer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Which sheet leads to whom, in PostgreSQL. */
@ApplicationScoped
class PostgresCapsules implements Capsules {
    private static final String FIND = """
            select cast(json_build_object('id', id, 'token', token, 'issuedAt', issued_at, 'issuedBy', issued_by,
                'version', version) as text)
            from capsule_sheet where registrant_id = :id and token is not null
            """;

    private static final String THERE = "select 1 from registrant where id = :id and network_id = :network";

    private static final String INSERT = """
            insert into capsule_sheet (id, registrant_id, network_id, version, hash, token, issued_by)
            values (:sheet, :id, :network, :version, :hash, :token, :who)
            """;

    private static final String FOLLOW = """
            select cast(json_build_object('network', s.network_id, 'registrant', s.registrant_id,
                'isNewest', s.token is not null, 'facility', (
                    select c.facility_id from consent c join registrant r on r.id = c.person_id
                    where c.person_id = s.registrant_id and r.state <> 'ENDED' and c.revoked_at is null
                      and c.given_at <= clock_timestamp() and (c.ends_at is null or c.ends_at > clock_timestamp())
                      and c.facility_id in (select jsonb_array_elements_text(cast(cast(:facilities as text) as jsonb)))
                    order by c.facility_id limit 1)) as text)
            from capsule_sheet s where s.hash = :hash
            """;

    private final Mutiny.SessionFactory sessions;
    private final Sealer sealer;
    private final AuditTrail trail;
    private final Clock clock;

    PostgresCapsules(Mutiny.SessionFactory sessions, Sealer sealer, AuditTrail trail, Clock clock) {
        this.sessions = sessions;
        this.sealer = sealer;
        this.trail = trail;
        this.clock = clock;
    }

    record SheetRow(String id, String token, Instant issuedAt, String issuedBy, long version) {}

    @Override
    public Uni<Optional<Sheet>> find(Caller caller, String network, String registrant) {
        return sessions.withStatelessTransaction(
                session -> require(session, caller, network, registrant, THERE).chain(() -> find(session, registrant)));
    }

    private Uni<Optional<Sheet>> find(StatelessSession session, String registrant) {
        return session.createNativeQuery(FIND, String.class)
                .setParameter("id", registrant)
                .getSingleResultOrNull()
                .map(json -> Optional.ofNullable(json).map(text -> {
                    SheetRow row = EventJson.readData(text, SheetRow.class);
                    return new Sheet(
                            sealer.open(row.token(), place(row.id())), row.issuedAt(), row.issuedBy(), row.version());
                }));
    }

    @Override
    public Uni<Sheet> renew(Caller caller, String network, String registrant, String token, Long seen) {
        return sessions.withStatelessTransaction(session -> require(
                        session, caller, network, registrant, THERE + " for update")
                .chain(() -> find(session, registrant))
                .flatMap(before -> {
                    long version = before.map(Sheet::version).orElse(0L);
                    if (seen != null && seen != version)
                        throw Problem.of("stale-version", 412, seen, version).asException();
                    return retire(session, registrant, version)
                            .chain(() -> insert(session, caller, network, registrant, token, version + 1));
                })
                .chain(() -> find(session, registrant))
                .map(Optional::orElseThrow)
                .call(sheet -> record(session, caller, network, registrant, "issued", sheet.version())));
    }

    private static Uni<Void> retire(StatelessSession session, String registrant, long version) {
        return session.createNativeQuery(
                        "update capsule_sheet set token = null where registrant_id = :id and token is not null")
                .setParameter("id", registrant)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(
                                "delete from capsule_sheet where registrant_id = :id and version <= :forgotten")
                        .setParameter("id", registrant)
                        .setParameter("forgotten", version - MOST_KNOWN)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private Uni<Integer> insert(
            StatelessSession session, Caller caller, String network, String registrant, String token, long version) {
        String sheet = UUID.randomUUID().toString();
        return session.createNativeQuery(INSERT)
                .setParameter("sheet", sheet)
                .setParameter("id", registrant)
                .setParameter("network", network)
                .setParameter("version", version)
                .setParameter("hash", Secret.hash(token))
                .setParameter("token", sealer.seal(token, place(sheet)))
                .setParameter("who", caller.id())
                .executeUpdate();
    }

    @Override
    public Uni<Optional<Lead>> follow(String token, Collection<String> facilities) {
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .chain(() -> session.createNativeQuery(FOLLOW, String.class)
                        .setParameter("hash", Secret.hash(token))
                        .setParameter("facilities", EventJson.writeData(facilities))
                        .getSingleResultOrNull())
                .map(json -> Optional.ofNullable(json).map(text -> EventJson.readData(text, Lead.class))));
    }

    @Override
    public Uni<Void> note(Caller caller, Lead lead, boolean isLed) {
        return sessions.withStatelessTransaction(session -> RowScope.of(
                        session, caller.id(), List.of(lead.network()), List.of())
                .chain(() -> record(
                        session, caller, lead.network(), lead.registrant(), isLed ? "followed" : "refused", null)));
    }

    private Uni<Void> record(
            StatelessSession session, Caller caller, String network, String registrant, String what, Long version) {
        Map<String, Object> details = version == null ? Map.of() : Map.of("sheet", version);
        return trail.record(
                        session,
                        new AuditEntry(
                                network,
                                clock.instant(),
                                caller.id(),
                                "capsule." + what,
                                "registrant",
                                registrant,
                                details))
                .replaceWithVoid();
    }

    private static Uni<Void> require(
            StatelessSession session, Caller caller, String network, String registrant, String query) {
        return RowScope.of(session, caller.id(), List.of(network), List.of())
                .chain(() -> session.createNativeQuery(query, Integer.class)
                        .setParameter("id", registrant)
                        .setParameter("network", network)
                        .getSingleResultOrNull())
                .invoke(found -> {
                    if (found == null)
                        throw Problem.notFound("registrant", registrant).asException();
                })
                .replaceWithVoid();
    }

    private static String place(String sheet) {
        return "capsule_sheet.token:" + sheet;
    }
}
