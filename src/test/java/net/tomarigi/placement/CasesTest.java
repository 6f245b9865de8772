package net.tomarigi.placement;

import static net.tomarigi.placement.Emergency.answer;
import static net.tomarigi.placement.Emergency.inbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One tap asks several facilities, the first yes wins, and everybody learns why. */
@QuarkusTest
class CasesTest {
    @Inject
    Truth truth;

    @Test
    @Tag("T7")
    void aCaseOfSomebodyUnknownIsOpenedWithNothingButTonight() {
        Emergency here = Emergency.inNewNetwork();
        String id = here.coordinator()
                .body("{}")
                .post(here.path())
                .then()
                .statusCode(200)
                .body("state", equalTo("OPEN"))
                .body("looking.from", equalTo(Given.tonight().toString()))
                .body("looking.nights", equalTo(1))
                .extract()
                .path("id");
        assertThat(here.find(id).getString("owner")).isNotBlank();
        assertThat(here.find(id).getInt("secondsLeft")).isBetween(1, 15 * 60);
        assertThat(here.find(id).getList("entries.kind")).containsExactly("opened");
    }

    @Test
    void whoeverListsSaysHowManyThatAreClosed() {
        Emergency here = Emergency.inNewNetwork();
        List<String> closed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String id = here.open(1);
            here.post(id, "close", "{\"as\":\"WITHDRAWN\",\"why\":\"OPENED_IN_ERROR\"}")
                    .then()
                    .statusCode(200);
            closed.add(0, id);
        }
        String open = here.open(1);
        assertThat(listed(here, "?closed=0")).containsExactly(open);
        assertThat(listed(here, "?closed=2")).containsExactly(open, closed.get(0), closed.get(1));
        assertThat(listed(here, "")).containsExactly(open, closed.get(0), closed.get(1), closed.get(2));
        for (String wrong : List.of("-1", "501", "x"))
            here.coordinator()
                    .get(here.path() + "?closed=" + wrong)
                    .then()
                    .statusCode(422)
                    .body("violations[0].field", equalTo("closed"));
    }

    private static List<String> listed(Emergency here, String query) {
        return here.coordinator().get(here.path() + query).jsonPath().getList("id");
    }

    @Test
    void theFirstYesWinsAndTheOthersAreThanked() {
        Emergency here = Emergency.inNewNetwork();
        String first = here.facility(3);
        String second = here.facility(3);
        String third = here.facility(3);
        String id = here.open(3);

        here.ask(id, first, second, third)
                .then()
                .statusCode(200)
                .body("state", equalTo("ASKING"))
                .body("asks.state", contains("WAITING", "WAITING", "WAITING"));
        String ask = inbox(second).getString("[0].id");
        answer(second, ask, "{\"answer\":\"YES\"}")
                .then()
                .statusCode(200)
                .body("state", equalTo("YES"))
                .body("stays[0].state", equalTo("AGREED"));

        JsonPath now = here.find(id);
        assertThat(now.getString("stays[0].name")).isNotBlank();
        assertThat(now.getString("stays[0].label")).as("what the bed is called").isEqualTo("1");
        assertThat(now.getString("state")).isEqualTo("PLACED");
        assertThat(now.getList("stays.facility")).containsExactly(second);
        assertThat(now.getList("stays.count")).containsExactly(3);
        assertThat(now.getList("asks.findAll { it.facility != '" + second + "' }.state"))
                .containsExactly("WITHDRAWN", "WITHDRAWN");
        assertThat(here.open(second, "1")).startsWith("000");
        assertThat(here.taken(second, "1")).startsWith("sss0");
        assertThat(here.open(first, "1")).startsWith("111");
        String late = inbox(third).getString("[0].id");
        answer(third, late, "{\"answer\":\"YES\"}").then().statusCode(409).body("type", equalTo("/problems/ask-over"));
        assertThat(truth.count("stay where facility_id = '" + third + "'")).isZero();
    }

    @Test
    void aYesWithAConditionKeepsTheBedUntilTheCoordinatorDecides() {
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(3);
        String id = here.open(3);
        here.ask(id, facility).then().statusCode(200);
        String ask = inbox(facility).getString("[0].id");

        answer(
                        facility,
                        ask,
                        "{\"answer\":\"YES_BUT\",\"condition\":\"FEWER_NIGHTS\",\"nights\":{\"from\":\""
                                + Given.tonight() + "\",\"count\":2},\"words\":\"二泊までなら\"}")
                .then()
                .statusCode(200);

        JsonPath held = here.find(id);
        assertThat(held.getString("state")).isEqualTo("HELD");
        assertThat(held.getString("asks[0].answer.words")).isEqualTo("二泊までなら");
        assertThat(here.open(facility, "1")).startsWith("001");
        assertThat(here.taken(facility, "1")).startsWith("hh0");
        String stay = held.getString("stays[0].id");
        here.post(id, "stays/" + stay + "/agree", "{}").then().statusCode(200).body("state", equalTo("OPEN"));
        assertThat(here.taken(facility, "1")).startsWith("ss0");
    }

    @Test
    void aNoKeepsItsReason() {
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(1);
        String id = here.open(1);
        here.ask(id, facility).then().statusCode(200);
        String ask = inbox(facility).getString("[0].id");
        answer(facility, ask, "{\"answer\":\"NO\"}").then().statusCode(422);
        answer(facility, ask, "{\"answer\":\"NO\",\"reason\":\"NO_NURSE\"}")
                .then()
                .statusCode(200);
        assertThat(here.find(id).getString("asks[0].answer.reason")).isEqualTo("NO_NURSE");
        assertThat(here.find(id).getString("state")).isEqualTo("OPEN");
    }

    @Test
    @Tag("A5")
    void aFacilityThatIsNotRegisteredIsAskedByTelephone() {
        Emergency here = Emergency.inNewNetwork();
        String facility = Given.facility(here.network, 0);
        String id = here.open(1);
        String ask = here.ask(id, facility).then().statusCode(200).extract().path("asks[0].id");
        here.post(id, "asks/" + ask + "/answer", "{\"answer\":\"YES\"}")
                .then()
                .statusCode(200)
                .body("state", equalTo("PLACED"))
                .body("asks[0].answer.byTelephone", equalTo(true));
    }

    @Test
    void aFacilityThatTakesNobodyCannotBeHeld() {
        Emergency here = Emergency.inNewNetwork();
        String full = Given.facility(here.network, 1);
        Given.report(full, "1", "0").then().statusCode(200);
        String free = Given.facility(here.network, 1);
        Given.report(free, "1", "1").then().statusCode(200);
        String id = here.open(1);
        here.hold(id, full, "1")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/bed-not-open"))
                .body("next.facility", contains(free));
        assertThat(truth.count("stay where case_id = '" + id + "'")).isZero();
    }

    @Test
    void whoLosesABedLearnsWhyAndWhichIsNext() {
        Emergency here = Emergency.inNewNetwork();
        String wanted = here.facility(1);
        String other = here.facility(1);
        String mine = here.open(1);
        here.hold(mine, wanted, "1").then().statusCode(200).body("state", equalTo("HELD"));
        Emergency colleague = here.colleague();
        String hers = colleague.open(1);
        colleague
                .hold(hers, wanted, "1")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/bed-taken"))
                .body("next.facility", contains(other));
    }

    @Test
    void anOldFormDoesNotSellABedTwice() {
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(3);
        String id = here.open(2);
        here.hold(id, facility, "1").then().statusCode(200);

        Given.report(facility, "1", "111")
                .then()
                .statusCode(200)
                .body("beds[0].open", equalTo("111"))
                .body("beds[0].taken", hasSize(1))
                .body("beds[0].taken[0].count", equalTo(2))
                .body("beds[0].taken[0].held", equalTo(true));

        assertThat(here.open(facility, "1")).startsWith("001");
        assertThat(here.find(id).getString("stays[0].state")).isEqualTo("HELD");
    }

    @Test
    void aBedThatIsKeptCannotBeRemoved() {
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(1);
        String id = here.open(1);
        here.hold(id, facility, "1").then().statusCode(200);
        As.bearer(As.administrator())
                .contentType(ContentType.JSON)
                .body("{\"name\":\"ひだまり\",\"beds\":[]}")
                .put("/api/facilities/" + facility)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/bed-is-kept"));
    }

    @Test
    void aStayGrowsAndShrinksAndItsNightsWithIt() {
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(5);
        String id = here.open(2);
        String stay =
                here.hold(id, facility, "1").then().statusCode(200).extract().path("stays[0].id");
        here.post(id, "stays/" + stay + "/agree", "{}").then().statusCode(200).body("state", equalTo("PLACED"));
        here.coordinator()
                .body("{\"nights\":4}")
                .put(here.path() + "/" + id + "/stays/" + stay)
                .then()
                .statusCode(200)
                .body("state", equalTo("PLACED"))
                .body("nightsCounted", equalTo(4));
        assertThat(here.open(facility, "1")).startsWith("00001");
        here.coordinator()
                .body("{\"nights\":1}")
                .put(here.path() + "/" + id + "/stays/" + stay)
                .then()
                .statusCode(200)
                .body("state", equalTo("PLACED"));
        assertThat(here.open(facility, "1")).startsWith("01111");
    }

    @Test
    @Tag("N1")
    void aHandOverCountsWhenItIsAccepted() {
        Emergency here = Emergency.inNewNetwork();
        Emergency colleague = here.colleague();
        String her = As.bearer(colleague.coordinator).get("/api/me").path("id");
        String id = here.open(1);
        String owner = here.find(id).getString("owner");
        here.post(id, "hand-over", "{\"to\":\"" + her + "\"}")
                .then()
                .statusCode(200)
                .body("owner", equalTo(owner));
        here.post(id, "hand-over/accept", "{}").then().statusCode(409).body("type", equalTo("/problems/no-hand-over"));
        colleague.post(id, "hand-over/accept", "{}").then().statusCode(200).body("owner", equalTo(her));
    }

    @Test
    @Tag("T8")
    void aCaseThatCameToNothingKeepsItsReasonAndWhatWasDoneInstead() {
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(1);
        String id = here.open(1);
        here.hold(id, facility, "1").then().statusCode(200);
        here.post(id, "close", "{\"as\":\"NOT_PLACED\",\"why\":\"NO_BED\"}")
                .then()
                .statusCode(422);
        here.post(
                        id,
                        "close",
                        "{\"as\":\"NOT_PLACED\",\"why\":\"NO_BED\",\"instead\":\"HOME_HELP\",\"words\":\"泊まりの代わりにヘルパー\"}")
                .then()
                .statusCode(200)
                .body("state", equalTo("NOT_PLACED"))
                .body("notes.closing.instead", equalTo("HOME_HELP"))
                .body("words.CLOSING", equalTo("泊まりの代わりにヘルパー"))
                .body("stays[0].state", equalTo("RELEASED"));
        assertThat(here.open(facility, "1")).startsWith("1");
        here.ask(id, facility).then().statusCode(409).body("type", equalTo("/problems/case-over"));
    }

    @Test
    @Tag("T4")
    @Tag("T6")
    void whatMustNotBeForgottenIsKept() {
        Emergency here = Emergency.inNewNetwork();
        String id = here.open(1);
        here.coordinator()
                .body("{\"at\":\"2026-11-21T10:00:00+09:00\",\"participants\":\"相談員、母\",\"decisions\":\"来週から週一回\"}")
                .put(here.path() + "/" + id + "/conference")
                .then()
                .statusCode(200)
                .body("words.CONFERENCE_DECISIONS", equalTo("来週から週一回"));
        here.post(id, "costs", "{\"kind\":\"TRANSPORT\",\"yen\":4200}").then().statusCode(200);
        here.coordinator()
                .body("{\"grade\":4}")
                .put(here.path() + "/" + id + "/satisfaction")
                .then()
                .statusCode(200);
        assertThat(here.find(id).getList("notes.costs.yen")).containsExactly(4200);
        assertThat(here.find(id).getInt("notes.satisfaction")).isEqualTo(4);
        assertThat(truth.count(
                        "emergency_case where id = '" + id + "' and (data::text like '%相談員%' or person like '%相談員%')"))
                .isZero();
    }

    @Test
    @Tag("T11")
    void aDrillTouchesNoVacancy() {
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(1);
        String id = here.open(1, ",\"practice\":true");
        here.hold(id, facility, "1").then().statusCode(200).body("state", equalTo("HELD"));
        assertThat(here.open(facility, "1")).startsWith("1");
        assertThat(here.taken(facility, "1")).isEmpty();
    }

    @Test
    void aFacilityLearnsOfWhomItIsAfterItsYes() {
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(1);
        String id = here.open(1, ",\"person\":{\"name\":\"山田花子\"},\"situation\":\"母が入院した\"");
        here.ask(id, facility).then().statusCode(200);
        JsonPath before = inbox(facility);
        assertThat(before.prettify()).doesNotContain("山田").doesNotContain("入院").doesNotContain("\"age\"");
        assertThat(before.getString("[0].need.ageBand")).isEqualTo("18-39");
        answer(facility, before.getString("[0].id"), "{\"answer\":\"YES\"}")
                .then()
                .statusCode(200);
        assertThat(inbox(facility).getString("[0].person.name")).isEqualTo("山田花子");
    }

    @Test
    void theSameKeyMakesOneHold() {
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(1);
        String id = here.open(1);
        List<Integer> statuses = List.of(1, 2, 3).parallelStream()
                .map(i -> here.coordinator()
                        .header("Idempotency-Key", "k")
                        .body("{\"facility\":\"" + facility + "\",\"bed\":\"1\"}")
                        .post(here.path() + "/" + id + "/holds")
                        .statusCode())
                .toList();
        assertThat(statuses).containsOnly(200);
        assertThat(truth.count("stay where case_id = '" + id + "'")).isEqualTo(1);
        here.coordinator()
                .header("Idempotency-Key", "k")
                .body("{\"facility\":\"" + facility + "\",\"bed\":\"2\"}")
                .post(here.path() + "/" + id + "/holds")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/idempotency-conflict"));
    }

    @Test
    void theSameKeyOpensOneCase() {
        Emergency here = Emergency.inNewNetwork();
        List<String> ids = List.of(1, 2, 3).parallelStream()
                .map(i -> here.coordinator()
                        .header("Idempotency-Key", "k")
                        .body("{}")
                        .post(here.path())
                        .then()
                        .statusCode(200)
                        .extract()
                        .<String>path("id"))
                .distinct()
                .toList();
        assertThat(ids).hasSize(1);
        assertThat(here.find(ids.get(0)).getList("entries.kind")).containsExactly("opened");
        here.colleague()
                .coordinator()
                .header("Idempotency-Key", "k")
                .body("{}")
                .post(here.path())
                .then()
                .statusCode(200)
                .body("id", org.hamcrest.Matchers.not(equalTo(ids.get(0))));
    }

    @Test
    void aYesThatWasLetGoTellsNothingMore() {
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(2);
        String id = here.open(2, ",\"person\":{\"name\":\"山田花子\"}");
        here.ask(id, facility).then().statusCode(200);
        String ask = inbox(facility).getString("[0].id");
        answer(facility, ask, "{\"answer\":\"YES_BUT\",\"condition\":\"OTHER\"}")
                .then()
                .statusCode(200);
        assertThat(inbox(facility).getString("[0].person.name")).isEqualTo("山田花子");
        String stay = here.find(id).getString("stays[0].id");
        here.post(id, "stays/" + stay + "/release", "{}").then().statusCode(200);
        assertThat(inbox(facility).prettify()).doesNotContain("山田");
    }

    @Test
    @Tag("T3")
    @Tag("S8")
    void aNetworkSaysWhatAnEmergencyIsAndWhatIsDoneThen() {
        Emergency here = Emergency.inNewNetwork();
        String path = "/api/networks/" + here.network + "/procedure";
        here.coordinator()
                .get(path)
                .then()
                .statusCode(200)
                .body("version", equalTo(0))
                .body("steps", hasSize(0));
        String officer = As.officer(here.network);
        String procedure = """
                {"definition":"介護者の急病などで、その夜に居場所がないとき","steps":[{"id":"call","words":"家族に電話する"}],
                 "deadlines":{"ask":7,"open":3}}""";
        As.bearer(officer)
                .contentType(ContentType.JSON)
                .body(procedure)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        As.bearer(officer)
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(procedure)
                .put(path)
                .then()
                .statusCode(412);
        here.coordinator()
                .contentType(ContentType.JSON)
                .body(procedure)
                .put(path)
                .then()
                .statusCode(403);
        here.coordinator()
                .get(path)
                .then()
                .body("definition", equalTo("介護者の急病などで、その夜に居場所がないとき"))
                .body("deadlines.ask", equalTo(7))
                .body("deadlines.hold", equalTo(30));

        String id = here.open(1);
        assertThat(here.find(id).getInt("secondsLeft")).isBetween(1, 3 * 60);
        String facility = here.facility(1);
        here.ask(id, facility).then().statusCode(200);
        assertThat(here.find(id).getInt("asks[0].secondsLeft")).isBetween(1, 7 * 60);
        here.coordinator()
                .body("{\"done\":true}")
                .put(here.path() + "/" + id + "/steps/call")
                .then()
                .statusCode(200)
                .body("notes.steps.call.by", equalTo(here.find(id).getString("owner")));
    }
}
