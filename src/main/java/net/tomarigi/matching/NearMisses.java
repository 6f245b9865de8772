package net.tomarigi.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The smallest sets of concessions. Of every candidate the cost of what it lacks is added up bit-sliced, 64 candidates with
 * one operation. A lesser set costs less, so the cheapest candidate that no found set covers always shows the next minimal
 * set; whom that covers is read from the planes of its own concessions.
 */
final class NearMisses {
    private static final int BITS = 4;

    private final Asked asked;
    private final Limits limits;

    /** The distance asked for, then the steps of the ladder; empty without a limit. */
    private final List<Circle> circles = new ArrayList<>();

    private final List<Integer> ladder = new ArrayList<>();

    /** By chunk: who is near and covered by no set yet; null where nobody ever was. */
    private final long[][] open;

    /** By chunk: the bits of what each near one costs. */
    private final long[][][] costs;

    /** By chunk: who is within each circle, of those who are near. */
    private final long[][][] within;

    NearMisses(Asked asked) {
        this.asked = asked;
        this.limits = asked.limits;
        int chunks = asked.snapshot.chunks().length;
        this.open = new long[chunks][];
        this.costs = new long[chunks][][];
        this.within = new long[chunks][][];
        if (!asked.isLimited) return;
        double maxKm = asked.question.maxKm();
        circles.add(new Circle(asked, maxKm));
        for (int km : Concession.LADDER_KM) {
            if (km <= maxKm || ladder.size() == Concession.MOST_KM_STEPS) continue;
            ladder.add(km);
            circles.add(new Circle(asked, km));
        }
    }

    /** Adds up what those of a chunk lack who are in reach and do not fit. */
    void look(int at, Chunk chunk, long[] inReach, long[] fits) {
        long[] near = new long[Chunk.BLOCKS];
        for (int night : asked.planes(Criterion.NIGHTS)) or(near, chunk.planes[night]);
        long[][] sum = new long[BITS][Chunk.BLOCKS];
        long[] over = new long[Chunk.BLOCKS];
        for (Limits.Step step : limits.steps()) add(sum, over, step.holds(chunk), step.more());
        long any = 0;
        for (int b = 0; b < near.length; b++) any |= near[b] &= inReach[b] & ~fits[b] & ~over[b];
        if (any == 0) return;
        if (!circles.isEmpty()) {
            within[at] = within(chunk, near);
            for (int i = 0; i < ladder.size(); i++) add(sum, over, within[at][i], 1);
            add(sum, over, within[at][ladder.size()], 1 << BITS);
            for (int b = 0; b < near.length; b++) near[b] &= ~over[b];
        }
        open[at] = near;
        costs[at] = sum;
    }

    private long[][] within(Chunk chunk, long[] some) {
        long[][] rings = new long[circles.size()][Chunk.BLOCKS];
        for (int b = 0; b < some.length; b++) {
            if (some[b] == 0) continue;
            long rest = some[b];
            long placed = chunk.planes[Planes.PLACED][b];
            for (int i = circles.size() - 1; i >= 0 && rest != 0; i--)
                rest = rings[i][b] = circles.get(i).of(chunk.blocks[b], rest, placed);
        }
        return rings;
    }

    private static void or(long[] any, long[] plane) {
        for (int i = 0; i < Chunk.BLOCKS; i++) any[i] |= plane[i];
    }

    /** Adds {@code more} to whoever is not on a plane. */
    private static void add(long[][] sum, long[] over, long[] holds, int more) {
        if (more >= 1 << BITS)
            for (int i = 0; i < Chunk.BLOCKS; i++) over[i] |= ~holds[i];
        else {
            if ((more & 1) != 0) addOne(sum[0], sum[1], sum[2], sum[3], over, holds);
            if ((more & 2) != 0) addTwo(sum[1], sum[2], sum[3], over, holds);
            if ((more & 4) != 0) addFour(sum[2], sum[3], over, holds);
            if ((more & 8) != 0) addEight(sum[3], over, holds);
        }
    }

    private static void addOne(long[] one, long[] two, long[] four, long[] eight, long[] over, long[] holds) {
        for (int i = 0; i < Chunk.BLOCKS; i++) {
            long carry = ~holds[i];
            long ones = one[i];
            one[i] = ones ^ carry;
            carry &= ones;
            long twos = two[i];
            two[i] = twos ^ carry;
            carry &= twos;
            long fours = four[i];
            four[i] = fours ^ carry;
            carry &= fours;
            long eights = eight[i];
            eight[i] = eights ^ carry;
            over[i] |= eights & carry;
        }
    }

