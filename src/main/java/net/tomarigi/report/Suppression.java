package net.tomarigi.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Which counts of published tables are hidden, so that no count from 1 to the threshold − 1 can be found out from what is
 * shown.
 *
 * <p>What is published are counts and sums: each {@link Sum} says that some of the counts make another. Whoever reads knows
 * the shown counts and all sums. A small count is safe when other whole numbers, none below 0, fit all of that as well and
 * put it at the threshold or above. Such numbers, a witness, are looked for by {@link Fitting} and checked here in whole
 * numbers, so nothing rests on the precision of the search. Where none are found another count is hidden, the smallest that
 * shares a sum, and it is looked again. A count of 0 is about nobody and always shown. That ends: with all others hidden,
 * each of them times the threshold fits.
 *
 * <p>The method is cell suppression with audit, as Willenborg and de Waal, <i>Elements of Statistical Disclosure
 * Control</i> (2001), chapter 4, describe it.
 */
final class Suppression {
    /** Beyond what any count is worth: what must not be hidden while something else may. */
    private static final long DEAR = 1_000_000_000L;

    private final long[] counts;
    private final List<Sum> sums;
    private final BitSet unseen;
    private final int threshold;
    private final List<List<Sum>> sumsOf = new ArrayList<>();
    private final BitSet hidden = new BitSet();
    private final List<long[]> witnesses = new ArrayList<>();

    /** {@code parts} add up to {@code total}; all are numbers of counts. */
    record Sum(int total, int[] parts) {}

    private Suppression(long[] counts, List<Sum> sums, BitSet unseen, int threshold) {
        this.counts = counts;
        this.sums = sums;
        this.unseen = unseen;
        this.threshold = threshold;
        for (int i = 0; i < counts.length; i++) sumsOf.add(new ArrayList<>());
        for (Sum sum : sums) {
            sumsOf.get(sum.total()).add(sum);
            for (int part : sum.parts()) sumsOf.get(part).add(sum);
        }
    }

    /**
     * @param counts none below 0; all sums hold
     * @param unseen counts that are published nowhere, as of those who do not have something: they are kept as safe
     * @param threshold at least 1
     * @return numbers of the counts that are hidden, without the unseen
     */
    static BitSet hide(long[] counts, List<Sum> sums, BitSet unseen, int threshold) {
        for (Sum sum : sums) {
            long made = 0;
            for (int part : sum.parts()) made += counts[part];
            if (made != counts[sum.total()]) throw new IllegalArgumentException("what is published must add up");
        }
        return new Suppression(counts, sums, unseen, threshold).hide();
    }

    private BitSet hide() {
        hidden.or(unseen);
        for (int i = 0; i < counts.length; i++) if (isSmall(i)) hidden.set(i);
        for (int at = nextUnsafe(); at >= 0; at = nextUnsafe()) hideBeside(at);
        showWhatIsKnownAnyway();
        hidden.andNot(unseen);
        return hidden;
    }

    private boolean isSmall(int one) {
        return counts[one] > 0 && counts[one] < threshold;
    }

    /** A hidden count for which there is no witness; -1: none. */
    private int nextUnsafe() {
        for (int one = hidden.nextSetBit(0); one >= 0; one = hidden.nextSetBit(one + 1))
            if (isSmall(one) && !isWitnessed(one)) {
                long[] found = fitting(one, threshold, 1);
                if (found == null && !isClosed(one)) return one;
                witnesses.add(found == null ? multiplied(one) : found);
            }
        return -1;
    }

    private boolean isWitnessed(int one) {
        for (long[] witness : witnesses) if (witness[one] >= threshold) return true;
        return false;
    }

