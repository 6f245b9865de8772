package net.tomarigi.facility;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;

/**
 * Nights of a bed that are kept for somebody, whatever the facility says of them.
 *
 * @param count at least 1
 * @param held not agreed yet: it may end by itself
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TakenNights(LocalDate from, int count, boolean held) {
    public boolean covers(LocalDate night) {
        return !night.isBefore(from) && night.isBefore(end());
    }

    /** The first night that is free again. */
    public LocalDate end() {
        return from.plusDays(count);
    }
}
