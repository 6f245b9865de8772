package net.tomarigi.report;

import java.util.List;

/**
 * Numbers, none below 0, that fit some equations: the first phase of the simplex method with Bland's rule, which does not
 * run in circles. What is found is rounded to whole numbers; whoever asks checks them.
 */
final class Fitting {
    private static final double NOTHING = 1e-9;
    private static final double CLOSE = 1e-6;

    private Fitting() {}

    /**
     * @param rows of each equation, the factor of each number
     * @param rest what it makes
     * @param one which number is bound
     * @param sign 1: it is at least {@code bound}; -1: at most
     * @return null where there are none, or none were found that are whole
     */
    static long[] find(List<int[]> rows, List<Long> rest, int one, long bound, int sign) {
        if (sign < 0 && bound < 0) return null;
        int numbers = rows.isEmpty() ? 1 : rows.get(0).length;
        int size = rows.size() + 1;
        // the numbers, what is over or missing at the bound, and one artificial for each equation
        int width = numbers + 1 + size;
        double[][] table = new double[size + 1][width + 1];
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < numbers; j++) table[i][j] = rows.get(i)[j];
            table[i][width] = rest.get(i);
        }
        table[size - 1][one] = 1;
        table[size - 1][numbers] = -sign;
        table[size - 1][width] = bound;
        int[] basis = new int[size];
        for (int i = 0; i < size; i++) {
            if (table[i][width] < 0) for (int j = 0; j <= width; j++) table[i][j] = -table[i][j];
            table[i][numbers + 1 + i] = 1;
            basis[i] = numbers + 1 + i;
            for (int j = 0; j <= width; j++) if (j <= numbers || j == width) table[size][j] -= table[i][j];
        }
        while (step(table, basis, size, numbers + 1, width)) continue;
        if (-table[size][width] > CLOSE) return null;
        double[] solved = new double[numbers + 1];
        for (int i = 0; i < size; i++) if (basis[i] <= numbers) solved[basis[i]] = table[i][width];
        long[] whole = new long[numbers];
        for (int i = 0; i < numbers; i++) {
            whole[i] = Math.round(solved[i]);
            if (Math.abs(whole[i] - solved[i]) > CLOSE) return null;
        }
        return whole;
    }

    /** Whether there was a better corner to go to. */
    private static boolean step(double[][] table, int[] basis, int size, int real, int width) {
        int in = -1;
        for (int j = 0; j < real && in < 0; j++) if (table[size][j] < -NOTHING) in = j;
        if (in < 0) return false;
        int out = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            if (table[i][in] <= NOTHING) continue;
            double ratio = table[i][width] / table[i][in];
            if (out < 0 || ratio < least - NOTHING || ratio < least + NOTHING && basis[i] < basis[out]) {
                least = Math.min(least, ratio);
                out = i;
            }
        }
        if (out < 0) return false;
        pivot(table, out, in);
        basis[out] = in;
        return true;
    }

    private static void pivot(double[][] table, int out, int in) {
        double[] row = table[out];
        double by = row[in];
        for (int j = 0; j < row.length; j++) row[j] /= by;
        for (double[] other : table) {
            double factor = other[in];
            if (other == row || factor == 0) continue;
            for (int j = 0; j < row.length; j++) if (row[j] != 0) other[j] -= factor * row[j];
            other[in] = 0;
        }
    }
}
