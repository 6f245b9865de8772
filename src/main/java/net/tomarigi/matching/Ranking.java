package net.tomarigi.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the best that fit: chunks and blocks with the best bounds first, until none can hold a better one than the last
 * that is kept.
 */
final class Ranking {
    /** Bounds are computed in another order than scores, so they may differ by an error of rounding. */
    private static final long SLACK = 2;

    private static final double SLACK_KM = 1e-5;

    /** So many are looked at without asking first where the best may be. */
    private static final int FEW = 24;

    private final Asked asked;
    private final Scoring scoring;
    private final Best best;

    /** Who is near enough; null when distance limits nothing. */
    private final Circle circle;

    /** Which criteria hold, besides distance. */
    private final Criterion[] criteria;

    /** Whether only those are ranked that fit. */
    private final boolean fits;

    private final double[] squares = new double[Chunk.BLOCKS];
    private final double[] bounds = new double[Chunk.BLOCKS];
    private final long[] keys = new long[Chunk.BLOCKS];

    Ranking(Asked asked) {
        this(asked, NOT_DISTANCE, asked.circle, asked.question.limit());
    }

    private Ranking(Asked asked, Criterion[] criteria, Circle circle, int most) {
        this.asked = asked;
        this.scoring = asked.scoring;
        this.criteria = criteria;
        this.circle = circle;
        this.fits = criteria.length > 0;
        this.best = new Best(most);
    }

    /** Of those that are given to {@link #take}, whatever they lack, the best. */
    static Ranking ofOne(Asked asked) {
        return new Ranking(asked, new Criterion[0], null, 1);
    }

    /** Of all networks the nearest that could take the person, whatever is free. */
    static Ranking nearestAnywhere(Asked asked) {
        Asked anywhere = new Asked(asked.snapshot, asked.question.forNearestAnywhere(), Policy.NEAREST);
        Criterion[] able = Arrays.copyOf(NOT_DISTANCE, NOT_DISTANCE.length - 1);
        return new Ranking(anywhere, able, null, 1).run();
    }

    /** Looks wherever better ones may be. */
    Ranking run() {
        Chunk[] chunks = asked.snapshot.chunks();
        long[] alive = new long[Chunk.BLOCKS];
        for (int at : inOrder()) {
            Chunk chunk = chunks[at];
            if (cannotHelp(chunk) || !asked.reach(at, alive)) continue;
            for (Criterion criterion : criteria) asked.limit(criterion, chunk, alive);
            take(chunk, alive);
        }
        return this;
    }

    /** Nights last. */
    static final Criterion[] NOT_DISTANCE = {
        Criterion.DISABILITY,
        Criterion.CARE,
        Criterion.BEHAVIOUR,
        Criterion.SEX,
        Criterion.AGE,
        Criterion.SUPPORT_LEVEL,
        Criterion.WHEELCHAIR,
        Criterion.NIGHTS
    };

