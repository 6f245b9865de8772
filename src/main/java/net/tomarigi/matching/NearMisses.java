package net.tomarigi.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The smallest sets of concessions. Of every candidate the cost of what it lacks is added up bit-sliced, 64 candidates with
 * one operation. A lesser set costs less, so the cheapest candidate that no found set covers always shows the next minimal
 * set; whom that covers is read from the planes of its own concessions.
 */
final class NearMisses {
    private final Asked asked;
    private final Limits limits;
    private final Room room;

    /** The steps of the ladder beyond the distance asked for; empty without a limit. */
    private final List<Integer> ladder = new ArrayList<>();

    /** Within the distance asked for, then within each step; null without a limit. */
    private final Rings rings;

    /** Chunks where anybody is near, those first in which better ones may be. */
    private final List<Near> order = new ArrayList<>();

    /**
     * Who of a chunk is near and covered by no set yet, and the bits of what it costs.
     *
     * @param near who still counts
     * @param one who costs 1, 3, 5 or 7
     * @param two who costs 2, 3, 6 or 7
     * @param four who costs 4 to 7
     */
    private record Costs(long[] near, long[] one, long[] two, long[] four) {
        Costs(long[] near, Room room) {
            this(near, room.emptyMask(), room.emptyMask(), room.emptyMask());
        }

        /** Who is near at a cost, into {@code some}. */
        void at(int cost, long[] some) {
            long ones = (cost & 1) == 0 ? -1 : 0;
            long twos = (cost & 2) == 0 ? -1 : 0;
            long fours = (cost & 4) == 0 ? -1 : 0;
            for (int b = 0; b < Chunk.BLOCKS; b++)
                some[b] = near[b] & (one[b] ^ ones) & (two[b] ^ twos) & (four[b] ^ fours);
        }

        /** Adds {@code more} to whoever is not on a plane; who costs more than is near is not. */
        void add(long[] holds, int more) {
            if ((more & 1) != 0) addOne(near, one, two, four, holds);
            if ((more & 2) != 0) addTwo(near, two, four, holds);
            if ((more & 4) != 0) addFour(near, four, holds);
        }
    }

    /** A chunk where anybody is near. */
    private static final class Near {
        final int at;
        final Chunk chunk;
        final Costs costs;

        /** By circle: who is within, of those who are near. */
        final long[][] rings;

        /** So many of the sets that were found have taken away whom they cover. */
        int covered;

        Near(int at, Chunk chunk, Costs costs, long[][] rings) {
            this.at = at;
            this.chunk = chunk;
            this.costs = costs;
            this.rings = rings;
        }
    }

    NearMisses(Asked asked, Room room) {
        this.asked = asked;
        this.room = room;
        this.limits = asked.limits();
        this.some = room.mask();
        this.lacks = room.mask();
        if (asked.circle == null) {
            this.rings = null;
            return;
        }
        double maxKm = asked.question.maxKm();
        List<Circle> circles = new ArrayList<>();
        circles.add(asked.circle);
        for (int km : Concession.LADDER_KM) {
            if (km <= maxKm || ladder.size() == Concession.MOST_KM_STEPS) continue;
            ladder.add(km);
            circles.add(new Circle(asked.snapshot.metric(), km));
        }
        this.rings = new Rings(asked, room, circles);
    }

    private final long[] some;
    private final long[] lacks;

