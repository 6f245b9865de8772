package net.tomarigi.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The emergency desk, shared with elderly care (地域包括支援センター) for households in which an elderly parent looks after a
 * disabled child (8050).
 *
 * @param on while it is not, elderly care is refused everything here; nothing that was shared or written is lost
 * @param centres whom to call, at most {@link #MOST_CENTRES}; one for each district, and one for the rest
 */
public record ElderlyCare(boolean on, List<Centre> centres) {
    public static final int MOST_CENTRES = 51;

    public ElderlyCare {
        centres = centres == null ? List.of() : List.copyOf(centres);
    }

    /**
     * 地域包括支援センター.
     *
     * @param district of the network's; null: of all of it, or of what lies in no other's
     * @param name up to 100 characters
     * @param phone up to 40 characters
     * @param hours when somebody answers there, up to 100 characters; null: nobody said
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Centre(String district, String name, String phone, String hours) {}
}
