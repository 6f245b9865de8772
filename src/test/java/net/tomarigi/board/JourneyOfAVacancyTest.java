package net.tomarigi.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import net.tomarigi.Given;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.outbox.EventJson;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A provider says "one bed tonight": the board, Redis and a screen show the same, and nothing else changes. */
@QuarkusTest
class JourneyOfAVacancyTest {
    @TestHTTPResource
    String base;

    @Inject
    RedisDataSource redis;

    @Test
    @Tag("T1")
    void aReportIsOnTheBoardInRedisAndOnEveryScreen() throws Exception {
        String network = Given.network();
        String facility = Given.facility(network, 2);
        String other = Given.facility(network, 1);
        try (Screen screen = Screen.open(base(), network);
                Screen second = Screen.open(base(), network)) {
            Given.report(facility, "1", "1100").then().statusCode(200);

            ObjectNode board = Screen.read(Given.board(network).asString());
            assertThat(board.at("/openTonight").asInt()).isEqualTo(1);
            assertThat(bed(board, facility, 0).get("open").asText()).isEqualTo("11000000000000");
            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
                ObjectNode now = Screen.read(Given.board(network).asString());
                assertThat(screen.board()).isEqualTo(now);
                assertThat(second.board()).isEqualTo(now);
            });
            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
                String kept = redis.hash(String.class).hget("board:" + network, "f:" + facility);
                assertThat(kept).isNotNull();
                FacilityChanged state = EventJson.readData(kept, FacilityChanged.class);
                assertThat(state.nights())
                        .filteredOn(nights -> nights.bed().equals("1"))
                        .allSatisfy(nights -> assertThat(nights.nights().slice(Given.tonight(), 4))
                                .isEqualTo("1100"));
            });
            assertThat(screen.board().at("/facilities")).hasSize(2);
            assertThat(other).isNotEqualTo(facility);
        }
    }

    private static com.fasterxml.jackson.databind.JsonNode bed(ObjectNode board, String facility, int bed) {
        for (var one : board.get("facilities"))
            if (one.get("id").asText().equals(facility)) return one.get("beds").get(bed);
        throw new AssertionError(facility + " is not on the board");
    }

    private String base() {
        return base.replaceFirst("/$", "");
    }
}
