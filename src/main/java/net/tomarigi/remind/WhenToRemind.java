package net.tomarigi.remind;

import java.time.Duration;
import java.time.Instant;
import net.tomarigi.network.Policy;
import net.tomarigi.network.Reminders;

/** Decides whom to remind when; it knows no store and no clock. */
public final class WhenToRemind {
    private WhenToRemind() {}

    /** What is to be done for one facility now. */
    public enum Step {
        NOTHING,
        REMIND,
        /** It has not answered often enough: its network's officers hear of it, once. */
        TELL_OFFICERS
    }

    /**
     * What is known of a facility in a network.
     *
     * @param attestedAt its last word; null: it never said any, so it did not go quiet
     * @param lastAt when it was last reminded, by any of its networks; null: never
     * @param unanswered reminders of this network since its last word
     * @param officersKnow that it does not answer
     */
    public record Known(Instant attestedAt, Instant lastAt, int unanswered, boolean officersKnow) {}

    public static Step decide(Reminders rules, Policy policy, Known known, Instant now) {
        Instant at = dueAt(rules, policy, known);
        if (at == null || at.isAfter(now) || !rules.mayRemind(now)) return Step.NOTHING;
        return known.unanswered() < rules.mostUnanswered() ? Step.REMIND : Step.TELL_OFFICERS;
    }

    /** When the facility will be reminded if it says nothing; null: it will not be. */
    public static Instant nextReminder(Reminders rules, Policy policy, Known known, Instant now) {
        Instant at = dueAt(rules, policy, known);
        if (at == null || known.unanswered() >= rules.mostUnanswered()) return null;
        return rules.nextTime(at.isAfter(now) ? at : now);
    }

    /** How long a reminder that is sent now may wait in a telephone that is switched off: not into the night. */
    public static Duration useful(Reminders rules, Instant now) {
        Duration untilNight = Duration.between(now, rules.quietBegins(now));
        Duration untilNext = Duration.ofHours(rules.everyHours());
        return untilNight.compareTo(untilNext) < 0 ? untilNight : untilNext;
    }

    /** From when on something may be done, by day; null: nothing. */
    private static Instant dueAt(Reminders rules, Policy policy, Known known) {
        if (!rules.on() || known.attestedAt() == null || known.officersKnow()) return null;
        Instant old = known.attestedAt().plus(rules.patience(policy));
        if (known.lastAt() == null) return old;
        Instant again = known.lastAt().plus(Duration.ofHours(rules.everyHours()));
        return again.isAfter(old) ? again : old;
    }
}
