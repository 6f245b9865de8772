package net.tomarigi.placement;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A question to one facility: can you take this need?
 *
 * @param bed which bed was in mind; null: any
 * @param from the first night that is meant; null: that of the case
 * @param nights how many are meant; null: as many as the case looks for
 * @param moves the stay that a yes ends where it begins: the person goes on to here; null: none
 * @param askedBy an account
 * @param deadlineAt by the database's clock
 * @param answer null while it waits, and when it ended without one
 * @param closing why it ended without an answer: {@code another} was taken, its {@code time} was over, it was
 *     {@code taken-back}, what the case looks for has {@code changed} and it was asked anew, or the {@code case-over}
 */
public record Ask(
        String id,
        String facility,
        String bed,
        LocalDate from,
        Integer nights,
        String moves,
        State state,
        Instant askedAt,
        String askedBy,
        Instant deadlineAt,
        Answer answer,
        String closing) {
    /** Where an ask stands. */
    public enum State {
        WAITING,
        YES,
        YES_BUT,
        NO,
        CALL_ME,
        WITHDRAWN,
        EXPIRED
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }

    Ask answered(State as, Answer with) {
        return new Ask(id, facility, bed, from, nights, moves, as, askedAt, askedBy, deadlineAt, with, null);
    }

    Ask ended(State as, String why) {
        return new Ask(id, facility, bed, from, nights, moves, as, askedAt, askedBy, deadlineAt, answer, why);
    }

    /** What is asked of whom. */
    Wanted wanted() {
        return new Wanted(facility, bed, from, nights);
    }
}
