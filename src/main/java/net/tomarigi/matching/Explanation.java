package net.tomarigi.matching;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Ranks, and explains: who was excluded by what, what would have to give, who could take turns, whether anybody ever could.
 * One pass over all chunks in reach decides and counts; the rest looks at few.
 */
final class Explanation {
    private static final Criterion[] ALL = Criterion.values();

    private final Asked asked;
    private final Ranking ranking;
    private final NearMisses nearMisses;

    private final int[] excluded = new int[ALL.length];
    private final long[] inReach = new long[Chunk.BLOCKS];
    private final long[] passes = new long[Chunk.BLOCKS];
    private final long[] able = new long[Chunk.BLOCKS];
    private final long[] near = new long[Chunk.BLOCKS];
    private final long[] fits = new long[Chunk.BLOCKS];

    /** By chunk: who fails nothing but nights; null where nobody. Kept until it is known whether anybody fits. */
    private final long[][] closedOnly;

    private int reached;
    private int fitting;
    private boolean isAnybodyAble;

    Explanation(Asked asked) {
        this.asked = asked;
        this.ranking = new Ranking(asked);
        this.nearMisses = new NearMisses(asked);
        this.closedOnly = new long[asked.snapshot.chunks().length][];
    }

    Answer answer() {
        Chunk[] chunks = asked.snapshot.chunks();
        boolean canRelay = asked.question.nights() >= 2 && asked.question.nights() <= Relay.MOST_NIGHTS;
        for (int at : ranking.inOrder()) {
            if (!asked.reach(at, inReach)) continue;
            int here = Masks.count(inReach);
            if (here == 0) continue;
            reached += here;
            look(at, chunks[at], here, canRelay);
        }
        Map<Criterion, Integer> counts = new EnumMap<>(Criterion.class);
        for (Criterion criterion : ALL) counts.put(criterion, excluded[criterion.ordinal()]);
        Telling telling = new Telling(asked);
        return new Answer(
                asked.snapshot.version(),
                reached,
                fitting,
                telling.ranked(ranking.kept()),
                counts,
                nearMisses.list(telling),
                fitting == 0 && canRelay ? new Relays(asked, closedOnly).list() : List.of(),
                isAnybodyAble ? null : new Structure(asked).never(reached > 0));
    }

    private void look(int at, Chunk chunk, int here, boolean canRelay) {
        System.arraycopy(inReach, 0, able, 0, able.length);
        for (Criterion criterion : Ranking.NOT_DISTANCE)
            if (criterion != Criterion.NIGHTS && asked.planes(criterion).length > 0) {
                long[] holds = asked.holds(criterion, chunk, passes);
                exclude(criterion, holds);
                Masks.and(able, holds);
            }
        long[] free = asked.holds(Criterion.NIGHTS, chunk, passes);
        exclude(Criterion.NIGHTS, free);
        near(chunk, here);
        boolean anyAble = false;
        boolean anyClosed = false;
        int fit = 0;
        for (int b = 0; b < fits.length; b++) {
            long ableAndNear = able[b] & near[b];
            fits[b] = ableAndNear & free[b];
            anyAble |= able[b] != 0;
            anyClosed |= ableAndNear != fits[b];
            fit += Long.bitCount(fits[b]);
        }
        isAnybodyAble |= anyAble;
        fitting += fit;
        if (fit > 0) ranking.take(chunk, fits);
        if (canRelay && fitting == 0 && anyClosed) closedOnly[at] = both(able, near);
        if (fit < here) nearMisses.look(at, chunk, inReach, fits);
    }

    /** Counts who fails. */
    private void exclude(Criterion criterion, long[] holds) {
        int count = 0;
        for (int b = 0; b < Chunk.BLOCKS; b++) count += Long.bitCount(inReach[b] & ~holds[b]);
        excluded[criterion.ordinal()] += count;
    }

    /** Counts who is too far; {@link #near} holds whoever is not. */
    private void near(Chunk chunk, int here) {
        Circle circle = asked.circle;
        if (circle == null) {
            System.arraycopy(inReach, 0, near, 0, near.length);
            return;
        }
        boolean isOutside = circle.isOutside(chunk.bounds);
        for (int b = 0; b < near.length; b++)
            near[b] = isOutside || inReach[b] == 0
                    ? 0
                    : circle.of(chunk.blocks[b], inReach[b], chunk.planes[Planes.PLACED][b]);
        excluded[Criterion.DISTANCE.ordinal()] += here - Masks.count(near);
    }

    private static long[] both(long[] one, long[] other) {
        long[] both = one.clone();
        Masks.and(both, other);
        return both;
    }
}
