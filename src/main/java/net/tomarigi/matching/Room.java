package net.tomarigi.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Masks to work with, one set for each thread and used again: what a question writes would otherwise drive the planes it
 * reads out of the processor's cache.
 */
final class Room {
    private static final ThreadLocal<Room> OF_THREAD = ThreadLocal.withInitial(Room::new);

    private final List<long[]> masks = new ArrayList<>();
    private int taken;

    private Room() {}

    /** All of it, for one question; whatever was taken before is free again. */
    static Room empty() {
        Room room = OF_THREAD.get();
        room.taken = 0;
        return room;
    }

    /** One word for each block of a chunk: nobody. */
    long[] emptyMask() {
        long[] mask = mask();
        Arrays.fill(mask, 0);
        return mask;
    }

    /** One word for each block of a chunk, with anything in it. */
    long[] mask() {
        if (taken == masks.size()) masks.add(new long[Chunk.BLOCKS]);
        return masks.get(taken++);
    }
}
