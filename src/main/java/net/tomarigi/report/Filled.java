package net.tomarigi.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.tomarigi.report.Figures.Figure;
import net.tomarigi.report.Table.Kind;

/**
 * A table with its figures.
 *
 * @param cells of each row, those of its columns
 */
public record Filled(Table table, List<String> rows, List<String> columns, List<List<Cell>> cells) {
    /**
     * One figure.
     *
     * @param value null: there is none, or it is hidden
     * @param basis on how many cases it rests; of a hidden one -1
     * @param isHidden it is too small to be published, or something small could be computed from it
     */
    public record Cell(BigDecimal value, long basis, boolean isHidden) {
        static final Cell HIDDEN = new Cell(null, -1, true);
        private static final Cell NOTHING = new Cell(null, 0, false);
        private static final Cell ZERO = new Cell(BigDecimal.ZERO, 0, false);
    }

    static Filled of(Table table, Figures figures) {
        Map<String, Map<String, Figure>> found = figures.of(table);
        List<String> rows = table.rows().all(figures.rows(table));
        List<String> columns = table.columns().all(java.util.stream.Stream.empty());
        List<List<Cell>> cells = new ArrayList<>();
        for (String row : rows) {
            Map<String, Figure> ofRow = found.getOrDefault(row, Map.of());
            cells.add(columns.stream()
                    .map(column -> cell(table, ofRow.get(column)))
                    .toList());
        }
        return new Filled(table, rows, columns, cells);
    }

    private static Cell cell(Table table, Figure found) {
        if (found == null) return table.kind() == Kind.COUNTS ? Cell.ZERO : Cell.NOTHING;
        return new Cell(found.value(), found.basis(), false);
    }

    Filled with(List<List<Cell>> others) {
        return new Filled(table, rows, columns, others);
    }

    public Cell cell(String row, String column) {
        return cells.get(rows.indexOf(row)).get(columns.indexOf(column));
    }

    /** Whether anything is to be seen in a row. */
    public boolean isEmpty(int row) {
        return cells.get(row).stream()
                .allMatch(cell -> !cell.isHidden()
                        && (cell.value() == null || cell.value().signum() == 0));
    }
}
