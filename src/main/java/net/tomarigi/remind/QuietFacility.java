package net.tomarigi.remind;

import java.time.Instant;
import java.util.List;

/**
 * A facility of a network, its last word, and what it was reminded of.
 *
 * @param attestedAt null: it never said anything
 * @param devices that would be told
 * @param letters people who would be written to
 * @param lastAt when it was last reminded, by any network
 * @param reminders of this network, newest first, at most {@link #MOST_REMINDERS}
 */
public record QuietFacility(
        String facility,
        String name,
        String phone,
        String district,
        Instant attestedAt,
        int devices,
        int letters,
        Instant lastAt,
        int unanswered,
        boolean officersKnow,
        List<Reminder> reminders) {
    public static final int MOST_REMINDERS = 5;

    public QuietFacility {
        reminders = reminders == null ? List.of() : List.copyOf(reminders);
    }

    /**
     * @param pushed devices that were told
     * @param mailed letters that were sent
     * @param trying others that are still to be told
     * @param answeredAt null: it was not
     */
    public record Reminder(Instant at, int pushed, int mailed, int trying, Instant answeredAt) {}

    WhenToRemind.Known known() {
        return new WhenToRemind.Known(attestedAt, lastAt, unanswered, officersKnow);
    }

    /** Whether anybody there would hear of a reminder. */
    public boolean isReachable() {
        return devices + letters > 0;
    }
}
