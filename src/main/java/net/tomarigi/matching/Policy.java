package net.tomarigi.matching;

import java.util.EnumMap;
import java.util.Map;

/**
 * How a network ranks: the score is the mean of the parts by these weights, rounded to nine decimals.
 *
 * @param weights each at least 0; a part that is left out weighs nothing. When none weighs anything every score is 0, and
 *     distance decides
 * @param zeroKm distance at which its part becomes 0: {@code max(0, 1 − km / zeroKm)}
 * @param zeroHours age of the word at which freshness becomes 0: {@code max(0, 1 − hours / zeroHours)}; never: 0
 * @param fit what fit is made of
 */
public record Policy(Map<Part, Double> weights, double zeroKm, double zeroHours, Fit fit) {
    /** A part of which nothing is known. */
    public static final double NEUTRAL = 0.5;

    public static final Policy DEFAULT = new Policy(
            Map.of(
                    Part.DISTANCE, 0.30,
                    Part.FIT, 0.20,
                    Part.FRESHNESS, 0.15,
                    Part.LIKELIHOOD, 0.15,
                    Part.FAMILIARITY, 0.08,
                    Part.WISHES, 0.05,
                    Part.FAIRNESS, 0.04,
                    Part.CONTINUITY, 0.03),
            60,
            72,
            Fit.DEFAULT);

    /** Nothing weighs anything: the nearest first. */
    static final Policy NEAREST = new Policy(Map.of(), 60, 72, Fit.DEFAULT);

    /**
     * Weights within fit; they sum to 1.
     *
     * @param level of {@code 1 − (levelMax − level) / 5}: a facility for higher levels is kept for them
     * @param care of {@code (asked + 1) / (given + 1)}, counting care that is asked for and given round the clock
     * @param disability of {@code (asked + 1) / (taken + 1)}, counting disabilities: who specialises comes first
     */
    public record Fit(double level, double care, double disability) {
        public static final Fit DEFAULT = new Fit(0.25, 0.35, 0.40);

        public Fit {
            if (!(level >= 0 && care >= 0 && disability >= 0 && Math.abs(level + care + disability - 1) < 1e-9))
                throw new IllegalArgumentException("the parts of fit sum to 1");
        }
    }

    public Policy {
        Map<Part, Double> all = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            double weight = weights.getOrDefault(part, 0.0);
            if (!(weight >= 0 && weight <= 1_000))
                throw new IllegalArgumentException("a weight of 0 to 1000, not " + weight);
            all.put(part, weight);
        }
        weights = all;
        if (!(zeroKm > 0 && zeroHours > 0)) throw new IllegalArgumentException("distance and age end above 0");
    }

    /** Whether nothing weighs anything. */
    boolean isBlind() {
        return total() == 0;
    }

    /** The weights by {@link Part#ordinal}, so that they sum to 1, or to 0. */
    double[] shares() {
        double total = total();
        double[] shares = new double[Part.values().length];
        if (total > 0) weights.forEach((part, weight) -> shares[part.ordinal()] = weight / total);
        return shares;
    }

    private double total() {
        double total = 0;
        for (double weight : weights.values()) total += weight;
        return total;
    }
}
