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
    private final Room room = Room.empty();

    /** The distance asked for, then the steps of the ladder; empty without a limit. */
    private final List<Circle> circles = new ArrayList<>();

    private final List<Integer> ladder = new ArrayList<>();

    /** By chunk: who is near and covered by no set yet, and the bits of what it costs; null where nobody ever was. */
    private final Costs[] open;

    /**
     * @param near who still counts
     * @param one who costs 1, 3, 5 or 7
     * @param two who costs 2, 3, 6 or 7
     * @param four who costs 4 to 7
     */
    private record Costs(long[] near, long[] one, long[] two, long[] four) {
        Costs(Room room) {
            this(room.mask(), room.mask(), room.mask(), room.mask());
        }

        /** Leaves of {@code some} who is near at a cost; false when nobody is. */
        boolean retain(long[] some, int cost) {
            long ones = (cost & 1) == 0 ? -1 : 0;
            long twos = (cost & 2) == 0 ? -1 : 0;
            long fours = (cost & 4) == 0 ? -1 : 0;
            long any = 0;
            for (int b = 0; b < Chunk.BLOCKS; b++)
                any |= some[b] &= near[b] & (one[b] ^ ones) & (two[b] ^ twos) & (four[b] ^ fours);
            return any != 0;
        }

        /** Adds {@code more} to whoever is not on a plane; who costs more than is near is not. */
        void add(long[] holds, int more) {
            if ((more & 1) != 0) addOne(near, one, two, four, holds);
            if ((more & 2) != 0) addTwo(near, two, four, holds);
            if ((more & 4) != 0) addFour(near, four, holds);
        }
    }

    /** Chunks where anybody is near, those first in which better ones may be. */
    private final List<Integer> order = new ArrayList<>();

    /** By chunk: who is within each circle, of those who are near. */
    private final long[][][] within;

    NearMisses(Asked asked) {
        this.asked = asked;
        this.limits = asked.limits();
        int chunks = asked.snapshot.chunks().length;
        this.open = new Costs[chunks];
        this.within = new long[chunks][][];
        this.next = new Costs(room);
        if (asked.circle == null) return;
        double maxKm = asked.question.maxKm();
        circles.add(asked.circle);
        for (int km : Concession.LADDER_KM) {
            if (km <= maxKm || ladder.size() == Concession.MOST_KM_STEPS) continue;
            ladder.add(km);
            circles.add(new Circle(asked, km));
        }
    }

    private Costs next;
    private final long[] equal = new long[Chunk.BLOCKS];
    private final long[] lacks = new long[Chunk.BLOCKS];
    private final long[] exactly = new long[Chunk.BLOCKS];

    /** Adds up what those of a chunk lack who are in reach and do not fit. */
    void look(int at, Chunk chunk, long[] inReach, long[] fits) {
        if (!circles.isEmpty() && circles.get(ladder.size()).isOutside(chunk.bounds)) return;
        Costs costs = next;
        long[] near = costs.near();
        int[] nights = asked.planes(Criterion.NIGHTS);
        System.arraycopy(chunk.planes[nights[0]], 0, near, 0, near.length);
        for (int i = 1; i < nights.length; i++) Masks.or(near, chunk.planes[nights[i]]);
        Masks.and(near, inReach);
        Masks.andNot(near, fits);
        for (Limits.Step step : limits.required()) Masks.and(near, step.holds(chunk));
        if (!Masks.isAny(near)) return;
        Arrays.fill(costs.one(), 0);
        Arrays.fill(costs.two(), 0);
        Arrays.fill(costs.four(), 0);
        addUp(chunk, costs);
        if (!circles.isEmpty() && Masks.isAny(near)) {
            long[][] rings = within(chunk, near);
            Masks.and(near, rings[ladder.size()]);
            for (int i = 0; i < ladder.size(); i++) costs.add(rings[i], 1);
            within[at] = rings;
        }
        if (!Masks.isAny(near)) return;
        open[at] = costs;
        order.add(at);
        next = new Costs(room);
    }

    private void addUp(Chunk chunk, Costs costs) {
        List<Limits.Step> steps = limits.steps();
        int more = 0;
        for (int i = 0; i < steps.size(); i++) {
            Limits.Step step = steps.get(i);
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

    private long[][] within(Chunk chunk, long[] some) {
        long[][] rings = new long[circles.size()][];
        for (int i = 0; i < rings.length; i++) Arrays.fill(rings[i] = room.mask(), 0);
        for (int b = 0; b < some.length; b++) {
            if (some[b] == 0) continue;
            long rest = some[b];
            long placed = chunk.planes[Planes.PLACED][b];
            for (int i = circles.size() - 1; i >= 0 && rest != 0; i--)
                rest = rings[i][b] = circles.get(i).of(chunk.blocks[b], rest, placed);
        }
        return rings;
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

    /** The minimal sets, the cheapest first. */
    List<NearMiss> list(Telling telling) {
        List<NearMiss> found = new ArrayList<>();
        for (int cost = 1; cost <= Concession.MOST_COST && found.size() < Answer.MOST_NEAR_MISSES; cost++)
            for (int at : order) all(cost, at, found, telling);
        found.sort(Comparator.comparingInt(NearMiss::cost)
                .thenComparing(NearMiss::opens, Comparator.reverseOrder())
                .thenComparing(NearMiss::concessions, NearMisses::compare));
        return List.copyOf(found.subList(0, Math.min(found.size(), Answer.MOST_NEAR_MISSES)));
    }

    static int compare(List<Concession> a, List<Concession> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) return order;
        }
        return Integer.compare(a.size(), b.size());
    }

    /** Finds the sets of one cost that a chunk shows. */
    private void all(int cost, int at, List<NearMiss> found, Telling telling) {
        Arrays.fill(equal, -1);
        if (!open[at].retain(equal, cost)) return;
        long[] near = open[at].near();
        for (int b = 0; b < Chunk.BLOCKS; b++)
            for (long rest = equal[b] & near[b]; rest != 0; rest = equal[b] & near[b])
                found.add(cover(lacking(at, b, Long.numberOfTrailingZeros(rest)), cost, telling));
    }

    /** What one candidate lacks, in the order of concessions. */
    private List<Lack> lacking(int at, int b, int place) {
        List<Lack> lacking = new ArrayList<>();
        Chunk chunk = asked.snapshot.chunks()[at];
        for (Limits.Step step : limits.steps()) {
            if ((step.holds(chunk, b) >>> place & 1) == 1) continue;
            if (step.concession().degree() > 1) lacking.remove(lacking.size() - 1);
            lacking.add(new Lack(step.concession(), step, 0));
        }
        int ring = 0;
        while (ring < ladder.size() && (within[at][ring][b] >>> place & 1) == 0) ring++;
        if (ring > 0) lacking.add(new Lack(new Concession(Criterion.DISTANCE, ladder.get(ring - 1), ring), null, ring));
        return lacking;
    }

    /** @param step null for distance: then {@code ring} circles are too small */
    private record Lack(Concession concession, Limits.Step step, int ring) {}

    /** Covers who lacks all of that or more; of those, whoever costs the same lacks exactly that. */
    private NearMiss cover(List<Lack> lacking, int cost, Telling telling) {
        Ranking best = Ranking.ofOne(asked);
        int opens = 0;
        for (int at : order) {
            Chunk chunk = asked.snapshot.chunks()[at];
            Arrays.fill(lacks, -1);
            for (Lack lack : lacking)
                if (lack.step() == null) Masks.andNot(lacks, within[at][lack.ring() - 1]);
                else lack.step().retainNeeding(lacks, chunk);
            System.arraycopy(lacks, 0, exactly, 0, lacks.length);
            if (open[at].retain(exactly, cost)) {
                opens += Masks.count(exactly);
                best.take(chunk, exactly);
            }
            Masks.andNot(open[at].near(), lacks);
        }
        List<Concession> concessions =
                lacking.stream().map(Lack::concession).sorted().toList();
        return new NearMiss(
                concessions, cost, opens, telling.ranked(best.kept()).get(0));
    }
}