    private static void addTwo(long[] two, long[] four, long[] eight, long[] over, long[] holds) {
        for (int i = 0; i < Chunk.BLOCKS; i++) {
            long carry = ~holds[i];
            long twos = two[i];
            two[i] = twos ^ carry;
            carry &= twos;
            long fours = four[i];
            four[i] = fours ^ carry;
            carry &= fours;
            long eights = eight[i];
            eight[i] = eights ^ carry;
            over[i] |= eights & carry;
        }
    }

    private static void addFour(long[] four, long[] eight, long[] over, long[] holds) {
        for (int i = 0; i < Chunk.BLOCKS; i++) {
            long carry = ~holds[i];
            long fours = four[i];
            four[i] = fours ^ carry;
            carry &= fours;
            long eights = eight[i];
            eight[i] = eights ^ carry;
            over[i] |= eights & carry;
        }
    }

    private static void addEight(long[] eight, long[] over, long[] holds) {
        for (int i = 0; i < Chunk.BLOCKS; i++) {
            long carry = ~holds[i];
            long eights = eight[i];
            eight[i] = eights ^ carry;
            over[i] |= eights & carry;
        }
    }

    /** The minimal sets, the cheapest first. */
    List<NearMiss> list(Telling telling) {
        List<NearMiss> found = new ArrayList<>();
        for (int cost = cheapest(); cost <= Concession.MOST_COST && found.size() < Answer.MOST_NEAR_MISSES; cost = cheapest())
            all(cost, found, telling);
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

    /** What the cheapest costs that is still open; more than any when none is. */
    private int cheapest() {
        int least = 1 << BITS;
        for (int at = 0; at < open.length; at++) {
            if (open[at] == null) continue;
            for (int b = 0; b < Chunk.BLOCKS; b++) if (open[at][b] != 0) least = Math.min(least, least(at, b));
        }
        return least;
    }

    private int least(int at, int b) {
        long rest = open[at][b];
        int least = 0;
        for (int bit = BITS - 1; bit >= 0; bit--) {
            long lower = rest & ~costs[at][bit][b];
            if (lower == 0) least |= 1 << bit;
            else rest = lower;
        }
        return least;
    }

    private long at(int cost, int at, int b) {
        long equal = open[at][b];
        for (int bit = 0; bit < BITS && equal != 0; bit++)
            equal &= (cost >> bit & 1) == 1 ? costs[at][bit][b] : ~costs[at][bit][b];
        return equal;
    }

    /** Finds every set of one cost, and closes whoever it covers. */
    private void all(int cost, List<NearMiss> found, Telling telling) {
        for (int at = 0; at < open.length; at++) {
            if (open[at] == null) continue;
            for (int b = 0; b < Chunk.BLOCKS; b++)
                for (long rest = at(cost, at, b); rest != 0; rest = at(cost, at, b))
                    found.add(cover(lacking(at, b, Long.numberOfTrailingZeros(rest)), cost, at, telling));
        }
    }

    /** What one candidate lacks, in the order of concessions. */
    private List<Lack> lacking(int at, int b, int place) {
        List<Lack> lacking = new ArrayList<>();
        Chunk chunk = asked.snapshot.chunks()[at];
        for (Limits.Step step : limits.steps()) {
            if (step.concession() == null || (step.holds(chunk, b) >>> place & 1) == 1) continue;
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

    /** Closes who lacks all of that or more; of those, whoever costs the same lacks exactly that. */
    private NearMiss cover(List<Lack> lacking, int cost, int from, Telling telling) {
        Best best = new Best(1);
        int opens = 0;
        for (int at = 0; at < open.length; at++) {
            if (open[at] == null) continue;
            Chunk chunk = asked.snapshot.chunks()[at];
            for (int b = 0; b < Chunk.BLOCKS; b++) {
                long covered = open[at][b];
                for (int i = 0; i < lacking.size() && covered != 0; i++) {
                    Lack lack = lacking.get(i);
                    covered &= lack.step() == null ? ~within[at][lack.ring() - 1][b] : ~lack.step().holds(chunk, b);
                }
                if (covered == 0) continue;
                long exactly = at >= from ? covered & at(cost, at, b) : 0;
                open[at][b] &= ~covered;
                opens += Long.bitCount(exactly);
                for (; exactly != 0; exactly &= exactly - 1) {
                    int i = Long.numberOfTrailingZeros(exactly);
                    double km = asked.km(chunk.blocks[b], i);
                    best.offer(asked.scoring.score(chunk.blocks[b], i, km), km, chunk.blocks[b].candidates[i]);
                }
            }
        }
        List<Concession> concessions =
                lacking.stream().map(Lack::concession).sorted().toList();
        return new NearMiss(concessions, cost, opens, telling.ranked(best).get(0));
    }
}
