package net.tomarigi.matching;

/** One word for each block of a chunk: loops so plain that the processor takes several words at once. */
final class Masks {
    private Masks() {}

    static void and(long[] some, long[] plane) {
        for (int b = 0; b < Chunk.BLOCKS; b++) some[b] &= plane[b];
    }

    static void and(long[] some, long[] one, long[] two) {
        for (int b = 0; b < Chunk.BLOCKS; b++) some[b] &= one[b] & two[b];
    }

    static void andNot(long[] some, long[] plane) {
        for (int b = 0; b < Chunk.BLOCKS; b++) some[b] &= ~plane[b];
    }

    static void or(long[] some, long[] plane) {
        for (int b = 0; b < Chunk.BLOCKS; b++) some[b] |= plane[b];
    }

    static boolean isAny(long[] some) {
        long any = 0;
        for (int b = 0; b < Chunk.BLOCKS; b++) any |= some[b];
        return any != 0;
    }

    static int count(long[] some) {
        int count = 0;
        for (int b = 0; b < Chunk.BLOCKS; b++) count += Long.bitCount(some[b]);
        return count;
    }
}
