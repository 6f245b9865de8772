package net.tomarigi.reserve;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What somebody said of one reserved night.
 *
 * @param askedAt when the facility asked to have it back; null: it did not
 * @param askedBy an account; null with {@code askedAt}
 * @param decidedAt when the network decided; null: it has not
 * @param decidedBy an account; null with {@code decidedAt}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Spoken(
        LocalDate night, State state, Instant askedAt, String askedBy, Instant decidedAt, String decidedBy) {
    /** What stands. */
    public enum State {
        /** The facility would like to have the night back. */
        ASKED,
        /** The network let it go: the facility gives the bed to whom it likes, and is paid nothing. */
        RELEASED,
        /** The facility asked, and the network did not agree. */
        DECLINED,
        /** It was let go, and was taken back in time. */
        KEPT
    }
}
