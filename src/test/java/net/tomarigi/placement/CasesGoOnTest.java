package net.tomarigi.placement;

import static net.tomarigi.placement.Emergency.answer;
import static net.tomarigi.placement.Emergency.inbox;
import static net.tomarigi.placement.Emergency.revoke;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import net.tomarigi.board.Screen;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a case that is not over with the first yes: more are asked, it changes hands, the person moves on. */
@QuarkusTest
class CasesGoOnTest {
    private static final String YES = "{\"answer\":\"YES\"}";
    private static final String NO = "{\"answer\":\"NO\",\"reason\":\"FULL\"}";

    @Inject
    Truth truth;

    // --- Asking some at a time

    @Test
    void whoIsToBeAskedLaterIsAskedWhenTheFirstHaveAllSaidNo() {
        Emergency here = Emergency.inNewNetwork();
        String first = here.facility(1);
        String second = here.facility(1);
        String third = here.facility(1);
        String id = here.open(1);
        String command = "{\"facilities\":[" + named(first) + "," + named(second) + "," + named(third)
                + "],\"waves\":{\"size\":1,\"minutes\":5}}";
        here.post(id, "asks", command)
                .then()
                .statusCode(200)
                .body("asks.facility", contains(first))
                .body("planned.facility", contains(second, third));
        assertThat(inbox(second).getList("")).isEmpty();

        answer(first, inbox(first).getString("[0].id"), NO).then().statusCode(200);
        assertThat(here.find(id).getList("asks.facility")).containsExactly(first, second);
        assertThat(here.find(id).getList("planned.facility")).containsExactly(third);

        answer(second, inbox(second).getString("[0].id"), YES).then().statusCode(200);
        assertThat(here.find(id).getString("state")).isEqualTo("PLACED");
        assertThat(here.find(id).getList("planned")).isEmpty();
        assertThat(inbox(third).getList("")).isEmpty();
    }

    @Test
    void whoIsToBeAskedLaterIsAskedWhenItIsTime() {
        Emergency here = Emergency.inNewNetwork();
        String first = here.facility(1);
        String second = here.facility(1);
        String id = here.open(1);
        here.post(
                        id,
                        "asks",
                        "{\"facilities\":[" + named(first) + "," + named(second)
                                + "],\"waves\":{\"size\":1,\"minutes\":5}}")
                .then()
                .statusCode(200);
        truth.change("update emergency_case set next_at = clock_timestamp(),"
                + " data = jsonb_set(data, '{notes,waves,0,at}', to_jsonb(clock_timestamp())) where id = '" + id + "'");
        eventually(() -> assertThat(inbox(second).getList("")).hasSize(1));
        assertThat(here.find(id).getList("asks.state")).containsExactly("WAITING", "WAITING");
    }

    @Test
    void nobodyIsAskedLaterOnceThatIsStopped() {
        Emergency here = Emergency.inNewNetwork();
        String first = here.facility(1);
        String second = here.facility(1);
        String id = here.open(1);
        here.post(
                        id,
                        "asks",
                        "{\"facilities\":[" + named(first) + "," + named(second)
                                + "],\"waves\":{\"size\":1,\"minutes\":5}}")
                .then()
                .statusCode(200);
        here.coordinator()
                .delete(here.path() + "/" + id + "/waves")
                .then()
                .statusCode(200)
                .body("planned", hasSize(0));
        answer(first, inbox(first).getString("[0].id"), NO).then().statusCode(200);
        assertThat(here.find(id).getString("state")).isEqualTo("OPEN");
        here.post(id, "asks", "{\"facilities\":[" + named(first) + "],\"waves\":{\"size\":0}}")
                .then()
                .statusCode(422)
                .body("violations.field", containsInAnyOrder("waves.minutes", "waves.size"));
    }

    // --- Several facilities for one person