    /** Adds up what those of a chunk lack who are in reach and do not fit. */
    void look(int at, long[] inReach, long[] fits) {
        Chunk chunk = asked.snapshot.chunks()[at];
        long[] near = room.mask();
        int[] nights = asked.planes(Criterion.NIGHTS);
        System.arraycopy(chunk.planes[nights[0]], 0, near, 0, near.length);
        for (int i = 1; i < nights.length; i++) Masks.or(near, chunk.planes[nights[i]]);
        Masks.and(near, inReach);
        Masks.andNot(near, fits);
        for (Limits.Step step : limits.required()) Masks.and(near, step.holds(chunk));
        if (!Masks.isAny(near)) return;
        Costs costs = new Costs(near, room);
        addUp(chunk, costs);
        long[][] within = null;
        if (rings != null && Masks.isAny(near)) {
            within = rings.of(at, near);
            Masks.and(near, within[ladder.size()]);
            for (int i = 0; i < ladder.size(); i++) {
                if (within[i] == chunk.planes[Planes.PLACED]) break;
                costs.add(within[i], 1);
            }
        }
        if (Masks.isAny(near)) order.add(new Near(at, chunk, costs, within));
    }

    private void addUp(Chunk chunk, Costs costs) {
        List<Limits.Step> steps = limits.steps();
        int more = 0;
        for (int i = 0; i < steps.size(); i++) {
            Limits.Step step = steps.get(i);
            if (step.isNever(chunk)) continue;
            more += step.more();
            Limits.Step next = i + 1 < steps.size() ? steps.get(i + 1) : null;
            if (next != null && next.isAsBelow(chunk)) continue;
            if (more == 2 && next != null && isNight(step) && isNight(next)) {
                addTwos(costs.near(), costs.two(), costs.four(), step.holds(chunk), next.holds(chunk));
                i++;
            } else costs.add(step.holds(chunk), more);
            more = 0;
        }
    }

    private static boolean isNight(Limits.Step step) {
        return step.concession().criterion() == Criterion.NIGHTS;
    }

    private static void addOne(long[] near, long[] one, long[] two, long[] four, long[] holds) {
        for (int b = 0; b < Chunk.BLOCKS; b++) {
            long carry = ~holds[b];
            long ones = one[b];
            one[b] = ones ^ carry;
            carry &= ones;
            long twos = two[b];
            two[b] = twos ^ carry;
            carry &= twos;
            long fours = four[b];
            four[b] = fours ^ carry;
            near[b] &= ~(fours & carry);
        }
    }

    private static void addTwo(long[] near, long[] two, long[] four, long[] holds) {
        for (int b = 0; b < Chunk.BLOCKS; b++) {
            long carry = ~holds[b];
            long twos = two[b];
            two[b] = twos ^ carry;
            carry &= twos;
            long fours = four[b];
            four[b] = fours ^ carry;
            near[b] &= ~(fours & carry);
        }
    }

    /** Two for each of two planes: most of what a long stay asks for. */
    private static void addTwos(long[] near, long[] two, long[] four, long[] holds, long[] other) {
        for (int b = 0; b < Chunk.BLOCKS; b++) {
            long fails = ~holds[b];
            long both = fails & ~other[b];
            long either = fails ^ ~other[b];
            long twos = two[b];
            long carry = either & twos;
            long fours = four[b];
            two[b] = twos ^ either;
            four[b] = fours ^ both ^ carry;
            near[b] &= ~(fours & (both | carry));
        }
    }

    private static void addFour(long[] near, long[] four, long[] holds) {
        for (int b = 0; b < Chunk.BLOCKS; b++) {
            long carry = ~holds[b];
            long fours = four[b];
            four[b] = fours ^ carry;
            near[b] &= ~(fours & carry);
        }
    }

    /** A set of limits that somebody lacks, and nobody lacks less; and whom it opens. */
    private static final class Found {
        final List<Lack> lacking;
        final int cost;
        final List<Integer> chunks = new ArrayList<>();
        final List<long[]> whom = new ArrayList<>();
        int opens;

        Found(List<Lack> lacking, int cost) {
            this.lacking = lacking;
            this.cost = cost;
        }

        List<Concession> concessions() {
            return lacking.stream().map(Lack::concession).sorted().toList();
        }
    }

