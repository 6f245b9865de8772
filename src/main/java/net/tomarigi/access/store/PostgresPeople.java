package net.tomarigi.access.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.tomarigi.access.Accounts;
import net.tomarigi.access.Accounts.NewAccount;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Grant;
import net.tomarigi.access.OneTimeLinks.NewLink;
import net.tomarigi.access.People;
import net.tomarigi.access.Person;
import net.tomarigi.access.Role;
import net.tomarigi.access.Secret;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.sealing.Sealer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Whoever keeps a network is shown its people by row-level security as well; new rows alone are written as the product. */
@ApplicationScoped
class PostgresPeople implements People {
    /** Those for whom an OpenID provider vouches have no account here. */
    private static final String SELECT = """
            select p.id, a.username, p.name, a.mail, cast(%s as text),
                cast(extract(epoch from p.seen_at) * 1000 as bigint), p.disabled_at is not null,
                a.password is not null or exists (select from passkey k where k.principal_id = p.id)
                    or exists (select from openid_person o where o.principal_id = p.id),
                p.demo,
                (select cast(extract(epoch from max(l.expires_at)) * 1000 as bigint) from one_time_link l
                    where l.principal_id = p.id and l.used_at is null
                      and l.expires_at > cast(cast(:now as text) as timestamptz))
            from principal p left join account a on a.principal_id = p.id
            where p.kind = 'PERSON'
            """.formatted(Grants.NAMED_OF_P);

    private static final String OF_NETWORK = """
             and p.id in (
                select g.principal_id from role_grant g where g.network_id = :network
                union all select g.principal_id from role_grant g join membership m on m.facility_id = g.facility_id
                where m.network_id = :network)
            """;

    private static final String ONE = " and p.id = :id";

    private static final String CALLED = " and a.username_index = any (string_to_array(:indexes, ','))";
    private static final String AFTER = """
             and (p.made_at, p.id) < (select b.made_at, b.id from principal b where b.id = :after)
            """;
    private static final String NEWEST_FIRST = " order by p.made_at desc, p.id desc";

    private static final String COUNT = "select count(*) from principal p where p.kind = 'PERSON'" + OF_NETWORK;

    private static final String UPDATE = """
            update principal set name = :name, version = version + 1,
                disabled_at = case when :disabled then coalesce(disabled_at, clock_timestamp()) end
            where id = :id
            """;

    /** Others who can administer the installation. */
    private static final String OTHER_ADMINISTRATORS = """
            select count(*) from principal p join account a on a.principal_id = p.id
            where p.id <> :id and p.disabled_at is null and not p.demo
              and (a.password is not null or exists (select from passkey k where k.principal_id = p.id))
              and exists (select from role_grant g where g.principal_id = p.id and g.role = 'ADMINISTRATOR')
            """;

    private static final String SESSIONS = """
            select t.id, t.hash = :current, cast(extract(epoch from t.made_at) * 1000 as bigint),
                cast(extract(epoch from t.seen_at) * 1000 as bigint),
                cast(extract(epoch from t.expires_at) * 1000 as bigint)
            from token t
            where t.principal_id = :account and t.kind = 'SESSION'
              and t.expires_at > cast(cast(:now as text) as timestamptz)
            order by t.made_at desc
            """;

    /** As many as the trail takes. */
    private static final int MOST_WORDS = 12;

    private final Mutiny.SessionFactory sessions;
    private final PostgresAccounts accounts;
    private final Sealer sealer;
    private final Clock clock;
    private final Recorder recorder;

    PostgresPeople(
            Mutiny.SessionFactory sessions, PostgresAccounts accounts, Sealer sealer, Clock clock, Recorder recorder) {
        this.recorder = recorder;
        this.sessions = sessions;
        this.accounts = accounts;
        this.sealer = sealer;
        this.clock = clock;
    }

    private static Uni<Void> begin(StatelessSession session, Scope scope) {
        return scope.network() == null
                ? RowScope.everything(session)
                : RowScope.of(session, scope.caller().id(), List.of(scope.network()), List.of());
    }

    @Override
    public Uni<List<Person>> list(Scope scope, String username, String after, int limit) {
        String sql = SELECT
                + (scope.network() == null ? "" : OF_NETWORK)
                + (username == null ? "" : CALLED)
                + (after == null ? "" : AFTER)
                + NEWEST_FIRST;
        return sessions.withStatelessTransaction(session -> begin(session, scope)
                .flatMap(ready -> {
                    var query = session.createNativeQuery(sql, Object[].class)
                            .setParameter("now", clock.instant().toString())
                            .setMaxResults(limit);
                    if (scope.network() != null) query.setParameter("network", scope.network());
                    if (username != null) query.setParameter("indexes", String.join(",", accounts.indexes(username)));
                    if (after != null) query.setParameter("after", after);
                    return query.getResultList();
                })
                .map(rows -> rows.stream().map(this::person).toList())
                // What colleagues are called, the product itself reads for every desk: that is no look into the list.
                .call(all -> after != null || scope.caller().equals(Caller.SYSTEM)
                        ? Uni.createFrom().voidItem()
                        : recorder.record(
                                session,
                                scope.caller().id(),
                                networks(scope),
                                "people.listed",
                                "people",
                                scope.isEverywhere() ? "all" : scope.network(),
                                Map.of("count", all.size()))));
    }

