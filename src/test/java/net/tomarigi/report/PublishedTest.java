package net.tomarigi.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.tomarigi.report.Figures.Figure;
import net.tomarigi.report.Filled.Cell;
import net.tomarigi.report.Table.Kind;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NoFeasibleSolutionException;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Of what is published, nobody works out a small count: whoever attacks it here reads the tables as they are shown, writes
 * down all that adds up, and asks a solver of another house for the least and the most that each hidden count can be.
 */
class PublishedTest {
    private static final double CLOSE = 1e-6;

    /** One case, as whoever counts sees it. */
    private record One(Map<String, String> is, List<String> disabilities) {}

    private static final Map<String, List<String>> VALUES = new TreeMap<>(Map.of(
            "month", FiscalYear.MONTHS,
            "registration", List.of("REGISTERED", "UNREGISTERED"),
            "outcome", List.of("PLACED", "NOT_PLACED", "WITHDRAWN", "UNDER_WAY"),
            "district", List.of("北", "南", "UNKNOWN"),
            "hours", List.of("MORNING", "DAY", "EVENING", "NIGHT"),
            "weekday", List.of("WEEKDAY", "WEEKEND"),
            "yes", List.of("YES", "NO_YES"),
            "conference", List.of("HELD", "NOT_HELD"),
            "grade", List.of("5", "4", "3", "2", "1", "NOT_ASKED")));

    private static List<One> somebody(Random random, int cases) {
        return IntStream.range(0, cases)
                .mapToObj(i -> {
                    Map<String, String> is = new HashMap<>();
                    VALUES.forEach((name, values) -> {
                        // the first ones are usual, the last ones rare: as in life, and where small counts come from
                        int at = (int) (values.size() * Math.pow(random.nextDouble(), name.equals("month") ? 1 : 2));
                        is.put(name, values.get(at));
                    });
                    is.put("why", random.nextInt(3) == 0 ? "NO_BED" : "OTHER");
                    is.put("instead", random.nextInt(4) == 0 ? "HOSPITAL" : "FAMILY");
                    List<String> all = Tables.CONSULTATION.get(1).rows().keys();
                    List<String> some = Stream.generate(
                                    () -> all.get((int) (all.size() * Math.pow(random.nextDouble(), 2))))
                            .limit(1 + random.nextInt(2))
                            .distinct()
                            .toList();
                    return new One(is, some);
                })
                .toList();
    }

    private static Stream<String> values(Axis axis, One one) {
        Stream<String> is = axis.dimension().equals("disability")
                ? one.disabilities().stream()
                : Stream.of(one.is().getOrDefault(axis.dimension(), "?"));
        return Stream.concat(is, Stream.of(Axis.TOTAL));
    }

    /** Counts of those tables that are about cases, one by one. */
    private static Figures count(List<One> cases) {
        List<Figure> all = new ArrayList<>();
        for (Section section : Section.ALL)
            for (Table table : section.tables()) {
                if (table.kind() != Kind.COUNTS || !table.population().equals("cases")) continue;
                for (One one : cases) {
                    if (!table.fixed().isEmpty() && !one.is().get("outcome").equals("NOT_PLACED")) continue;
                    values(table.rows(), one).forEach(row -> values(table.columns(), one)
                            .forEach(column -> all.add(new Figure(table.key(), row, column, BigDecimal.ONE, 1))));
                }
            }
        return new Figures(all, Map.of());
    }

    private static Account publish(Figures figures, int threshold) {
        return Account.of(
                "t",
                "t",
                new FiscalYear(2025),
                true,
                Instant.EPOCH,
                new Written(threshold, Map.of(), null, 0),
                figures);
    }

    /** What whoever reads the tables knows of the hidden counts. */
    private static final class Attack {
        private final Map<String, Integer> unknown = new TreeMap<>();
        private final List<Map<String, Integer>> sums = new ArrayList<>();
        private final List<Double> makes = new ArrayList<>();
        private final Map<String, Double> most = new HashMap<>();
        private final Map<String, Double> least = new HashMap<>();

        /** Of those who lack something, as the judge knows: table, row and column. */
        private final Map<String, String[]> lacking = new TreeMap<>();

        Attack(Account account) {
            for (Account.Part part : account.parts())
                for (Filled table : part.tables())
                    if (table.table().kind() == Kind.COUNTS
                            && table.table().population().equals("cases")) read(table);
        }

