package net.tomarigi.matching;

/** Who is at most so far away: decided by straight lines, and in doubt by the exact distance. */
final class Circle {
    /** Kilometres within which only the exact distance decides. */
    private static final double DOUBT_KM = 1e-5;

    private final Metric metric;
    private final double km;

    /** Squares of straight lines: up to the first surely within, above the second surely not. */
    private final double surelyWithin;

    private final double surelyBeyond;

    Circle(Metric metric, double km) {
        this.metric = metric;
        this.km = km;
        double within = metric.toLine(km - DOUBT_KM);
        double beyond = metric.toLine(km + DOUBT_KM);
        this.surelyWithin = km < DOUBT_KM ? -1 : within * within;
        this.surelyBeyond = beyond * beyond;
    }

    /** @param square of the straight line to it */
    boolean has(double square) {
        return square <= surelyWithin || square <= surelyBeyond && metric.kmOfSquare(square) <= km;
    }

    /** @param leastSquare of straight lines to any of some */
    boolean hasNone(double leastSquare) {
        return leastSquare > surelyBeyond;
    }

    /** @param mostSquare of straight lines to any of some */
    boolean hasAll(double mostSquare) {
        return mostSquare <= surelyWithin;
    }
}
