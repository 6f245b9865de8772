package net.tomarigi.rota;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;

/**
 * What is otherwise than planned, for a while.
 *
 * @param level of a swap or a cover; of an absence null: whichever
 * @param member who is away, who gives a shift away, or who steps in
 * @param other who stands in for the absent one (null: their backup), or who takes the shift (null: anybody may)
 * @param inReturn the shift of the other that {@code member} takes; null: none
 * @param by the account that asked for it
 * @param standing grows with each that comes into force, which is the order in which they count; 0: not in force
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Amendment(
        String id,
        Kind kind,
        State state,
        Integer level,
        Instant from,
        Instant until,
        String member,
        String other,
        InReturn inReturn,
        String by,
        Instant madeAt,
        long standing) {
    /** Nobody is away for longer than a year at once. */
    public static final Duration LONGEST_ABSENCE = Duration.ofDays(366);

    public static final Duration LONGEST_SWAP = Duration.ofDays(31);

    /** Of one network, those that are not over. */
    public static final int MOST = 500;

    /** What sort of a change. */
    public enum Kind {
        /** Somebody is away, and somebody stands in. */
        ABSENCE,
        /** One gives a shift to another, perhaps for one of theirs. */
        SWAP,
        /** Somebody steps in, whoever was planned. */
        COVER
    }

    /** How far it has come. */
    public enum State {
        PROPOSED,
        STANDING,
        DECLINED,
        WITHDRAWN
    }

    /** A shift of the one who takes. */
    public record InReturn(int level, Instant from, Instant until) {}

    boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    boolean returnsAt(int ofLevel, Instant at) {
        return inReturn != null
                && inReturn.level() == ofLevel
                && !at.isBefore(inReturn.from())
                && at.isBefore(inReturn.until());
    }

    /** When the last of it is over. */
    @JsonIgnore
    public Instant over() {
        return inReturn == null || inReturn.until().isBefore(until) ? until : inReturn.until();
    }

    @JsonIgnore
    public boolean isOpen() {
        return state == State.PROPOSED || state == State.STANDING;
    }

    Amendment to(State next, String taker, long order) {
        return new Amendment(id, kind, next, level, from, until, member, taker, inReturn, by, madeAt, order);
    }

    /** The same, as the one that came into force in this place. */
    public Amendment as(long order) {
        return new Amendment(id, kind, state, level, from, until, member, other, inReturn, by, madeAt, order);
    }
}
