package net.tomarigi.vacancy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.board.Screen;
import net.tomarigi.outbox.Event;
import net.tomarigi.outbox.Outbox;
import net.tomarigi.outbox.Written;
import net.tomarigi.platform.Background;
import org.junit.jupiter.api.Test;

/** A report is committed with its event or not at all, is one change however often it comes, and is seen at once. */
@QuarkusTest
class NothingIsLostTest {
    @Inject
    Truth truth;

    @Inject
    Outbox outbox;

    @Inject
    Background background;

    @Test
    void aTransactionThatRollsBackLeavesNoEvent() {
        String network = Given.network();
        String planted = "rolled-back-" + UUID.randomUUID();
        Uni<Object> failing = background.run(() -> outbox.write(session -> session.createNativeQuery(
                        "update network set name = :name where id = :id")
                .setParameter("name", planted)
                .setParameter("id", network)
                .executeUpdate()
                .map(changed -> {
                    assertThat(changed).isEqualTo(1);
                    return new Written<>(
                            null,
                            List.of(new Event(
                                    network, network, "net.tomarigi.test.v1", new Planted(planted, "x".repeat(10)))));
                })
                .invoke(written -> {
                    if (planted.startsWith("rolled")) throw new IllegalStateException("after the change");
                })
                .map(written -> (Written<Object>) (Written<?>) written)));
        assertThat(failing.subscribeAsCompletionStage()
                        .handle((item, failure) -> failure)
                        .join())
                .hasMessageContaining("after the change");
        assertThat(truth.count("outbox where event like '%" + planted + "%'")).isZero();
        assertThat(truth.count("network where name = '" + planted + "'")).isZero();
    }

    @Test
    void theSameReportTenTimesOneAfterAnotherIsOneChange() {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        String key = UUID.randomUUID().toString();
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++)
            answers.add(report(facility, key, "101")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
        assertThat(answers).containsOnly(answers.get(0));
        assertOneChange(facility);
    }

    @Test
    void theSameReportTenTimesAtOnceIsOneChange() throws Exception {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        String key = UUID.randomUUID().toString();
        List<String> answers = new ArrayList<>();
        ExecutorService clients = Executors.newFixedThreadPool(10);
        try {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < 10; i++)
                all.add(clients.submit(() -> report(facility, key, "101")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()));
            for (Future<String> one : all) answers.add(one.get());
        } finally {
            clients.shutdownNow();
        }
        assertThat(answers).containsOnly(answers.get(0));
        assertOneChange(facility);
    }

    private void assertOneChange(String facility) {
        assertThat(truth.number("select version from facility where id = '" + facility + "'"))
                .isEqualTo(2);
        assertThat(truth.count("report where facility_id = '" + facility + "'")).isEqualTo(1);
        // Longer than it takes until rows that nobody carried are taken over.
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(truth.count("outbox where event like '%" + facility + "%'"))
                        .isZero());
    }

    @Test
    void theSameKeyWithAnotherReportIsAConflictAndChangesNothing() {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        report(facility, "k1", "101").then().statusCode(200);
        report(facility, "k1", "111")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", org.hamcrest.Matchers.equalTo("/problems/idempotency-conflict"));
        assertThat(truth.text("select open from vacancy where facility_id = '" + facility + "'"))
                .isEqualTo("101");
    }

    @Test
    void aReadRightAfterTheAnswerShowsTheReportAlways() {
        String network = Given.network();
        String facility = Given.facility(network, 3);
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("NothingIsLostTest: -Dseed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            String bed = String.valueOf(1 + random.nextInt(3));
            String open = Integer.toBinaryString(32 + random.nextInt(32)).substring(1);
            Given.report(facility, bed, open).then().statusCode(200);
            var beds = Screen.read(Given.board(network).asString()).at("/facilities/0/beds");
            for (var shown : beds)
                if (shown.get("id").asText().equals(bed))
                    assertThat(shown.get("open").asText()).as("report %d", i).startsWith(open + "0");
        }
    }

    @Test
    void reportsFromManyClientsAtOnceAllCount() throws Exception {
        String network = Given.network();
        String facility = Given.facility(network, 8);
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int bed = 1; bed <= 8; bed++) {
                String id = String.valueOf(bed);
                all.add(clients.submit(() -> {
                    for (int i = 0; i < 20; i++)
                        Given.report(facility, id, i % 2 == 0 ? "10" : "01")
                                .then()
                                .statusCode(200);
                }));
            }
            for (Future<?> one : all) one.get();
        } finally {
            clients.shutdownNow();
        }
        assertThat(truth.number("select version from facility where id = '" + facility + "'"))
                .isEqualTo(1 + 8 * 20);
        for (var bed : Screen.read(Given.board(network).asString()).at("/facilities/0/beds"))
            assertThat(bed.get("open").asText()).startsWith("01");
    }

    @Test
    void whoSaidSoHasAnAnswer() {
        String facility = Given.facility(Given.network(), 1);
        Given.report(facility, "1", "110").then().statusCode(200);
        given().post("/api/facilities/" + facility + "/attestations").then().statusCode(200);
        given().get("/api/facilities/" + facility + "/reports")
                .then()
                .statusCode(200)
                .body("size()", org.hamcrest.Matchers.equalTo(2))
                .body("[0].kind", org.hamcrest.Matchers.equalTo("ATTESTATION"))
                .body("[1].kind", org.hamcrest.Matchers.equalTo("REPORT"))
                .body("[1].via", org.hamcrest.Matchers.equalTo("REST"))
                .body("[1].said[0].open", org.hamcrest.Matchers.equalTo("110"));
        assertThat(truth.count("report where facility_id = '" + facility + "' and address is not null"))
                .isEqualTo(2);
    }

    private static Response report(String facility, String key, String open) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Given.reportBody("1", open))
                .put("/api/facilities/" + facility + "/vacancies");
    }

    record Planted(String name, String more) {}
}