    private static List<String> networks(Scope scope) {
        return scope.isEverywhere() ? List.of() : List.of(scope.network());
    }

    @Override
    public Uni<Optional<Person>> findOwn(String id) {
        return sessions.withStatelessTransaction(session -> RowScope.of(session, id, List.of(), List.of())
                .flatMap(ready -> session.createNativeQuery(SELECT + ONE, Object[].class)
                        .setParameter("now", clock.instant().toString())
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(this::person)));
    }

    /** @param network whose people are meant; null: everybody whom the transaction may see */
    private Uni<Optional<Person>> find(StatelessSession session, String id, String network, String lock) {
        String sql = SELECT + ONE + (network == null ? "" : OF_NETWORK) + lock;
        var query = session.createNativeQuery(sql, Object[].class)
                .setParameter("now", clock.instant().toString())
                .setParameter("id", id);
        if (network != null) query.setParameter("network", network);
        return query.getSingleResultOrNull().map(row -> Optional.ofNullable(row).map(this::person));
    }

    private Person person(Object[] row) {
        String id = (String) row[0];
        return new Person(
                id,
                row[1] == null ? null : sealer.open((String) row[1], Accounts.USERNAMES + ":" + id),
                sealer.open((String) row[2], Principals.name(id)),
                row[3] == null ? null : sealer.open((String) row[3], Accounts.MAILS + ":" + id),
                Grants.readNamed((String) row[4]),
                moment(row[5]),
                (Boolean) row[6],
                (Boolean) row[7],
                (Boolean) row[8],
                moment(row[9]));
    }

    private static Instant moment(Object millis) {
        return millis == null ? null : Instant.ofEpochMilli((Long) millis);
    }

    @Override
    public Uni<Optional<Person>> invite(Scope scope, NewAccount account, NewLink link) {
        return sessions.withStatelessTransaction((session, transaction) -> RowScope.everything(session)
                .flatMap(ready -> requireRoom(session, scope.network()))
                .flatMap(room -> accounts.make(session, account))
                .flatMap(made -> {
                    if (made.isPresent())
                        return PostgresOneTimeLinks.make(session, made.get(), link, account.madeBy())
                                .flatMap(done -> find(session, made.get(), null, ""))
                                .call(done -> recorder.record(
                                        session,
                                        account.madeBy(),
                                        in(scope, account.grants(), List.of()),
                                        "person.invited",
                                        "person",
                                        made.get(),
                                        Map.of("roles", words(account.grants()))));
                    transaction.markForRollback();
                    return Uni.createFrom().item(Optional.empty());
                }));
    }

    /** One after the other: two who come at once would both find the last place free. */
    private static Uni<Void> requireRoom(StatelessSession session, String network) {
        if (network == null) return Uni.createFrom().voidItem();
        return lock(session, "people:" + network)
                .flatMap(locked -> session.createNativeQuery(COUNT, Long.class)
                        .setParameter("network", network)
                        .getSingleResult())
                .invoke(count -> {
                    if (count >= MOST_OF_NETWORK)
                        throw Problem.of("people-full", 409, MOST_OF_NETWORK).asException();
                })
                .replaceWithVoid();
    }

