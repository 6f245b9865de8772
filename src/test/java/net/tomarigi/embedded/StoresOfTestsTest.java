package net.tomarigi.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.tomarigi.Truth;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A test that runs Quarkus finds all three stores, and may take them away and give them back. */
@QuarkusTest
class StoresOfTestsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Pool postgres;

    @Inject
    Truth truth;

    @Inject
    RedisDataSource redis;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void rowsAreWrittenAndReadAlsoAfterPostgresqlWasKilled() {
        String table = "t_" + UUID.randomUUID().toString().replace("-", "");
        truth.change("create table " + table + " (word text)");
        truth.change("grant all on " + table + " to tomarigi_app");
        run("insert into " + table + " values ('泊')");

        long killed = TestStores.postgres().pid();
        TestStores.postgres().kill();

        await().atMost(PATIENCE).until(() -> TestStores.postgres().pid(), pid -> pid != killed);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> words(table), List.of("泊")::equals);
        truth.change("drop table " + table);
    }

    @Test
    void postgresqlIsAsDurableAsOnAServer() {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            String value = postgres.query("show " + setting)
                    .executeAndAwait()
                    .iterator()
                    .next()
                    .getString(0);
            assertThat(value).as(setting).isEqualTo("on");
        }
    }

    @Test
    void valuesAreWrittenAndReadAlsoAfterRedisWasKilled() {
        redis.value(String.class).set("before", "1");
        assertThat(redis.value(String.class).get("before")).isEqualTo("1");

        TestStores.redis().kill();

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () -> {
                            redis.value(String.class).set("after", "2");
                            return redis.value(String.class).get("after");
                        },
                        "2"::equals);
    }

    @Test
    void recordsOutliveTheBroker() throws Exception {
        String topic = "t-" + UUID.randomUUID();
        Map<String, Object> server = Map.of("bootstrap.servers", kafka);
        try (Admin admin = Admin.create(server)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        try (var producer = new KafkaProducer<>(server, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "泊")).get();
        }

        TestStores.kafka().stop();
        TestStores.kafka().start();

        try (var consumer = new KafkaConsumer<>(server, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            consumer.seekToBeginning(consumer.assignment());
            await().atMost(PATIENCE).until(() -> consumer.poll(Duration.ofMillis(200)), records -> {
                for (ConsumerRecord<String, String> record : records) {
                    if (record.value().equals("泊")) return true;
                }
                return false;
            });
        }
    }

    private void run(String sql) {
        postgres.query(sql).executeAndAwait();
    }

    private List<String> words(String table) {
        return postgres.preparedQuery("select word from " + table).executeAndAwait(Tuple.tuple()).stream()
                .map(row -> row.getString("word"))
                .toList();
    }
}
