package net.tomarigi.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import net.tomarigi.sealing.Sealer;

/** The system's trail for commands, which have PostgreSQL and none of the rest: an entry in their own transaction. */
public final class RecordOverJdbc {
    private final Signatures signatures;

    public RecordOverJdbc(Sealer sealer) {
        this.signatures = new Signatures(sealer);
    }

    /** As {@link AuditTrail#record}, of now, by the database's clock. */
    public void record(
            Connection connection,
            String who,
            String action,
            String subjectKind,
            String subject,
            Map<String, Object> details)
            throws SQLException {
        Head head = lock(connection);
        if (head == null) {
            execute(
                    connection,
                    "select audit_begin(cast(? as jsonb))",
                    Json.write(signatures.sign(Head.begun(Head.SYSTEM, 0))));
            head = lock(connection);
        }
        if (!signatures.isGenuine(head))
            head = append(
                    connection,
                    head,
                    entry(
                            connection,
                            AuditEntry.SYSTEM,
                            AuditTrail.BROKEN,
                            AuditTrail.SUBJECT_KIND,
                            VerifyTrail.name(Head.SYSTEM),
                            Map.of("after", head.last())));
        append(connection, head, entry(connection, who, action, subjectKind, subject, details));
    }

    private Head append(Connection connection, Head head, AuditEntry entry) throws SQLException {
        Link link = signatures.sign(Link.after(head, entry));
        Head moved = signatures.sign(head.movedTo(link));
        execute(
                connection,
                "select audit_append(cast(? as jsonb), cast(? as jsonb))",
                Json.write(link),
                Json.write(moved));
        return moved;
    }

    private static AuditEntry entry(
            Connection connection, String who, String action, String kind, String subject, Map<String, Object> details)
            throws SQLException {
        try (PreparedStatement now = connection.prepareStatement("select clock_timestamp()");
                ResultSet found = now.executeQuery()) {
            found.next();
            return new AuditEntry(
                    null, found.getObject(1, OffsetDateTime.class).toInstant(), who, action, kind, subject, details);
        }
    }

    private static Head lock(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select audit_lock(?)")) {
            lock.setString(1, Head.SYSTEM);
            try (ResultSet found = lock.executeQuery()) {
                found.next();
                String json = found.getString(1);
                return json == null ? null : Json.read(json, Head.class);
            }
        }
    }

    private static void execute(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setString(i + 1, values[i]);
            statement.execute();
        }
    }
}
