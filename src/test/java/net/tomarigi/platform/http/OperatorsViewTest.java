package net.tomarigi.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import net.tomarigi.board.Settled;
import net.tomarigi.platform.MetricNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever keeps a node running can ask it how it is. */
@QuarkusTest
class OperatorsViewTest {
    private static final String COLLECTOR = "the-collector-of-metrics-of-all-tests";

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/q/health/started"})
    void aHealthyNodeSaysSo(String path) {
        given().get(path).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void everyMetricThatHasANameIsThereFromTheStart() throws IllegalAccessException {
        given().get("/api/networks").then().statusCode(200); // requests are timed from the first one
        String metrics =
                given().get("/q/metrics").then().statusCode(200).extract().asString();
        List<String> missing = new ArrayList<>();
        for (Field field : MetricNames.class.getFields()) {
            String name = (String) field.get(null);
            if (!metrics.contains("# TYPE " + name.replace('.', '_'))) missing.add(name);
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void whichStoresThereAreIsSaidToPrometheus() {
        // It looks every few seconds, and the last time may have been while one was away or still being started.
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            String metrics =
                    given().get("/q/metrics").then().statusCode(200).extract().asString();
            for (String store : List.of("postgresql", "kafka", "redis"))
                assertThat(metrics).contains("tomarigi_store_there{store=\"" + store + "\"} 1.0");
        });
    }

    @Test
    void requestsAreTimedByWhatAnsweredThemAndNeverByTheirAddress() {
        given().get("/api/facilities/nobody-s-number").then().statusCode(404);

        String metrics =
                given().get("/q/metrics").then().statusCode(200).extract().asString();

        assertThat(metrics)
                .containsPattern(
                        "http_server_requests_seconds_count\\{[^}]*resource=\"FacilityResource\"[^}]*status=\"404\"")
                .doesNotContain("nobody-s-number");
    }

    @Test
    void aBoardsReadersAreCounted() {
        String network = Settled.network(Given.network());
        String tag = Given.board(network).header("ETag");
        given().header("If-None-Match", tag)
                .get("/api/networks/{network}/board", network)
                .then()
                .statusCode(304);

        String metrics =
                given().get("/q/metrics").then().statusCode(200).extract().asString();

        assertThat(metrics)
                .containsPattern("tomarigi_board_reads_total\\{answer=\"whole\"[^}]*} [1-9]")
                .containsPattern("tomarigi_board_reads_total\\{answer=\"unchanged\"[^}]*} [1-9]");
    }

    @Test
    void strangersReadNoMetricsAndTheCollectorsTokenOpensNothingElse() {
        for (String path : List.of("/q/metrics", "/q/metrics/", "/q//metrics", "/q/./metrics")) {
            As.nobody()
                    .urlEncodingEnabled(false)
                    .get(path)
                    .then()
                    .statusCode(oneOf(401, 404))
                    .body(not(containsString("# TYPE")));
            As.bearer("made-up").urlEncodingEnabled(false).get(path).then().statusCode(oneOf(401, 404));
        }
        As.nobody().get("/q/metrics").then().statusCode(401).body("type", equalTo("/problems/sign-in-first"));
        As.bearer(As.officer(Given.network())).get("/q/metrics").then().statusCode(403);

        As.bearer(COLLECTOR).get("/q/metrics").then().statusCode(200).body(containsString("# TYPE"));
        As.bearer(COLLECTOR).get("/api/audit").then().statusCode(401);
        given().header("Authorization", "None")
                .cookie("__Host-tomarigi", COLLECTOR)
                .get("/q/metrics")
                .then()
                .statusCode(401);
    }

    @Test
    void probesAndTheDocumentAreOpenToWhoeverReachesThem() {
        for (String path : List.of("/q/health/live", "/q/health/ready", "/q/openapi"))
            As.nobody().get(path).then().statusCode(200);
    }
}
