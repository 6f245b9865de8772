package net.tomarigi.bench;

import java.util.Arrays;

/** Times that something took, all of them kept. */
public final class Latencies {
    private long[] nanos = new long[1 << 12];
    private int count;

    public void add(long time) {
        if (count == nanos.length) nanos = Arrays.copyOf(nanos, 2 * count);
        nanos[count++] = time;
    }

    public int count() {
        return count;
    }

    void clear() {
        count = 0;
    }

    public Latencies copy() {
        Latencies copy = new Latencies();
        copy.nanos = Arrays.copyOf(nanos, count);
        Arrays.sort(copy.nanos);
        copy.count = count;
        return copy;
    }

    /** @param share 0.5 for the median, 0.99, 1 for the longest */
    public double millis(double share) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * count) - 1)] / 1e6;
    }
}
