package net.tomarigi.alert.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.tomarigi.access.Secret;
import net.tomarigi.alert.Subscriptions;
import net.tomarigi.alert.Target;
import net.tomarigi.audit.AuditEntry;
import net.tomarigi.audit.AuditTrail;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.sealing.Sealer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

@ApplicationScoped
class PostgresSubscriptions implements Subscriptions {
    /** One after the other, so that two who come at once do not both find the last place free. */
    private static final String LOCK_ACCOUNT = "select id from principal where id = :account for update";

    private static final String LOCK_FACILITY =
            "select cast(pg_advisory_xact_lock(hashtextextended('push:' || id, 0)) as text) from facility where id = :facility";

    private static final String KNOWN = """
            select id from push_subscription
            where facility_id = :facility and endpoint_index = any (string_to_array(:indexes, ','))
            """;

    private static final String COUNT = """
            select cast(count(*) filter (where principal_id = :account) as integer),
                cast(count(*) filter (where facility_id = :facility) as integer)
            from push_subscription where principal_id = :account or facility_id = :facility
            """;

    private static final String WRITE = """
            insert into push_subscription (id, principal_id, facility_id, language, endpoint, endpoint_index, keys)
            values (:id, :account, :facility, :language, :endpoint, :index, :keys)
            on conflict (id) do update set principal_id = excluded.principal_id, language = excluded.language,
                endpoint = excluded.endpoint, endpoint_index = excluded.endpoint_index, keys = excluded.keys
            """;

    private static final String FIND = """
            select id, language, endpoint, keys from push_subscription
            where id = :id and principal_id = :account and facility_id = :facility
            """;

    private static final String REMOVE =
            "delete from push_subscription where id = :id and principal_id = :account and facility_id = :facility";

    private final Mutiny.SessionFactory sessions;
    private final Sealer sealer;
    private final AuditTrail trail;
    private final Clock clock;

    PostgresSubscriptions(Mutiny.SessionFactory sessions, Sealer sealer, AuditTrail trail, Clock clock) {
        this.sessions = sessions;
        this.sealer = sealer;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<String>> keep(String account, String facility, Locale language, Target target) {
        List<String> indexes = sealer.index(target.endpoint(), ENDPOINTS);
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .chain(() -> lock(session, account, facility))
                .chain(() -> session.createNativeQuery(KNOWN, String.class)
                        .setParameter("facility", facility)
                        .setParameter("indexes", String.join(",", indexes))
                        .getSingleResultOrNull())
                .flatMap(known -> known != null
                        ? write(session, known, account, facility, language, target)
                                .replaceWith(Optional.of(known))
                        : hasRoom(session, account, facility)
                                .flatMap(room -> room
                                        ? add(session, account, facility, language, target)
                                        : Uni.createFrom().item(Optional.empty()))));
    }

    private static Uni<Void> lock(StatelessSession session, String account, String facility) {
        return session.createNativeQuery(LOCK_ACCOUNT, String.class)
                .setParameter("account", account)
                .getSingleResultOrNull()
                .chain(() -> session.createNativeQuery(LOCK_FACILITY, String.class)
                        .setParameter("facility", facility)
                        .getResultList())
                .invoke(found -> {
                    if (found.isEmpty())
                        throw Problem.notFound("facility", facility).asException();
                })
                .replaceWithVoid();
    }

    private static Uni<Boolean> hasRoom(StatelessSession session, String account, String facility) {
        return session.createNativeQuery(COUNT, Object[].class)
                .setParameter("account", account)
                .setParameter("facility", facility)
                .getSingleResult()
                .map(counts -> (Integer) counts[0] < MOST_OF_ACCOUNT && (Integer) counts[1] < MOST_OF_FACILITY);
    }

    private Uni<Optional<String>> add(
            StatelessSession session, String account, String facility, Locale language, Target target) {
        String id = Secret.id();
        return write(session, id, account, facility, language, target)
                .chain(() -> record(session, account, "push.added", facility))
                .replaceWith(Optional.of(id));
    }

    private Uni<Integer> write(
            StatelessSession session, String id, String account, String facility, Locale language, Target target) {
        return session.createNativeQuery(WRITE)
                .setParameter("id", id)
                .setParameter("account", account)
                .setParameter("facility", facility)
                .setParameter("language", language.getLanguage())
                .setParameter("endpoint", sealer.seal(target.endpoint(), ENDPOINTS + ":" + id))
                .setParameter(
                        "index", sealer.index(target.endpoint(), ENDPOINTS).get(0))
                .setParameter(
                        "keys",
                        sealer.seal(EventJson.writeData(new KeysJson(target.p256dh(), target.auth())), KEYS + ":" + id))
                .executeUpdate();
    }

    private Uni<Void> record(StatelessSession session, String account, String action, String facility) {
        return trail.record(
                session,
                new AuditEntry(
                        null, clock.instant(), account, action, "account", account, Map.of("facility", facility)));
    }

    @Override
    public Uni<Optional<Subscription>> find(String account, String facility, String id) {
        return sessions.withStatelessTransaction(session -> RowScope.of(session, account, List.of(), List.of())
                .chain(() -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("id", id)
                        .setParameter("account", account)
                        .setParameter("facility", facility)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row)
                        .map(found -> open(
                                sealer, (String) found[0], (String) found[1], (String) found[2], (String) found[3]))));
    }

    static Subscription open(Sealer sealer, String id, String language, String endpoint, String keys) {
        KeysJson opened = EventJson.readData(sealer.open(keys, KEYS + ":" + id), KeysJson.class);
        return new Subscription(
                id,
                Locale.forLanguageTag(language),
                new Target(sealer.open(endpoint, ENDPOINTS + ":" + id), opened.p256dh(), opened.auth()));
    }

    @Override
    public Uni<Boolean> remove(String account, String facility, String id) {
        return sessions.withStatelessTransaction(session -> RowScope.of(session, account, List.of(), List.of())
                .chain(() -> session.createNativeQuery(REMOVE)
                        .setParameter("id", id)
                        .setParameter("account", account)
                        .setParameter("facility", facility)
                        .executeUpdate())
                .flatMap(rows -> rows == 1
                        ? record(session, account, "push.removed", facility).replaceWith(true)
                        : Uni.createFrom().item(false)));
    }

    @Override
    public Uni<Void> forget(String id) {
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .chain(() -> session.createNativeQuery("delete from push_subscription where id = :id")
                        .setParameter("id", id)
                        .executeUpdate())
                .replaceWithVoid());
    }

    record KeysJson(String p256dh, String auth) {}
}
