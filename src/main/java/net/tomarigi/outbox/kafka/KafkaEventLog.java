package net.tomarigi.outbox.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.outbox.EventLog;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Events on the topic {@code vacancy-changes}, keyed by network: one network, one partition, one order. What happens to a
 * network's cases has a key of its own, so that the topic's compaction keeps the last change of its board.
 */
@ApplicationScoped
class KafkaEventLog implements EventLog {
    private static final String CASES = "net.tomarigi.case-";

    private final MutinyEmitter<Record<String, String>> topic;

    KafkaEventLog(
            @Channel("vacancy-changes") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 4096)
                    MutinyEmitter<Record<String, String>> topic) {
        this.topic = topic;
    }

    @Override
    public Uni<Void> append(List<Stored> events) {
        List<Uni<Void>> sent = events.stream()
                .map(event -> topic.send(Record.of(key(event), event.event())))
                .toList();
        return Uni.join().all(sent).andCollectFailures().replaceWithVoid();
    }

    private static String key(Stored event) {
        boolean isCase = EventJson.read(event.event()).path("type").asText().startsWith(CASES);
        return isCase ? event.network() + "/cases" : event.network();
    }
}
