package net.tomarigi.placement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A case is offered to somebody else, and counts as theirs when they have accepted it. Exactly one of the first three says to
 * whom; a district with its network.
 *
 * @param to an account
 * @param network any coordinator of it; the case becomes that network's
 * @param district any coordinator of this part of the case's own network
 * @param by an account, or {@code system}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HandOver(String to, String network, String district, Reason reason, String by, Instant at) {
    /** Why a case goes to somebody else. */
    public enum Reason {
        /** The shift is over. */
        SHIFT,
        /** Another office, or another network, answers for the person. */
        RESPONSIBILITY,
        /** The person comes of age, or reaches the age of elderly care. */
        LIFE_STAGE,
        /** Whoever had it cannot go on. */
        CANNOT_GO_ON,
        /** Nobody moved it in time. */
        OVERDUE
    }

    public HandOver {
        reason = reason == null ? Reason.SHIFT : reason;
    }

    static HandOver toAccount(String to, Reason reason, String by, Instant at) {
        return new HandOver(to, null, null, reason, by, at);
    }

    static HandOver toNetwork(String network, Reason reason, String by, Instant at) {
        return new HandOver(null, network, null, reason, by, at);
    }

    /** To the same, for the same reason. */
    boolean isSameAs(HandOver other) {
        return other != null && new HandOver(to, network, district, reason, other.by, other.at).equals(other);
    }
}
