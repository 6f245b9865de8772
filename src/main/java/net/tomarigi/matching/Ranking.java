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

    private final float[] squares = new float[Chunk.BLOCKS];
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
            if (cannotHelp(at) || !asked.reach(at, alive)) continue;
            for (Criterion criterion : criteria) asked.limit(criterion, chunks[at], alive);
            take(at, alive);
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
        for (int i = 0; i < keys.length; i++) keys[i] = key(bound(i), i);
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

    private double bound(int chunk) {
        return bound(asked.snapshot.bounds(), chunk, asked.leastSquares[chunk]);
    }

    private static final double GIRTH_KM = 40_100;

    private boolean cannotHelp(double bound) {
        if (!best.isFull()) return false;
        if (scoring.isBlind) return -bound * GIRTH_KM > best.worstKm() + SLACK_KM;
        return bound < least();
    }

    /** Whether nobody there can be among the best. */
    private boolean cannotHelp(int chunk) {
        return circle != null && circle.hasNone(asked.leastSquares[chunk]) || cannotHelp(bound(chunk));
    }

    /** Takes into the best whoever of a chunk is alive and near enough. */
    void take(int at, long[] alive) {
        if (cannotHelp(at)) return;
        Chunk chunk = asked.snapshot.chunks()[at];
        if (Masks.count(alive) < FEW) {
            for (int b = 0; b < alive.length; b++) if (alive[b] != 0) take(chunk, b, alive[b]);
            return;
        }
        chunk.bounds.leastSquares(asked.x, asked.y, asked.z, squares);
        int count = 0;
        for (int b = 0; b < alive.length; b++) {
            if (alive[b] == 0) continue;
            bounds[b] = bound(chunk.bounds, b, squares[b]);
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
        if (!asked.hasPlace) {
            takeAt(0, chunk, b, alive);
            return;
        }
        takePlaced(chunk, b, alive & chunk.planes[Planes.PLACED][b]);
        if (circle == null) takeAt(Double.POSITIVE_INFINITY, chunk, b, alive & ~chunk.planes[Planes.PLACED][b]);
    }

    private void takeAt(double km, Chunk chunk, int b, long alive) {
        for (long rest = alive; rest != 0; rest &= rest - 1) {
            int i = Long.numberOfTrailingZeros(rest);
            best.offer(scoring.score(chunk, b, i, km), km, chunk.candidate(b, i));
        }
    }

    private void takePlaced(Chunk chunk, int b, long alive) {
        long[] points = chunk.points[b];
        double most = scoring.mostApart(chunk.bounds, b, fits);
        double least = least();
        double square = squareFor(least, most);
        for (int p = 0; p < Points.count(points); p++) {
            long here = alive & Points.whose(points, p);
            if (here == 0) continue;
            double away = Points.square(points, p, asked.x, asked.y, asked.z);
            if (away > square || circle != null && !circle.has(away)) continue;
            double km = asked.kmOfSquare(away);
            double near = scoring.near(km);
            for (long rest = here; rest != 0; rest &= rest - 1) {
                int i = Long.numberOfTrailingZeros(rest);
                double score = scoring.isBlind ? 0 : scoring.apart(chunk, b, i) + near;
                if (score >= least) best.offer(Scoring.rounded(score), km, chunk.candidate(b, i));
            }
            least = least();
            square = squareFor(least, most);
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
