package net.tomarigi.facility;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * Something of a facility changed, as one network's board must learn it. Every part is a whole state with a version, so
 * applying it twice, late or out of order changes nothing: of each part the higher version wins. The same shape is what
 * Kafka carries, what Redis keeps and what a load from PostgreSQL yields.
 *
 * @param version the facility's version after the change; each transaction that changes a facility adds one
 * @param attestedAt when somebody last said that the vacancies are right; null: never. Never goes back
 * @param standingVersion the version at which {@code standing} last changed; 0 when {@code standing} is null
 * @param standing null when neither profile nor beds nor membership changed
 * @param nights the beds whose nights changed, each whole
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FacilityChanged(
        String network,
        String facility,
        long version,
        Instant attestedAt,
        long standingVersion,
        Standing standing,
        List<BedNights> nights) {
    /** CloudEvents type of this event. */
    public static final String TYPE = "net.tomarigi.facility-changed.v1";
}