        private static String name(Table table, String row, String column) {
            TreeMap<String, String> is = new TreeMap<>();
            if (!table.fixed().isEmpty()) is.put("outcome", "NOT_PLACED");
            if (!row.equals("TOTAL")) is.put(table.rows().dimension(), row);
            if (!column.equals("TOTAL")) is.put(table.columns().dimension(), column);
            return is.toString();
        }

        private void read(Filled table) {
            int last = table.rows().size() - 1;
            int right = table.columns().size() - 1;
            for (int i = 0; i <= last; i++) {
                Map<String, Integer> sum = new HashMap<>();
                double makes = 0;
                for (int j = 0; j <= right; j++) makes += add(sum, table, i, j, j == right ? -1 : 1);
                keep(sum, makes);
            }
            for (int j = 0; j <= right; j++) {
                if (table.table().rows().several()) {
                    // nobody counts more often than everybody
                    for (int i = 0; i < last; i++) {
                        Map<String, Integer> sum = new HashMap<>();
                        double makes = add(sum, table, i, j, 1) + add(sum, table, last, j, -1);
                        String without = "without " + table.table().rows().dimension()
                                + table.rows().get(i)
                                + name(table.table(), "TOTAL", table.columns().get(j));
                        sum.merge(without, 1, Integer::sum);
                        lacking.put(without, new String[] {
                            table.table().key(),
                            table.rows().get(i),
                            table.columns().get(j)
                        });
                        keep(sum, makes);
                    }
                    continue;
                }
                Map<String, Integer> sum = new HashMap<>();
                double makes = 0;
                for (int i = 0; i <= last; i++) makes += add(sum, table, i, j, i == last ? -1 : 1);
                keep(sum, makes);
            }
        }

        /** What is shown goes to the other side. */
        private double add(Map<String, Integer> sum, Filled table, int i, int j, int factor) {
            Cell cell = table.cells().get(i).get(j);
            if (!cell.isHidden()) return -factor * cell.value().doubleValue();
            sum.merge(name(table.table(), table.rows().get(i), table.columns().get(j)), factor, Integer::sum);
            return 0;
        }

        private void keep(Map<String, Integer> sum, double made) {
            if (sum.isEmpty()) return;
            sum.keySet().forEach(one -> unknown.putIfAbsent(one, unknown.size()));
            sums.add(sum);
            makes.add(made);
        }

        /** Whether it could be as much, for all that is shown. */
        boolean canBe(String name, double bound) {
            return most.getOrDefault(name, -1.0) >= bound || bound(name, GoalType.MAXIMIZE) >= bound;
        }

        /** Whether it could be more than one thing. */
        boolean isOpen(String name) {
            return seen(name) > CLOSE || bound(name, GoalType.MAXIMIZE) - bound(name, GoalType.MINIMIZE) > CLOSE;
        }

        private double seen(String name) {
            return most.getOrDefault(name, 0.0) - least.getOrDefault(name, 0.0);
        }

