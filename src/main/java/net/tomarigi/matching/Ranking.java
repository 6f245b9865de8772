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
            if (cannotHelp(chunk.bounds) || !asked.reach(at, alive)) continue;
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
        for (int i = 0; i < keys.length; i++) keys[i] = key(bound(chunks[i].bounds), i);
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
    private double bound(Bounds bounds) {
        double lineKm = asked.hasPlace ? Math.sqrt(bounds.leastSquare(asked.x, asked.y, asked.z)) : 0;
        if (scoring.isBlind) return -Math.min(1, lineKm / GIRTH_KM);
        return scoring.mostApart(bounds, fits) + scoring.near(lineKm - Metric.ROUNDING_KM);
    }

    private static final double GIRTH_KM = 40_100;

    private boolean cannotHelp(double bound) {
        if (!best.isFull()) return false;
        if (scoring.isBlind) return -bound * GIRTH_KM > best.worstKm() + SLACK_KM;
        return bound < least();
    }

    /** Whether nobody there can be among the best. */
    private boolean cannotHelp(Bounds bounds) {
        return circle != null && circle.isOutside(bounds) || cannotHelp(bound(bounds));
    }

    /** Takes into the best whoever of a chunk is alive and near enough. */
    void take(Chunk chunk, long[] alive) {
        if (cannotHelp(chunk.bounds)) return;
        if (Masks.count(alive) < FEW) {
            for (int b = 0; b < alive.length; b++) if (alive[b] != 0) take(chunk.blocks[b], alive[b]);
            return;
        }
        double[] bounds = new double[Chunk.BLOCKS];
        long[] keys = new long[Chunk.BLOCKS];
        int count = 0;
        for (int b = 0; b < alive.length; b++) {
            if (alive[b] == 0) continue;
            bounds[b] = bound(chunk.blocks[b].bounds);
            if (cannotHelp(bounds[b])) continue;
            keys[count++] = key(bounds[b], b);
        }
        Arrays.sort(keys, 0, count);
        for (int i = 0; i < count; i++) {
            int b = (int) keys[i] & LAST;
            if (cannotHelp(bounds[b])) return;
            take(chunk.blocks[b], alive[b]);
        }
    }

    private void take(Block block, long alive) {
        if (asked.hasPlace) takeNear(block, alive);
        else takeAnywhere(block, alive);
    }

    private void takeAnywhere(Block block, long alive) {
        for (long rest = alive; rest != 0; rest &= rest - 1) {
            int i = Long.numberOfTrailingZeros(rest);
            best.offer(scoring.score(block, i, 0), 0, block.candidates[i]);
        }
    }

    private void takeNear(Block block, long alive) {
        double most = scoring.mostApart(block.bounds, fits);
        double least = least();
        double square = squareFor(least, most);
        for (long rest = alive; rest != 0; rest &= rest - 1) {
            int i = Long.numberOfTrailingZeros(rest);
            double away = block.square(i, asked.x, asked.y, asked.z);
            if (away > square) continue;
            double apart = scoring.isBlind ? 0 : scoring.apart(block, i);
            if (!scoring.isBlind && apart + scoring.near(Math.sqrt(away) - Metric.ROUNDING_KM) < least) continue;
            if (circle != null && !circle.has(away)) continue;
            double km = asked.kmOfSquare(away);
            best.offer(Scoring.rounded(apart + scoring.near(km)), km, block.candidates[i]);
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
