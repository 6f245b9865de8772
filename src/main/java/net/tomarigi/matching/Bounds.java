package net.tomarigi.matching;

import java.util.Arrays;

/**
 * Between what the candidates of some groups lie, one group in each row: the box around those with a place, and the best
 * there is of whatever is scored. In columns, so that the boxes of all blocks of a chunk are decided in one go. Whoever makes
 * it fills it; nobody changes it afterwards.
 */
final class Bounds {
    /**
     * Kilometres by which a box is larger than it need be. Boxes are counted in floats, since memory is what a look costs:
     * at 12,800 km, the farthest there is, rounding adds up to less than five metres.
     */
    private static final double MARGIN_KM = 0.01;

    private static final int AXES = 3;

    /** By axis and row: the middle of the box, and half its width; negative and infinite where nobody has a place. */
    private final float[][] middle;

    private final float[][] half;

    final byte[] leastLevelMax;
    final byte[] leastCare;
    final byte[] leastDisabilities;
    final int[] latestWord;
    final float[] bestYes;
    final double[] bestFairness;

    private Bounds(
            float[][] middle,
            float[][] half,
            byte[] leastLevelMax,
            byte[] leastCare,
            byte[] leastDisabilities,
            int[] latestWord,
            float[] bestYes,
            double[] bestFairness) {
        this.middle = middle;
        this.half = half;
        this.leastLevelMax = leastLevelMax;
        this.leastCare = leastCare;
        this.leastDisabilities = leastDisabilities;
        this.latestWord = latestWord;
        this.bestYes = bestYes;
        this.bestFairness = bestFairness;
    }

    /** So many rows, the first of them as they are here, the rest without candidates. */
    Bounds resized(int rows) {
        Bounds resized = new Bounds(rows);
        int kept = Math.min(rows, bestYes.length);
        for (int axis = 0; axis < AXES; axis++) {
            System.arraycopy(middle[axis], 0, resized.middle[axis], 0, kept);
            System.arraycopy(half[axis], 0, resized.half[axis], 0, kept);
        }
        System.arraycopy(leastLevelMax, 0, resized.leastLevelMax, 0, kept);
        System.arraycopy(leastCare, 0, resized.leastCare, 0, kept);
        System.arraycopy(leastDisabilities, 0, resized.leastDisabilities, 0, kept);
        System.arraycopy(latestWord, 0, resized.latestWord, 0, kept);
        System.arraycopy(bestYes, 0, resized.bestYes, 0, kept);
        System.arraycopy(bestFairness, 0, resized.bestFairness, 0, kept);
        return resized;
    }

    int rows() {
        return bestYes.length;
    }

    /** Of groups without candidates. */
    Bounds(int rows) {
        this(
                new float[AXES][rows],
                new float[AXES][rows],
                new byte[rows],
                new byte[rows],
                new byte[rows],
                new int[rows],
                new float[rows],
                new double[rows]);
        for (int row = 0; row < rows; row++) clear(row);
    }

    private void clear(int row) {
        for (int axis = 0; axis < AXES; axis++) {
            middle[axis][row] = 0;
            half[axis][row] = Float.NEGATIVE_INFINITY;
        }
        leastLevelMax[row] = 6;
        leastCare[row] = 24;
        leastDisabilities[row] = 8;
        latestWord[row] = Candidate.NEVER;
        bestYes[row] = 0;
        bestFairness[row] = 0;
    }

    /** Makes a row the bounds of a block. */
    void set(int row, Block block, long[] points, int[] traits) {
        clear(row);
        for (int i = 0; i < Block.SIZE; i++) {
            Candidate c = block.candidates[i];
            if (c == null) continue;
            leastLevelMax[row] = (byte) Math.min(leastLevelMax[row], Traits.levelMax(traits, i));
            leastCare[row] = (byte) Math.min(leastCare[row], Traits.care(traits, i));
            leastDisabilities[row] = (byte) Math.min(leastDisabilities[row], Traits.disabilities(traits, i));
            latestWord[row] = Math.max(latestWord[row], Traits.attestedAt(traits, i));
            bestYes[row] = Math.max(bestYes[row], mostLikely(c, Traits.yes(traits, i)));
            bestFairness[row] = Math.max(bestFairness[row], block.fairness[i]);
        }
        double[] low = filled(Double.POSITIVE_INFINITY);
        double[] high = filled(Double.NEGATIVE_INFINITY);
        for (int p = 0; p < Points.count(points); p++)
            include(low, high, Points.x(points, p), Points.y(points, p), Points.z(points, p));
        box(row, low, high);
    }

