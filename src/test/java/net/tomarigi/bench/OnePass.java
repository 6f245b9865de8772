package net.tomarigi.bench;

import java.util.Arrays;
import net.tomarigi.matching.Region;
import net.tomarigi.matching.Region.Form;

/**
 * The memory's limit: reads 16 bytes of every bed and does nothing with them that takes time. Nothing in the JDK reads
 * faster than the comparison of two arrays, 8 bytes a bed each, that are the same to the end.
 */
final class OnePass implements Peer {
    private final long[] nights;
    private final long[] same;

    OnePass(Region region) {
        nights = region.beds().stream().mapToLong(Region.Row::nights).toArray();
        same = nights.clone();
    }

    @Override
    public String name() {
        return "one pass over 16 bytes a bed";
    }

    @Override
    public Object ask(int question, Form form) {
        return Arrays.mismatch(nights, same);
    }

    @Override
    public Found found(Object answer, Form form) {
        return null;
    }
}
