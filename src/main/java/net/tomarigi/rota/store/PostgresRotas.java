package net.tomarigi.rota.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.tomarigi.access.Caller;
import net.tomarigi.audit.AuditEntry;
import net.tomarigi.audit.AuditTrail;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.rota.Amendment;
import net.tomarigi.rota.Calendar;
import net.tomarigi.rota.Hours;
import net.tomarigi.rota.Member;
import net.tomarigi.rota.RotaPlan;
import net.tomarigi.rota.RotaPlan.OnWall;
import net.tomarigi.rota.Rotas;
import net.tomarigi.rota.Rotation;
import net.tomarigi.sealing.Sealer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Rotas in PostgreSQL. Whatever changes one locks its row, then reads in a statement of its own. */
@ApplicationScoped
class PostgresRotas implements Rotas {
    /** So far back calendars and pages look. */
    private static final Duration BACK = Duration.ofDays(40);

    private static final String STANDING = """
            select cast(json_build_object('network', n.id, 'name', n.name, 'version', coalesce(r.version, 0),
                'standing', coalesce(r.standing, 0), 'data', r.data, 'members', r.members,
                'amendments', coalesce((
                    select json_agg(a.data order by a.over_at, a.id) from rota_amendment a
                    where a.network_id = n.id and a.state in ('PROPOSED', 'STANDING')
                      and a.over_at > cast(cast(:since as text) as timestamptz)), '[]')) as text)
            from network n left join rota r on r.network_id = n.id
            """;

    private static final String BEGIN = """
            insert into rota (network_id, version, standing, data)
            select id, 0, 0, '{"rotations":[],"needed":[]}' from network where id = :network
            on conflict (network_id) do nothing
            """;

    private static final String LOCK = "select 1 from rota where network_id = :network for update";

    private static final String PUT = "update rota set version = version + 1,"
            + " data = cast(cast(:data as text) as jsonb), members = :members where network_id = :network";

    private static final String AMEND = """
            insert into rota_amendment (id, network_id, kind, state, over_at, data)
            values (:id, :network, :kind, :state, cast(cast(:over as text) as timestamptz), cast(cast(:data as text) as jsonb))
            on conflict (id) do update set state = excluded.state, data = excluded.data
            """;

    private static final String ANY =
            "select cast(data as text) from rota_amendment where id = :id and network_id = :network";

    private final Mutiny.SessionFactory sessions;
    private final Sealer sealer;
    private final AuditTrail trail;
    private final Clock clock;

    PostgresRotas(Mutiny.SessionFactory sessions, Sealer sealer, AuditTrail trail, Clock clock) {
        this.sessions = sessions;
        this.sealer = sealer;
        this.trail = trail;
        this.clock = clock;
    }

    record Data(List<Rotation> rotations, List<Hours> needed, Calendar calendar, OnWall wall) {}

    record Row(
            String network,
            String name,
            long version,
            long standing,
            Data data,
            String members,
            List<Amendment> amendments) {}

    @Override
    public Uni<Optional<Standing>> find(String network) {
        return sessions.withStatelessTransaction(
                session -> RowScope.everything(session).chain(() -> read(session, network)));
    }

