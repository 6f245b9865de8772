package net.tomarigi.access.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Grant;
import net.tomarigi.access.Machines;
import net.tomarigi.access.Role;
import net.tomarigi.access.Secret;
import net.tomarigi.access.Tokens.Kind;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.sealing.Sealer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

@ApplicationScoped
class PostgresMachines implements Machines {
    private static final String LIST = """
            select p.id, p.name, maker.id, maker.name,
                cast(extract(epoch from p.made_at) * 1000 as bigint),
                cast(extract(epoch from p.seen_at) * 1000 as bigint),
                (select cast(string_agg(cast(cast(extract(epoch from t.expires_at) * 1000 as bigint) as text), ','
                        order by t.made_at desc, t.expires_at desc) as text)
                    from token t where t.principal_id = p.id),
                cast((select json_agg(json_build_object('id', f.id, 'name', f.name) order by f.name, f.id)
                    from role_grant g join facility f on f.id = g.facility_id where g.principal_id = p.id) as text)
            from principal p left join principal maker on maker.id = p.made_by
            where p.kind = 'MACHINE' and p.id in
                (select principal_id from role_grant where role = 'MACHINE' and facility_id = :facility)
            order by p.made_at, p.id
            """;

    /** The facilities are locked, so that two who fill the last place do not both find it free. */
    private static final String ROOM = """
            select f.id, (select count(*) from role_grant g where g.facility_id = f.id and g.role = 'MACHINE')
            from facility f where f.id = any (string_to_array(:facilities, ',')) order by f.id for no key update
            """;

    private static final String MAKE = """
            insert into principal (id, kind, name, made_by, made_at)
            values (:id, 'MACHINE', :name, :by, cast(cast(:now as text) as timestamptz))
            """;

    /** Locked, so that of two exchanges at once the later sees the earlier one's token. */
    private static final String LOCK = "select id from principal where id = :id and kind = 'MACHINE' for update";

    private static final String NEWEST = """
            select cast(extract(epoch from expires_at - made_at) as bigint) from token
            where principal_id = :id order by made_at desc, expires_at desc limit 1
            """;

    private static final String SHORTEN = """
            update token set expires_at = least(expires_at, cast(cast(:until as text) as timestamptz))
            where principal_id = :id
            """;

    private static final String RUNNING_OUT = """
            select principal_id, cast(extract(epoch from max(expires_at)) * 1000 as bigint) from token
            where kind = 'MACHINE' group by principal_id
            having max(expires_at) between cast(cast(:now as text) as timestamptz)
                and cast(cast(:before as text) as timestamptz)
            order by 2, 1
            """;

    private final Mutiny.SessionFactory sessions;
    private final PostgresTokens tokens;
    private final Sealer sealer;
    private final Clock clock;
    private final Recorder recorder;

    PostgresMachines(
            Mutiny.SessionFactory sessions, PostgresTokens tokens, Sealer sealer, Clock clock, Recorder recorder) {
        this.recorder = recorder;
        this.sessions = sessions;
        this.tokens = tokens;
        this.sealer = sealer;
        this.clock = clock;
    }

    private <T> Uni<T> asProduct(Function<StatelessSession, Uni<T>> work) {
        return sessions.withStatelessTransaction(
                session -> RowScope.everything(session).flatMap(ready -> work.apply(session)));
    }

    /** Sees the caller, who belongs to the facility, and, for an officer, who belongs to the network. */
    @Override
    public Uni<Optional<List<Machine>>> list(Caller caller, String facility) {
        return sessions.withStatelessTransaction(
                session -> RowScope.of(session, caller.id(), caller.networksAs(Role.OFFICER), List.of(facility))
                        .flatMap(ready -> session.createNativeQuery(
                                        "select count(*) from facility where id = :facility", Long.class)
                                .setParameter("facility", facility)
                                .getSingleResult())
                        .flatMap(there -> there == 0
                                ? Uni.createFrom().item(Optional.empty())
                                : session.createNativeQuery(LIST, Object[].class)
                                        .setParameter("facility", facility)
                                        .getResultList()
                                        .map(rows -> Optional.of(
                                                rows.stream().map(this::machine).toList()))));
    }

