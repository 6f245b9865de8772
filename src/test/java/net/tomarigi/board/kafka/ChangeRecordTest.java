package net.tomarigi.board.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.tomarigi.board.Cause;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.outbox.Event;
import net.tomarigi.outbox.EventJson;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ChangeRecordTest {
    private static final Instant AT = Instant.parse("2026-11-20T13:00:00Z");
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void whatOneNodeWritesAnotherReadsWithWhenItWasAndItsTrace() {
        FacilityChanged change = new FacilityChanged("city", "house", 3, AT, 0, null, List.of());

        ChangeRecord read = read(EventJson.write(new Event("city", "house", FacilityChanged.TYPE, change), AT, TRACE));

        assertThat(read.facility()).isEqualTo(change);
        assertThat(read.cause()).isEqualTo(new Cause(AT, TRACE));
    }

    @Test
    void aTraceIsNotThereUnlessItWasRecorded() {
        FacilityChanged change = new FacilityChanged("city", "house", 3, AT, 0, null, List.of());
        String event = EventJson.write(new Event("city", "house", FacilityChanged.TYPE, change), AT, null);

        assertThat(event).doesNotContain("traceparent");
        assertThat(read(event).cause()).isEqualTo(new Cause(AT, null));
    }

    private static ChangeRecord read(String event) {
        return ChangeRecord.of(new ConsumerRecord<>(KafkaChangeLog.TOPIC, 0, 7, "city", event));
    }
}
