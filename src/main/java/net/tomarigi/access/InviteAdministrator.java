package net.tomarigi.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.tomarigi.access.OneTimeLinks.Purpose;
import net.tomarigi.audit.RecordOverJdbc;
import net.tomarigi.sealing.Sealer;

/**
 * Whoever may ask for it, because the database and its keys are theirs, is given a link with which somebody becomes an
 * administrator, or an administrator chooses a new password. It needs PostgreSQL alone and may run beside nodes that serve.
 */
public final class InviteAdministrator {
    /** For what must be seen whole. */
    private static final String EVERYTHING = "select set_config('tomarigi.all', 'on', true)";

    /** So that of two who invite the same name at the same moment one waits. */
    private static final String ALONE = "lock table account in share row exclusive mode";

    private static final String FIND = """
            select p.id, a.password is not null, p.disabled_at is not null or p.demo or not exists (
                select from role_grant g where g.principal_id = p.id and g.role = 'ADMINISTRATOR')
            from account a join principal p on p.id = a.principal_id where a.username_index = any (?)
            """;

    private static final String BY = "invite-administrator";

    private final Sealer sealer;
    private final RecordOverJdbc trail;

    public InviteAdministrator(Sealer sealer) {
        this.sealer = sealer;
        this.trail = new RecordOverJdbc(sealer);
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** @param path of the page with the secret, without the host; told this once */
        record Invited(String path, Purpose purpose) implements Outcome {
            /** Whoever has the link is somebody. */
            @Override
            public String toString() {
                return "a link for " + purpose;
            }
        }

        record NotAName() implements Outcome {}

        /** By somebody who is no administrator, who belongs to the demo, or who is stopped. */
        record Taken() implements Outcome {}
    }

    /** @param connection that is in no transaction; it is given back so */
    public Outcome invite(Connection connection, String username) throws SQLException {
        if (!Accounts.USERNAME.matcher(username).matches()) return new Outcome.NotAName();
        boolean committing = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            execute(connection, EVERYTHING);
            execute(connection, ALONE);
            Outcome outcome = inTransaction(connection, Accounts.folded(username));
            connection.commit();
            return outcome;
        } finally {
            connection.rollback();
            connection.setAutoCommit(committing);
        }
    }

    private Outcome inTransaction(Connection connection, String username) throws SQLException {
        List<String> indexes = sealer.index(username, Accounts.USERNAMES);
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setArray(1, connection.createArrayOf("text", new ArrayList<>(indexes).toArray()));
            try (ResultSet found = find.executeQuery()) {
                if (!found.next()) return link(connection, make(connection, username, indexes), Purpose.INVITATION);
                if (found.getBoolean(3)) return new Outcome.Taken();
                return link(connection, found.getString(1), found.getBoolean(2) ? Purpose.RESET : Purpose.INVITATION);
            }
        }
    }

    private String make(Connection connection, String username, List<String> indexes) throws SQLException {
        String id = Secret.id();
        execute(
                connection,
                "insert into principal (id, kind, name, made_by) values (?, 'PERSON', ?, ?)",
                id,
                sealer.seal(username, Accounts.NAMES + ":" + id),
                BY);
        execute(
                connection,
                "insert into account (principal_id, username, username_index) values (?, ?, ?)",
                id,
                sealer.seal(username, Accounts.USERNAMES + ":" + id),
                indexes.get(0));
        execute(connection, "insert into role_grant (principal_id, role) values (?, 'ADMINISTRATOR')", id);
        return id;
    }

    private Outcome link(Connection connection, String id, Purpose purpose) throws SQLException {
        String secret = Secret.make("tml_");
        execute(connection, "delete from one_time_link where principal_id = ? and used_at is null", id);
        execute(
                connection,
                "insert into one_time_link (hash, principal_id, purpose, made_by, expires_at)"
                        + " values (?, ?, ?, ?, clock_timestamp() + cast(? as interval))",
                Secret.hash(secret),
                id,
                purpose.name(),
                BY,
                purpose.lasts().toString());
        trail.record(
                connection,
                BY,
                "administrator.invited",
                "person",
                id,
                Map.of("purpose", purpose.name().toLowerCase(Locale.ROOT)));
        return new Outcome.Invited(OneTimeLinks.PAGE + secret, purpose);
    }

    private static void execute(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setString(i + 1, values[i]);
            statement.execute();
        }
    }
}
