package net.tomarigi.matching;

import java.util.Objects;

/**
 * 64 neighbours: in columns what their scores are made of, so that most need no look at the candidate itself. Immutable; an
 * empty slot holds null.
 */
final class Block {
    static final int SIZE = 64;
    static final Block EMPTY = new Block(
            new Candidate[SIZE],
            Points.NONE,
            new int[SIZE],
            new int[SIZE],
            new int[SIZE],
            new int[SIZE],
            new float[SIZE],
            new double[SIZE]);

    final Candidate[] candidates;
    final Points points;
    final int[] levelMax;
    final int[] care;
    final int[] disabilities;
    final int[] attestedAt;

    /** Where one value holds at all times; else NaN. */
    final float[] yes;

    final double[] fairness;

    private Block(
            Candidate[] candidates,
            Points points,
            int[] levelMax,
            int[] care,
            int[] disabilities,
            int[] attestedAt,
            float[] yes,
            double[] fairness) {
        this.candidates = candidates;
        this.points = points;
        this.levelMax = levelMax;
        this.care = care;
        this.disabilities = disabilities;
        this.attestedAt = attestedAt;
        this.yes = yes;
        this.fairness = fairness;
    }

    /** @param changed what stands in the slots {@code slots} from now on; null: nothing */
    Block with(int[] slots, Candidate[] changed, Metric metric) {
        Candidate[] all = candidates.clone();
        int[] levels = levelMax.clone();
        int[] given = care.clone();
        int[] taken = disabilities.clone();
        int[] words = attestedAt.clone();
        float[] likely = yes.clone();
        double[] fair = fairness.clone();
        boolean isMoved = false;
        for (int i = 0; i < slots.length; i++) {
            int slot = slots[i];
            Candidate c = changed[i];
            isMoved |= !Objects.equals(place(all[slot]), place(c));
            all[slot] = c;
            if (c == null) continue;
            levels[slot] = c.levelMax();
            given[slot] = Integer.bitCount(c.careAlways());
            taken[slot] = Integer.bitCount(c.disabilities());
            words[slot] = c.attestedAt();
            likely[slot] = c.yes() == null ? (float) Policy.NEUTRAL : c.yes().length == 1 ? c.yes()[0] : Float.NaN;
            fair[slot] = c.fairness();
        }
        return new Block(all, isMoved ? Points.of(all, metric) : points, levels, given, taken, words, likely, fair);
    }

    private static Place place(Candidate c) {
        return c == null ? null : c.place();
    }

    /** The most of what its likelihood is at any time. */
    float mostLikely(int i) {
        if (yes[i] == yes[i]) return yes[i];
        float most = 0;
        for (float one : candidates[i].yes()) most = Math.max(most, one);
        return most;
    }

    /** Square of the straight line from a point to the candidate in slot {@code i}; infinite when it has no place. */
    double square(int i, double fromX, double fromY, double fromZ) {
        int point = points.of(i);
        return point < 0 ? Double.POSITIVE_INFINITY : points.square(point, fromX, fromY, fromZ);
    }
}
