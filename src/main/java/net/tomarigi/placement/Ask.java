package net.tomarigi.placement;

import java.time.Instant;

/**
 * A question to one facility: can you take this need?
 *
 * @param bed which bed was in mind; null: any
 * @param askedBy an account
 * @param deadlineAt by the database's clock
 * @param answer null while it waits, and when it ended without one
 * @param closing why it ended without an answer: {@code another} was taken, its {@code time} was over, it was {@code taken-back}
 */
public record Ask(
        String id,
        String facility,
        String bed,
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
        return new Ask(id, facility, bed, as, askedAt, askedBy, deadlineAt, with, null);
    }

    Ask ended(State as, String why) {
        return new Ask(id, facility, bed, as, askedAt, askedBy, deadlineAt, answer, why);
    }
}
