package net.tomarigi.board.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

class KafkaChangeLogTest {
    @Test
    void itsClientsAreToldHowToBeLetIn() {
        Map<String, Object> broker = Map.of(
                "bootstrap.servers", "kafka-1.example:9093,kafka-2.example:9093",
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "SCRAM-SHA-512");

        KafkaChangeLog log = new KafkaChangeLog(ConfigProvider.getConfig(), broker, List.of());

        assertThat(log.clients()).containsAllEntriesOf(broker).containsKey("default.api.timeout.ms");
    }
}