    @Test
    void twoFacilitiesShareTheNightsOfOnePerson() {
        Emergency here = Emergency.inNewNetwork();
        String first = here.facility(3);
        String second = here.facility(3);
        String id = here.open(3);
        here.post(id, "asks", "{\"facilities\":[" + named(first, 0, 2) + "," + named(second, 2, 1) + "]}")
                .then()
                .statusCode(200);
        assertThat(inbox(second).getString("[0].from"))
                .isEqualTo(Given.tonight().plusDays(2).toString());
        assertThat(inbox(second).getInt("[0].nights")).isEqualTo(1);

        answer(first, inbox(first).getString("[0].id"), YES).then().statusCode(200);
        assertThat(here.find(id).getString("state")).isEqualTo("ASKING");
        answer(second, inbox(second).getString("[0].id"), YES).then().statusCode(200);
        assertThat(here.find(id).getString("state")).isEqualTo("PLACED");
        assertThat(here.taken(first, "1")).startsWith("ss0");
        assertThat(here.taken(second, "1")).startsWith("00s");
    }

    @Test
    void aPlainYesGoesBeforeAYesWithACondition() {
        Emergency here = Emergency.inNewNetwork();
        String first = here.facility(1);
        String second = here.facility(1);
        String third = here.facility(1);
        String id = here.open(1);
        here.ask(id, first, second, third).then().statusCode(200);
        answer(first, inbox(first).getString("[0].id"), "{\"answer\":\"YES_BUT\",\"condition\":\"IF_A_NURSE_COMES\"}")
                .then()
                .statusCode(200);
        answer(second, inbox(second).getString("[0].id"), "{\"answer\":\"YES_BUT\",\"condition\":\"OTHER\"}")
                .then()
                .statusCode(200)
                .body("stays", hasSize(0));
        assertThat(here.find(id).getString("state")).isEqualTo("HELD");
        assertThat(here.open(second, "1")).startsWith("1");
        answer(third, inbox(third).getString("[0].id"), YES).then().statusCode(200);
        assertThat(here.find(id).getString("state")).isEqualTo("PLACED");
        assertThat(here.open(first, "1")).startsWith("1");
        assertThat(here.taken(third, "1")).startsWith("s");
    }

    @Test
    void thePersonMovesToAnotherBedAndToAnotherFacility() {
        Emergency here = Emergency.inNewNetwork();
        String first = Given.facility(here.network, 2);
        Given.report(first, "1", "1111").then().statusCode(200);
        Given.report(first, "2", "1111").then().statusCode(200);
        String second = here.facility(4);
        String id = here.open(4);
        here.ask(id, first).then().statusCode(200);
        answer(first, inbox(first).getString("[0].id"), "{\"answer\":\"YES\",\"bed\":\"1\"}")
                .then()
                .statusCode(200);
        String stay = here.find(id).getString("stays[0].id");
        here.post(
                        id,
                        "stays/" + stay + "/move",
                        "{\"bed\":\"2\",\"from\":\"" + Given.tonight().plusDays(9) + "\"}")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-a-night-of-stay"));
        here.post(
                        id,
                        "stays/" + stay + "/move",
                        "{\"bed\":\"2\",\"from\":\"" + Given.tonight().plusDays(1) + "\"}")
                .then()
                .statusCode(200)
                .body("state", equalTo("PLACED"));
        assertThat(here.taken(first, "1")).startsWith("s000");
        assertThat(here.taken(first, "2")).startsWith("0sss");

        String later = here.find(id).getString("stays.find { it.bed == '2' }.id");
        here.post(id, "asks", "{\"moves\":\"" + later + "\",\"facilities\":[" + named(second, 3, 1) + "]}")
                .then()
                .statusCode(200)
                .body("state", equalTo("PLACED"));
        answer(second, inbox(second).getString("[0].id"), YES).then().statusCode(200);
        assertThat(here.taken(first, "2")).startsWith("0ss0");
        assertThat(here.taken(second, "1")).startsWith("000s");
        assertThat(here.find(id).getString("state")).isEqualTo("PLACED");
    }