    /** The most of what it is at any time. */
    private static float mostLikely(Candidate c, float always) {
        if (always == always) return always;
        float most = 0;
        for (float one : c.yes()) most = Math.max(most, one);
        return most;
    }

    /** Makes a row the bounds of all groups of {@code some}. */
    void set(int row, Bounds some) {
        clear(row);
        double[] low = filled(Double.POSITIVE_INFINITY);
        double[] high = filled(Double.NEGATIVE_INFINITY);
        for (int i = 0; i < some.rows(); i++) {
            leastLevelMax[row] = (byte) Math.min(leastLevelMax[row], some.leastLevelMax[i]);
            leastCare[row] = (byte) Math.min(leastCare[row], some.leastCare[i]);
            leastDisabilities[row] = (byte) Math.min(leastDisabilities[row], some.leastDisabilities[i]);
            latestWord[row] = Math.max(latestWord[row], some.latestWord[i]);
            bestYes[row] = Math.max(bestYes[row], some.bestYes[i]);
            bestFairness[row] = Math.max(bestFairness[row], some.bestFairness[i]);
        }
        for (int axis = 0; axis < AXES; axis++)
            for (int i = 0; i < some.rows(); i++) {
                low[axis] = Math.min(low[axis], (double) some.middle[axis][i] - some.half[axis][i]);
                high[axis] = Math.max(high[axis], (double) some.middle[axis][i] + some.half[axis][i]);
            }
        box(row, low, high);
    }

    private static double[] filled(double value) {
        double[] some = new double[AXES];
        Arrays.fill(some, value);
        return some;
    }

    private static void include(double[] low, double[] high, double... at) {
        for (int axis = 0; axis < AXES; axis++) {
            low[axis] = Math.min(low[axis], at[axis]);
            high[axis] = Math.max(high[axis], at[axis]);
        }
    }

    private void box(int row, double[] low, double[] high) {
        if (low[0] > high[0]) return;
        for (int axis = 0; axis < AXES; axis++) {
            middle[axis][row] = (float) ((low[axis] + high[axis]) / 2);
            half[axis][row] = (float) ((high[axis] - low[axis]) / 2 + MARGIN_KM);
        }
    }

    /** By row: nobody with a place is nearer than the root of it; infinite when nobody has one. */
    void leastSquares(double x, double y, double z, float[] squares) {
        float[] none = NO_SQUARES.length < squares.length ? new float[squares.length] : NO_SQUARES;
        least(middle[0], half[0], (float) x, none, squares);
        least(middle[1], half[1], (float) y, squares, squares);
        least(middle[2], half[2], (float) z, squares, squares);
    }

    private static final float[] NO_SQUARES = new float[Chunk.BLOCKS];

    /** Without a branch, so that several rows are done at once. */
    private static void least(float[] middle, float[] half, float from, float[] before, float[] squares) {
        for (int row = 0; row < squares.length; row++) {
            float beyond = Math.abs(from - middle[row]) - half[row];
            float least = (beyond + Math.abs(beyond)) * 0.5f;
            squares[row] = before[row] + least * least;
        }
    }

    /** By row: nobody with a place is farther than the root of it; means nothing when nobody has one. */
    void mostSquares(double x, double y, double z, float[] squares) {
        float[] none = NO_SQUARES.length < squares.length ? new float[squares.length] : NO_SQUARES;
        most(middle[0], half[0], (float) x, none, squares);
        most(middle[1], half[1], (float) y, squares, squares);
        most(middle[2], half[2], (float) z, squares, squares);
    }

    private static void most(float[] middle, float[] half, float from, float[] before, float[] squares) {
        for (int row = 0; row < squares.length; row++) {
            float most = Math.abs(from - middle[row]) + half[row];
            squares[row] = before[row] + most * most;
        }
    }
}