    private static Uni<Void> lock(StatelessSession session, String what) {
        return session.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtextextended(:what, 0)) as text)", String.class)
                .setParameter("what", what)
                .getSingleResult()
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Person>> change(Scope scope, String id, Function<Person, Change> decide) {
        return sessions.withStatelessTransaction(session -> begin(session, scope)
                .flatMap(ready -> find(session, id, scope.network(), " for update of p"))
                .flatMap(found -> {
                    if (found.isEmpty()) return Uni.createFrom().item(Optional.<Person>empty());
                    Change change = decide.apply(found.get());
                    return requireAdministrator(session, found.get(), change)
                            .flatMap(left -> write(session, scope, id, change))
                            .flatMap(written -> RowScope.everything(session))
                            .flatMap(ready -> find(session, id, null, ""))
                            .call(after -> recorder.record(
                                    session,
                                    scope.caller().id(),
                                    in(scope, found.get().grants(), change.grants()),
                                    "person.changed",
                                    "person",
                                    id,
                                    Map.of(
                                            "changed", changed(found.get(), change),
                                            "roles", words(change.grants()))));
                }));
    }

    /** Whose officers are to learn of it. */
    private static Set<String> in(Scope scope, List<Grant> before, List<Grant> after) {
        if (!scope.isEverywhere()) return Set.of(scope.network());
        return Stream.concat(before.stream(), after.stream())
                .flatMap(grant -> grant.networks().stream())
                .collect(Collectors.toSet());
    }

    private static List<String> words(List<Grant> grants) {
        return grants.stream()
                .map(grant -> Stream.of(grant.role().word(), grant.network(), grant.facility())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" ")))
                .sorted()
                .limit(MOST_WORDS)
                .toList();
    }

    /** The names of what is otherwise now, without what it was and is. */
    private static List<String> changed(Person before, Change change) {
        List<String> changed = new ArrayList<>();
        if (!change.name().equals(before.name())) changed.add("name");
        if (!Objects.equals(change.mail(), before.mail())) changed.add("mail");
        if (!Set.copyOf(change.grants()).equals(Set.copyOf(before.grants()))) changed.add("roles");
        if (change.disabled() != before.disabled()) changed.add(change.disabled() ? "disabled" : "enabled");
        if (change.link() != null) changed.add("link");
        return changed;
    }

    /** One after the other: two who end each other would both find the other one left. */
    private static Uni<Void> requireAdministrator(StatelessSession session, Person before, Change change) {
        boolean was = administers(before.grants()) && !before.disabled();
        boolean stays = administers(change.grants()) && !change.disabled();
        if (!was || stays || before.isDemo()) return Uni.createFrom().voidItem();
        return lock(session, "administrators")
                .flatMap(locked -> session.createNativeQuery(OTHER_ADMINISTRATORS, Long.class)
                        .setParameter("id", before.id())
                        .getSingleResult())
                .invoke(others -> {
                    if (others == 0) throw Problem.of("last-administrator", 409).asException();
                })
                .replaceWithVoid();
    }

    private static boolean administers(List<Grant> grants) {
        return grants.stream().anyMatch(grant -> grant.role() == Role.ADMINISTRATOR);
    }

    /** Roles come last: without them an officer would not see the rest any more. */
    private Uni<Void> write(StatelessSession session, Scope scope, String id, Change change) {
        return session.createNativeQuery(UPDATE)
                .setParameter("id", id)
                .setParameter("name", sealer.seal(change.name(), Principals.name(id)))
                .setParameter("disabled", change.disabled())
                .executeUpdate()
                .flatMap(done -> session.createNativeQuery(
                                "update account set mail = cast(:mail as text) where principal_id = :id")
                        .setParameter("id", id)
                        .setParameter(
                                "mail",
                                change.mail() == null ? null : sealer.seal(change.mail(), Accounts.MAILS + ":" + id))
                        .executeUpdate())
                .flatMap(done ->
                        change.disabled() ? end(session, id) : Uni.createFrom().voidItem())
                .flatMap(done -> change.link() == null
                        ? Uni.createFrom().voidItem()
                        : PostgresOneTimeLinks.make(
                                session, id, change.link(), scope.caller().id()))
                .flatMap(done -> session.createNativeQuery("delete from role_grant where principal_id = :id")
                        .setParameter("id", id)
                        .executeUpdate())
                .flatMap(done -> Grants.insert(session, id, change.grants()));
    }

    private static Uni<Void> end(StatelessSession session, String id) {
        return session.createNativeQuery("delete from token where principal_id = :id")
                .setParameter("id", id)
                .executeUpdate()
                .flatMap(done -> session.createNativeQuery(
                                "delete from one_time_link where principal_id = :id and used_at is null")
                        .setParameter("id", id)
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<Set<String>> listFacilities(Collection<String> facilities, String network) {
        String sql = "select f.id from facility f where f.id = any (string_to_array(:ids, ','))"
                + (network == null
                        ? ""
                        : " and exists (select from membership m where m.facility_id = f.id and m.network_id = :network)");
        return known(sql, facilities, network);
    }

    @Override
    public Uni<Set<String>> listNetworks(Collection<String> networks) {
        return known("select n.id from network n where n.id = any (string_to_array(:ids, ','))", networks, null);
    }

    private Uni<Set<String>> known(String sql, Collection<String> ids, String network) {
        if (ids.isEmpty()) return Uni.createFrom().item(Set.of());
        return sessions.withStatelessSession(session -> {
                    var query = session.createNativeQuery(sql, String.class).setParameter("ids", String.join(",", ids));
                    if (network != null) query.setParameter("network", network);
                    return query.getResultList();
                })
                .map(Set::copyOf);
    }

    @Override
    public Uni<List<Session>> listSessions(String account, String token) {
        return sessions.withStatelessTransaction(session -> RowScope.of(session, account, List.of(), List.of())
                .flatMap(ready -> session.createNativeQuery(SESSIONS, Object[].class)
                        .setParameter("account", account)
                        .setParameter("current", token == null ? "" : Secret.hash(token))
                        .setParameter("now", clock.instant().toString())
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Session(
                                (String) row[0], (Boolean) row[1], moment(row[2]), moment(row[3]), moment(row[4])))
                        .toList()));
    }

    @Override
    public Uni<Boolean> endSession(String account, String id) {
        return sessions.withStatelessTransaction(session -> RowScope.of(session, account, List.of(), List.of())
                .flatMap(ready -> session.createNativeQuery(
                                "delete from token where principal_id = :account and id = :id and kind = 'SESSION'")
                        .setParameter("account", account)
                        .setParameter("id", id)
                        .executeUpdate())
                .map(rows -> rows == 1));
    }
}
