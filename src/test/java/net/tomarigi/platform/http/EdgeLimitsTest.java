package net.tomarigi.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import net.tomarigi.Given;
import net.tomarigi.LogLines;
import net.tomarigi.access.As;
import net.tomarigi.embedded.TestStores;
import net.tomarigi.platform.MetricNames;
import net.tomarigi.platform.RateLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody takes more of the edge than an office needs, and no store that is away keeps anybody out. */
@QuarkusTest
class EdgeLimitsTest {
    private static final String UPGRADE = "Connection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Version: 13\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n";
    /** As src/test/resources/META-INF/microprofile-config.properties says. */
    private static final int REQUESTS = 100;

    /** An answer that costs nothing. */
    private static final String NOWHERE = "/api/networks/nowhere";

    private static final int SOCKETS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TestHTTPResource
    URI server;

    @Inject
    MeterRegistry metrics;

    @Inject
    RateLimits rates;

    private final String address = elsewhere();

    @Test
    void anAddressThatAsksTooOftenHasToWaitAndNobodyElse() {
        for (int i = 0; i < REQUESTS; i++) from(address).then().statusCode(404);

        from(address)
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header(
                        "Retry-After",
                        Integer::parseInt,
                        org.hamcrest.Matchers.allOf(
                                org.hamcrest.Matchers.greaterThan(0), org.hamcrest.Matchers.lessThanOrEqualTo(60)))
                .body("type", equalTo("/problems/too-many-requests"), "title", containsString("続けて送られすぎています"));
        from(elsewhere()).then().statusCode(404);
        given().get("/api/networks").then().statusCode(200);
        String network = Given.network();
        given().header("X-Forwarded-For", address)
                .get("/api/networks/" + network + "/board")
                .then()
                .statusCode(200);
        given().header("X-Forwarded-For", address).get("/").then().statusCode(200);
    }

    @Test
    void whatAClientSaysOfItselfBeforeTheProxyCountsForNothing() {
        for (int i = 0; i <= REQUESTS; i++)
            given().header("X-Forwarded-For", elsewhere() + ", " + address).get(NOWHERE);

        from(address).then().statusCode(429);
    }

    @Test
    void withoutRedisEverybodyIsLetInAndTheOperatorLearnsOfIt() {
        double before = metrics.counter(MetricNames.RATES_UNGUARDED).count();
        Predicate<String> ofRates = line -> line.contains("rates are not limited");
        TestStores.redis().stop();
        try (LogLines log = new LogLines()) {
            for (int i = 0; i < 3; i++)
                assertThat(isAllowed(Duration.ofMinutes(1))).isTrue();
            assertThat(metrics.counter(MetricNames.RATES_UNGUARDED).count()).isGreaterThanOrEqualTo(before + 3);
            assertThat(log.lines())
                    .as("one answer that did not come is no outage yet")
                    .noneMatch(ofRates);
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(isAllowed(Duration.ofMinutes(1))).isTrue();
                assertThat(log.lines()).anyMatch(ofRates);
            });
        } finally {
            TestStores.redis().start();
        }
        // It counts again by itself.
        await().atMost(PATIENCE).until(() -> !isAllowed(Duration.ofMinutes(1)));
    }

    @Test
    void aWindowEnds() {
        Duration window = Duration.ofSeconds(2);
        assertThat(isAllowed(window)).isTrue();
        assertThat(isAllowed(window)).isFalse();
        await().atMost(PATIENCE).until(() -> isAllowed(window));
    }

    private boolean isAllowed(Duration window) {
        return rates.take("window", address, 1, window).await().atMost(PATIENCE).allowed();
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example,403",
        "null,403",
        "file://,403",
        "http://localhost:1,403",
        "http://localhost.evil.example:{port},403",
        "http://localhost:{port},101",
        "HTTP://LOCALHOST:{port},101",
        "'',101"
    })
    void aSocketIsOpenedByPagesOfThisSystemAndByProgramsAlone(String origin, int status) throws IOException {
        String network = Given.network();
        for (String path :
                List.of("/ws/networks/" + network + "/board", "/ws/facilities/" + Given.facility(network, 1)))
            try (RawHttp http = new RawHttp(server)) {
                String line =
                        origin.isEmpty() ? "" : "Origin: " + origin.replace("{port}", server.getPort() + "") + "\n";
                http.send("GET " + path + " HTTP/1.1\nHost: localhost:" + server.getPort() + "\nAuthorization: Bearer "
                        + As.administrator() + "\n" + line + UPGRADE + "\n");
                assertThat(http.answer()).as(path).startsWith("HTTP/1.1 " + status);
            }
    }

    @Test
    void anAddressHoldsNoMoreSocketsOpenThanItMayAndGetsTheirPlacesBack() throws IOException {
        String path = "/ws/networks/" + Given.network() + "/board";
        List<RawHttp> open = new ArrayList<>();
        try {
            for (int i = 0; i < SOCKETS; i++) {
                open.add(new RawHttp(server));
                assertThat(handshake(open.get(i), path)).startsWith("HTTP/1.1 101");
            }
            try (RawHttp another = new RawHttp(server)) {
                assertThat(handshake(another, path)).startsWith("HTTP/1.1 429").contains("too-many-sockets");
            }
            open.remove(0).close();
            await().atMost(PATIENCE).untilAsserted(() -> {
                try (RawHttp another = new RawHttp(server)) {
                    assertThat(handshake(another, path)).startsWith("HTTP/1.1 101");
                }
            });
        } finally {
            for (RawHttp each : open) each.close();
        }
    }

    @Test
    void aLineThatDoesNotAnswerIsEnded() throws IOException {
        String facility = Given.facility(Given.network(), 1);
        try (RawHttp http = new RawHttp(server)) {
            // Never answers a ping, as a machine that was switched off.
            assertThat(handshake(http, "/ws/facilities/" + facility)).startsWith("HTTP/1.1 101");
            http.awaitEnd();
        }
    }

    private String handshake(RawHttp http, String path) throws IOException {
        http.send("GET " + path + " HTTP/1.1\nHost: x\nX-Forwarded-For: " + address + "\nAuthorization: Bearer "
                + As.administrator() + "\n" + UPGRADE + "\n");
        return http.answer();
    }

    private static Response from(String address) {
        return given().header("X-Forwarded-For", address).get(NOWHERE);
    }

    /** An address of the documentation's (RFC 3849), another one each time. */
    private static String elsewhere() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return String.format("2001:db8::%x:%x", random.nextInt(1, 65_536), random.nextInt(1, 65_536));
    }
}
