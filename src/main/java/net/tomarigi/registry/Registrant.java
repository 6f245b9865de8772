package net.tomarigi.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Somebody on a network's roster.
 *
 * @param appliedOn null: has not applied
 * @param decidedOn when the meeting decided; null: it has not
 * @param ending null: is on it
 * @param duties what is due and what was done, in the order in which it came up
 * @param seq of the last entry
 * @param version grows by one with every change
 */
public record Registrant(
        String id,
        String network,
        State state,
        LocalDate appliedOn,
        LocalDate decidedOn,
        Ending ending,
        Facts facts,
        Personal personal,
        List<Duty> duties,
        int seq,
        Instant changedAt,
        long version) {
    public static final int MOST_DUTIES = 200;

    public Registrant {
        duties = List.copyOf(duties);
    }

    /** How far somebody is. */
    public enum State {
        /** Known to be at high risk, and has not applied. */
        AT_RISK,
        /** A meeting has to decide. */
        APPLIED,
        REGISTERED,
        /** The meeting decided against it. */
        DECLINED,
        /** Is not on the roster any more; what is known stays for as long as records are kept. */
        ENDED
    }

    /** Why somebody is not on it any more. */
    public enum Ending {
        MOVED,
        DIED,
        OWN_WISH,
        NO_NEED,
        ADDED_IN_ERROR
    }

    /** What is due first of what has not been done; null: nothing is. */
    public Duty next() {
        return duties.stream()
                .filter(Duty::isOpen)
                .min(java.util.Comparator.comparing(Duty::due))
                .orElse(null);
    }
}
