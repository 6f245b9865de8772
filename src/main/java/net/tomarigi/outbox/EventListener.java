package net.tomarigi.outbox;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Hears on every node, in their order, of events that are not a board's own; also of those that this node wrote. Called on
 * the log's own thread, which it must not hold up.
 */
public interface EventListener {
    /** @param type of the CloudEvent */
    void heard(String type, JsonNode data);
}
