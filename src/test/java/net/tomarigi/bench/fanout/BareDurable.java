package net.tomarigi.bench.fanout;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The least that a durable path over Kafka can be, with Vert.x and plain clients: what is posted to {@code /publish} is a row
 * that was committed, in one trip, before it goes to Kafka; every node writes what Kafka tells it to its sockets. Nobody is
 * asked who publishes, and nothing is decided.
 */
public final class BareDurable {
    private static final String TOPIC = "bench-changes";
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Pool database;
    private final KafkaProducer<String, String> producer;

    private BareDurable(Pool database, KafkaProducer<String, String> producer) {
        this.database = database;
        this.producer = producer;
    }

    /** @param arguments the port, PostgreSQL's address with user and password, Kafka's address */
    public static void main(String... arguments) throws Exception {
        Map<String, Object> kafka = Map.of("bootstrap.servers", arguments[2]);
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                    .all()
                    .toCompletionStage()
                    .exceptionally(BareDurable::unlessItIsThere)
                    .toCompletableFuture()
                    .get();
        }
        Vertx vertx = Vertx.vertx();
        Pool database = PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(arguments[1]).setCachePreparedStatements(true))
                .with(new PoolOptions().setMaxSize(8))
                .using(vertx)
                .build();
        database.query("create table if not exists bench_event (id bigint generated always as identity, said text)")
                .execute()
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", arguments[2], "linger.ms", 0),
                new StringSerializer(),
                new StringSerializer());
        BareDurable node = new BareDurable(database, producer);
        Thread reader = new Thread(() -> read(vertx, kafka), "reader");
        reader.setDaemon(true);
        reader.start();
        vertx.createHttpServer().requestHandler(node::answer).listen(Integer.parseInt(arguments[0]), "127.0.0.1");
    }

    private static Void unlessItIsThere(Throwable failure) {
        if (failure instanceof TopicExistsException || failure.getCause() instanceof TopicExistsException) return null;
        throw new IllegalStateException(failure);
    }

    private static void read(Vertx vertx, Map<String, Object> kafka) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition only = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(only));
            consumer.seekToEnd(List.of(only));
            while (true)
                for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                    Buffer change = Buffer.buffer(record.value());
                    vertx.runOnContext(ignored -> BareFanOut.publish(change));
                }
        }
    }

    private void answer(HttpServerRequest request) {
        if (request.method() == HttpMethod.POST)
            request.body()
                    .compose(body -> database.preparedQuery("insert into bench_event (said) values ($1)")
                            .execute(Tuple.of(body.toString()))
                            .onSuccess(committed -> producer.send(new ProducerRecord<>(TOPIC, body.toString()))))
                    .onSuccess(
                            committed -> request.response().setStatusCode(204).end())
                    .onFailure(failure -> request.response().setStatusCode(500).end());
        else BareFanOut.watch(request);
    }
}
