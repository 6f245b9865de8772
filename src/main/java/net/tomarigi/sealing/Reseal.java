package net.tomarigi.sealing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Seals with the key that writes now whatever was sealed with another. It works in batches, each a transaction, on what is
 * still old: it may be stopped and called again, and runs beside nodes that serve, whose newer values it leaves alone.
 */
public final class Reseal {
    private static final int BATCH_ROWS = 500;
    private static final String EVERYTHING = "select set_config('tomarigi.all', 'on', true)";

    private final Keyring keys;
    private final Sealer sealer;

    public Reseal(Keyring keys) {
        this.keys = keys;
        this.sealer = new Sealer(keys);
    }

    /**
     * What was done to one column.
     *
     * @param resealed how many values
     * @param unreadable the places whose values no key opens; they stay as they are
     */
    public record Outcome(SealedColumn column, int resealed, List<String> unreadable) {
        /** One line, and one more for each value that cannot be read. */
        @Override
        public String toString() {
            StringBuilder lines = new StringBuilder(column + ": " + resealed + " resealed");
            for (String sentence : unreadable) lines.append("\n  NOT OK: ").append(sentence);
            return lines.toString();
        }
    }

    /** @param connection of whoever may change the columns; it is given back without a transaction */
    public List<Outcome> run(Connection connection, List<SealedColumn> columns) throws SQLException {
        boolean committing = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            List<Outcome> outcomes = new ArrayList<>();
            for (SealedColumn column : columns) outcomes.add(run(connection, column));
            return outcomes;
        } finally {
            connection.rollback();
            connection.setAutoCommit(committing);
        }
    }

    private Outcome run(Connection connection, SealedColumn column) throws SQLException {
        int resealed = 0;
        List<String> unreadable = new ArrayList<>();
        Object after = null;
        while (true) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(EVERYTHING);
            }
            Map<Object, String> old = readOld(connection, column, after);
            for (Map.Entry<Object, String> each : old.entrySet()) {
                after = each.getKey();
                try {
                    String plain = sealer.open(each.getValue(), column.where(after));
                    resealed += write(connection, column, after, each.getValue(), plain);
                } catch (BrokenSeal e) {
                    unreadable.add(column.where(after) + ": " + e.getMessage());
                }
            }
            connection.commit();
            if (old.size() < BATCH_ROWS) return new Outcome(column, resealed, unreadable);
        }
    }

    /** By key, in its order. */
    private Map<Object, String> readOld(Connection connection, SealedColumn column, Object after) throws SQLException {
        String query = "select " + column.key() + ", " + column.column() + " from " + column.table()
                + " where not starts_with("
                + column.column() + ", ?)" + (after == null ? "" : " and " + column.key() + " > ?") + " order by "
                + column.key() + " limit " + BATCH_ROWS;
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, keys.first() + ":");
            if (after != null) statement.setObject(2, after);
            Map<Object, String> found = new LinkedHashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) found.put(rows.getObject(1), rows.getString(2));
            }
            return found;
        }
    }

    /** Nothing is written where somebody has changed the value since it was read. */
    private int write(Connection connection, SealedColumn column, Object id, String old, String plain)
            throws SQLException {
        boolean indexed = column.index() != null;
        String change = "update " + column.table() + " set " + column.column() + " = ?"
                + (indexed ? ", " + column.index() + " = ?" : "") + " where " + column.key() + " = ? and "
                + column.column() + " = ?";
        try (PreparedStatement statement = connection.prepareStatement(change)) {
            int next = 1;
            statement.setString(next++, sealer.seal(plain, column.where(id)));
            if (indexed) {
                statement.setString(
                        next++, sealer.index(plain, column.purpose()).get(0));
            }
            statement.setObject(next++, id);
            statement.setString(next, old);
            return statement.executeUpdate();
        }
    }
}
