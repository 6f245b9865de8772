package net.tomarigi.matching;

import java.util.Arrays;

/**
 * The places of a block, each once with a mask of who is there: a facility has several beds, and one look decides for all of
 * them. Immutable.
 */
final class Points {
    static final Points NONE = new Points(new double[0], new long[0], filled(new byte[Block.SIZE], -1));

    private static final int AXES = 3;

    /** Points in space, kilometres: x, y and z of each after the other. */
    private final double[] at;

    private final long[] whose;

    /** By slot: its point; negative without a place. */
    private final byte[] of;

    private Points(double[] at, long[] whose, byte[] of) {
        this.at = at;
        this.whose = whose;
        this.of = of;
    }

    /** @param candidates null: an empty slot */
    static Points of(Candidate[] candidates, Metric metric) {
        Place[] places = new Place[Block.SIZE];
        long[] whose = new long[Block.SIZE];
        byte[] of = filled(new byte[Block.SIZE], -1);
        int count = 0;
        for (int i = 0; i < Block.SIZE; i++) {
            if (candidates[i] == null || candidates[i].place() == null) continue;
            int p = 0;
            while (p < count && !places[p].equals(candidates[i].place())) p++;
            places[p] = candidates[i].place();
            whose[p] |= 1L << i;
            of[i] = (byte) p;
            count = Math.max(count, p + 1);
        }
        double[] at = new double[AXES * count];
        for (int p = 0; p < count; p++) {
            at[AXES * p] = metric.x(places[p]);
            at[AXES * p + 1] = metric.y(places[p]);
            at[AXES * p + 2] = metric.z(places[p]);
        }
        return new Points(at, Arrays.copyOf(whose, count), of);
    }

    private static byte[] filled(byte[] some, int value) {
        Arrays.fill(some, (byte) value);
        return some;
    }

    int count() {
        return whose.length;
    }

    /** Who is there. */
    long whose(int point) {
        return whose[point];
    }

    /** The point of a slot; negative when nobody with a place is in it. */
    int of(int slot) {
        return of[slot];
    }

    double x(int point) {
        return at[AXES * point];
    }

    double y(int point) {
        return at[AXES * point + 1];
    }

    double z(int point) {
        return at[AXES * point + 2];
    }

    /** Square of the straight line to a point, square kilometres. */
    double square(int point, double fromX, double fromY, double fromZ) {
        int i = AXES * point;
        return Metric.square(at[i] - fromX, at[i + 1] - fromY, at[i + 2] - fromZ);
    }
}