    /** All chunks, those first that may hold the best. */
    int[] inOrder() {
        Chunk[] chunks = asked.snapshot.chunks();
        long[] keys = new long[chunks.length];
        for (int i = 0; i < keys.length; i++) keys[i] = key(bound(chunks[i]), i);
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < order.length; i++) order[i] = (int) keys[i] & LAST;
        return order;
    }

    private static final int LAST = (1 << 20) - 1;

    /** Sorts by a bound, the better first, and still tells whose it is. */
    private static long key(double bound, int whose) {
        return (long) ((2 - bound) * (1L << 32)) << 20 | whose;
    }

    /** What nobody there scores more than; when nothing weighs, what nobody there is nearer than, of the earth's girth. */
    private double bound(Bounds bounds, int row, double leastSquare) {
        double lineKm = asked.hasPlace ? Math.sqrt(leastSquare) : 0;
        if (scoring.isBlind) return -Math.min(1, lineKm / GIRTH_KM);
        return scoring.mostApart(bounds, row, fits) + scoring.near(lineKm - Metric.ROUNDING_KM);
    }

    private double bound(Chunk chunk) {
        return bound(chunk.bounds, 0, chunk.bounds.leastSquare(asked.x, asked.y, asked.z));
    }

    private static final double GIRTH_KM = 40_100;

    private boolean cannotHelp(double bound) {
        if (!best.isFull()) return false;
        if (scoring.isBlind) return -bound * GIRTH_KM > best.worstKm() + SLACK_KM;
        return bound < least();
    }

    /** Whether nobody there can be among the best. */
    private boolean cannotHelp(Chunk chunk) {
        double leastSquare = chunk.bounds.leastSquare(asked.x, asked.y, asked.z);
        return circle != null && circle.hasNone(leastSquare) || cannotHelp(bound(chunk.bounds, 0, leastSquare));
    }

    /** Takes into the best whoever of a chunk is alive and near enough. */
    void take(Chunk chunk, long[] alive) {
        if (cannotHelp(chunk)) return;
        if (Masks.count(alive) < FEW) {
            for (int b = 0; b < alive.length; b++) if (alive[b] != 0) take(chunk, b, alive[b]);
            return;
        }
        chunk.each.leastSquares(asked.x, asked.y, asked.z, squares);
        int count = 0;
        for (int b = 0; b < alive.length; b++) {
            if (alive[b] == 0) continue;
            bounds[b] = bound(chunk.each, b, squares[b]);
            if (cannotHelp(bounds[b])) continue;
            keys[count++] = key(bounds[b], b);
        }
        Arrays.sort(keys, 0, count);
        for (int i = 0; i < count; i++) {
            int b = (int) keys[i] & LAST;
            if (cannotHelp(bounds[b])) return;
            take(chunk, b, alive[b]);
        }
    }

    private void take(Chunk chunk, int b, long alive) {
        Block block = chunk.blocks[b];
        if (!asked.hasPlace) {
            takeAnywhere(block, alive);
            return;
        }
        takePlaced(block, scoring.mostApart(chunk.each, b, fits), alive & chunk.planes[Planes.PLACED][b]);
        if (circle == null) takeUnplaced(block, alive & ~chunk.planes[Planes.PLACED][b]);
    }

    private void takeAnywhere(Block block, long alive) {
        for (long rest = alive; rest != 0; rest &= rest - 1) {
            int i = Long.numberOfTrailingZeros(rest);
            best.offer(scoring.score(block, i, 0), 0, block.candidates[i]);
        }
    }

    /** @param most what nobody there scores more than, distance left aside */
    private void takePlaced(Block block, double most, long alive) {
        Points points = block.points;
        double least = least();
        double square = squareFor(least, most);
        for (int p = 0; p < points.count(); p++) {
            long here = alive & points.whose(p);
            if (here == 0) continue;
            double away = points.square(p, asked.x, asked.y, asked.z);
            if (away > square || circle != null && !circle.has(away)) continue;
            double km = asked.kmOfSquare(away);
            double near = scoring.near(km);
            for (long rest = here; rest != 0; rest &= rest - 1) {
                int i = Long.numberOfTrailingZeros(rest);
                double score = scoring.isBlind ? 0 : scoring.apart(block, i) + near;
                if (score >= least) best.offer(Scoring.rounded(score), km, block.candidates[i]);
            }
            least = least();
            square = squareFor(least, most);
        }
    }

    private void takeUnplaced(Block block, long alive) {
        for (long rest = alive; rest != 0; rest &= rest - 1) {
            int i = Long.numberOfTrailingZeros(rest);
            double beyond = Double.POSITIVE_INFINITY;
            best.offer(scoring.score(block, i, beyond), beyond, block.candidates[i]);
        }
    }

    /** What a candidate must score to be kept. */
    private double least() {
        return best.isFull() ? (best.worstScore() - SLACK) / Scoring.UNIT : Double.NEGATIVE_INFINITY;
    }

    /** Beyond the root of this nobody is kept; straight lines are never longer than distances. */
    private double squareFor(double least, double most) {
        if (!best.isFull()) return Double.POSITIVE_INFINITY;
        if (!scoring.isBlind) return scoring.squareFor(least, most) * (1 + 1e-9);
        double km = best.worstKm() + SLACK_KM;
        return km * km;
    }

    Best kept() {
        return best;
    }

    List<Hit> hits() {
        List<Hit> hits = new ArrayList<>(best.count());
        for (int i = 0; i < best.count(); i++)
            hits.add(new Hit(best.candidate(i), asked.told(best.km(i)), best.score(i) / Scoring.UNIT));
        return hits;
    }
}
