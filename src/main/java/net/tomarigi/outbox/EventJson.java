package net.tomarigi.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.UUID;
import net.tomarigi.platform.Traces;

/** Events as CloudEvents 1.0 in JSON, structured mode, and the one way their data is written and read. */
public final class EventJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private EventJson() {}

    /**
     * The whole CloudEvent; {@code source} is the network.
     *
     * @param trace which it belongs to, by the <a
     *     href="https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/distributed-tracing.md">extension</a> for
     *     that; null: none
     */
    public static String write(Event event, Instant at, String trace) {
        ObjectNode cloudEvent = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", UUID.randomUUID().toString())
                .put("source", "/networks/" + event.network())
                .put("type", event.type())
                .put("subject", event.subject())
                .put("time", at.toString())
                .put("datacontenttype", "application/json");
        if (trace != null) cloudEvent.put(Traces.PARENT, trace);
        cloudEvent.set("data", JSON.valueToTree(event.data()));
        return cloudEvent.toString();
    }

    public static String writeData(Object data) {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** @throws IllegalArgumentException when the text is not a CloudEvent */
    public static JsonNode read(String cloudEvent) {
        try {
            return JSON.readTree(cloudEvent);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a CloudEvent in JSON: " + e.getOriginalMessage());
        }
    }

    /** @throws IllegalArgumentException when the data does not have that shape */
    public static <T> T readData(JsonNode data, Class<T> type) {
        try {
            return JSON.treeToValue(data, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a " + type.getSimpleName() + ": " + e.getOriginalMessage());
        }
    }

    /** @throws IllegalArgumentException when the text does not have that shape */
    public static <T> T readData(String data, Class<T> type) {
        return readData(read(data), type);
    }
}