    // --- What was said changes

    @Test
    void whoeverWaitsIsAskedAnewWhenTheNeedChanges() {
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(2);
        String id = here.open(1);
        here.ask(id, facility).then().statusCode(200);
        String before = inbox(facility).getString("[0].id");
        String nights = "\"nights\":{\"from\":\"" + Given.tonight() + "\",\"count\":1}";
        here.coordinator()
                .body("{" + Emergency.NEED + "," + nights + ",\"maxKm\":12}")
                .put(here.path() + "/" + id + "/looking")
                .then()
                .statusCode(200)
                .body("looking.maxKm", equalTo(12f))
                .body("asks.state", contains("WAITING"));
        here.coordinator()
                .body("{\"need\":{\"sex\":\"FEMALE\",\"age\":34,\"care\":[\"SUCTION\"]}," + nights + "}")
                .put(here.path() + "/" + id + "/looking")
                .then()
                .statusCode(200)
                .body("asks.state", contains("WITHDRAWN", "WAITING"))
                .body("asks[0].closing", equalTo("changed"));
        answer(facility, before, YES).then().statusCode(409).body("type", equalTo("/problems/ask-over"));
        JsonPath now = inbox(facility);
        assertThat(now.getList("[0].need.care")).containsExactly("SUCTION");
        answer(facility, now.getString("[0].id"), YES).then().statusCode(200);
        assertThat(here.find(id).getString("state")).isEqualTo("PLACED");
    }

    @Test
    void aFacilityTakesItsYesBackAndTheCaseIsOpenAgain() {
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(1);
        String id = here.open(1);
        here.ask(id, facility).then().statusCode(200);
        String ask = inbox(facility).getString("[0].id");
        revoke(facility, ask, "{\"reason\":\"INFECTION\"}").then().statusCode(409);
        answer(facility, ask, YES).then().statusCode(200);
        revoke(facility, ask, "{}").then().statusCode(422);
        revoke(facility, ask, "{\"reason\":\"INFECTION\",\"words\":\"発熱者が出ました\"}")
                .then()
                .statusCode(200)
                .body("state", equalTo("NO"))
                .body("person", nullValue());
        JsonPath now = here.find(id);
        assertThat(now.getString("state")).isEqualTo("OPEN");
        assertThat(now.getString("asks[0].answer.reason")).isEqualTo("INFECTION");
        assertThat(now.getString("asks[0].answer.words")).isEqualTo("発熱者が出ました");
        assertThat(here.open(facility, "1")).startsWith("1");
        assertThat(here.taken(facility, "1")).isEmpty();
    }

