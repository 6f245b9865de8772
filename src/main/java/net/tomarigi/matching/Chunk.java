package net.tomarigi.matching;

/**
 * 64 neighbouring blocks with their bit-planes: word {@code b} of a plane has the answers of block {@code b}, so one
 * {@code and} decides a limit for 64 candidates. Immutable: a change makes a new one that shares what stayed.
 */
final class Chunk {
    static final int BLOCKS = 64;
    static final int SIZE = BLOCKS * Block.SIZE;

    /** A plane on which every answer is no. */
    static final long[] NO = new long[BLOCKS];

    final long[][] planes;
    final Block[] blocks;

    /** Of each block. */
    final Bounds each;

    /** Of all together. */
    final Bounds bounds;

    /** @param each the bounds of each block */
    Chunk(long[][] planes, Block[] blocks, Bounds each) {
        this.planes = planes;
        this.blocks = blocks;
        this.each = each;
        this.bounds = each.all();
    }
}
