package net.tomarigi.placement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;

/**
 * Whom to ask, and for what.
 *
 * @param bed which one is in mind; null: any
 * @param from the first night; null: that of the case
 * @param nights how many; null: as many as the case looks for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Wanted(String facility, String bed, LocalDate from, Integer nights) {}
