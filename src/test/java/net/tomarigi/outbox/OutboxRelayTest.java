package net.tomarigi.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import net.tomarigi.Truth;
import net.tomarigi.platform.Background;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of committed events when the log does what the test wants; PostgreSQL is the real one. */
@QuarkusTest
class OutboxRelayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Mutiny.SessionFactory sessions;

    @Inject
    TwoTrips twoTrips;

    @Inject
    Background background;

    @Inject
    Clock clock;

    @Inject
    Truth truth;

    private final List<String> inLog = new CopyOnWriteArrayList<>();
    private final Node node = new Node();
    private final String network = "relay-" + UUID.randomUUID();
    private volatile boolean isAway;

    /** While there is one, the log has not answered yet. */
    private volatile CompletableFuture<Void> answer = CompletableFuture.completedFuture(null);

    private Outbox outbox;

    @BeforeEach
    void begin() {
        OutboxRelay relay = new OutboxRelay(sessions, this::append, background, node, new SimpleMeterRegistry());
        outbox = new Outbox(sessions, twoTrips, List.of(), relay, node, clock);
    }

    private Uni<Void> append(List<EventLog.Entry> entries) {
        if (isAway) return Uni.createFrom().failure(new IllegalStateException("away"));
        return Uni.createFrom()
                .completionStage(answer)
                .invoke(() -> entries.forEach(entry ->
                        inLog.add(EventJson.read(entry.event()).path("subject").asText())));
    }

    private void commit(String... subjects) {
        List<Event> events = new ArrayList<>();
        for (String subject : subjects) events.add(new Event(network, subject, "net.tomarigi.test.v1", Map.of()));
        background
                .run(() -> outbox.write(session -> Uni.createFrom().item(new Written<>("", events))))
                .await()
                .atMost(PATIENCE);
    }

    private void commitInTwoTrips(String subject) {
        Event event = new Event(network, subject, "net.tomarigi.test.v1", Map.of());
        Decision<String> decision = (answers, more) ->
                Uni.createFrom().item(new Decision.Change<>(new Written<>("", List.of(event)), null));
        background.run(() -> outbox.write(List.of(), decision)).await().atMost(PATIENCE);
    }

    private long waiting() {
        return truth.count("outbox where network_id = '" + network + "'");
    }

    @Test
    void whatIsCommittedIsInTheLogOnceAndThenNoLongerInTheOutbox() {
        commit("a", "b");
        commitInTwoTrips("c");

        await().atMost(PATIENCE).until(() -> waiting() == 0);
        assertThat(inLog).containsExactly("a", "b", "c");
    }

    @Test
    void whatIsDoneLastFindsTheEventsInTheOutboxAndEndsAllWhenItFails() {
        List<Event> events = List.of(new Event(network, "a", "net.tomarigi.test.v1", Map.of()));
        List<Long> seen = new CopyOnWriteArrayList<>();
        background
                .run(() -> outbox.write(
                        session -> Uni.createFrom().item(new Written<>("", events, its -> its.createNativeQuery(
                                        "select count(*) from outbox where network_id = :network", Long.class)
                                .setParameter("network", network)
                                .getSingleResult()
                                .invoke(seen::add)
                                .replaceWithVoid()))))
                .await()
                .atMost(PATIENCE);
        assertThat(seen).containsExactly(1L);

        Uni<String> failing = background.run(() -> outbox.write(session -> Uni.createFrom()
                .item(new Written<>("", events, its -> Uni.createFrom().failure(new IllegalStateException("no"))))));
        assertThatThrownBy(() -> failing.await().atMost(PATIENCE)).hasMessage("no");
        await().atMost(PATIENCE).until(() -> waiting() == 0);
        assertThat(inLog).containsExactly("a");
    }

    @Test
    void aRowStaysUntilTheLogHasItsEvent() {
        answer = new CompletableFuture<>();
        commit("a");
        commit("b");
        assertThat(waiting()).isEqualTo(2);
        assertThat(inLog).isEmpty();

        answer.complete(null);

        await().atMost(PATIENCE).until(() -> waiting() == 0);
        assertThat(inLog).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void whatTheLogRefusedIsReadFromTheOutboxWhenItIsBack() {
        isAway = true;
        commit("a");
        commitInTwoTrips("b");
        commit("c");
        assertThat(inLog).isEmpty();
        assertThat(waiting()).isEqualTo(3);

        isAway = false;

        await().atMost(PATIENCE).until(() -> waiting() == 0);
        assertThat(inLog).containsExactly("a", "b", "c");
        commit("d");
        await().atMost(PATIENCE).until(() -> inLog.contains("d"));
    }

    @Test
    void noMoreThanALimitIsHeldInMemoryAndWhatIsBeyondItArrivesToo() {
        answer = new CompletableFuture<>();
        String[] many = IntStream.range(0, 1_900).mapToObj(Integer::toString).toArray(String[]::new);
        String[] more =
                IntStream.range(1_900, 3_100).mapToObj(Integer::toString).toArray(String[]::new);
        commit(many);
        commit(more);

        answer.complete(null);

        await().atMost(PATIENCE).until(() -> waiting() == 0);
        assertThat(inLog).hasSize(3_100).doesNotHaveDuplicates();
    }
}
