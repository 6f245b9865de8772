package net.tomarigi.board.kafka;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.tomarigi.board.ChangeLog;
import net.tomarigi.outbox.EventListener;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * The topic {@code vacancy-changes} as every node reads it: all partitions, from offsets of its own choosing, without a
 * group. The plain client is used because the offset is the board's revision: it must be sought and known, never committed.
 *
 * <p>Two threads: one reads, one asks every two seconds whether the topic is there and still the same.
 */
@ApplicationScoped
class KafkaChangeLog implements ChangeLog {
    static final String TOPIC = "vacancy-changes";

    private static final Logger LOG = Logger.getLogger(KafkaChangeLog.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(500);

    /** For a topic that was made just now. */
    private static final Duration LOOK_SOON = Duration.ofMillis(100);

    /** A node that comes back after less than this still finds every change; later it loads anew. */
    private static final Duration KEPT = Duration.ofDays(7);

    /** Shorter than a caller waits. */
    private static final Map<String, Object> PATIENCE = Map.of(
            AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 4_000);

    private final List<EventListener> listeners;
    private final Map<String, Object> clients;
    private final int partitions;
    private final short replicas;

    /** The topic as it was last seen; null until then. */
    private volatile TopicDescription topic;

    private volatile boolean reachable;

    /** For what kinds of reasons it is away, as far as they were told; only the thread that looks knows them. */
    private final Set<Class<?>> told = new HashSet<>();

    private volatile boolean closed;
    private volatile Positions reached = Positions.OLDEST;
    private final ScheduledExecutorService looking = thread("change-log-look");
    private final ScheduledExecutorService reading = thread("change-log-read");
    private Admin admin;

    /** The consumer that reads now; other threads may only wake it up. */
    private volatile KafkaConsumer<String, String> current;

    private boolean lostItsEnd;

    /** @param broker everything that is set as {@code kafka.…}: addresses, and how to be let in */
    KafkaChangeLog(
            Config config,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @All List<EventListener> listeners) {
        this.listeners = listeners;
        this.clients = new HashMap<>(broker);
        clients.putAll(PATIENCE);
        this.partitions = config.getOptionalValue("tomarigi.kafka.partitions", Integer.class)
                .orElse(12);
        // -1: what the cluster does by default
        this.replicas =
                config.getOptionalValue("tomarigi.kafka.replicas", Short.class).orElse((short) -1);
    }

    /** What each client of Kafka's is told. */
    Map<String, Object> clients() {
        return Map.copyOf(clients);
    }

    @Override
    public void read(Reader reader) {
        looking.execute(this::keepLooking);
        reading.execute(() -> follow(reader));
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        closed = true;
        looking.shutdown();
        reading.shutdown();
        if (current != null) current.wakeup();
        looking.awaitTermination(2, TimeUnit.SECONDS);
        reading.awaitTermination(2, TimeUnit.SECONDS);
        if (admin != null) admin.close(Duration.ofSeconds(1));
    }

    @Override
    public boolean isReachable() {
        return reachable;
    }

    @Override
    public Positions reached() {
        return reached;
    }

    private void keepLooking() {
        Duration pause = look();
        if (!closed) looking.schedule(this::keepLooking, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Looks after the topic: makes it when it is missing, and notices when it is away or another.
     *
     * @return when to look again
     */
    private Duration look() {
        try {
            if (admin == null) admin = Admin.create(new HashMap<>(clients));
            Optional<TopicDescription> found = find();
            if (found.isEmpty()) {
                create();
                return LOOK_SOON;
            }
            topic = found.get();
            if (!reachable) LOG.infof("Kafka is there: topic %s, %s", TOPIC, topic.topicId());
            reachable = true;
            told.clear();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            reachable = false;
            List<Throwable> why = whys(e);
            // Also from the start: a password that is wrong is told by nobody else.
            if (told.add(why.get(why.size() - 1).getClass()))
                LOG.warnf("Kafka is away; boards follow PostgreSQL until it is back (%s)", inWords(why));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return LOOK_EVERY;
    }

    /** Each cause of the one before it; the last began it. */
    private static List<Throwable> whys(Throwable failure) {
        Throwable first = failure instanceof ExecutionException ? failure.getCause() : failure;
        return Stream.iterate(first, Objects::nonNull, Throwable::getCause).toList();
    }

    /** {@code SSL handshake failed: PKIX path validation failed: …}: the last alone says a mathematician's words. */
    private static String inWords(List<Throwable> why) {
        return why.stream()
                .map(one -> one.getMessage() == null ? one.getClass().getSimpleName() : one.getMessage())
                .distinct()
                .collect(Collectors.joining(": "));
    }

    /** Empty where there is none, or the broker that was asked has not heard of it yet. */
    private Optional<TopicDescription> find() throws ExecutionException, InterruptedException, TimeoutException {
        try {
            return Optional.of(admin.describeTopics(List.of(TOPIC))
                    .allTopicNames()
                    .get(4, TimeUnit.SECONDS)
                    .get(TOPIC));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) return Optional.empty();
            throw e;
        }
    }

    private void create() throws ExecutionException, InterruptedException, TimeoutException {
        NewTopic wanted = new NewTopic(
                TOPIC, Optional.of(partitions), Optional.of(replicas).filter(count -> count > 0));
        // Compacted by network: the last change of each stays for ever, so that a node that begins at the oldest learns
        // each network's revision; within KEPT nothing is compacted, so that a reader that was away misses nothing.
        wanted.configs(Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, String.valueOf(KEPT.toMillis()),
                TopicConfig.SEGMENT_MS_CONFIG, String.valueOf(Duration.ofDays(1).toMillis())));
        try {
            admin.createTopics(List.of(wanted)).all().get(4, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) throw e;
        }
    }

    private void follow(Reader reader) {
        while (!closed) {
            try {
                TopicDescription seen = topic;
                if (seen == null) LockSupport.parkNanos(50_000_000);
                else followOne(seen, reader);
            } catch (WakeupException | InterruptedException | InterruptException e) {
                LOG.debug("The change log is closed");
            } catch (RuntimeException e) {
                LOG.error("The change log is read again from where the boards stand", e);
            }
        }
    }

    /** Reads one log until another stands in its place. */
    private void followOne(TopicDescription log, Reader reader) throws InterruptedException {
        String order = log.topicId().toString();
        Positions from = answered(lostItsEnd ? reader.beginAnew(order) : reader.begin(order), order);
        lostItsEnd = false;
        if (from == null) return;
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(consumerSettings())) {
            List<TopicPartition> all = log.partitions().stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            current = consumer;
            consumer.assign(all);
            Map<TopicPartition, Long> oldest = consumer.beginningOffsets(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            if (!seek(consumer, from, oldest, ends)) {
                LOG.warn("Kafka lost the end of the log; boards begin anew with PostgreSQL");
                from = answered(reader.beginAnew(order), order);
                if (from == null) return;
                seek(consumer, from, oldest, ends);
            }
            boolean caughtUp = false;
            while (!closed && topic.topicId().equals(log.topicId())) {
                try {
                    for (ConsumerRecord<String, String> record : consumer.poll(caughtUp ? POLL : Duration.ofMillis(20)))
                        tell(record, reader);
                } catch (OffsetOutOfRangeException e) {
                    // Another log under the same name, or one that lost its end: begin anew with the truth.
                    LOG.warnf("The log does not have what comes next (%s); boards begin anew", e.getMessage());
                    lostItsEnd = true;
                    return;
                }
                Map<Integer, Long> next = new HashMap<>();
                for (TopicPartition partition : all) next.put(partition.partition(), consumer.position(partition));
                reached = new Positions(Map.copyOf(next));
                if (!caughtUp && all.stream().allMatch(p -> next.get(p.partition()) >= ends.get(p))) {
                    caughtUp = true;
                    reader.caughtUp();
                }
            }
        }
    }

    /** @return false when a position is one that the log has not reached */
    private static boolean seek(
            KafkaConsumer<String, String> consumer,
            Positions from,
            Map<TopicPartition, Long> oldest,
            Map<TopicPartition, Long> ends) {
        boolean known = true;
        for (TopicPartition partition : consumer.assignment()) {
            long next = from.nextOffsets().getOrDefault(partition.partition(), 0L);
            if (next > ends.get(partition)) known = false;
            consumer.seek(partition, Math.max(next, oldest.get(partition)));
        }
        return known;
    }

    /** Waits for the reader's answer; null when the log is another before it comes. */
    private Positions answered(Uni<Positions> question, String order) throws InterruptedException {
        CompletableFuture<Positions> answer = question.subscribeAsCompletionStage();
        while (!closed && topic.topicId().toString().equals(order)) {
            try {
                return answer.get(200, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                LOG.tracef("Boards of %s are being loaded", order);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        answer.cancel(true);
        return null;
    }

    private Map<String, Object> consumerSettings() {
        Map<String, Object> settings = new HashMap<>(clients);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
        return settings;
    }

    private void tell(ConsumerRecord<String, String> record, Reader reader) {
        try {
            ChangeRecord change = ChangeRecord.of(record);
            long revision = record.offset() + 1;
            if (change.facility() != null) reader.changed(change.facility(), revision, change.cause());
            else if (change.network() != null) reader.changed(change.network(), revision, change.cause());
            else for (EventListener listener : listeners) listener.heard(change.type(), change.data());
        } catch (RuntimeException e) {
            // One event that nobody can read must not stop all that follow; the comparison with PostgreSQL mends it.
            LOG.errorf("The event at %s/%d cannot be read: %s", record.partition(), record.offset(), e.getMessage());
        }
    }
}
