package net.tomarigi.access.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.tomarigi.access.Accounts;
import net.tomarigi.access.Secret;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.sealing.Sealer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

@ApplicationScoped
class PostgresAccounts implements Accounts {
    private static final String FIND = """
            select a.principal_id, a.password, p.demo
            from account a join principal p on p.id = a.principal_id
            where a.username_index = any (string_to_array(:indexes, ',')) and p.disabled_at is null
            """;

    private static final String MAKE_PRINCIPAL = """
            insert into principal (id, kind, name, demo, made_by) values (:id, 'PERSON', :name, :demo, :by)
            """;

    private static final String MAKE_ACCOUNT = """
            insert into account (principal_id, username, username_index, mail, password, password_at)
            select :id, :username, :index, cast(:mail as text), cast(:password as text),
                case when cast(:password as text) is null then null else clock_timestamp() end
            where not exists (select from account where username_index = any (string_to_array(:indexes, ',')))
            on conflict (username_index) do nothing
            """;

    private final Mutiny.SessionFactory sessions;
    private final Sealer sealer;
    private final Recorder recorder;

    PostgresAccounts(Mutiny.SessionFactory sessions, Sealer sealer, Recorder recorder) {
        this.recorder = recorder;
        this.sessions = sessions;
        this.sealer = sealer;
    }

    @Override
    public Uni<Optional<Known>> findForSignIn(String username) {
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .flatMap(ready -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("indexes", String.join(",", indexes(username)))
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row)
                        .map(found -> new Known((String) found[0], (String) found[1], (Boolean) found[2]))));
    }

    @Override
    public Uni<Optional<String>> make(NewAccount account) {
        return sessions.withStatelessTransaction((session, transaction) -> RowScope.everything(session)
                .flatMap(ready -> make(session, account))
                .invoke(made -> {
                    if (made.isEmpty()) transaction.markForRollback();
                }));
    }

    /** In the caller's transaction, which has to be rolled back when this is empty: the name is taken. */
    Uni<Optional<String>> make(StatelessSession session, NewAccount account) {
        String id = Secret.id();
        return insertPrincipal(session, id, account)
                .flatMap(done -> insertAccount(session, id, account))
                .flatMap(rows -> rows == 1
                        ? Grants.insert(session, id, account.grants()).replaceWith(Optional.of(id))
                        : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Integer> insertPrincipal(StatelessSession session, String id, NewAccount account) {
        return session.createNativeQuery(MAKE_PRINCIPAL)
                .setParameter("id", id)
                .setParameter("name", sealer.seal(account.name(), Principals.name(id)))
                .setParameter("demo", account.isDemo())
                .setParameter("by", account.madeBy())
                .executeUpdate();
    }

    private Uni<Integer> insertAccount(StatelessSession session, String id, NewAccount account) {
        List<String> indexes = indexes(account.username());
        return session.createNativeQuery(MAKE_ACCOUNT)
                .setParameter("id", id)
                .setParameter("username", sealer.seal(Accounts.folded(account.username()), USERNAMES + ":" + id))
                .setParameter("index", indexes.get(0))
                .setParameter("indexes", String.join(",", indexes))
                .setParameter("mail", account.mail() == null ? null : sealer.seal(account.mail(), MAILS + ":" + id))
                .setParameter("password", account.password())
                .executeUpdate();
    }

    @Override
    public Uni<Boolean> setPassword(String id, String password) {
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .flatMap(ready -> setPassword(session, id, password))
                .call(rows -> recorder.networksOf(session, id)
                        .flatMap(networks ->
                                recorder.record(session, id, networks, "password.changed", "person", id, Map.of())))
                .map(rows -> rows == 1));
    }

    static Uni<Integer> setPassword(StatelessSession session, String id, String password) {
        return session.createNativeQuery(
                        "update account set password = :password, password_at = clock_timestamp() where principal_id = :id")
                .setParameter("id", id)
                .setParameter("password", password)
                .executeUpdate();
    }

    List<String> indexes(String username) {
        return sealer.index(Accounts.folded(username), USERNAMES);
    }
}