    /** Other numbers that fit what is shown, in which {@code one} is at least (sign 1) or at most (-1) so much; or null. */
    private long[] fitting(int one, long bound, int sign) {
        List<Integer> unknown = together(one);
        int[] place = new int[counts.length];
        Arrays.fill(place, -1);
        for (int i = 0; i < unknown.size(); i++) place[unknown.get(i)] = i;
        List<int[]> rows = new ArrayList<>();
        List<Long> rest = new ArrayList<>();
        for (Sum sum : sums) {
            int[] row = new int[unknown.size()];
            long known = 0;
            boolean isOpen = false;
            for (int part : sum.parts())
                if (place[part] >= 0) {
                    row[place[part]]++;
                    isOpen = true;
                } else known += counts[part];
            if (place[sum.total()] >= 0) {
                row[place[sum.total()]]--;
                isOpen = true;
            } else known -= counts[sum.total()];
            if (!isOpen) continue;
            rows.add(row);
            rest.add(-known);
        }
        long[] solved = Fitting.find(rows, rest, place[one], bound, sign);
        if (solved == null) return null;
        long[] all = counts.clone();
        for (int i = 0; i < solved.length; i++) all[unknown.get(i)] = solved[i];
        return fits(all) ? all : null;
    }

    private boolean fits(long[] others) {
        for (int i = 0; i < others.length; i++)
            if (others[i] < 0 || !hidden.get(i) && others[i] != counts[i]) return false;
        for (Sum sum : sums) {
            long made = 0;
            for (int part : sum.parts()) made += others[part];
            if (made != others[sum.total()]) return false;
        }
        return true;
    }

    /** Whether nothing is left to hide beside it. */
    private boolean isClosed(int one) {
        for (int near : together(one))
            for (Sum sum : sumsOf.get(near)) {
                if (!isHiddenOrNothing(sum.total())) return false;
                for (int part : sum.parts()) if (!isHiddenOrNothing(part)) return false;
            }
        return true;
    }

    private boolean isHiddenOrNothing(int one) {
        return hidden.get(one) || counts[one] == 0;
    }

    private long[] multiplied(int one) {
        long[] all = counts.clone();
        for (int near : together(one)) all[near] *= threshold;
        if (!fits(all)) throw new IllegalStateException("sums stay sums when all is multiplied");
        return all;
    }

    /** The hidden counts that hang together with it by sums. */
    private List<Integer> together(int one) {
        BitSet found = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        found.set(one);
        open.add(one);
        while (!open.isEmpty())
            for (Sum sum : sumsOf.get(open.poll())) {
                reach(sum.total(), found, open);
                for (int part : sum.parts()) reach(part, found, open);
            }
        return found.stream().boxed().toList();
    }

    private void reach(int one, BitSet found, Deque<Integer> open) {
        if (!hidden.get(one) || found.get(one)) return;
        found.set(one);
        open.add(one);
    }

    /** Hides what costs a reader least among all that shares a sum with it, or with what hangs together with it. */
    private void hideBeside(int one) {
        int best = -1;
        long least = Long.MAX_VALUE;
        for (int near : together(one))
            for (Sum sum : sumsOf.get(near)) {
                long far = near == one ? 0 : DEAR / 10;
                for (int i = -1; i < sum.parts().length; i++) {
                    int other = i < 0 ? sum.total() : sum.parts()[i];
                    if (hidden.get(other) || counts[other] == 0) continue;
                    long cost = cost(other, i < 0) + far + (countHidden(List.of(sum)) > 1 ? DEAR / 100 : 0);
                    if (cost < least) {
                        least = cost;
                        best = other;
                    }
                }
            }
        hidden.set(best);
    }

    private int countHidden(List<Sum> some) {
        int count = 0;
        for (Sum sum : some) {
            if (hidden.get(sum.total())) count++;
            for (int part : sum.parts()) if (hidden.get(part)) count++;
        }
        return count;
    }

    private long cost(int other, boolean isTotal) {
        boolean helps = false;
        for (Sum sum : sumsOf.get(other)) helps |= countHidden(List.of(sum)) > 0;
        return counts[other] + (isTotal ? DEAR : 0) + (helps ? 0 : DEAR / 1_000);
    }

    /** What can be found out anyway, and is not small, may as well be read. */
    private void showWhatIsKnownAnyway() {
        for (int one = hidden.nextSetBit(0); one >= 0; one = hidden.nextSetBit(one + 1)) {
            int at = one;
            if (unseen.get(at) || isSmall(at)) continue;
            if (witnesses.stream().anyMatch(witness -> witness[at] != counts[at])) continue;
            if (fitting(at, counts[at] + 1, 1) == null && fitting(at, counts[at] - 1, -1) == null) hidden.clear(at);
        }
    }
}