    @Override
    public Uni<List<Standing>> list() {
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .chain(() -> session.createNativeQuery(STANDING + " where r.version > 0", String.class)
                        .setParameter("since", since())
                        .getResultList())
                .map(found -> found.stream().map(this::standing).toList()));
    }

    private Uni<Optional<Standing>> read(StatelessSession session, String network) {
        return session.createNativeQuery(STANDING + " where n.id = :network", String.class)
                .setParameter("since", since())
                .setParameter("network", network)
                .getSingleResultOrNull()
                .map(json -> Optional.ofNullable(json).map(this::standing));
    }

    private String since() {
        return clock.instant().minus(BACK).toString();
    }

    private Standing standing(String json) {
        Row row = EventJson.readData(json, Row.class);
        RotaPlan plan = row.data() == null
                ? RotaPlan.NONE
                : new RotaPlan(
                        members(row),
                        row.data().rotations(),
                        row.data().needed(),
                        row.data().calendar(),
                        row.data().wall(),
                        row.version());
        return new Standing(row.network(), row.name(), plan, row.amendments());
    }

    private List<Member> members(Row row) {
        return row.members() == null
                ? List.of()
                : Arrays.asList(EventJson.readData(sealer.open(row.members(), place(row.network())), Member[].class));
    }

    private static String place(String network) {
        return "rota.members:" + network;
    }

    private interface Locked<T> {
        Uni<Optional<T>> with(StatelessSession session, Standing standing);
    }

    private <T> Uni<Optional<T>> locked(Caller caller, String network, Locked<T> work) {
        return sessions.withStatelessTransaction(
                session -> RowScope.of(session, caller.id(), List.of(network), List.of())
                        .chain(() -> session.createNativeQuery(BEGIN)
                                .setParameter("network", network)
                                .executeUpdate())
                        .chain(() -> session.createNativeQuery(LOCK, Integer.class)
                                .setParameter("network", network)
                                .getSingleResultOrNull())
                        .chain(() -> read(session, network))
                        .flatMap(found -> found.isEmpty()
                                ? Uni.createFrom().item(Optional.<T>empty())
                                : work.with(session, found.get())));
    }

    @Override
    public Uni<Optional<Standing>> put(Caller caller, String network, RotaPlan plan, Long seen) {
        return locked(caller, network, (session, standing) -> {
            RotaPlan before = standing.plan();
            if (seen != null && seen != before.version())
                throw Problem.of("stale-version", 412, seen, before.version()).asException();
            if (before.version() > 0 && before.equals(plan.as(before.version())))
                return Uni.createFrom().item(Optional.of(standing));
            Data data = new Data(plan.rotations(), plan.needed(), plan.calendar(), plan.wall());
            return session.createNativeQuery(PUT)
                    .setParameter("network", network)
                    .setParameter("data", EventJson.writeData(data))
                    .setParameter("members", sealer.seal(EventJson.writeData(plan.members()), place(network)))
                    .executeUpdate()
                    .chain(() -> record(
                            session,
                            caller,
                            network,
                            "rota.changed",
                            "rota",
                            network,
                            Map.of(
                                    "members",
                                    plan.members().size(),
                                    "rotations",
                                    plan.rotations().size())))
                    .chain(() -> read(session, network));
        });
    }

    @Override
    public Uni<Optional<Amendment>> amend(
            Caller caller, String network, String id, String word, Function<Standing, Amendment> work) {
        return locked(caller, network, (session, standing) -> any(session, network, id)
                .flatMap(earlier -> {
                    Standing all = standing.with(earlier);
                    Amendment before = all.find(id).orElse(null);
                    Amendment after = work.apply(all);
                    if (after.equals(before)) return Uni.createFrom().item(Optional.of(after));
                    boolean isNew = after.state() == Amendment.State.STANDING && after.standing() == 0;
                    return order(session, network, isNew)
                            .map(order -> isNew ? after.as(order) : after)
                            .call(kept -> write(session, network, kept))
                            .call(kept -> record(
                                    session,
                                    caller,
                                    network,
                                    "rota." + word,
                                    "rota-amendment",
                                    id,
                                    Map.of("kind", kept.kind().name(), "member", kept.member())))
                            .map(Optional::of);
                }));
    }

    /** Also one that is declined, withdrawn or long over. */
    private static Uni<Amendment> any(StatelessSession session, String network, String id) {
        return session.createNativeQuery(ANY, String.class)
                .setParameter("id", id)
                .setParameter("network", network)
                .getSingleResultOrNull()
                .map(json -> json == null ? null : EventJson.readData(json, Amendment.class));
    }

    private static Uni<Long> order(StatelessSession session, String network, boolean isNew) {
        if (!isNew) return Uni.createFrom().item(0L);
        return session.createNativeQuery(
                        "update rota set standing = standing + 1 where network_id = :network returning standing",
                        Long.class)
                .setParameter("network", network)
                .getSingleResult();
    }

    private static Uni<Integer> write(StatelessSession session, String network, Amendment one) {
        return session.createNativeQuery(AMEND)
                .setParameter("id", one.id())
                .setParameter("network", network)
                .setParameter("kind", one.kind().name())
                .setParameter("state", one.state().name())
                .setParameter("over", one.over().toString())
                .setParameter("data", EventJson.writeData(one))
                .executeUpdate();
    }

    private Uni<Void> record(
            StatelessSession session,
            Caller caller,
            String network,
            String action,
            String kind,
            String subject,
            Map<String, Object> details) {
        return trail.record(
                session, new AuditEntry(network, clock.instant(), caller.id(), action, kind, subject, details));
    }

    @Override
    public Uni<Integer> forgetBefore(Instant over) {
        return sessions.withStatelessTransaction(
                session -> RowScope.everything(session).chain(() -> session.createNativeQuery(
                                "delete from rota_amendment where over_at < cast(cast(:over as text) as timestamptz)")
                        .setParameter("over", over.toString())
                        .executeUpdate()));
    }
}
