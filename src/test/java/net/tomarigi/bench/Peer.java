package net.tomarigi.bench;

import java.util.Arrays;
import java.util.List;
import net.tomarigi.matching.Region.Form;

/** Somebody who answers questions about a {@link net.tomarigi.matching.Region}, whose time is taken. */
public interface Peer extends AutoCloseable {
    String name();

    /** Asks each so-many-th question only; 1 asks all. */
    default int every() {
        return 1;
    }

    /**
     * Finds the twenty best.
     *
     * @param question its place in the region's list
     * @return what {@link #found} reads
     */
    Object ask(int question, Form form) throws Exception;

    /** What an answer says; null when it finds no beds. Its time is not taken. */
    Found found(Object answer, Form form) throws Exception;

    @Override
    default void close() throws Exception {}

    /**
     * @param beds their numbers, the best first
     * @param keys kilometres or scores
     */
    record Found(int[] beds, double[] keys) {
        private static final double SAME = 1e-6;

        /** Whether these are the same in the same order; those that are equally good may stand in any. */
        public boolean agreesWith(Found other) {
            if (beds.length != other.beds.length) return false;
            for (int from = 0; from < beds.length; ) {
                int to = from + 1;
                while (to < beds.length && Math.abs(keys[to] - keys[to - 1]) < SAME) to++;
                for (int i = from; i < to; i++) if (Math.abs(keys[i] - other.keys[i]) > SAME) return false;
                boolean isCutOff = to == beds.length;
                if (!isCutOff && !sorted(from, to).equals(other.sorted(from, to))) return false;
                from = to;
            }
            return true;
        }

        private List<Integer> sorted(int from, int to) {
            return Arrays.stream(beds, from, to).sorted().boxed().toList();
        }

        /** Whether these are the same beds, one by one. */
        public boolean is(Found other) {
            return Arrays.equals(beds, other.beds) && agreesWith(other);
        }
    }
}
