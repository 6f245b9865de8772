package net.tomarigi.matching;

/**
 * 64 neighbours: in columns what their scores are made of, and the bounds of it, so that most blocks need no look inside.
 * Immutable; an empty slot holds null.
 */
final class Block {
    static final int SIZE = 64;
    static final Block EMPTY = new Block(
            new Candidate[SIZE],
            new double[SIZE],
            new double[SIZE],
            new double[SIZE],
            new int[SIZE],
            new int[SIZE],
            new int[SIZE],
            new int[SIZE],
            new float[SIZE],
            new double[SIZE]);

    final Candidate[] candidates;

    /** Points in space, kilometres; infinite without a place. */
    final double[] x;

    final double[] y;
    final double[] z;
    final int[] levelMax;
    final int[] care;
    final int[] disabilities;
    final int[] attestedAt;

    /** Where one value holds at all times; else NaN. */
    final float[] yes;

    final double[] fairness;
    final Bounds bounds = new Bounds();

    private Block(
            Candidate[] candidates,
            double[] x,
            double[] y,
            double[] z,
            int[] levelMax,
            int[] care,
            int[] disabilities,
            int[] attestedAt,
            float[] yes,
            double[] fairness) {
        this.candidates = candidates;
        this.x = x;
        this.y = y;
        this.z = z;
        this.levelMax = levelMax;
        this.care = care;
        this.disabilities = disabilities;
        this.attestedAt = attestedAt;
        this.yes = yes;
        this.fairness = fairness;
        for (int i = 0; i < SIZE; i++) if (candidates[i] != null) bounds.include(candidates[i], x[i], y[i], z[i]);
    }

    /** @param changed what stands in the slots {@code slots} from now on; null: nothing */
    Block with(int[] slots, Candidate[] changed, Metric metric) {
        Candidate[] all = candidates.clone();
        double[] xs = x.clone();
        double[] ys = y.clone();
        double[] zs = z.clone();
        int[] levels = levelMax.clone();
        int[] given = care.clone();
        int[] taken = disabilities.clone();
        int[] words = attestedAt.clone();
        float[] likely = yes.clone();
        double[] fair = fairness.clone();
        for (int i = 0; i < slots.length; i++) {
            int slot = slots[i];
            Candidate c = changed[i];
            Place known = all[slot] == null ? null : all[slot].place();
            all[slot] = c;
            if (c == null) continue;
            if (c.place() == null) xs[slot] = ys[slot] = zs[slot] = Double.POSITIVE_INFINITY;
            else if (!c.place().equals(known)) {
                xs[slot] = metric.x(c.place());
                ys[slot] = metric.y(c.place());
                zs[slot] = metric.z(c.place());
            }
            levels[slot] = c.levelMax();
            given[slot] = Integer.bitCount(c.careAlways());
            taken[slot] = Integer.bitCount(c.disabilities());
            words[slot] = c.attestedAt();
            likely[slot] = c.yes() == null ? (float) Policy.NEUTRAL : c.yes().length == 1 ? c.yes()[0] : Float.NaN;
            fair[slot] = c.fairness();
        }
        return new Block(all, xs, ys, zs, levels, given, taken, words, likely, fair);
    }

    /** Square of the straight line from a point to the candidate in slot {@code i}; infinite when it has no place. */
    double square(int i, double fromX, double fromY, double fromZ) {
        return Metric.square(x[i] - fromX, y[i] - fromY, z[i] - fromZ);
    }

    /** The same for every slot; what stands in an empty one means nothing. */
    double[] squares(double fromX, double fromY, double fromZ) {
        double[] squares = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            double dx = x[i] - fromX;
            double dy = y[i] - fromY;
            double dz = z[i] - fromZ;
            squares[i] = dx * dx + dy * dy + dz * dz;
        }
        return squares;
    }
}
