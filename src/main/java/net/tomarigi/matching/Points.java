package net.tomarigi.matching;

import java.util.Arrays;
import java.util.Objects;

/**
 * The places of a block, each once with a mask of who is there: a facility has several beds, and one look decides for all of
 * them. Kept as {@code x, y, z, whose} of each after the other, in one array, since memory is what a look costs.
 */
final class Points {
    static final long[] NONE = {};

    private static final int WHOSE = 3;
    private static final int WORDS = 4;

    private Points() {}

    /** Where these are, of whom those in {@code slots} were others {@code before}: {@code known} when nobody has moved. */
    static long[] of(Candidate[] candidates, int[] slots, Candidate[] before, long[] known, Metric metric) {
        for (int slot : slots)
            if (!Objects.equals(place(candidates[slot]), place(before[slot]))) return of(candidates, metric);
        return known;
    }

    private static Place place(Candidate c) {
        return c == null ? null : c.place();
    }

    /** @param candidates null: an empty slot */
    private static long[] of(Candidate[] candidates, Metric metric) {
        Place[] places = new Place[Block.SIZE];
        long[] points = new long[WORDS * Block.SIZE];
        int count = 0;
        for (int i = 0; i < Block.SIZE; i++) {
            Place place = place(candidates[i]);
            if (place == null) continue;
            int p = 0;
            while (p < count && !places[p].equals(place)) p++;
            if (p == count) {
                places[count++] = place;
                points[WORDS * p] = Double.doubleToRawLongBits(metric.x(place));
                points[WORDS * p + 1] = Double.doubleToRawLongBits(metric.y(place));
                points[WORDS * p + 2] = Double.doubleToRawLongBits(metric.z(place));
            }
            points[WORDS * p + WHOSE] |= 1L << i;
        }
        return Arrays.copyOf(points, WORDS * count);
    }

    static int count(long[] points) {
        return points.length / WORDS;
    }

    /** Who is there. */
    static long whose(long[] points, int point) {
        return points[WORDS * point + WHOSE];
    }

    /** The point of a slot; negative when nobody with a place is in it. */
    static int of(long[] points, int slot) {
        int point = count(points) - 1;
        while (point >= 0 && (whose(points, point) >>> slot & 1) == 0) point--;
        return point;
    }

    /** Kilometres in space. */
    static double x(long[] points, int point) {
        return Double.longBitsToDouble(points[WORDS * point]);
    }

    static double y(long[] points, int point) {
        return Double.longBitsToDouble(points[WORDS * point + 1]);
    }

    static double z(long[] points, int point) {
        return Double.longBitsToDouble(points[WORDS * point + 2]);
    }

    /** Square of the straight line to a point, square kilometres. */
    static double square(long[] points, int point, double fromX, double fromY, double fromZ) {
        return Metric.square(x(points, point) - fromX, y(points, point) - fromY, z(points, point) - fromZ);
    }
}
