package net.tomarigi.vacancy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import net.tomarigi.board.Screen;
import net.tomarigi.outbox.Event;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.outbox.Node;
import org.junit.jupiter.api.Test;

/** What is committed is told, also when nobody waits for the answer any more or the answer of PostgreSQL was lost. */
@QuarkusTest
class HangingUpTest {
    private static final Duration SOON = Duration.ofSeconds(8);

    @TestHTTPResource
    URI base;

    @Inject
    Truth truth;

    @Inject
    Node node;

    @Inject
    Clock clock;

    @Test
    void aBedOfWhichTheCallerHangsUpDuringTheCommitIsKeptOnTheBoard() throws Exception {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        Given.report(facility, "1", "111").then().statusCode(200);
        String id = Given.id(given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/networks/" + network + "/cases")
                .then()
                .statusCode(200));
        truth.change("create function slow_commit() returns trigger language plpgsql as"
                + " 'begin perform pg_sleep(1); return null; end'");
        try {
            truth.change("create constraint trigger slow_commit after insert on stay deferrable initially deferred"
                    + " for each row when (new.facility_id = '" + facility + "') execute function slow_commit()");
            try (Socket caller = new Socket(base.getHost(), base.getPort())) {
                caller.setSoLinger(true, 0);
                String body = "{\"facility\":\"" + facility + "\",\"bed\":\"1\"}";
                caller.getOutputStream()
                        .write(("POST /api/networks/" + network + "/cases/" + id + "/holds HTTP/1.1\r\nHost: "
                                        + base.getAuthority() + "\r\nAuthorization: Bearer " + As.administrator()
                                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                                        + "\r\n\r\n" + body)
                                .getBytes(StandardCharsets.US_ASCII));
                await().atMost(SOON)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> truth.count("pg_stat_activity where wait_event = 'PgSleep'") == 1);
            }
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> truth.count("stay where facility_id = '" + facility + "'") == 1);
        } finally {
            truth.change("drop function slow_commit cascade");
        }
        // Before the comparison with PostgreSQL would mend a board that was not told.
        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(Screen.read(Given.board(network).asString())
                                .at("/facilities/0/beds/0/taken")
                                .asText())
                        .startsWith("h"));
    }

    @Test
    void anEventOfWhichItsNodeDoesNotKnowIsCarried() {
        String network = Given.network();
        Event event = new Event(network, network, "net.tomarigi.test.v1", List.of());
        truth.change("insert into outbox (node, network_id, event, at) values ('" + node.id() + "', '" + network
                + "', '" + EventJson.write(event, clock.instant(), null)
                + "', clock_timestamp() - interval '10 seconds')");
        await().atMost(SOON).until(() -> truth.count("outbox where network_id = '" + network + "'") == 0);
    }
}
