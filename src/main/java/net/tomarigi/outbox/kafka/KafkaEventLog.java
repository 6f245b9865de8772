package net.tomarigi.outbox.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.outbox.EventLog;
import net.tomarigi.platform.Traces;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Events on the topic {@code vacancy-changes}, keyed by network: one network, one partition, one order. What happens to a
 * network's cases has a key of its own, so that the topic's compaction keeps the last change of its board.
 */
@ApplicationScoped
class KafkaEventLog implements EventLog {
    private static final String CASES = "net.tomarigi.case-";

    private static final String TOPIC = "vacancy-changes";

    private final MutinyEmitter<Record<String, String>> topic;
    private final Traces traces;

    KafkaEventLog(
            @Channel(TOPIC) @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 4096)
                    MutinyEmitter<Record<String, String>> topic,
            Traces traces) {
        this.topic = topic;
        this.traces = traces;
    }

    @Override
    public Uni<Void> append(List<Entry> events) {
        List<Uni<Void>> sent = events.stream().map(this::send).toList();
        return Uni.join().all(sent).andCollectFailures().replaceWithVoid();
    }

    private Uni<Void> send(Entry entry) {
        JsonNode event = EventJson.read(entry.event());
        boolean isCase = event.path("type").asText().startsWith(CASES);
        String key = isCase ? entry.network() + "/cases" : entry.network();
        Uni<Void> sent = topic.send(Record.of(key, entry.event()));
        String trace = event.path(Traces.PARENT).textValue();
        return trace == null
                ? sent
                : traced(sent, trace, Instant.parse(event.path("time").asText()));
    }

    /** @param written when it came into the outbox: what it waited there is a part of its way */
    private Uni<Void> traced(Uni<Void> sent, String trace, Instant written) {
        Span span = traces.begin("outbox to " + TOPIC, SpanKind.PRODUCER, List.of(trace), written);
        return sent.onTermination().invoke((nothing, failure, cancelled) -> {
            if (failure != null)
                span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
            span.end();
        });
    }
}
