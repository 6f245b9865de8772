package net.tomarigi.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.tomarigi.outbox.EventJson;

/** Many rows in few statements, in the transaction of a connection: sets of rows travel as one JSON parameter each. */
final class BulkRows {
    private static final int BATCH = 400;

    private final Connection connection;

    BulkRows(Connection connection) {
        this.connection = connection;
    }

    static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        return row;
    }

    <T> void insert(String table, Iterable<T> all, Function<T, Map<String, Object>> toRow) throws SQLException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (T one : all) rows.add(toRow.apply(one));
        insert(table, rows);
    }

    /** @param rows by the names of the columns, all of the same */
    void insert(String table, List<? extends Map<String, Object>> rows) throws SQLException {
        if (rows.isEmpty()) return;
        String columns =
                rows.get(0).keySet().stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        String sql = "insert into " + table + " (" + columns + ") select " + columns
                + " from jsonb_populate_recordset(null::" + table + ", cast(? as jsonb))";
        for (List<?> some : batches(rows)) execute(sql, EventJson.writeData(some));
    }

    static <T> List<List<T>> batches(List<T> all) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH)
            batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
        return batches;
    }

    void execute(String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setString(i + 1, values[i]);
            statement.execute();
        }
    }

    String text(String sql, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                return found.getString(1);
            }
        }
    }
}
