package net.tomarigi.matching;

/** Who is at most so far away: decided for most blocks by their bounds, and else by straight lines. */
final class Circle {
    /** Kilometres within which only the exact distance decides. */
    private static final double DOUBT_KM = 1e-5;

    /** So many are looked at one by one. */
    private static final int FEW = 12;

    private final Asked asked;
    private final double km;

    /** Squares of straight lines: up to the first surely within, above the second surely not. */
    private final double surelyWithin;

    private final double surelyBeyond;

    /** @param km infinite: everybody is within, with a place or without */
    Circle(Asked asked, double km) {
        this.asked = asked;
        this.km = km;
        Metric metric = asked.snapshot.metric();
        double within = metric.toLine(km - DOUBT_KM);
        double beyond = metric.toLine(km + DOUBT_KM);
        this.surelyWithin = km < DOUBT_KM ? -1 : within * within;
        this.surelyBeyond = beyond * beyond;
    }

    boolean isOutside(Bounds bounds) {
        return bounds.leastSquare(asked.x, asked.y, asked.z) > surelyBeyond;
    }

    /** @param square of the straight line to it */
    boolean has(double square) {
        return square <= surelyWithin || square <= surelyBeyond && asked.kmOfSquare(square) <= km;
    }

    /** Those of {@code some} of a block who are within; {@code placed} are those who have a place. */
    long of(Block block, long some, long placed) {
        long rest = some & placed;
        if (rest == 0 || isOutside(block.bounds)) return 0;
        if (block.bounds.mostSquare(asked.x, asked.y, asked.z) <= surelyWithin) return rest;
        return Long.bitCount(rest) < FEW ? ofFew(block, rest) : rest & ofAll(block);
    }

    private long ofFew(Block block, long some) {
        long within = 0;
        for (long rest = some; rest != 0; rest &= rest - 1) {
            int i = Long.numberOfTrailingZeros(rest);
            if (has(block.square(i, asked.x, asked.y, asked.z))) within |= 1L << i;
        }
        return within;
    }

    /** The same for all of a block: straight through, as processors like it. */
    private long ofAll(Block block) {
        double[] squares = block.squares(asked.x, asked.y, asked.z);
        long within = 0;
        long notBeyond = 0;
        for (int i = 0; i < Block.SIZE; i++) {
            within |= (squares[i] <= surelyWithin ? 1L : 0L) << i;
            notBeyond |= (squares[i] <= surelyBeyond ? 1L : 0L) << i;
        }
        return within == notBeyond ? within : within | ofFew(block, notBeyond & ~within);
    }
}
