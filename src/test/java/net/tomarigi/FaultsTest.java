package net.tomarigi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.tomarigi.access.As;
import net.tomarigi.board.Screen;
import net.tomarigi.embedded.TestStores;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.outbox.EventJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Stores are taken away while reports stream in. Each reporter sends a report again, under the same key, until it is
 * acknowledged; afterwards the database, the board, a screen and Redis all hold exactly what was acknowledged last.
 */
@QuarkusTest
class FaultsTest {
    private static final int REPORTERS = 4;
    private static final Duration SOON = Duration.ofSeconds(10);

    @TestHTTPResource
    URI base;

    @Inject
    Truth truth;

    @Inject
    RedisDataSource redis;

    @Inject
    MeterRegistry meters;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Thread> reporters = new ArrayList<>();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final List<Integer> surprises = new ArrayList<>();
    private volatile boolean enough;
    private String network;
    private Screen screen;
    private double repairsBefore;

    @BeforeEach
    void begin() throws Exception {
        network = Given.network();
        repairsBefore = repairs();
        for (int i = 0; i < REPORTERS; i++) {
            String facility = Given.facility(network, 1);
            reporters.add(new Thread(() -> reportUntilItIsEnough(facility), "reporter-" + i));
        }
        screen = Screen.open(base.toString().replaceFirst("/$", ""), network);
        reporters.forEach(Thread::start);
        acknowledgeMore(20);
    }

    @AfterEach
    void end() throws Exception {
        enough = true;
        for (Thread reporter : reporters) reporter.join(20_000);
        screen.close();
    }

    @Test
    void redisIsFlushed() throws Exception {
        redis.execute("FLUSHALL");
        acknowledgeMore(40);
        assertThatAllAgree();
        assertThat(repairs()).isEqualTo(repairsBefore);
    }

    @Test
    void theProcessOfRedisIsKilled() throws Exception {
        long before = TestStores.redis().pid();
        TestStores.redis().kill();
        acknowledgeMore(40);
        await().atMost(SOON).until(() -> TestStores.redis().pid() != before);
        assertThatAllAgree();
        assertThat(repairs()).isEqualTo(repairsBefore);
    }

    @Test
    void kafkaIsStoppedForAWhile() throws Exception {
        TestStores.kafka().stop();
        try {
            // Reports are still acknowledged, and this node's screens still see them.
            acknowledgeMore(40);
            await().atMost(SOON).until(() -> truth.count("outbox") > 0);
        } finally {
            TestStores.kafka().start();
        }
        acknowledgeMore(40);
        assertThatAllAgree();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(truth.count("outbox")).isZero());
        assertThat(repairs()).isEqualTo(repairsBefore);
    }

    @Test
    void theProcessOfPostgresIsKilled() throws Exception {
        long before = TestStores.postgres().pid();
        TestStores.postgres().kill();
        await().atMost(SOON).until(() -> TestStores.postgres().pid() != before);
        acknowledgeMore(40);
        assertThatAllAgree();
        assertThat(repairs()).isEqualTo(repairsBefore);
    }

    @Test
    void postgresIsStoppedForAWhile() throws Exception {
        TestStores.postgres().stop();
        try {
            HttpResponse<String> refused = put(
                    acknowledged.keySet().iterator().next(), UUID.randomUUID().toString(), "1");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            // Whoever only reads is still served, and told how old it is.
            assertThat(Given.board(network).statusCode()).isEqualTo(200);
        } finally {
            TestStores.postgres().start();
        }
        acknowledgeMore(40);
        assertThatAllAgree();
        assertThat(repairs()).isEqualTo(repairsBefore);
    }

    @Test
    void whatTheLogLostIsMendedAndCounted() throws Exception {
        stopReporting();
        assertThatAllAgree();
        String facility = acknowledged.keySet().iterator().next();
        try (LogLines log = new LogLines()) {
            // A commit whose event never was: past the product, straight into the truth.
            truth.change("with it as (update facility set version = version + 1 where id = '" + facility + "')"
                    + " update vacancy set open = '111', version = version + 1 where facility_id = '" + facility + "'");
            acknowledged.put(facility, "111");
            assertThatAllAgree();
            assertThat(repairs()).isGreaterThan(repairsBefore);
            assertThat(log.lines())
                    .as("an operator learns where")
                    .anyMatch(line ->
                            line.endsWith("1 facilities behind, 0 ahead, 0 gone; " + facility + " in " + network));
        }
    }

    private void reportUntilItIsEnough(String facility) {
        for (int i = 1; !enough; i++) {
            String open = Integer.toBinaryString(1024 + i % 1024).substring(1);
            String key = UUID.randomUUID().toString();
            while (!isAcknowledged(facility, key, open)) Thread.onSpinWait();
            acknowledged.put(facility, open);
            count.incrementAndGet();
        }
    }

    private boolean isAcknowledged(String facility, String key, String open) {
        try {
            int status = put(facility, key, open).statusCode();
            if (status != 200 && status != 503)
                synchronized (surprises) {
                    surprises.add(status);
                }
            return status == 200;
        } catch (Exception timeOut) {
            return false;
        }
    }

    private HttpResponse<String> put(String facility, String key, String open) throws Exception {
        return http.send(
                HttpRequest.newBuilder(base.resolve("/api/facilities/" + facility + "/vacancies"))
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + As.administrator())
                        .header("Idempotency-Key", key)
                        .PUT(HttpRequest.BodyPublishers.ofString(Given.reportBody("1", open)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void acknowledgeMore(int more) {
        int target = count.get() + more;
        await().atMost(Duration.ofSeconds(30)).until(() -> count.get() >= target);
    }

    private void stopReporting() throws InterruptedException {
        enough = true;
        for (Thread reporter : reporters) {
            reporter.join(20_000);
            assertThat(reporter.isAlive())
                    .as("a report that is never acknowledged")
                    .isFalse();
        }
    }

    private void assertThatAllAgree() throws Exception {
        stopReporting();
        assertThat(surprises).as("answers other than 200 and 503").isEmpty();
        // A copy that has not come yet, or a store that is still coming back, is no reason to stop waiting.
        await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
            var board = Screen.read(Given.board(network).asString());
            for (var facility : board.get("facilities"))
                assertThat(facility.at("/beds/0/open").asText())
                        .startsWith(acknowledged.get(facility.get("id").asText()));
            assertThat(screen.board()).isEqualTo(board);
            for (String facility : acknowledged.keySet()) {
                assertThat(truth.text("select open from vacancy where facility_id = '" + facility + "'"))
                        .startsWith(acknowledged.get(facility));
                FacilityChanged kept = EventJson.readData(
                        redis.hash(String.class).hget("board:" + network, "f:" + facility), FacilityChanged.class);
                assertThat(kept.nights().get(0).nights().open()).startsWith(acknowledged.get(facility));
            }
        });
    }

    private double repairs() {
        return meters.get("tomarigi.repairs").counter().count();
    }
}
