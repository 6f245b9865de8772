package net.tomarigi.outbox;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** The order of all events: Kafka. */
public interface EventLog {
    /** Completes when every event is safely in the log; fails when at least one is not, and then any may be. */
    Uni<Void> append(List<Stored> events);

    /**
     * An event as the outbox holds it.
     *
     * @param event a CloudEvent in JSON
     */
    record Stored(long id, String network, String event) {}
}
