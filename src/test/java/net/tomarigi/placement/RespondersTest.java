package net.tomarigi.placement;

import static io.restassured.RestAssured.given;
import static net.tomarigi.placement.Emergency.answer;
import static net.tomarigi.placement.Emergency.inbox;
import static net.tomarigi.search.Desk.TAKES_ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import net.tomarigi.Given;
import net.tomarigi.search.Desk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who helps and has no bed of short stay, and what stays teach the next search. */
@QuarkusTest
class RespondersTest {
    private static final String NEED = "{\"need\":{\"sex\":\"FEMALE\",\"age\":34},\"nights\":{\"count\":1}";

    @Test
    @Tag("C5")
    @Tag("S5")
    void aTeamAndLodgingAreAskedLikeAFacilityWhereTheyAreWanted() {
        Emergency here = Emergency.inNewNetwork();
        String bed = Desk.open(here.network, "短期入所", TAKES_ALL);
        String team = Desk.open(here.network, "訪問", "\"kind\":\"HOME_HELP\"," + TAKES_ALL);
        String inn = Desk.open(here.network, "旅館", "\"kind\":\"LODGING\"," + TAKES_ALL);

        assertThat(found(here.network, NEED + "}")).containsExactly(bed);
        JsonPath all = Desk.answer(here.network, NEED + ",\"responders\":true}");
        assertThat(all.getList("ranked.facility")).containsExactlyInAnyOrder(bed, team, inn);
        assertThat(all.getString("ranked.find { it.facility == '" + team + "' }.kind"))
                .isEqualTo("HOME_HELP");
        // A team is no bed: whoever counts those that are free does not count it.
        Given.board(here.network).then().body("openTonight", equalTo(1));

        String id = here.open(1);
        here.ask(id, team, inn).then().statusCode(200);
        answer(inn, inbox(inn).getString("[0].id"), "{\"answer\":\"NO\",\"reason\":\"FULL\"}")
                .then()
                .statusCode(200);
        answer(team, inbox(team).getString("[0].id"), "{\"answer\":\"YES\"}")
                .then()
                .statusCode(200);
        assertThat(here.find(id).getString("state")).isEqualTo("PLACED");
        assertThat(here.taken(team, "b")).startsWith("s");
        assertThat(Desk.answer(here.network, NEED + ",\"responders\":true}").getList("ranked.facility"))
                .containsExactlyInAnyOrder(bed, inn);
    }

    @Test
    void whoeverKnowsThePersonComesFirst() {
        String network = Given.network();
        String first = Desk.open(network, "一", TAKES_ALL);
        String second = Desk.open(network, "二", TAKES_ALL);
        for (String known : List.of(first, second)) {
            JsonPath answer = Desk.answer(network, NEED + ",\"familiar\":[\"" + known + "\"]}");
            assertThat(answer.getString("ranked[0].facility")).isEqualTo(known);
            assertThat(answer.getDouble("ranked[0].parts.familiarity")).isEqualTo(1);
            assertThat(answer.getDouble("ranked[1].parts.familiarity")).isEqualTo(0.5);
            assertThat(answer.getList("ranked[0].reasonCodes.code")).contains("FAMILIAR");
        }
        given().contentType("application/json")
                .body(NEED + ",\"familiar\":[\"" + "x".repeat(65) + "\"]}")
                .post("/api/networks/" + network + "/matches")
                .then()
                .statusCode(422);
    }

    @Test
    void whoHasCarriedLessIsNext() {
        Emergency here = Emergency.inNewNetwork();
        String busy = Desk.open(here.network, "忙", TAKES_ALL, "1111111");
        String rested = Desk.open(here.network, "休", TAKES_ALL, "1111111");
        String drill = here.open(3, ",\"practice\":true");
        here.ask(drill, rested).then().statusCode(200);
        answer(rested, inbox(rested).getString("[0].id"), "{\"answer\":\"YES\"}")
                .then()
                .statusCode(200);
        String id = here.open(3);
        here.ask(id, busy).then().statusCode(200);
        answer(busy, inbox(busy).getString("[0].id"), "{\"answer\":\"YES\"}")
                .then()
                .statusCode(200);

        String later = "{\"need\":{\"sex\":\"FEMALE\",\"age\":34},\"nights\":{\"from\":\""
                + Given.tonight().plusDays(4) + "\",\"count\":1}}";
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            JsonPath answer = Desk.answer(here.network, later);
            assertThat(fairness(answer, busy)).isLessThan(0.5);
            assertThat(fairness(answer, rested)).isGreaterThan(0.5);
        });
        JsonPath answer = Desk.answer(here.network, later);
        assertThat(answer.getList("ranked.find { it.facility == '" + rested + "' }.reasonCodes.code"))
                .contains("ITS_TURN");
    }

    private static double fairness(JsonPath answer, String facility) {
        return answer.getDouble("ranked.find { it.facility == '" + facility + "' }.parts.fairness");
    }

    private static List<String> found(String network, String question) {
        return Desk.answer(network, question).getList("ranked.facility");
    }
}
