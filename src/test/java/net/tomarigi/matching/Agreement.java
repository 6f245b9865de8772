package net.tomarigi.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import net.tomarigi.matching.Worlds.World;

/** Whether the engine answers what the oracle answers, and the smallest world in which it does not. */
final class Agreement {
    private static final double SAME = 1.5e-9;

    private Agreement() {}

    /** Fails with the seed and what is left of the world when all that does not matter has been taken away. */
    static Answer check(World world) {
        Answer expected = world.expected();
        if (differences(world, expected).isEmpty()) return expected;
        World least = shrunk(world);
        Answer oracle = least.expected();
        throw new AssertionError("engine and oracle differ; -Dmatching.seed=" + world.seed()
                + " -Dmatching.worlds=1 makes this world again\n" + differences(least, oracle) + "\n\n" + told(least)
                + "\noracle\n" + told(oracle) + "\nengine\n" + engine(least));
    }

    private static String engine(World world) {
        try {
            return told(world.index().snapshot().answer(world.question(), world.policy()));
        } catch (RuntimeException | AssertionError broken) {
            return broken.toString();
        }
    }

    private static String differences(World world, Answer expected) {
        try {
            Snapshot snapshot = world.index().snapshot();
            Answer actual = snapshot.answer(world.question(), world.policy());
            String ranked = difference(
                    "rank()", expected.ranked(), snapshot.rank(world.question(), world.policy()), Agreement::same);
            return differences(expected, actual) + ranked;
        } catch (RuntimeException | AssertionError broken) {
            return broken + " at "
                    + Arrays.stream(broken.getStackTrace()).limit(5).toList();
        }
    }

    private static World shrunk(World world) {
        World least = world;
        for (int drop = Math.max(1, world.candidates().size() / 2); drop > 0; drop /= 2)
            for (int from = 0; from < least.candidates().size(); ) {
                List<Candidate> fewer = new ArrayList<>(least.candidates());
                fewer.subList(from, Math.min(from + drop, fewer.size())).clear();
                World smaller = least.of(fewer);
                if (differences(smaller, smaller.expected()).isEmpty()) from += drop;
                else least = smaller;
            }
        return least;
    }

    // what is the same

    private interface Same<A, B> {
        boolean test(A expected, B actual);
    }

    /** Empty when they are the same, version, reasons and cautions aside. */
    static String differences(Answer expected, Answer actual) {
        StringBuilder all = new StringBuilder();
        all.append(difference("reached", expected.reached(), actual.reached()));
        all.append(difference("fitting", expected.fitting(), actual.fitting()));
        for (Criterion criterion : Criterion.values())
            all.append(difference(
                    "excluded by " + criterion,
                    expected.excluded().get(criterion),
                    actual.excluded().getOrDefault(criterion, 0)));
        all.append(difference("ranked", expected.ranked(), actual.ranked(), Agreement::same));
        all.append(difference("near misses", expected.nearMisses(), actual.nearMisses(), Agreement::same));
        all.append(difference("relays", expected.relays(), actual.relays(), Agreement::same));
        if (!same(expected.never(), actual.never())) all.append("never; ");
        return all.toString();
    }

    private static <A, B> String difference(String what, List<A> expected, List<B> actual, Same<A, B> same) {
        if (expected.size() != actual.size()) return what + ": " + expected.size() + ", not " + actual.size() + "; ";
        for (int i = 0; i < expected.size(); i++)
            if (!same.test(expected.get(i), actual.get(i))) return what + ", number " + i + "; ";
        return "";
    }

    private static String difference(String what, int expected, int actual) {
        return expected == actual ? "" : what + ": " + expected + ", not " + actual + "; ";
    }

    private static boolean same(Ranked a, Ranked b) {
        for (Part part : Part.values()) if (!same(a.parts().get(part), b.parts().get(part))) return false;
        return a.candidate().equals(b.candidate()) && same(a.km(), b.km()) && same(a.score(), b.score());
    }

    private static boolean same(Ranked a, Hit b) {
        return a.candidate().equals(b.candidate()) && same(a.km(), b.km()) && same(a.score(), b.score());
    }

    private static boolean same(NearMiss a, NearMiss b) {
        return a.concessions().equals(b.concessions())
                && a.cost() == b.cost()
                && a.opens() == b.opens()
                && same(a.best(), b.best());
    }

    private static boolean same(Relay a, Relay b) {
        return a.legs().equals(b.legs()) && same(a.km(), b.km()) && same(a.score(), b.score());
    }

    private static boolean same(Never a, Never b) {
        if (a == null || b == null) return a == b;
        return a.nobody().equals(b.nobody()) && Objects.equals(a.nearest(), b.nearest()) && same(a.km(), b.km());
    }

    private static boolean same(double a, double b) {
        return Double.isNaN(a) ? Double.isNaN(b) : Math.abs(a - b) < SAME;
    }

    // what is told

    private static String told(World world) {
        return "metric " + world.metric() + ", first night " + world.firstNight() + "\n" + world.question() + "\n"
                + world.policy() + "\n"
                + world.candidates().stream()
                        .map(c -> c + "\n    open from " + (c.firstNight() - world.firstNight()) + ": "
                                + new StringBuilder(Long.toBinaryString(c.open())).reverse() + ", yes "
                                + Arrays.toString(c.yes()))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static String told(Answer answer) {
        StringBuilder told = new StringBuilder();
        told.append(
                "reached " + answer.reached() + ", fitting " + answer.fitting() + ", excluded " + answer.excluded());
        for (Ranked ranked : answer.ranked()) told.append("\n    fits: ").append(told(ranked));
        for (NearMiss miss : answer.nearMisses()) {
            told.append("\n    near: ")
                    .append(miss.concessions())
                    .append(" cost ")
                    .append(miss.cost());
            told.append(" opens ").append(miss.opens()).append(", best ").append(told(miss.best()));
        }
        for (Relay relay : answer.relays()) {
            told.append("\n    relay: ")
                    .append(relay.km())
                    .append(" km, score ")
                    .append(relay.score());
            for (Relay.Leg leg : relay.legs())
                told.append(", ")
                        .append(leg.candidate().id())
                        .append(" from ")
                        .append(leg.firstNight())
                        .append(" × ")
                        .append(leg.nights());
        }
        Never never = answer.never();
        if (never != null) {
            String nearest = never.nearest() == null ? "none" : never.nearest().id();
            told.append("\n    never: nobody ")
                    .append(never.nobody())
                    .append(", nearest ")
                    .append(nearest);
            told.append(" ").append(never.km()).append(" km");
        }
        return told.append("\n").toString();
    }

    private static String told(Ranked ranked) {
        return ranked.candidate().id() + " " + ranked.km() + " km, score " + ranked.score() + " " + ranked.parts();
    }
}
