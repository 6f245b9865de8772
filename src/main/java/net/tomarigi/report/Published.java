package net.tomarigi.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.tomarigi.report.Filled.Cell;
import net.tomarigi.report.Suppression.Sum;
import net.tomarigi.report.Table.Kind;

/**
 * The tables that may be published, small numbers hidden: all counts of all tables are read together, as whoever wants to
 * find something out would.
 */
final class Published {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Long> counts = new ArrayList<>();
    private final List<Sum> sums = new ArrayList<>();
    private final BitSet unseen = new BitSet();

    private Published() {}

    /** @param threshold the least count that is shown besides 0 */
    static List<Filled> of(List<Filled> tables, int threshold) {
        List<Filled> some =
                tables.stream().filter(one -> one.table().isPublished()).toList();
        Published all = new Published();
        for (Filled one : some) if (one.table().kind() == Kind.COUNTS) all.add(one);
        BitSet hidden = Suppression.hide(
                all.counts.stream().mapToLong(count -> count).toArray(), all.sums, all.unseen, threshold);
        return some.stream()
                .map(one -> switch (one.table().kind()) {
                    case COUNTS -> all.hide(one, hidden);
                    case MEASURES -> hideResting(one, some, all, hidden, threshold);
                    case FACILITIES -> one;
                })
                .toList();
    }

    /** What is counted, whatever the table: the same name, the same count. */
    private static String name(Table table, String row, String column) {
        TreeSet<String> attributes = new TreeSet<>();
        if (!table.fixed().isEmpty()) attributes.add(table.fixed());
        if (!row.equals(Axis.TOTAL)) attributes.add(table.rows().dimension() + "=" + row);
        if (!column.equals(Axis.TOTAL)) attributes.add(table.columns().dimension() + "=" + column);
        return table.population() + attributes;
    }

    private int number(String name, long count) {
        Integer known = numbers.get(name);
        if (known == null) {
            numbers.put(name, counts.size());
            counts.add(count);
            return counts.size() - 1;
        }
        if (counts.get(known) != count)
            throw new IllegalArgumentException(name + " is " + counts.get(known) + " and " + count);
        return known;
    }

    private void add(Filled filled) {
        Table table = filled.table();
        int[][] all = new int[filled.rows().size()][filled.columns().size()];
        for (int i = 0; i < all.length; i++)
            for (int j = 0; j < all[i].length; j++)
                all[i][j] = number(
                        name(table, filled.rows().get(i), filled.columns().get(j)),
                        filled.cells().get(i).get(j).value().longValueExact());
        if (table.columns().addsUp())
            for (int[] row : all) sums.add(new Sum(row[row.length - 1], Arrays.copyOf(row, row.length - 1)));
        int last = all.length - 1;
        if (table.rows().addsUp()) {
            for (int j = 0; j < all[last].length; j++) {
                int[] parts = new int[last];
                for (int i = 0; i < last; i++) parts[i] = all[i][j];
                sums.add(new Sum(all[last][j], parts));
            }
        } else if (table.rows().hasTotal()) for (int i = 0; i < last; i++) addOthers(filled, i, all[i], all[last]);
    }

    /** Those who do not have what a row says, of whom the total lets one know. */
    private void addOthers(Filled filled, int i, int[] row, int[] totals) {
        for (int j = 0; j < row.length; j++) {
            long others = counts.get(totals[j]) - counts.get(row[j]);
            int without = number(
                    name(
                            filled.table(),
                            "!" + filled.rows().get(i),
                            filled.columns().get(j)),
                    others);
            unseen.set(without);
            sums.add(new Sum(totals[j], new int[] {row[j], without}));
        }
    }

    private Filled hide(Filled filled, BitSet hidden) {
        List<List<Cell>> cells = new ArrayList<>();
        for (int i = 0; i < filled.rows().size(); i++) {
            List<Cell> row = new ArrayList<>();
            for (int j = 0; j < filled.columns().size(); j++)
                row.add(
                        hidden.get(numbers.get(name(
                                        filled.table(),
                                        filled.rows().get(i),
                                        filled.columns().get(j))))
                                ? Cell.HIDDEN
                                : filled.cells().get(i).get(j));
            cells.add(row);
        }
        return filled.with(cells);
    }

    private static Filled hideResting(Filled filled, List<Filled> others, Published all, BitSet hidden, int threshold) {
        return switch (filled.table().key()) {
            case "costs" -> costs(filled, threshold);
            case "satisfaction-mean" ->
                hideMeans(
                        filled,
                        others.stream()
                                .filter(one -> one.table().key().equals("satisfaction"))
                                .map(one -> all.hide(one, hidden))
                                .findFirst()
                                .orElseThrow(),
                        threshold);
            default ->
                filled.with(filled.cells().stream()
                        .map(row -> row.stream()
                                .map(cell -> cell.basis() > 0 && cell.basis() < threshold ? Cell.HIDDEN : cell)
                                .toList())
                        .toList());
        };
    }

    /** A mean is one more sum: where a grade is hidden it would help to find it out. */
    private static Filled hideMeans(Filled means, Filled grades, int threshold) {
        boolean isWhole = grades.cells().stream().flatMap(List::stream).noneMatch(Cell::isHidden);
        return means.with(means.cells().stream()
                .map(row -> row.stream()
                        .map(cell -> isWhole && (cell.basis() == 0 || cell.basis() >= threshold) ? cell : Cell.HIDDEN)
                        .toList())
                .toList());
    }

    /** Yen add up: all kinds, or the total alone; of how many cases they are is not told. */
    private static Filled costs(Filled filled, int threshold) {
        int yen = filled.columns().indexOf("YEN");
        int last = filled.rows().size() - 1;
        boolean isWhole = filled.cells().stream()
                .map(row -> row.get(yen).basis())
                .allMatch(basis -> basis == 0 || basis >= threshold);
        long basis = filled.cells().get(last).get(yen).basis();
        List<List<Cell>> cells = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            boolean isShown = isWhole || i == last && basis >= threshold;
            List<Cell> row = new ArrayList<>();
            for (int j = 0; j < filled.columns().size(); j++)
                row.add(j == yen && isShown ? filled.cells().get(i).get(j) : Cell.HIDDEN);
            cells.add(row);
        }
        return filled.with(cells);
    }
}