    @Test
    void theSameAnswerUnderTheSameKeyIsOneAnswer() {
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(1);
        String id = here.open(1);
        here.ask(id, facility).then().statusCode(200);
        String ask = inbox(facility).getString("[0].id");
        for (int i = 0; i < 3; i++)
            As.bearer(As.provider(facility))
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", "one-tap")
                    .body(YES)
                    .post("/api/facilities/" + facility + "/asks/" + ask + "/answer")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("YES"));
        assertThat(truth.count("stay where case_id = '" + id + "'")).isEqualTo(1);
    }

    @Test
    void whatACommandAnswersIsWhatIsReadNext() {
        Emergency here = Emergency.inNewNetwork();
        String first = here.facility(3);
        String second = Given.facility(here.network, 2);
        Given.report(second, "1", "111").then().statusCode(200);
        Given.report(second, "2", "111").then().statusCode(200);
        String id = here.open(3, ",\"person\":{\"name\":\"山田花子\"},\"situation\":\"母が倒れた\"");
        assertAsReadNext(here, id, here.ask(id, here.facility(3), first, second));
        answer(first, inbox(first).getString("[0].id"), "{\"answer\":\"NO\",\"reason\":\"FULL\",\"words\":\"満床\"}");
        answer(second, inbox(second).getString("[0].id"), "{\"answer\":\"YES\",\"bed\":\"1\"}");
        String stay = here.find(id).getString("stays[0].id");
        assertAsReadNext(
                here,
                id,
                here.post(
                        id,
                        "stays/" + stay + "/move",
                        "{\"bed\":\"2\",\"from\":\"" + Given.tonight().plusDays(1) + "\"}"));
    }

    private static void assertAsReadNext(Emergency here, String id, Response answer) {
        Response read = here.coordinator().get(here.path() + "/" + id);
        assertThat(withoutTime(answer)).isEqualTo(withoutTime(read));
    }

    /** Seconds that are left run on between the two. */
    private static JsonNode withoutTime(Response one) {
        JsonNode all = Screen.read(one.then().statusCode(200).extract().asString());
        all.findParents("secondsLeft").forEach(of -> ((ObjectNode) of).remove("secondsLeft"));
        return all;
    }

    // --- Who answers for it

    @Test
    @Tag("N1")
    @Tag("N7")
    void anotherNetworkTakesACaseOverWhenItAcceptsIt() {
        Emergency here = Emergency.inNewNetwork();
        Emergency there = Emergency.inNewNetwork();
        Emergency nobody = Emergency.inNewNetwork();
        String id = here.open(1, ",\"person\":{\"name\":\"山田花子\"},\"situation\":\"母が倒れた\"");
        String path = "/" + id + "/hand-over";
        here.post(id, "hand-over", "{\"network\":\"" + there.network + "\",\"reason\":\"LIFE_STAGE\"}")
                .then()
                .statusCode(200)
                .body("notes.handOver.reason", equalTo("LIFE_STAGE"));

        // Offered, not given: it is seen there, without of whom it is, and nothing but taking it over can be done.
        JsonPath offered = there.find(id);
        assertThat(offered.getBoolean("isForReader")).isTrue();
        assertThat(offered.getString("person")).isNull();
        assertThat(offered.getString("words")).isNull();
        assertThat(offered.getString("network")).isEqualTo(here.network);
        there.ask(id, there.facility(1)).then().statusCode(404);
        nobody.coordinator().get(nobody.path() + "/" + id).then().statusCode(404);
        nobody.coordinator().post(nobody.path() + path + "/accept").then().statusCode(404);

        String before = here.find(id).getString("owner");
        there.coordinator()
                .post(there.path() + path + "/accept")
                .then()
                .statusCode(200)
                .body("network", equalTo(there.network))
                .body("person.name", equalTo("山田花子"));
        JsonPath now = there.find(id);
        assertThat(now.getString("owner")).isNotEqualTo(before);
        assertThat(now.getInt("secondsLeft")).isPositive();
        assertThat(now.getList("entries.kind")).contains("offered", "accepted");
        here.coordinator()
                .get(here.path() + "/" + id)
                .then()
                .statusCode(410)
                .body("type", equalTo("/problems/case-moved"))
                .body("network", equalTo(there.network));
        there.ask(id, there.facility(1)).then().statusCode(200);
    }

    @Test
    @Tag("N1")
    @Tag("N3")
    void anOfficeTakesACaseOverAndNobodyElseDoes() {
        Emergency here = Emergency.inNewNetwork();
        String id = here.open(1);
        here.post(id, "hand-over", "{\"district\":\"北\"}")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/nobody-to-take-over"));
        String north = As.coordinator(here.network, "北");
        String south = As.coordinator(here.network, "南");
        here.post(id, "hand-over", "{\"district\":\"北\",\"reason\":\"RESPONSIBILITY\"}")
                .then()
                .statusCode(200);
        String accept = here.path() + "/" + id + "/hand-over/accept";
        // Both work on one record; it is offered to one of them.
        As.bearer(south).get(here.path() + "/" + id).then().statusCode(200).body("isForReader", nullValue());
        As.bearer(north).get(here.path() + "/" + id).then().statusCode(200).body("isForReader", equalTo(true));
        As.bearer(south).post(accept).then().statusCode(409);
        As.bearer(north).post(accept).then().statusCode(200);
        // An officer reads it and changes nothing; whoever belongs to a facility or a wall does not see it at all.
        String officer = As.officer(here.network);
        As.bearer(officer).get(here.path() + "/" + id).then().statusCode(200);
        As.bearer(officer).post(accept).then().statusCode(403);
        As.bearer(As.provider(here.facility(1)))
                .get(here.path() + "/" + id)
                .then()
                .statusCode(403);
        As.bearer(As.screen(here.network)).get(here.path() + "/" + id).then().statusCode(403);
    }

    @Test
    @Tag("N3")
    void colleaguesKnowOneAnotherByName() {
        Emergency here = Emergency.inNewNetwork();
        As.officer(here.network);
        String north = As.coordinator(here.network, "北");
        JsonPath all = As.bearer(north)
                .get("/api/networks/" + here.network + "/colleagues")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(all.getList("")).hasSize(3);
        assertThat(all.getList("role")).containsExactlyInAnyOrder("COORDINATOR", "COORDINATOR", "OFFICER");
        assertThat(all.getList("name")).doesNotContainNull();
        assertThat(all.<Object>getList("districts")).contains(List.of("北"));
        assertThat(all.getMap("[0]").keySet()).isSubsetOf("id", "name", "role", "districts");
    }

    @Test
    @Tag("N1")
    void aCaseThatNobodyMovesRisesToTheNextAndThenToEverybody() {
        Emergency here = Emergency.inNewNetwork();
        Emergency backup = here.colleague();
        String next = account(backup);
        As.bearer(As.officer(here.network))
                .contentType(ContentType.JSON)
                .body("{\"next\":[\"" + next + "\"]}")
                .put("/api/networks/" + here.network + "/procedure")
                .then()
                .statusCode(200)
                .body("next", contains(next));
        String id = here.open(1);
        String owner = here.find(id).getString("owner");
        overdue(id);
        eventually(
                () -> assertThat(here.find(id).getString("notes.handOver.to")).isEqualTo(next));
        assertThat(here.find(id).getString("notes.handOver.reason")).isEqualTo("OVERDUE");
        assertThat(here.find(id).getString("owner")).isEqualTo(owner);
        assertThat(backup.find(id).getBoolean("isForReader")).isTrue();

        overdue(id);
        eventually(() ->
                assertThat(here.find(id).getString("notes.handOver.network")).isEqualTo(here.network));
        // Whoever has it is not asked to take it over.
        assertThat(here.find(id).getString("isForReader")).isNull();
        here.coordinator()
                .post(here.path() + "/" + id + "/hand-over/accept")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/is-owner"));
        Emergency third = here.colleague();
        third.coordinator()
                .post(here.path() + "/" + id + "/hand-over/accept")
                .then()
                .statusCode(200);
        assertThat(here.find(id).getString("owner")).isEqualTo(account(third));
        assertThat(here.find(id).getInt("secondsLeft")).isPositive();
    }

    private void overdue(String id) {
        truth.change("update emergency_case set due_at = clock_timestamp() where id = '" + id + "'");
    }

    private static void eventually(ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(holds);
    }

    private static String account(Emergency who) {
        return Given.id(who.coordinator().get("/api/me").then().statusCode(200));
    }

    private static String named(String facility) {
        return "{\"facility\":\"" + facility + "\"}";
    }

    private static String named(String facility, int in, int nights) {
        return "{\"facility\":\"" + facility + "\",\"nights\":{\"from\":\""
                + Given.tonight().plusDays(in) + "\",\"count\":" + nights + "}}";
    }
}
