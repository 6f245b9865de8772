package net.tomarigi.access.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.tomarigi.access.Caller;
import net.tomarigi.access.DemoAccess;
import net.tomarigi.access.PairScreen;
import net.tomarigi.access.Secret;
import net.tomarigi.access.Tokens;
import net.tomarigi.platform.store.RowScope;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

@ApplicationScoped
class PostgresTokens implements Tokens {
    /** Somebody who has more sessions has lost count, or has a program that signs in for every call. */
    private static final int MOST_OF_ONE = 200;

    private static final String FIND = """
            select p.id, p.kind, cast(extract(epoch from t.expires_at) * 1000 as bigint), cast(%s as text), t.hash
            from token t join principal p on p.id = t.principal_id
            where t.hash = any (string_to_array(:hashes, ',')) and t.expires_at > cast(cast(:now as text) as timestamptz) and p.disabled_at is null
              and (:demo or not p.demo)
            """.formatted(Grants.OF_P);

    private static final String ISSUE = """
            insert into token (hash, id, principal_id, kind, expires_at)
            values (:hash, :id, :principal, :kind, cast(cast(:until as text) as timestamptz))
            """;

    /** The oldest give way. */
    private static final String TRIM = """
            delete from token where principal_id = :principal and hash in
                (select hash from token where principal_id = :principal order by made_at desc offset :most)
            """;

    private static final String SEEN = """
            with seen as (
                update token set seen_at = cast(cast(:now as text) as timestamptz), expires_at = case kind
                    when 'SCREEN' then cast(cast(:screensUntil as text) as timestamptz) else expires_at end
                where hash = any (string_to_array(:hashes, ',')) and expires_at > cast(cast(:now as text) as timestamptz)
                returning principal_id)
            update principal set seen_at = cast(cast(:now as text) as timestamptz) where id in (select principal_id from seen)
            """;

    private final Mutiny.SessionFactory sessions;
    private final Clock clock;
    private final DemoAccess demo;

    PostgresTokens(Mutiny.SessionFactory sessions, Clock clock, DemoAccess demo) {
        this.demo = demo;
        this.sessions = sessions;
        this.clock = clock;
    }

    private <T> Uni<T> asProduct(Function<StatelessSession, Uni<T>> work) {
        return sessions.withStatelessTransaction(
                session -> RowScope.everything(session).flatMap(ready -> work.apply(session)));
    }

    @Override
    public Uni<Optional<Caller>> find(String token) {
        return findAll(List.of(token)).map(found -> Optional.ofNullable(found.get(token)));
    }

    @Override
    public Uni<Map<String, Caller>> findAll(Collection<String> tokens) {
        Map<String, String> byHash = tokens.stream().distinct().collect(Collectors.toMap(Secret::hash, token -> token));
        return asProduct(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("hashes", String.join(",", byHash.keySet()))
                        .setParameter("now", clock.instant().toString())
                        .setParameter("demo", demo.isOpen())
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> caller(byHash.get((String) row[4]), row))
                        .collect(Collectors.toMap(Caller::token, caller -> caller)));
    }

    private static Caller caller(String token, Object[] row) {
        return new Caller(
                (String) row[0],
                Caller.Kind.valueOf((String) row[1]),
                token,
                Grants.read((String) row[3]),
                Instant.ofEpochMilli((Long) row[2]));
    }

    @Override
    public Uni<Issued> issue(String principal, Kind kind, Duration lasts) {
        return asProduct(session -> issue(session, principal, kind, lasts));
    }

    /** Within the caller's transaction, which has to see everything. */
    Uni<Issued> issue(StatelessSession session, String principal, Kind kind, Duration lasts) {
        Issued issued = new Issued(
                Secret.make(kind.prefix()), Secret.id(), clock.instant().plus(lasts));
        return session.createNativeQuery(ISSUE)
                .setParameter("hash", Secret.hash(issued.token()))
                .setParameter("id", issued.id())
                .setParameter("principal", principal)
                .setParameter("kind", kind.name())
                .setParameter("until", issued.expiresAt().toString())
                .executeUpdate()
                .call(done -> session.createNativeQuery(TRIM)
                        .setParameter("principal", principal)
                        .setParameter("most", MOST_OF_ONE)
                        .executeUpdate())
                .replaceWith(issued);
    }

    @Override
    public Uni<Optional<Ended>> end(String token) {
        return asProduct(session -> session.createNativeQuery(
                                "delete from token where hash = :hash returning id, principal_id, kind", Object[].class)
                        .setParameter("hash", Secret.hash(token))
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row)
                        .map(ended ->
                                new Ended((String) ended[0], (String) ended[1], Kind.valueOf((String) ended[2]))));
    }

    @Override
    public Uni<Integer> endAll(String principal, String butToken) {
        return asProduct(session -> session.createNativeQuery(
                        "delete from token where principal_id = :principal and hash <> :but")
                .setParameter("principal", principal)
                .setParameter("but", butToken == null ? "" : Secret.hash(butToken))
                .executeUpdate());
    }

    @Override
    public Uni<Void> seen(List<String> tokens) {
        if (tokens.isEmpty()) return Uni.createFrom().voidItem();
        String hashes = tokens.stream().map(Secret::hash).collect(Collectors.joining(","));
        return asProduct(session -> session.createNativeQuery(SEEN)
                        .setParameter("hashes", hashes)
                        .setParameter("now", clock.instant().toString())
                        .setParameter(
                                "screensUntil",
                                clock.instant().plus(PairScreen.LASTS).toString())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
