package net.tomarigi.access.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Grant;
import net.tomarigi.access.Pairings;
import net.tomarigi.access.Role;
import net.tomarigi.access.Screens;
import net.tomarigi.access.Secret;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.sealing.Sealer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

@ApplicationScoped
class PostgresScreens implements Screens {
    private static final String OF_NETWORK = """
            kind = 'SCREEN' and id in
                (select principal_id from role_grant where role = 'SCREEN' and network_id = :network)
            """;

    private static final String LIST = """
            select p.id, p.name, maker.id, maker.name, cast(extract(epoch from p.made_at) * 1000 as bigint),
                cast(extract(epoch from p.seen_at) * 1000 as bigint)
            from (select * from principal where %s) p left join principal maker on maker.id = p.made_by
            where p.id = coalesce(cast(:one as text), p.id)
            order by p.made_at, p.id
            """.formatted(OF_NETWORK);

    private static final String MAKE = """
            insert into principal (id, kind, name, made_by, made_at)
            values (:id, 'SCREEN', :name, :by, cast(cast(:now as text) as timestamptz))
            """;

    /** Who was let in a moment before the code ran out still has time to notice. */
    private static final String LET_IN = """
            update pairing set principal_id = :id, expires_at = cast(cast(:until as text) as timestamptz)
            where code = :code and network_id = :network and principal_id is null
                and expires_at > cast(cast(:now as text) as timestamptz)
            """;

    private final Mutiny.SessionFactory sessions;
    private final Sealer sealer;
    private final Clock clock;
    private final Recorder recorder;

    PostgresScreens(Mutiny.SessionFactory sessions, Sealer sealer, Clock clock, Recorder recorder) {
        this.recorder = recorder;
        this.sessions = sessions;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** Sees the caller and who belongs to the network, whatever the statement asks for. */
    private <T> Uni<T> inNetwork(Caller caller, String network, Function<StatelessSession, Uni<T>> work) {
        return sessions.withStatelessTransaction(session ->
                RowScope.of(session, caller.id(), List.of(network), List.of()).flatMap(ready -> work.apply(session)));
    }

    @Override
    public Uni<Optional<List<Screen>>> list(Caller caller, String network) {
        return inNetwork(caller, network, session -> exists(session, network)
                .flatMap(exists -> !exists
                        ? Uni.createFrom().item(Optional.empty())
                        : list(session, network, null).map(Optional::of)));
    }

    /** @param one null: all of the network */
    private Uni<List<Screen>> list(StatelessSession session, String network, String one) {
        return session.createNativeQuery(LIST, Object[].class)
                .setParameter("network", network)
                .setParameter("one", one)
                .getResultList()
                .map(rows -> rows.stream().map(this::screen).toList());
    }

    private static Uni<Boolean> exists(StatelessSession session, String network) {
        return session.createNativeQuery("select count(*) from network where id = :network", Long.class)
                .setParameter("network", network)
                .getSingleResult()
                .map(count -> count == 1);
    }

    private Screen screen(Object[] row) {
        return new Screen(
                (String) row[0],
                name((String) row[0], (String) row[1]),
                row[2] == null ? null : name((String) row[2], (String) row[3]),
                Instant.ofEpochMilli((Long) row[4]),
                row[5] == null ? null : Instant.ofEpochMilli((Long) row[5]));
    }

    private String name(String principal, String sealed) {
        return sealer.open(sealed, Principals.name(principal));
    }

    @Override
    public Uni<Entry> letIn(Caller caller, String network, String code, String name) {
        String id = Secret.id();
        Instant now = clock.instant();
        return sessions.withStatelessTransaction((session, transaction) -> RowScope.everything(session)
                .flatMap(ready -> count(session, network))
                .flatMap(count -> count >= MOST_OF_NETWORK
                        ? Uni.createFrom().item(new Entry.Full())
                        : make(session, id, caller, network, name, now)
                                .flatMap(made -> session.createNativeQuery(LET_IN)
                                        .setParameter("id", id)
                                        .setParameter("code", code)
                                        .setParameter("network", network)
                                        .setParameter("now", now.toString())
                                        .setParameter(
                                                "until", now.plus(Pairings.OPEN).toString())
                                        .executeUpdate())
                                .flatMap(rows -> {
                                    if (rows == 1)
                                        return list(session, network, id)
                                                .call(one -> record(session, caller, network, "screen.let-in", id))
                                                .map(one -> new Entry.LetIn(one.get(0)));
                                    transaction.markForRollback();
                                    return Uni.createFrom().item(new Entry.NoSuchCode());
                                })));
    }

    private Uni<Void> record(StatelessSession session, Caller caller, String network, String action, String screen) {
        return recorder.record(session, caller.id(), List.of(network), action, "screen", screen, Map.of());
    }

    private static Uni<Long> count(StatelessSession session, String network) {
        return session.createNativeQuery("select count(*) from principal where " + OF_NETWORK, Long.class)
                .setParameter("network", network)
                .getSingleResult();
    }

    private Uni<Void> make(
            StatelessSession session, String id, Caller caller, String network, String name, Instant now) {
        return session.createNativeQuery(MAKE)
                .setParameter("id", id)
                .setParameter("name", sealer.seal(name, Principals.name(id)))
                .setParameter("by", caller.id())
                .setParameter("now", now.toString())
                .executeUpdate()
                .flatMap(made -> Grants.insert(session, id, List.of(Grant.inNetwork(Role.SCREEN, network, null))));
    }

    @Override
    public Uni<Boolean> rename(Caller caller, String network, String screen, String name) {
        return inNetwork(caller, network, session -> session.createNativeQuery(
                                "update principal set name = :name, version = version + 1 where id = :id and "
                                        + OF_NETWORK)
                        .setParameter("id", screen)
                        .setParameter("name", sealer.seal(name, Principals.name(screen)))
                        .setParameter("network", network)
                        .executeUpdate()
                        .call(rows -> rows == 0
                                ? Uni.createFrom().voidItem()
                                : record(session, caller, network, "screen.renamed", screen)))
                .map(rows -> rows == 1);
    }

    @Override
    public Uni<Boolean> end(Caller caller, String network, String screen) {
        return inNetwork(caller, network, session -> session.createNativeQuery(
                                "delete from principal where id = :id and " + OF_NETWORK)
                        .setParameter("id", screen)
                        .setParameter("network", network)
                        .executeUpdate()
                        .call(rows -> rows == 0
                                ? Uni.createFrom().voidItem()
                                : record(session, caller, network, "screen.ended", screen)))
                .map(rows -> rows == 1);
    }
}
