package net.tomarigi.matching;

import java.util.Arrays;
import java.util.Map;

/** What a score is made of: every part, 0–1, unweighted. */
public final class Parts {
    private final double[] values;

    Parts(double[] values) {
        this.values = values;
    }

    public static Parts of(Map<Part, Double> parts) {
        double[] values = new double[Part.values().length];
        parts.forEach((part, value) -> values[part.ordinal()] = value);
        return new Parts(values);
    }

    public double get(Part part) {
        return values[part.ordinal()];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parts parts && Arrays.equals(values, parts.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
