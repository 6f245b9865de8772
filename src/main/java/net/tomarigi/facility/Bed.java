package net.tomarigi.facility;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Set;

/**
 * One place that can be offered, with its own limits.
 *
 * @param id unique within its facility
 * @param sexes who may use it; null: not stated
 * @param wheelchair null, here and for {@code privateRoom}: not stated
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Bed(String id, String label, Set<Sex> sexes, Boolean wheelchair, Boolean privateRoom) {}
