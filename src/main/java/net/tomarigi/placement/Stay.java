package net.tomarigi.placement;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Nights of a bed for a case. Two that live never share a night of a bed: PostgreSQL sees to it.
 *
 * @param ask what it came from; null: the coordinator took the bed from the board
 * @param count nights, at least 1
 * @param expiresAt when a hold ends by itself, by the database's clock; null once it is agreed
 * @param by the account that made it
 */
public record Stay(
        String id,
        String ask,
        String facility,
        String bed,
        LocalDate from,
        int count,
        State state,
        Instant expiresAt,
        Instant madeAt,
        String by) {
    /** Begins the name of a bed that is on no list: of a facility that has not said which beds it has. */
    static final String UNLISTED = "unlisted-";

    /** Where a stay stands. */
    public enum State {
        /** A hold: kept for a short time, not agreed yet. */
        HELD,
        AGREED,
        /** It is over: the person went home, or on. */
        ENDED,
        NO_SHOW,
        /** A hold that was let go, or a stay that was called off before it began. */
        RELEASED,
        /** A hold whose time was over. */
        EXPIRED
    }

    /** Whether it keeps its nights. */
    public boolean isLiving() {
        return state == State.HELD || state == State.AGREED;
    }

    /** The first night that it does not hold. */
    public LocalDate end() {
        return from.plusDays(count);
    }

    boolean covers(LocalDate night) {
        return !night.isBefore(from) && night.isBefore(end());
    }

    boolean shares(LocalDate first, int nights) {
        return first.isBefore(end()) && from.isBefore(first.plusDays(nights));
    }

    Stay as(State next) {
        return new Stay(id, ask, facility, bed, from, count, next, null, madeAt, by);
    }

    Stay of(LocalDate first, int nights) {
        return new Stay(id, ask, facility, bed, first, nights, state, expiresAt, madeAt, by);
    }

    /** What goes on from here on another bed. */
    Stay on(String newId, String otherBed, LocalDate first, int nights, Instant now, String who) {
        return new Stay(newId, ask, facility, otherBed, first, nights, State.AGREED, null, now, who);
    }
}
