package net.tomarigi.outbox;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** The order of all events: Kafka. */
public interface EventLog {
    /** Completes when every event is safely in the log; fails when at least one is not, and then any may be. */
    Uni<Void> append(List<Entry> events);

    /**
     * An event as the outbox and the log hold it.
     *
     * @param event a CloudEvent in JSON
     */
    record Entry(String network, String event) {}
}