    /** The minimal sets, the cheapest first. */
    List<NearMiss> list(Telling telling) {
        List<Found> found = new ArrayList<>();
        for (int cost = 1; cost <= Concession.MOST_COST && found.size() < Answer.MOST_NEAR_MISSES; cost++) {
            List<Found> same = new ArrayList<>();
            for (Near near : order) all(near, cost, found, same);
            found.addAll(same);
        }
        return found.stream()
                .sorted(Comparator.<Found>comparingInt(one -> one.cost)
                        .thenComparing(one -> one.opens, Comparator.reverseOrder())
                        .thenComparing(Found::concessions, NearMisses::compare))
                .limit(Answer.MOST_NEAR_MISSES)
                .map(one -> told(one, telling))
                .toList();
    }

    static int compare(List<Concession> a, List<Concession> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) return order;
        }
        return Integer.compare(a.size(), b.size());
    }

    private NearMiss told(Found found, Telling telling) {
        Ranking best = Ranking.ofOne(asked);
        for (int i = 0; i < found.chunks.size(); i++) best.take(found.chunks.get(i), found.whom.get(i));
        return new NearMiss(
                found.concessions(),
                found.cost,
                found.opens,
                telling.ranked(best.kept()).get(0));
    }

    /**
     * Finds the sets of one cost that a chunk shows.
     *
     * @param cheaper all sets that cost less
     * @param same those of this cost, from other chunks too
     */
    private void all(Near near, int cost, List<Found> cheaper, List<Found> same) {
        near.costs.at(cost, some);
        if (!Masks.isAny(some)) return;
        if (near.covered < cheaper.size()) {
            for (; near.covered < cheaper.size(); near.covered++) {
                lacking(cheaper.get(near.covered).lacking, near);
                Masks.andNot(near.costs.near(), lacks);
            }
            Masks.and(some, near.costs.near());
        }
        for (int b = 0; b < Chunk.BLOCKS; b++)
            while (some[b] != 0) {
                Found found = found(lacking(near, b, Long.numberOfTrailingZeros(some[b])), cost, same);
                lacking(found.lacking, near);
                Masks.and(lacks, some);
                Masks.andNot(some, lacks);
                found.chunks.add(near.at);
                long[] whom = room.mask();
                System.arraycopy(lacks, 0, whom, 0, whom.length);
                found.whom.add(whom);
                found.opens += Masks.count(whom);
            }
    }

    private static Found found(List<Lack> lacking, int cost, List<Found> same) {
        for (Found one : same) if (one.lacking.equals(lacking)) return one;
        Found found = new Found(lacking, cost);
        same.add(found);
        return found;
    }

    /** What one candidate lacks, in the order of concessions. */
    private List<Lack> lacking(Near near, int b, int place) {
        List<Lack> lacking = new ArrayList<>();
        for (Limits.Step step : limits.steps()) {
            if ((step.holds(near.chunk, b) >>> place & 1) == 1) continue;
            if (step.concession().degree() > 1) lacking.remove(lacking.size() - 1);
            lacking.add(new Lack(step.concession(), step, 0));
        }
        int ring = 0;
        while (ring < ladder.size() && (near.rings[ring][b] >>> place & 1) == 0) ring++;
        if (ring > 0) lacking.add(new Lack(new Concession(Criterion.DISTANCE, ladder.get(ring - 1), ring), null, ring));
        return lacking;
    }

    /** @param step null for distance: then {@code ring} circles are too small */
    private record Lack(Concession concession, Limits.Step step, int ring) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Lack lack && lack.step == step && lack.ring == ring;
        }

        @Override
        public int hashCode() {
            return concession.hashCode();
        }
    }

    /** Who of a chunk lacks all of that or more: of those, whoever costs the same lacks exactly that. */
    private void lacking(List<Lack> lacking, Near near) {
        Arrays.fill(lacks, -1);
        for (Lack lack : lacking)
            if (lack.step() == null) Masks.andNot(lacks, near.rings[lack.ring() - 1]);
            else lack.step().retainNeeding(lacks, near.chunk);
    }
}
