package net.tomarigi.placement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * What a case has to do with elderly care (地域包括支援センター).
 *
 * @param parent an elderly parent in need of care lives in the household (8050, 9060)
 * @param openedBy an account of elderly care; null: somebody else opened it
 * @param share null: it is not shared
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WithElderlyCare(boolean parent, String openedBy, Share share) {
    public static final WithElderlyCare NOTHING = new WithElderlyCare(false, null, null);

    /**
     * Elderly care sees the case.
     *
     * @param by an account
     * @param district for which those answer who see it; null: everybody of elderly care in the network
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Share(String by, Instant at, String district) {}

    WithElderlyCare withParent(boolean lives) {
        return new WithElderlyCare(lives, openedBy, share);
    }

    WithElderlyCare with(Share next) {
        return new WithElderlyCare(parent, openedBy, next);
    }
}
