package net.tomarigi.board.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import net.tomarigi.board.Cause;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.network.Network;
import net.tomarigi.network.NetworkChanged;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.platform.Traces;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of the log as a board understands it; facility and network are null when it means nothing to a board.
 *
 * @param cause of the change
 */
record ChangeRecord(FacilityChanged facility, Network network, Cause cause, String type, JsonNode data) {
    /** @throws IllegalArgumentException or DateTimeException when it cannot be read */
    static ChangeRecord of(ConsumerRecord<String, String> record) {
        JsonNode event = EventJson.read(record.value());
        JsonNode data = event.path("data");
        Cause cause = new Cause(
                Instant.parse(event.path("time").asText()),
                event.path(Traces.PARENT).textValue());
        String type = event.path("type").asText();
        return switch (type) {
            case FacilityChanged.TYPE ->
                new ChangeRecord(EventJson.readData(data, FacilityChanged.class), null, cause, type, data);
            case NetworkChanged.TYPE ->
                new ChangeRecord(
                        null, EventJson.readData(data, NetworkChanged.class).network(), cause, type, data);
            default -> new ChangeRecord(null, null, cause, type, data);
        };
    }
}
