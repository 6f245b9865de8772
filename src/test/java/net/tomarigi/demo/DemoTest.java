package net.tomarigi.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import net.tomarigi.board.Screen;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a newcomer finds: eighteen made-up facilities with beds, some open tonight, words of every age. */
@QuarkusTest
class DemoTest {
    @Inject
    Demo demo;

    @Test
    @Tag("T1")
    void theDemoIsMadeOnceAndIsOnTheBoard() {
        assertThat(demo.make().await().atMost(Duration.ofSeconds(10))).isTrue();
        assertThat(demo.make().await().atMost(Duration.ofSeconds(10))).isFalse();
        var board = Screen.read(Given.board(Demo.NETWORK).asString());
        assertThat(board.get("facilities")).hasSize(18);
        assertThat(board.get("openTonight").asInt()).isBetween(5, 40);
        List<String> ages = new ArrayList<>();
        board.get("facilities")
                .forEach(facility -> ages.add(facility.get("freshness").asText()));
        assertThat(ages).contains("FRESH", "AGEING", "STALE", "NEVER");
        assertThat(board.get("facilities")).allSatisfy(facility -> {
            assertThat(facility.get("phone").asText()).startsWith("0282-00-");
            assertThat(facility.get("beds")).isNotEmpty();
        });
        As.bearer(As.officer(Demo.NETWORK))
                .get("/api/networks/" + Demo.NETWORK + "/procedure")
                .then()
                .statusCode(200)
                .body("definition", containsString("今夜の居場所"), "steps", hasSize(7));
    }
}
