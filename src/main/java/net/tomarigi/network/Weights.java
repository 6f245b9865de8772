package net.tomarigi.network;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much each part of a score weighs when this network ranks beds: 0–{@value #MOST} each, in proportion to one another.
 * All 0: the nearest first.
 */
public record Weights(
        int distance,
        int fit,
        int freshness,
        int likelihood,
        int familiarity,
        int wishes,
        int fairness,
        int continuity) {
    public static final int MOST = 100;
    public static final Weights DEFAULT = new Weights(30, 20, 15, 15, 8, 5, 4, 3);

    public Weights {
        for (int weight : new int[] {distance, fit, freshness, likelihood, familiarity, wishes, fairness, continuity})
            if (weight < 0 || weight > MOST)
                throw new IllegalArgumentException("a weight is 0 to " + MOST + ", not " + weight);
    }

    /** As they are kept: in their order, between commas. */
    public static Weights of(String kept) {
        List<Integer> all = Stream.of(kept.split(",")).map(Integer::valueOf).toList();
        return new Weights(
                all.get(0), all.get(1), all.get(2), all.get(3), all.get(4), all.get(5), all.get(6), all.get(7));
    }

    public String kept() {
        return Stream.of(distance, fit, freshness, likelihood, familiarity, wishes, fairness, continuity)
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }
}
