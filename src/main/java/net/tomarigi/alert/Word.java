package net.tomarigi.alert;

import java.time.Duration;

/**
 * What somebody is told that is no ask.
 *
 * @param id of the call or the letter
 * @param network its id
 * @param silence how long a facility has said nothing; null: it never has, or the word is a letter
 * @param first of a letter: how many are due soon, or do not answer
 * @param second of a letter: how many are late
 */
public record Word(What what, String id, String network, Duration silence, int first, int second) {
    /** What it is about. */
    public enum What {
        /** A facility went quiet. */
        REMINDER,
        /** All facilities are to report now. */
        ROLL_CALL,
        /** What is due on the roster. */
        DUTIES,
        /** Facilities that do not answer. */
        SILENT;

        /** Whether it is told to the network's own people rather than to a facility's. */
        public boolean isLetter() {
            return this == DUTIES || this == SILENT;
        }
    }
}
