package net.tomarigi.board.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.network.Network;
import net.tomarigi.network.NetworkChanged;
import net.tomarigi.outbox.EventJson;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of the log as a board understands it; both null when it means nothing to a board.
 *
 * @param since when the change was made
 */
record ChangeRecord(FacilityChanged facility, Network network, Instant since) {
    /** @throws IllegalArgumentException or DateTimeException when it cannot be read */
    static ChangeRecord of(ConsumerRecord<String, String> record) {
        JsonNode event = EventJson.read(record.value());
        JsonNode data = event.path("data");
        Instant since = Instant.parse(event.path("time").asText());
        return switch (event.path("type").asText()) {
            case FacilityChanged.TYPE -> new ChangeRecord(EventJson.readData(data, FacilityChanged.class), null, since);
            case NetworkChanged.TYPE ->
                new ChangeRecord(
                        null, EventJson.readData(data, NetworkChanged.class).network(), since);
            default -> new ChangeRecord(null, null, since);
        };
    }
}
