package net.tomarigi.access.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import net.tomarigi.access.PairingCode;
import net.tomarigi.access.Pairings;
import net.tomarigi.access.Pairings.Opening.Full;
import net.tomarigi.access.Pairings.Opening.NoNetwork;
import net.tomarigi.access.Pairings.Opening.Opened;
import net.tomarigi.access.Pairings.Standing.LetIn;
import net.tomarigi.access.Pairings.Standing.Over;
import net.tomarigi.access.Pairings.Standing.Waiting;
import net.tomarigi.access.Secret;
import net.tomarigi.access.Tokens.Kind;
import net.tomarigi.platform.store.RowScope;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

@ApplicationScoped
class PostgresPairings implements Pairings {
    private static final String SECRET = "tmp_";

    /** Two screens get the same code once in millions of years; then one of them asks again. */
    private static final int TRIES = 3;

    private static final String CLEAR =
            "delete from pairing where expires_at <= cast(cast(:now as text) as timestamptz)";

    private static final String ROOM = """
            select (select count(*) from network where id = :network),
                (select count(*) from pairing), (select count(*) from pairing where network_id = :network)
            """;

    private static final String OPEN_ONE = """
            insert into pairing (secret_hash, code, network_id, expires_at)
            values (:hash, :code, :network, cast(cast(:until as text) as timestamptz))
            on conflict (code) do nothing
            """;

    private static final String TAKE = """
            with taken as (
                delete from pairing where secret_hash = :hash and principal_id is not null
                    and expires_at > cast(cast(:now as text) as timestamptz)
                returning principal_id, network_id)
            select principal_id, network_id from taken
            """;

    private static final String WAITS = """
            select count(*) from pairing
            where secret_hash = :hash and expires_at > cast(cast(:now as text) as timestamptz)
            """;

    private final Mutiny.SessionFactory sessions;
    private final PostgresTokens tokens;
    private final Clock clock;

    PostgresPairings(Mutiny.SessionFactory sessions, PostgresTokens tokens, Clock clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Uni<Opening> open(String network) {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(CLEAR)
                .setParameter("now", clock.instant().toString())
                .executeUpdate()
                .flatMap(cleared -> session.createNativeQuery(ROOM, Object[].class)
                        .setParameter("network", network)
                        .getSingleResult())
                .flatMap(room -> {
                    if ((Long) room[0] == 0) return Uni.createFrom().item(new NoNetwork());
                    if ((Long) room[1] >= MOST || (Long) room[2] >= MOST_OF_NETWORK)
                        return Uni.createFrom().item(new Full());
                    return open(session, network, TRIES);
                }));
    }

    private Uni<Opening> open(StatelessSession session, String network, int tries) {
        if (tries == 0) return Uni.createFrom().item(new Full());
        Instant until = clock.instant().plus(OPEN);
        Opened opened = new Opened(PairingCode.make(), Secret.make(SECRET), until);
        return session.createNativeQuery(OPEN_ONE)
                .setParameter("hash", Secret.hash(opened.secret()))
                .setParameter("code", opened.code())
                .setParameter("network", network)
                .setParameter("until", until.toString())
                .executeUpdate()
                .flatMap(rows -> rows == 1 ? Uni.createFrom().item(opened) : open(session, network, tries - 1));
    }

    @Override
    public Uni<Standing> take(String secret, Duration tokenLasts) {
        String hash = Secret.hash(secret);
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .flatMap(ready -> session.createNativeQuery(TAKE, Object[].class)
                        .setParameter("hash", hash)
                        .setParameter("now", clock.instant().toString())
                        .getSingleResultOrNull())
                .flatMap(taken -> taken == null
                        ? waits(session, hash)
                        : tokens.issue(session, (String) taken[0], Kind.SCREEN, tokenLasts)
                                .map(issued -> new LetIn((String) taken[1], issued))));
    }

    private Uni<Standing> waits(StatelessSession session, String hash) {
        return session.createNativeQuery(WAITS, Long.class)
                .setParameter("hash", hash)
                .setParameter("now", clock.instant().toString())
                .getSingleResult()
                .map(count -> count == 1 ? new Waiting() : new Over());
    }
}
