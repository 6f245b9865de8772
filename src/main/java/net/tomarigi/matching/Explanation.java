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
    private final Room room = Room.empty();

    private final int[] excluded = new int[ALL.length];
    private final long[] inReach = new long[Chunk.BLOCKS];
    private final long[] passes = new long[Chunk.BLOCKS];
    private final long[] able = new long[Chunk.BLOCKS];

    /** Who is near enough; null when distance limits nothing. */
    private final Rings rings;

    /** By chunk: who fits; null where nobody is in reach. */
    private final long[][] fits;

    /** By chunk: who fails nothing but nights; null where nobody. Kept until it is known whether anybody fits. */
    private final long[][] closedOnly;

    private int reached;
    private int fitting;
    private boolean isAnybodyAble;

    Explanation(Asked asked) {
        this.asked = asked;
        this.ranking = new Ranking(asked);
        this.rings = asked.circle == null ? null : new Rings(asked, room, List.of(asked.circle));
        this.fits = new long[asked.snapshot.chunks().length][];
        this.closedOnly = new long[asked.snapshot.chunks().length][];
    }

    Answer answer() {
        Chunk[] chunks = asked.snapshot.chunks();
        boolean canRelay = asked.question.nights() >= 2 && asked.question.nights() <= Relay.MOST_NIGHTS;
        int[] order = ranking.inOrder();
        for (int at : order) {
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
                isEnough(order) ? List.of() : nearMisses(order).list(telling),
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
        long[] near = near(at, here);
        long[] fits = this.fits[at] = room.mask();
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
        if (fit > 0) ranking.take(at, fits);
        if (canRelay && fitting == 0 && anyClosed) closedOnly[at] = both(able, near);
    }

    /** Counts who fails. */
    private void exclude(Criterion criterion, long[] holds) {
        int count = 0;
        for (int b = 0; b < Chunk.BLOCKS; b++) count += Long.bitCount(inReach[b] & ~holds[b]);
        excluded[criterion.ordinal()] += count;
    }

    /** Counts who is too far, and says who is not. */
    private long[] near(int at, int here) {
        if (rings == null) return inReach;
        long[] near = rings.of(at, inReach)[0];
        int count = 0;
        for (int b = 0; b < Chunk.BLOCKS; b++) count += Long.bitCount(inReach[b] & near[b]);
        excluded[Criterion.DISTANCE.ordinal()] += here - count;
        return near;
    }

    /** Whether so many fit near by that nothing has to give. */
    private boolean isEnough(int[] order) {
        if (fitting < Answer.ENOUGH || !asked.hasPlace) return fitting >= Answer.ENOUGH;
        Circle nearBy = new Circle(asked.snapshot.metric(), asked.policy.zeroKm());
        Rings rings = new Rings(asked, room, List.of(nearBy));
        int count = 0;
        for (int at : order) {
            if (fits[at] == null || !Masks.isAny(fits[at])) continue;
            System.arraycopy(fits[at], 0, able, 0, able.length);
            Masks.and(able, rings.of(at, able)[0]);
            count += Masks.count(able);
            if (count >= Answer.ENOUGH) return true;
        }
        return false;
    }

    /** What would have to give, by those who do not fit. */
    private NearMisses nearMisses(int[] order) {
        NearMisses nearMisses = new NearMisses(asked, room);
        for (int at : order) if (fits[at] != null && asked.reach(at, inReach)) nearMisses.look(at, inReach, fits[at]);
        return nearMisses;
    }

    private static long[] both(long[] one, long[] other) {
        long[] both = one.clone();
        Masks.and(both, other);
        return both;
    }
}
