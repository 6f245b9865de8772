package net.tomarigi.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What one recipient is to be told of one ask: that it is there, or that it is over. Nothing of the person.
 *
 * @param claim by which whoever tells it holds it
 * @param attempts this one among them
 * @param until the ask's deadline, by the database's clock
 * @param left until then; none for what is over
 * @param mayKnow whether the recipient still may see what the facility is asked
 * @param push null: by mail
 * @param mail an address; null: by push, or the account has none any more
 */
public record Notice(
        long id,
        String claim,
        Kind kind,
        int attempts,
        String ask,
        String facility,
        String network,
        boolean practice,
        LocalDate from,
        int nights,
        Instant until,
        Duration left,
        boolean mayKnow,
        Subscriptions.Subscription push,
        String mail) {
    /** What is told. */
    public enum Kind {
        ASKED,
        OVER
    }

    /** Whether it still makes sense after this time. */
    boolean standsFor(Duration wait) {
        return kind == Kind.OVER || left.compareTo(wait) > 0;
    }

    /** It may hold an address. */
    @Override
    public String toString() {
        return "Notice " + id + " " + kind;
    }
}
