package net.tomarigi.sealing;

import java.util.regex.Pattern;

/**
 * Where sealed values stand. Each is sealed for {@code table.column:key}.
 *
 * @param key the column that is the table's key
 * @param index the column with the blind index of the same value; null where it has none
 * @param purpose the index's, as in {@link Sealer#index}; the value is indexed as it was sealed
 */
public record SealedColumn(String table, String key, String column, String index, String purpose) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public SealedColumn {
        requireName(table);
        requireName(key);
        requireName(column);
        if (index != null) requireName(index);
    }

    public static SealedColumn of(String table, String key, String column) {
        return new SealedColumn(table, key, column, null, null);
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) throw new IllegalArgumentException(name + " is not a name in PostgreSQL");
    }

    String where(Object id) {
        return this + ":" + id;
    }

    @Override
    public String toString() {
        return table + "." + column;
    }
}