        /** The least or the most that a hidden count can be; whatever fits on the way tells of all the others too. */
        private double bound(String name, GoalType goal) {
            List<LinearConstraint> all = new ArrayList<>();
            for (int i = 0; i < sums.size(); i++) {
                double[] factors = new double[unknown.size()];
                sums.get(i).forEach((one, factor) -> factors[unknown.get(one)] = factor);
                all.add(new LinearConstraint(factors, Relationship.EQ, makes.get(i)));
            }
            double[] which = new double[unknown.size()];
            which[unknown.get(name)] = 1;
            // so much that it is as good as any: what has no most does not end
            all.add(new LinearConstraint(which, Relationship.LEQ, 100_000));
            try {
                PointValuePair found = new SimplexSolver()
                        .optimize(
                                new MaxIter(100_000),
                                new LinearObjectiveFunction(which, 0),
                                new LinearConstraintSet(all),
                                goal,
                                new NonNegativeConstraint(true));
                unknown.forEach((one, at) -> {
                    most.merge(one, found.getPoint()[at], Math::max);
                    least.merge(one, found.getPoint()[at], Math::min);
                });
                return found.getValue();
            } catch (NoFeasibleSolutionException e) {
                throw new AssertionError("the truth itself fits what is shown", e);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}: {1} cases, shown from {2}")
    @CsvSource({"2,80,10", "3,200,10", "4,80,3", "6,400,5"})
    @Tag("S7")
    void noSmallCountCanBeWorkedOutFromAllTablesTogether(long seed, int cases, int threshold) {
        Figures figures = count(somebody(new Random(seed), cases));
        Account open = Account.of("t", "t", new FiscalYear(2025), false, Instant.EPOCH, Written.NOTHING, figures);
        Account published = publish(figures, threshold);
        Attack attack = new Attack(published);
        int hidden = 0;
        int shown = 0;
        Map<String, Boolean> seen = new HashMap<>();
        for (Account.Part part : published.parts())
            for (Filled table : part.tables()) {
                if (table.table().kind() != Kind.COUNTS
                        || !table.table().population().equals("cases")) continue;
                for (String row : table.rows())
                    for (String column : table.columns()) {
                        long truth = open.find(table.table().key())
                                .cell(row, column)
                                .value()
                                .longValueExact();
                        String name = Attack.name(table.table(), row, column);
                        boolean isHidden = table.cell(row, column).isHidden();
                        assertThat(seen.putIfAbsent(name, isHidden))
                                .as("hidden in one table is hidden in all: %s", name)
                                .isIn(null, isHidden);
                        if (!isHidden) {
                            assertThat(truth == 0 || truth >= threshold)
                                    .as("%s of %s is shown", truth, name)
                                    .isTrue();
                            shown++;
                            continue;
                        }
                        hidden++;
                        if (truth >= threshold) continue;
                        assertThat(attack.canBe(name, threshold - CLOSE))
                                .as("%s is %d, and can be seen to be small", name, truth)
                                .isTrue();
                    }
            }
        assertThat(hidden).isPositive();
        assertThat(shown).isPositive();
        for (String name : attack.unknown.keySet()) {
            String[] where = attack.lacking.get(name);
            if (where == null)
                assertThat(attack.isOpen(name)).as("%s can be worked out", name).isTrue();
            else {
                Filled table = open.find(where[0]);
                long truth = table.cell("TOTAL", where[2]).value().longValueExact()
                        - table.cell(where[1], where[2]).value().longValueExact();
                if (truth > 0 && truth < threshold)
                    assertThat(attack.canBe(name, threshold - CLOSE))
                            .as("%s is %d, and can be seen to be small", name, truth)
                            .isTrue();
            }
        }
    }

    @Test
    void whatNeedsNoHidingIsShownAsItIs() {
        List<One> many = new ArrayList<>();
        One one = new One(
                new HashMap<>(Map.of(
                        "month",
                        "04",
                        "registration",
                        "REGISTERED",
                        "outcome",
                        "PLACED",
                        "district",
                        "北",
                        "hours",
                        "DAY",
                        "weekday",
                        "WEEKDAY",
                        "yes",
                        "YES",
                        "conference",
                        "HELD",
                        "grade",
                        "5")),
                List.of("PHYSICAL"));
        for (int i = 0; i < 10; i++) many.add(one);
        Account published = publish(count(many), 10);

        assertThat(published.parts().stream()
                        .flatMap(part -> part.tables().stream())
                        .flatMap(table -> table.cells().stream())
                        .flatMap(List::stream)
                        .filter(Cell::isHidden)
                        .count())
                .as("only what no case has paid for") // yen and cases of costs rest on none
                .isEqualTo(published.find("costs").rows().size());
        assertThat(published.find("cases-by-month").cell("04", "TOTAL").value()).isEqualByComparingTo("10");
    }

    @Test
    void mediansAndMeansRestOnEnoughCasesAndYenAreWholeOrATotal() {
        List<Figure> cells = List.of(
                new Figure("time-to-yes", "04", "MEDIAN", BigDecimal.TEN, 9),
                new Figure("time-to-yes", "05", "MEDIAN", BigDecimal.TEN, 10),
                new Figure("costs", "SHORT_STAY", "YEN", BigDecimal.valueOf(1000), 12),
                new Figure("costs", "TRANSPORT", "YEN", BigDecimal.valueOf(10), 2),
                new Figure("costs", "TOTAL", "YEN", BigDecimal.valueOf(1010), 13),
                new Figure("costs", "TOTAL", "CASES", BigDecimal.valueOf(13), 13));
        Account published = publish(new Figures(cells, Map.of()), 10);

        assertThat(published.find("time-to-yes").cell("04", "MEDIAN").isHidden())
                .isTrue();
        assertThat(published.find("time-to-yes").cell("05", "MEDIAN").value()).isEqualByComparingTo("10");
        assertThat(published.find("costs").cell("SHORT_STAY", "YEN").isHidden()).isTrue();
        assertThat(published.find("costs").cell("TOTAL", "YEN").value()).isEqualByComparingTo("1010");
        assertThat(published.find("costs").cell("TOTAL", "CASES").isHidden()).isTrue();
        assertThat(published.find("facilities")).isNull();
        assertThat(published.find("load-by-coordinator")).isNull();
    }
}
