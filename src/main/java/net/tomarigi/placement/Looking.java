package net.tomarigi.placement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import net.tomarigi.search.KnownNeed;

/**
 * What a case looks for: no personal data.
 *
 * @param lat null, with {@code lon}: nobody knows from where distances count
 * @param from the first night
 * @param nights 1 to 60
 * @param maxKm null: no limit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Looking(
        KnownNeed need, Double lat, Double lon, LocalDate from, int nights, Double maxKm, boolean neighbours) {
    Looking until(LocalDate end) {
        return new Looking(
                need, lat, lon, from, (int) Math.max(1, ChronoUnit.DAYS.between(from, end)), maxKm, neighbours);
    }

    LocalDate end() {
        return from.plusDays(nights);
    }
}
