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

    /** By block; {@link Bounds} has the blocks as rows. */
    final Block[] blocks;

    final long[][] points;
    final int[][] traits;
    final Bounds bounds;

    Chunk(long[][] planes, Block[] blocks, long[][] points, int[][] traits, Bounds bounds) {
        this.planes = planes;
        this.blocks = blocks;
        this.points = points;
        this.traits = traits;
        this.bounds = bounds;
    }

    Candidate candidate(int block, int slot) {
        return blocks[block].candidates[slot];
    }

    /** Square of the straight line from a point to a candidate; infinite when it has no place. */
    double square(int block, int slot, double fromX, double fromY, double fromZ) {
        int point = Points.of(points[block], slot);
        return point < 0 ? Double.POSITIVE_INFINITY : Points.square(points[block], point, fromX, fromY, fromZ);
    }
}
