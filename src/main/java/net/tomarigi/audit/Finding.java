package net.tomarigi.audit;

/**
 * What is wrong with a chain.
 *
 * @param sequence the first entry that is not as it was written
 */
public record Finding(Kind kind, long sequence, String sentence) {
    public enum Kind {
        CHANGED,
        MISSING,
        REORDERED,
        TAIL_CUT,
        WRONG_KEY
    }
}
