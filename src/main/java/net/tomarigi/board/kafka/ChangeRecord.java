package net.tomarigi.board.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.network.Network;
import net.tomarigi.network.NetworkChanged;
import net.tomarigi.outbox.EventJson;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of the log as a board understands it; facility and network are null when it means nothing to a board.
 *
 * @param since when the change was made
 */
record ChangeRecord(FacilityChanged facility, Network network, Instant since, String type, JsonNode data) {
    /** @throws IllegalArgumentException or DateTimeException when it cannot be read */
    static ChangeRecord of(ConsumerRecord<String, String> record) {
        JsonNode event = EventJson.read(record.value());
        JsonNode data = event.path("data");
        Instant since = Instant.parse(event.path("time").asText());
        String type = event.path("type").asText();
        return switch (type) {
            case FacilityChanged.TYPE ->
                new ChangeRecord(EventJson.readData(data, FacilityChanged.class), null, since, type, data);
            case NetworkChanged.TYPE ->
                new ChangeRecord(
                        null, EventJson.readData(data, NetworkChanged.class).network(), since, type, data);
            default -> new ChangeRecord(null, null, since, type, data);
        };
    }
}
