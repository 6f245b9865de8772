package net.tomarigi.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What one recipient is to be told of one ask, or of one call or letter: that it is there, or that it is over. Nothing of the
 * person.
 *
 * @param claim by which whoever tells it holds it
 * @param attempts this one among them
 * @param ask null, with the nights: it is of a word
 * @param facility null: it is of a letter
 * @param network its name
 * @param until the ask's deadline, or when the word is of no use any more, by the database's clock
 * @param left until then; none for what is over
 * @param mayKnow whether the recipient still may see what the facility is asked
 * @param push null: by mail
 * @param mail an address; null: by push, or the account has none any more
 * @param word null: it is of an ask
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
        String mail,
        Word word) {
    /** What is told. */
    public enum Kind {
        ASKED,
        OVER
    }

    /** Whether it still makes sense after this time. */
    boolean standsFor(Duration wait) {
        return kind == Kind.OVER || left.compareTo(wait) > 0;
    }

    /** Whether somebody waits for what is answered: then nobody may miss it. */
    boolean isUrgent() {
        return word == null || word.what() == Word.What.ROLL_CALL;
    }

    /** It may hold an address. */
    @Override
    public String toString() {
        return "Notice " + id + " " + kind;
    }
}
