package net.tomarigi.matching;

/** Who stands in 64 slots, neighbours. Immutable; an empty slot holds null. */
final class Block {
    static final int SIZE = 64;
    static final Block EMPTY = new Block(new Candidate[SIZE], new double[SIZE]);

    final Candidate[] candidates;
    final double[] fairness;

    private Block(Candidate[] candidates, double[] fairness) {
        this.candidates = candidates;
        this.fairness = fairness;
    }

    /** @param changed what stands in the slots {@code slots} from now on; null: nothing */
    Block with(int[] slots, Candidate[] changed) {
        Candidate[] all = candidates.clone();
        double[] fair = fairness.clone();
        for (int i = 0; i < slots.length; i++) {
            all[slots[i]] = changed[i];
            fair[slots[i]] = changed[i] == null ? 0 : changed[i].fairness();
        }
        return new Block(all, fair);
    }
}
