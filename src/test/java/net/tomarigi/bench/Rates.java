package net.tomarigi.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What several rounds gave. */
final class Rates {
    private final List<Double> perSecond = new ArrayList<>();
    private final List<Load.Outcome> outcomes = new ArrayList<>();

    void add(Load.Outcome outcome) {
        outcomes.add(outcome);
        perSecond.add(outcome.perSecond());
    }

    void add(double rate) {
        perSecond.add(rate);
    }

    double median() {
        return median(perSecond.stream().mapToDouble(rate -> rate).toArray());
    }

    /** The median of what each round gave, of what the same round gave another: what a slow minute does, it does to both. */
    double medianOf(Rates other) {
        return median(IntStream.range(0, perSecond.size())
                .mapToDouble(round -> perSecond.get(round) / other.perSecond.get(round))
                .toArray());
    }

    double medianCpuMicros() {
        return median(outcomes.stream().mapToDouble(Load.Outcome::cpuMicrosEach).toArray());
    }

    double medianMillis(double share) {
        return median(outcomes.stream()
                .mapToDouble(outcome -> outcome.latencies().millis(share))
                .toArray());
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%,.0f (%,.0f–%,.0f)", median(), Collections.min(perSecond), Collections.max(perSecond));
    }
}
