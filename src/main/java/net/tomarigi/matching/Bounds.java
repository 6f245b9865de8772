package net.tomarigi.matching;

import java.util.Arrays;

/**
 * Between what the candidates of some groups lie, one group in each row: the box around those with a place, and the best
 * there is of whatever is scored. In columns, so that the boxes of all blocks of a chunk are decided in one go. Whoever makes
 * it fills it; nobody changes it afterwards.
 */
final class Bounds {
    /** Kilometres by which a box is larger than it need be: its middle and its half width are rounded. */
    private static final double MARGIN_KM = 1e-7;

    private static final int AXES = 3;

    /** By axis and row: the middle of the box, and half its width; negative and infinite where nobody has a place. */
    private final double[][] middle;

    private final double[][] half;

    final int[] leastLevelMax;
    final int[] leastCare;
    final int[] leastDisabilities;
    final int[] latestWord;
    final double[] bestYes;
    final double[] bestFairness;

    private Bounds(
            double[][] middle,
            double[][] half,
            int[] leastLevelMax,
            int[] leastCare,
            int[] leastDisabilities,
            int[] latestWord,
            double[] bestYes,
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

    /** Of groups without candidates. */
    Bounds(int rows) {
        this(
                new double[AXES][rows],
                new double[AXES][rows],
                new int[rows],
                new int[rows],
                new int[rows],
                new int[rows],
                new double[rows],
                new double[rows]);
        for (int row = 0; row < rows; row++) clear(row);
    }

    Bounds copy() {
        return new Bounds(
                new double[][] {middle[0].clone(), middle[1].clone(), middle[2].clone()},
                new double[][] {half[0].clone(), half[1].clone(), half[2].clone()},
                leastLevelMax.clone(),
                leastCare.clone(),
                leastDisabilities.clone(),
                latestWord.clone(),
                bestYes.clone(),
                bestFairness.clone());
    }

    private void clear(int row) {
        for (int axis = 0; axis < AXES; axis++) {
            middle[axis][row] = 0;
            half[axis][row] = Double.NEGATIVE_INFINITY;
        }
        leastLevelMax[row] = 6;
        leastCare[row] = 24;
        leastDisabilities[row] = 8;
        latestWord[row] = Candidate.NEVER;
        bestYes[row] = 0;
        bestFairness[row] = 0;
    }

    /** Makes a row the bounds of a block. */
    void set(int row, Block block) {
        clear(row);
        for (int i = 0; i < Block.SIZE; i++) {
            if (block.candidates[i] == null) continue;
            leastLevelMax[row] = Math.min(leastLevelMax[row], block.levelMax[i]);
            leastCare[row] = Math.min(leastCare[row], block.care[i]);
            leastDisabilities[row] = Math.min(leastDisabilities[row], block.disabilities[i]);
            latestWord[row] = Math.max(latestWord[row], block.attestedAt[i]);
            bestYes[row] = Math.max(bestYes[row], block.mostLikely(i));
            bestFairness[row] = Math.max(bestFairness[row], block.fairness[i]);
        }
        Points points = block.points;
        double[] low = filled(Double.POSITIVE_INFINITY);
        double[] high = filled(Double.NEGATIVE_INFINITY);
        for (int p = 0; p < points.count(); p++) {
            include(low, high, points.x(p), points.y(p), points.z(p));
        }
        box(row, low, high);
    }

    /** All rows in one. */
    Bounds all() {
        Bounds all = new Bounds(1);
        double[] low = filled(Double.POSITIVE_INFINITY);
        double[] high = filled(Double.NEGATIVE_INFINITY);
        for (int row = 0; row < bestYes.length; row++) {
            all.leastLevelMax[0] = Math.min(all.leastLevelMax[0], leastLevelMax[row]);
            all.leastCare[0] = Math.min(all.leastCare[0], leastCare[row]);
            all.leastDisabilities[0] = Math.min(all.leastDisabilities[0], leastDisabilities[row]);
            all.latestWord[0] = Math.max(all.latestWord[0], latestWord[row]);
            all.bestYes[0] = Math.max(all.bestYes[0], bestYes[row]);
            all.bestFairness[0] = Math.max(all.bestFairness[0], bestFairness[row]);
        }
        for (int axis = 0; axis < AXES; axis++)
            for (int row = 0; row < bestYes.length; row++) {
                low[axis] = Math.min(low[axis], middle[axis][row] - half[axis][row]);
                high[axis] = Math.max(high[axis], middle[axis][row] + half[axis][row]);
            }
        all.box(0, low, high);
        return all;
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
            middle[axis][row] = (low[axis] + high[axis]) / 2;
            half[axis][row] = (high[axis] - low[axis]) / 2 + MARGIN_KM;
        }
    }

    /** By row: nobody with a place is nearer than the root of it; infinite when nobody has one. */
    void leastSquares(double x, double y, double z, double[] squares) {
        for (int row = 0; row < squares.length; row++) squares[row] = least(middle[0][row], half[0][row], x);
        addLeast(middle[1], half[1], y, squares);
        addLeast(middle[2], half[2], z, squares);
    }

    private static void addLeast(double[] middle, double[] half, double from, double[] squares) {
        for (int row = 0; row < squares.length; row++) squares[row] += least(middle[row], half[row], from);
    }

    /** Without a branch, so that several rows are done at once. */
    private static double least(double middle, double half, double from) {
        double beyond = Math.abs(from - middle) - half;
        double least = (beyond + Math.abs(beyond)) * 0.5;
        return least * least;
    }

    /** By row: nobody with a place is farther than the root of it; means nothing when nobody has one. */
    void mostSquares(double x, double y, double z, double[] squares) {
        for (int row = 0; row < squares.length; row++) squares[row] = most(middle[0][row], half[0][row], x);
        addMost(middle[1], half[1], y, squares);
        addMost(middle[2], half[2], z, squares);
    }

    private static void addMost(double[] middle, double[] half, double from, double[] squares) {
        for (int row = 0; row < squares.length; row++) squares[row] += most(middle[row], half[row], from);
    }

    private static double most(double middle, double half, double from) {
        double most = Math.abs(from - middle) + half;
        return most * most;
    }

    /** {@link #leastSquares} of the only row. */
    double leastSquare(double x, double y, double z) {
        return least(middle[0][0], half[0][0], x)
                + least(middle[1][0], half[1][0], y)
                + least(middle[2][0], half[2][0], z);
    }

    /** {@link #mostSquares} of the only row. */
    double mostSquare(double x, double y, double z) {
        return most(middle[0][0], half[0][0], x)
                + most(middle[1][0], half[1][0], y)
                + most(middle[2][0], half[2][0], z);
    }
}
