package net.tomarigi.remind;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A facility in a roll call.
 *
 * @param phone null: not known
 * @param attestedAt its word before; null: none
 * @param answeredAt null: it still owes an answer
 * @param answeredVia how it reported: PAGE, REST, WEBSOCKET …
 * @param pushed devices that were told
 * @param mailed letters that were sent
 * @param trying others that are still to be told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Called(
        String facility,
        String name,
        String phone,
        String district,
        Instant attestedAt,
        Instant answeredAt,
        String answeredVia,
        int pushed,
        int mailed,
        int trying) {}
