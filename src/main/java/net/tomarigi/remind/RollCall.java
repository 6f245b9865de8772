package net.tomarigi.remind;

import java.time.Instant;

/**
 * All facilities of a network are asked at once to say that their vacancies are right.
 *
 * @param note what facilities read of it; null: nothing
 * @param endsAt by itself
 * @param endedAt null: it lives
 * @param endedBy an account; {@code system}: it ended by itself
 */
public record RollCall(
        String id,
        String network,
        Kind kind,
        String note,
        Instant startedAt,
        String startedBy,
        Instant endsAt,
        Instant endedAt,
        String endedBy,
        long version) {
    public static final int LONGEST_NOTE = 200;
    public static final int USUAL_HOURS = 4;
    public static final int MOST_HOURS = 24;

    /** Why. */
    public enum Kind {
        /** A drill: not in quiet hours, and it says what it is. */
        PRACTICE,
        EMERGENCY,
        DISASTER
    }

    public boolean isLiving() {
        return endedAt == null;
    }
}
