package net.tomarigi.rota.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.tomarigi.access.Caller;
import net.tomarigi.audit.AuditEntry;
import net.tomarigi.audit.AuditTrail;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.rota.Feeds;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

@ApplicationScoped
class PostgresFeeds implements Feeds {
    private static final String MAKE = """
            insert into rota_calendar (network_id, member, hash, made_at)
            values (:network, :member, :hash, cast(cast(:at as text) as timestamptz))
            on conflict (network_id, member) do update set hash = excluded.hash, made_at = excluded.made_at
            """;

    private final Mutiny.SessionFactory sessions;
    private final AuditTrail trail;
    private final Clock clock;

    PostgresFeeds(Mutiny.SessionFactory sessions, AuditTrail trail, Clock clock) {
        this.sessions = sessions;
        this.trail = trail;
        this.clock = clock;
    }

    record Made(String member, Instant at) {}

    @Override
    public Uni<Void> make(Caller caller, String network, String member, String hash) {
        return sessions.withStatelessTransaction(session -> scope(session, caller, network)
                .chain(() -> session.createNativeQuery(MAKE)
                        .setParameter("network", network)
                        .setParameter("member", member)
                        .setParameter("hash", hash)
                        .setParameter("at", clock.instant().toString())
                        .executeUpdate())
                .chain(() -> record(session, caller, network, "rota.calendar-made", member)));
    }

    @Override
    public Uni<Void> end(Caller caller, String network, String member) {
        return sessions.withStatelessTransaction(session -> scope(session, caller, network)
                .chain(() -> session.createNativeQuery(
                                "delete from rota_calendar where network_id = :network and member = :member")
                        .setParameter("network", network)
                        .setParameter("member", member)
                        .executeUpdate())
                .chain(ended -> ended == 0
                        ? Uni.createFrom().voidItem()
                        : record(session, caller, network, "rota.calendar-ended", member)));
    }

    @Override
    public Uni<Optional<Feed>> find(String hash) {
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .chain(() -> session.createNativeQuery(
                                "select cast(json_build_object('network', network_id, 'member', member) as text)"
                                        + " from rota_calendar where hash = :hash",
                                String.class)
                        .setParameter("hash", hash)
                        .getSingleResultOrNull())
                .map(json -> Optional.ofNullable(json).map(text -> EventJson.readData(text, Feed.class))));
    }

    @Override
    public Uni<Map<String, Instant>> list(Caller caller, String network) {
        return sessions.withStatelessTransaction(session -> scope(session, caller, network)
                .chain(() -> session.createNativeQuery(
                                "select cast(json_build_object('member', member, 'at', made_at) as text)"
                                        + " from rota_calendar where network_id = :network",
                                String.class)
                        .setParameter("network", network)
                        .getResultList())
                .map(found -> found.stream()
                        .map(json -> EventJson.readData(json, Made.class))
                        .collect(Collectors.toMap(Made::member, Made::at))));
    }

    private Uni<Void> record(StatelessSession session, Caller caller, String network, String action, String member) {
        return trail.record(
                session,
                new AuditEntry(network, clock.instant(), caller.id(), action, "rota-member", member, Map.of()));
    }

    private static Uni<Void> scope(StatelessSession session, Caller caller, String network) {
        return RowScope.of(session, caller.id(), List.of(network), List.of());
    }
}
