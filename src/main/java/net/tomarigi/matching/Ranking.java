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

    private final Asked asked;
    private final Scoring scoring;
    private final Best best;

    /** Who is near enough; null when distance limits nothing. */
    private final Circle circle;

    /** Which criteria hold, besides distance. */
    private final Criterion[] criteria;

    Ranking(Asked asked) {
        this(asked, NOT_DISTANCE);
    }

    private Ranking(Asked asked, Criterion[] criteria) {
        this.asked = asked;
        this.scoring = asked.scoring;
        this.criteria = criteria;
        this.best = new Best(asked.question.limit());
        this.circle = asked.isLimited ? new Circle(asked, asked.question.maxKm()) : null;
    }

    /** Of all networks the nearest that could take the person, whatever is free. */
    static Ranking nearestAnywhere(Asked asked) {
        Asked anywhere = new Asked(asked.snapshot, asked.question.forNearestAnywhere(), Policy.NEAREST);
        Ranking ranking = new Ranking(anywhere, Arrays.copyOf(NOT_DISTANCE, NOT_DISTANCE.length - 1));
        return ranking.run();
    }

    /** Looks wherever better ones may be. */
    Ranking run() {
        Chunk[] chunks = asked.snapshot.chunks();
        long[] alive = new long[Chunk.BLOCKS];
        for (long key : inOrder(chunks)) {
            int at = (int) (key & MASK);
            Chunk chunk = chunks[at];
            if (cannotHelp(chunk.bounds)) continue;
            if (!asked.reach(at, alive)) continue;
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

    private static final long MASK = (1 << 20) - 1;

    private long[] inOrder(Chunk[] chunks) {
        long[] keys = new long[chunks.length];
        for (int i = 0; i < keys.length; i++) keys[i] = key(chunks[i].bounds) << 20 | i;
        Arrays.sort(keys);
        return keys;
    }

    /** Small for who may be best: the bound of the score, downwards, or else the bound of the distance. */
    private long key(Bounds bounds) {
        double lineKm = line(bounds);
        if (scoring.isBlind) return (long) Math.min(lineKm * 1000, 1L << 40);
        return (long) (2 * Scoring.UNIT) - Scoring.rounded(scoring.mostApart(bounds) + scoring.near(lineKm));
    }

    private double line(Bounds bounds) {
        return asked.hasPlace ? Math.sqrt(bounds.leastSquare(asked.x, asked.y, asked.z)) : 0;
    }

    private boolean cannotHelp(Bounds bounds) {
        if (circle != null && circle.isOutside(bounds)) return true;
        if (!best.isFull()) return false;
        double lineKm = line(bounds);
        if (scoring.isBlind) return lineKm > best.worstKm() + SLACK_KM;
        return Scoring.rounded(scoring.mostApart(bounds) + scoring.near(lineKm)) + SLACK < best.worstScore();
    }

    /** Takes into the best whoever of a chunk is alive and near enough. */
    void take(Chunk chunk, long[] alive) {
        long[] keys = new long[Chunk.BLOCKS];
        int count = 0;
        for (int b = 0; b < alive.length; b++) {
            if (alive[b] == 0 || cannotHelp(chunk.blocks[b].bounds)) continue;
            keys[count++] = key(chunk.blocks[b].bounds) << 6 | b;
        }
        Arrays.sort(keys, 0, count);
        for (int i = 0; i < count; i++) {
            int b = (int) (keys[i] & 63);
            Block block = chunk.blocks[b];
            if (i > 0 && cannotHelp(block.bounds)) continue;
            if (asked.hasPlace) takeNear(block, alive[b]);
            else takeAnywhere(block, alive[b]);
        }
    }

    private void takeAnywhere(Block block, long alive) {
        for (long rest = alive; rest != 0; rest &= rest - 1) {
            int i = Long.numberOfTrailingZeros(rest);
            best.offer(Scoring.rounded(scoring.apart(block, i) + scoring.near(0)), 0, block.candidates[i]);
        }
    }

    private void takeNear(Block block, long alive) {
        for (long rest = alive; rest != 0; rest &= rest - 1) {
            int i = Long.numberOfTrailingZeros(rest);
            double square = block.square(i, asked.x, asked.y, asked.z);
            double lineKm = Math.sqrt(square);
            double apart = scoring.isBlind ? 0 : scoring.apart(block, i);
            if (best.isFull()) {
                if (scoring.isBlind) {
                    if (lineKm > best.worstKm() + SLACK_KM) continue;
                } else if (Scoring.rounded(apart + scoring.near(lineKm)) + SLACK < best.worstScore()) continue;
            }
            if (circle != null && !circle.has(square)) continue;
            double km = asked.kmOfSquare(square);
            best.offer(Scoring.rounded(apart + scoring.near(km)), km, block.candidates[i]);
        }
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
