package net.tomarigi.matching;

import java.util.List;

/** All candidates at one moment; immutable. */
public final class Snapshot {
    /** Grows with every change. */
    public long version() {
        return 0;
    }

    /** How many candidates there are. */
    public int size() {
        return 0;
    }

    /** The best that fit, in order, and nothing else. */
    public List<Ranked> rank(Question question, Policy policy) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The same with all that explains it. */
    public Answer answer(Question question, Policy policy) {
        throw new UnsupportedOperationException("not yet");
    }
}
