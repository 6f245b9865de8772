package net.tomarigi.outbox.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import net.tomarigi.outbox.EventLog;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Events on the topic {@code vacancy-changes}, keyed by network: one network, one partition, one order. */
@ApplicationScoped
class KafkaEventLog implements EventLog {
    private final MutinyEmitter<Record<String, String>> topic;

    KafkaEventLog(
            @Channel("vacancy-changes") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 4096)
                    MutinyEmitter<Record<String, String>> topic) {
        this.topic = topic;
    }

    @Override
    public Uni<Void> append(List<Stored> events) {
        List<Uni<Void>> sent = events.stream()
                .map(event -> topic.send(Record.of(event.network(), event.event())))
                .toList();
        return Uni.join().all(sent).andCollectFailures().replaceWithVoid();
    }
}
