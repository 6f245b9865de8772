package net.tomarigi.access.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.tomarigi.access.Passkeys;
import net.tomarigi.audit.AuditEntry;
import net.tomarigi.audit.AuditTrail;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.sealing.Sealer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

@ApplicationScoped
class PostgresPasskeys implements Passkeys {
    private static final String LIST = """
            select credential_id, label, cast(extract(epoch from made_at) * 1000 as bigint),
                cast(extract(epoch from used_at) * 1000 as bigint)
            from passkey where principal_id = :account order by made_at desc, credential_id
            """;

    private static final String FIND = """
            select k.principal_id, k.public_key, k.algorithm, k.aaguid, k.counter, p.demo
            from passkey k join principal p on p.id = k.principal_id
            where k.credential_id = :id and p.disabled_at is null
            """;

    /** One after the other, so that two who come at once do not both find the last place free. */
    private static final String LOCK_ACCOUNT =
            "select principal_id from account where principal_id = :account for update";

    private static final String COUNT = "select count(*) from passkey where principal_id = :account";

    private static final String ADD = """
            insert into passkey (credential_id, principal_id, public_key, algorithm, counter, aaguid, label)
            values (:id, :account, :key, :algorithm, :counter, :aaguid, :label)
            on conflict (credential_id) do nothing
            """;

    /** An authenticator that does not count says 0 for ever. */
    private static final String USE = """
            update passkey set counter = :counter, used_at = cast(cast(:now as text) as timestamptz)
            where credential_id = :id and (counter < :counter or (counter = 0 and :counter = 0))
            """;

    private static final String FORGET_OVER =
            "delete from answered_challenge where expires_at < cast(cast(:now as text) as timestamptz)";

    private static final String ANSWER = """
            insert into answered_challenge (hash, expires_at) values (:hash, cast(cast(:until as text) as timestamptz))
            on conflict (hash) do nothing
            """;

    private final Mutiny.SessionFactory sessions;
    private final Sealer sealer;
    private final AuditTrail trail;
    private final Clock clock;

    PostgresPasskeys(Mutiny.SessionFactory sessions, Sealer sealer, AuditTrail trail, Clock clock) {
        this.sessions = sessions;
        this.sealer = sealer;
        this.trail = trail;
        this.clock = clock;
    }

    private static Uni<Void> as(StatelessSession session, String account) {
        return RowScope.of(session, account, List.of(), List.of());
    }

    @Override
    public Uni<List<Passkey>> list(String account) {
        return sessions.withStatelessTransaction(session -> as(session, account)
                .flatMap(ready -> session.createNativeQuery(LIST, Object[].class)
                        .setParameter("account", account)
                        .getResultList())
                .map(rows -> rows.stream().map(this::passkey).toList()));
    }

    private Passkey passkey(Object[] row) {
        String id = (String) row[0];
        return new Passkey(
                id,
                sealer.open((String) row[1], LABELS + ":" + id),
                Instant.ofEpochMilli((Long) row[2]),
                row[3] == null ? null : Instant.ofEpochMilli((Long) row[3]));
    }

    @Override
    public Uni<Adding> add(Key key, String label, Answered answered) {
        return sessions.withStatelessTransaction((session, transaction) -> as(session, key.account())
                .flatMap(ready -> session.createNativeQuery(LOCK_ACCOUNT, String.class)
                        .setParameter("account", key.account())
                        .getSingleResultOrNull())
                .flatMap(locked -> locked == null
                        ? Uni.createFrom().item(Adding.REFUSED)
                        : session.createNativeQuery(COUNT, Long.class)
                                .setParameter("account", key.account())
                                .getSingleResult()
                                .flatMap(count -> count >= MOST
                                        ? Uni.createFrom().item(Adding.FULL)
                                        : insert(session, key, label, answered)))
                .invoke(adding -> {
                    if (adding != Adding.ADDED) transaction.markForRollback();
                }));
    }

    private Uni<Adding> insert(StatelessSession session, Key key, String label, Answered answered) {
        return answer(session, answered)
                .flatMap(first -> !first
                        ? Uni.createFrom().item(0)
                        : session.createNativeQuery(ADD)
                                .setParameter("id", key.id())
                                .setParameter("account", key.account())
                                .setParameter("key", key.publicKey())
                                .setParameter("algorithm", key.algorithm())
                                .setParameter("counter", key.counter())
                                .setParameter("aaguid", key.aaguid())
                                .setParameter("label", sealer.seal(label, LABELS + ":" + key.id()))
                                .executeUpdate())
                .flatMap(rows -> rows == 1
                        ? record(session, key.account(), "passkey.added").replaceWith(Adding.ADDED)
                        : Uni.createFrom().item(Adding.REFUSED));
    }

    @Override
    public Uni<Boolean> remove(String account, String id) {
        return sessions.withStatelessTransaction(session -> as(session, account)
                .flatMap(ready -> session.createNativeQuery(
                                "delete from passkey where credential_id = :id and principal_id = :account")
                        .setParameter("id", id)
                        .setParameter("account", account)
                        .executeUpdate())
                .flatMap(rows -> rows == 1
                        ? record(session, account, "passkey.removed").replaceWith(true)
                        : Uni.createFrom().item(false)));
    }

    @Override
    public Uni<Optional<Key>> find(String id) {
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .flatMap(ready -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row)
                        .map(found -> new Key(
                                id,
                                (String) found[0],
                                (byte[]) found[1],
                                (Long) found[2],
                                (String) found[3],
                                (Long) found[4],
                                (Boolean) found[5]))));
    }

    @Override
    public Uni<Boolean> use(String id, long counter, Answered answered) {
        return sessions.withStatelessTransaction((session, transaction) -> RowScope.everything(session)
                .flatMap(ready -> answer(session, answered))
                .flatMap(first -> !first
                        ? Uni.createFrom().item(0)
                        : session.createNativeQuery(USE)
                                .setParameter("id", id)
                                .setParameter("counter", counter)
                                .setParameter("now", clock.instant().toString())
                                .executeUpdate())
                .map(rows -> rows == 1)
                .invoke(used -> {
                    if (!used) transaction.markForRollback();
                }));
    }

    /** False when it was answered before; of those who come at once, the others wait and then are not the first. */
    private Uni<Boolean> answer(StatelessSession session, Answered answered) {
        return session.createNativeQuery(FORGET_OVER)
                .setParameter("now", clock.instant().toString())
                .executeUpdate()
                .flatMap(forgotten -> session.createNativeQuery(ANSWER)
                        .setParameter("hash", answered.hash())
                        .setParameter("until", answered.until().toString())
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    private Uni<Void> record(StatelessSession session, String account, String action) {
        return trail.record(
                session, new AuditEntry(null, clock.instant(), account, action, "account", account, Map.of()));
    }
}
