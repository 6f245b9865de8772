package net.tomarigi.matching;

import java.util.Arrays;
import java.util.Collection;

/**
 * Which slots a network has: blocks in their order, and a mask of 64 for each. Immutable.
 */
final class Reach {
    static final Reach NOBODY = new Reach(new int[0], new long[0]);

    final int[] blocks;
    final long[] masks;

    private Reach(int[] blocks, long[] masks) {
        this.blocks = blocks;
        this.masks = masks;
    }

    static Reach of(Collection<Integer> slots) {
        int[] sorted = slots.stream().mapToInt(Integer::intValue).sorted().toArray();
        int[] blocks = new int[sorted.length];
        long[] masks = new long[sorted.length];
        int count = 0;
        for (int slot : sorted) {
            if (count == 0 || blocks[count - 1] != slot / Block.SIZE) blocks[count++] = slot / Block.SIZE;
            masks[count - 1] |= 1L << slot % Block.SIZE;
        }
        return new Reach(Arrays.copyOf(blocks, count), Arrays.copyOf(masks, count));
    }

    Reach and(Reach other) {
        int[] both = new int[blocks.length + other.blocks.length];
        long[] union = new long[both.length];
        int count = 0;
        for (int i = 0, j = 0; i < blocks.length || j < other.blocks.length; count++) {
            int block = Math.min(
                    i < blocks.length ? blocks[i] : Integer.MAX_VALUE,
                    j < other.blocks.length ? other.blocks[j] : Integer.MAX_VALUE);
            both[count] = block;
            if (i < blocks.length && blocks[i] == block) union[count] |= masks[i++];
            if (j < other.blocks.length && other.blocks[j] == block) union[count] |= other.masks[j++];
        }
        return new Reach(Arrays.copyOf(both, count), Arrays.copyOf(union, count));
    }

    Reach without(Collection<Integer> slots) {
        long[] rest = masks.clone();
        for (int slot : slots) {
            int i = Arrays.binarySearch(blocks, slot / Block.SIZE);
            if (i >= 0) rest[i] &= ~(1L << slot % Block.SIZE);
        }
        return new Reach(blocks, rest);
    }
}
