package net.tomarigi.report;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was counted for a year, cell by cell; what is not there is 0 in a table of counts, and nothing in one of measures.
 *
 * @param cells of one table, row and column at most one with a value
 * @param names of facilities, by id
 */
public record Figures(List<Figure> cells, Map<String, String> names) {
    public Figures {
        cells = List.copyOf(cells);
        names = Map.copyOf(names);
    }

    /**
     * @param value null: there is none
     * @param basis on how many cases it rests
     */
    public record Figure(String table, String row, String column, BigDecimal value, long basis) {}

    /** By row and column. What stands twice adds up. */
    Map<String, Map<String, Figure>> of(Table table) {
        Map<String, Map<String, Figure>> found = new HashMap<>();
        for (Figure one : cells)
            if (one.table().equals(table.key()))
                found.computeIfAbsent(one.row(), none -> new HashMap<>()).merge(one.column(), one, Figures::sum);
        return found;
    }

    private static Figure sum(Figure one, Figure other) {
        BigDecimal sum = one.value() == null
                ? other.value()
                : other.value() == null ? one.value() : one.value().add(other.value());
        return new Figure(one.table(), one.row(), one.column(), sum, one.basis() + other.basis());
    }

    Stream<String> rows(Table table) {
        return cells.stream().filter(one -> one.table().equals(table.key())).map(Figure::row);
    }
}
