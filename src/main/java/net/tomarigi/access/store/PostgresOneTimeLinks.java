package net.tomarigi.access.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import net.tomarigi.access.Accounts;
import net.tomarigi.access.OneTimeLinks;
import net.tomarigi.access.Secret;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.sealing.Sealer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

@ApplicationScoped
class PostgresOneTimeLinks implements OneTimeLinks {
    private static final String OPEN =
            " l.hash = :hash and l.used_at is null and l.expires_at > cast(cast(:now as text) as timestamptz)";

    private static final String FIND = """
            select p.id, l.purpose, a.username, p.name
            from one_time_link l join principal p on p.id = l.principal_id join account a on a.principal_id = p.id
            where p.disabled_at is null and""" + OPEN;

    /** Of those who come at the same moment one finds it open: the others wait for the row, and then it is used. */
    private static final String USE = """
            update one_time_link l set used_at = cast(cast(:now as text) as timestamptz)
            from principal p
            where p.id = l.principal_id and p.disabled_at is null and""" + OPEN + " returning l.principal_id";

    private static final String END_OPEN = "delete from one_time_link where principal_id = :id and used_at is null";

    private static final String MAKE = """
            insert into one_time_link (hash, principal_id, purpose, made_by, expires_at)
            values (:hash, :id, :purpose, :by, cast(cast(:until as text) as timestamptz))
            """;

    private final Mutiny.SessionFactory sessions;
    private final Sealer sealer;
    private final Clock clock;
    private final Recorder recorder;

    PostgresOneTimeLinks(Mutiny.SessionFactory sessions, Sealer sealer, Clock clock, Recorder recorder) {
        this.recorder = recorder;
        this.sessions = sessions;
        this.sealer = sealer;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<Found>> find(String secret) {
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .flatMap(ready -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("hash", Secret.hash(secret))
                        .setParameter("now", clock.instant().toString())
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(this::found)));
    }

    private Found found(Object[] row) {
        String id = (String) row[0];
        return new Found(
                id,
                Purpose.valueOf((String) row[1]),
                sealer.open((String) row[2], Accounts.USERNAMES + ":" + id),
                sealer.open((String) row[3], Principals.name(id)));
    }

    @Override
    public Uni<Optional<String>> use(String secret, String password) {
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .flatMap(ready -> session.createNativeQuery(USE, String.class)
                        .setParameter("hash", Secret.hash(secret))
                        .setParameter("now", clock.instant().toString())
                        .getSingleResultOrNull())
                .flatMap(id -> id == null
                        ? Uni.createFrom().item(Optional.<String>empty())
                        : begin(session, id, password)
                                .flatMap(begun -> recorder.networksOf(session, id))
                                .flatMap(networks -> recorder.record(
                                        session, id, networks, "password.set-by-link", "person", id, Map.of()))
                                .replaceWith(Optional.of(id))));
    }

    /** A new password: what was known of the account before opens nothing any more. */
    private static Uni<Void> begin(StatelessSession session, String id, String password) {
        return PostgresAccounts.setPassword(session, id, password)
                .flatMap(set -> session.createNativeQuery("delete from token where principal_id = :id")
                        .setParameter("id", id)
                        .executeUpdate())
                .flatMap(ended -> session.createNativeQuery("delete from passkey where principal_id = :id")
                        .setParameter("id", id)
                        .executeUpdate())
                .flatMap(ended -> session.createNativeQuery(END_OPEN)
                        .setParameter("id", id)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** In the caller's transaction; the one before it works no longer. */
    static Uni<Void> make(StatelessSession session, String id, NewLink link, String by) {
        return session.createNativeQuery(END_OPEN)
                .setParameter("id", id)
                .executeUpdate()
                .flatMap(ended -> session.createNativeQuery(MAKE)
                        .setParameter("hash", Secret.hash(link.secret()))
                        .setParameter("id", id)
                        .setParameter("purpose", link.purpose().name())
                        .setParameter("by", by)
                        .setParameter("until", link.until().toString())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