    private Machine machine(Object[] row) {
        List<Instant> ends = row[6] == null
                ? List.of()
                : Arrays.stream(((String) row[6]).split(","))
                        .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)))
                        .toList();
        Instant earlier = ends.stream().skip(1).max(Instant::compareTo).orElse(null);
        return new Machine(
                (String) row[0],
                name((String) row[0], (String) row[1]),
                Arrays.stream(EventJson.readData((String) row[7], Served[].class))
                        .toList(),
                row[2] == null ? null : name((String) row[2], (String) row[3]),
                Instant.ofEpochMilli((Long) row[4]),
                ends.isEmpty() ? null : ends.get(0),
                earlier == null || earlier.isBefore(clock.instant()) ? null : earlier,
                row[5] == null ? null : Instant.ofEpochMilli((Long) row[5]));
    }

    private String name(String principal, String sealed) {
        return sealer.open(sealed, Principals.name(principal));
    }

    @Override
    public Uni<Making> make(Caller caller, String name, Set<String> facilities, Duration lasts) {
        String id = Secret.id();
        return asProduct(session -> session.createNativeQuery(ROOM, Object[].class)
                .setParameter("facilities", String.join(",", facilities))
                .getResultList()
                .flatMap(room -> {
                    List<Object> there = room.stream().map(row -> row[0]).toList();
                    for (String facility : facilities)
                        if (!there.contains(facility)) return Uni.createFrom().item(new Making.NoFacility(facility));
                    for (Object[] row : room)
                        if ((Long) row[1] >= MOST_OF_FACILITY)
                            return Uni.createFrom().item(new Making.Full((String) row[0]));
                    return make(session, id, caller, name, facilities)
                            .flatMap(made -> tokens.issue(session, id, Kind.MACHINE, lasts))
                            .call(issued -> record(session, caller, "machine.made", id))
                            .map(issued -> new Making.Done(new Made(id, issued)));
                }));
    }

    private Uni<Void> make(StatelessSession session, String id, Caller caller, String name, Set<String> facilities) {
        return session.createNativeQuery(MAKE)
                .setParameter("id", id)
                .setParameter("name", sealer.seal(name, Principals.name(id)))
                .setParameter("by", caller.id())
                .setParameter("now", clock.instant().toString())
                .executeUpdate()
                .flatMap(made -> Grants.insert(
                        session,
                        id,
                        facilities.stream()
                                .map(facility -> Grant.atFacility(Role.MACHINE, facility, Set.of()))
                                .toList()));
    }

    @Override
    public Uni<Set<String>> facilities(String machine) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(
                                "select facility_id from role_grant where principal_id = :id and role = 'MACHINE'",
                                String.class)
                        .setParameter("id", machine)
                        .getResultList())
                .map(Set::copyOf);
    }

    @Override
    public Uni<Optional<Made>> rotate(Caller caller, String machine, Duration grace) {
        return asProduct(session -> session.createNativeQuery(LOCK, String.class)
                .setParameter("id", machine)
                .getSingleResultOrNull()
                .flatMap(there -> there == null
                        ? Uni.createFrom().item(Optional.empty())
                        : session.createNativeQuery(NEWEST, Long.class)
                                .setParameter("id", machine)
                                .getSingleResult()
                                .call(lasts -> session.createNativeQuery(SHORTEN)
                                        .setParameter("id", machine)
                                        .setParameter(
                                                "until",
                                                clock.instant().plus(grace).toString())
                                        .executeUpdate())
                                .flatMap(lasts ->
                                        tokens.issue(session, machine, Kind.MACHINE, Duration.ofSeconds(lasts)))
                                .call(issued -> record(session, caller, "machine.rotated", machine))
                                .map(issued -> Optional.of(new Made(machine, issued)))));
    }

    @Override
    public Uni<Void> end(Caller caller, String machine, Set<String> facilities) {
        return asProduct(session -> recorder.networksOf(session, machine)
                .call(networks -> end(session, machine, facilities))
                .flatMap(networks -> recorder.record(
                        session, caller.id(), networks, "machine.ended", "machine", machine, Map.of())));
    }

    private Uni<Void> record(StatelessSession session, Caller caller, String action, String machine) {
        return recorder.networksOf(session, machine)
                .flatMap(networks ->
                        recorder.record(session, caller.id(), networks, action, "machine", machine, Map.of()));
    }

    private static Uni<Void> end(StatelessSession session, String machine, Set<String> facilities) {
        return session.createNativeQuery("delete from role_grant where principal_id = :id"
                        + " and role = 'MACHINE' and facility_id = any (string_to_array(:facilities, ','))")
                .setParameter("id", machine)
                .setParameter("facilities", String.join(",", facilities))
                .executeUpdate()
                .flatMap(ended -> session.createNativeQuery("delete from principal p where p.id = :id"
                                + " and p.kind = 'MACHINE'"
                                + " and not exists (select from role_grant g where g.principal_id = p.id)")
                        .setParameter("id", machine)
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Running>> runningOut(Instant before) {
        return asProduct(session -> session.createNativeQuery(RUNNING_OUT, Object[].class)
                        .setParameter("now", clock.instant().toString())
                        .setParameter("before", before.toString())
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Running((String) row[0], Instant.ofEpochMilli((Long) row[1])))
                        .toList());
    }
}
