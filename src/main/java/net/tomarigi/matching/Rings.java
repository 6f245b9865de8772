package net.tomarigi.matching;

import java.util.List;

/** Who is within each of some circles around the place of a question: most chunks and blocks are within or beyond as a whole. */
final class Rings {
    private final Asked asked;
    private final Room room;
    private final Circle[] circles;

    /** By chunk: nobody with a place is farther than the root of it. */
    private final float[] mostSquares;

    private final float[] least = new float[Chunk.BLOCKS];
    private final float[] most = new float[Chunk.BLOCKS];

    /** @param circles the smallest first */
    Rings(Asked asked, Room room, List<Circle> circles) {
        this.asked = asked;
        this.room = room;
        this.circles = circles.toArray(new Circle[0]);
        this.mostSquares = new float[asked.leastSquares.length];
        asked.snapshot.bounds().mostSquares(asked.x, asked.y, asked.z, mostSquares);
    }

    /**
     * By circle: who of the chunk {@code at} is within.
     *
     * @param some who matters: of others nothing is told
     */
    long[][] of(int at, long[] some) {
        Chunk chunk = asked.snapshot.chunks()[at];
        int from = firstInReach(0, circles.length, asked.leastSquares[at]);
        int to = firstWithAll(from, circles.length, mostSquares[at]);
        long[][] rings = new long[circles.length][];
        for (int i = 0; i < rings.length; i++)
            rings[i] = i < from ? Chunk.NO : i < to ? room.emptyMask() : chunk.planes[Planes.PLACED];
        if (from == to) return rings;
        chunk.bounds.leastSquares(asked.x, asked.y, asked.z, least);
        chunk.bounds.mostSquares(asked.x, asked.y, asked.z, most);
        for (int b = 0; b < Chunk.BLOCKS; b++) {
            long rest = some[b] & chunk.planes[Planes.PLACED][b];
            if (rest == 0) continue;
            int first = firstInReach(from, to, least[b]);
            int last = firstWithAll(first, to, most[b]);
            if (first < last) one(chunk.points[b], rest, rings, b, first, last);
            for (int i = last; i < to; i++) rings[i][b] = rest;
        }
        return rings;
    }

    private void one(long[] points, long some, long[][] rings, int b, int from, int to) {
        for (int p = 0; p < Points.count(points); p++) {
            long here = some & Points.whose(points, p);
            if (here == 0) continue;
            double square = Points.square(points, p, asked.x, asked.y, asked.z);
            int ring = from;
            while (ring < to && !circles[ring].has(square)) ring++;
            for (; ring < to; ring++) rings[ring][b] |= here;
        }
    }

    private int firstInReach(int from, int to, double leastSquare) {
        while (from < to && circles[from].hasNone(leastSquare)) from++;
        return from;
    }

    private int firstWithAll(int from, int to, double mostSquare) {
        while (from < to && !circles[from].hasAll(mostSquare)) from++;
        return from;
    }
}
