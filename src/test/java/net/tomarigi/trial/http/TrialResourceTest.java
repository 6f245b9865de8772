package net.tomarigi.trial.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import net.tomarigi.network.Policy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Trial stays, from the place to the talk afterwards, and what they do to beds and to searches. */
@QuarkusTest
class TrialResourceTest {
    @Inject
    Truth truth;

    private final LocalDate tonight = Given.tonight();
    private final LocalDate today = LocalDate.now(Policy.TOKYO);
    private String network;
    private String facility;
    private String coordinator;

    @BeforeEach
    void begin() {
        network = Given.network();
        facility = Given.facility(network, 1);
        coordinator = As.coordinator(network);
    }

    private ValidatableResponse send(String method, String more, String body) {
        var request = As.bearer(coordinator).contentType(ContentType.JSON).header("Accept-Language", "ja");
        if (body != null) request.body(body);
        return request.request(method, "/api/networks/" + network + more).then();
    }

    private String made(String more, String body) {
        return send("POST", more, body).statusCode(201).extract().path("id");
    }

    private String somebody(String name) {
        return made("/registrants", "{\"personal\":{\"name\":\"" + name + "\"}}");
    }

    private String bed() {
        return made("/trial-places", "{\"name\":\"ひだまりの体験室\",\"facility\":\"" + facility + "\",\"bed\":\"1\"}");
    }

    private String flat(int capacity) {
        return made(
                "/trial-places",
                "{\"name\":\"体験アパート\",\"town\":\"栃木市\",\"what\":\"風呂、台所\",\"help\":\"夜のヘルパー\",\"capacity\":" + capacity
                        + "}");
    }

    private String trial(String place, String registrant, LocalDate from, int nights) {
        return made(
                "/trials",
                "{\"place\":\"" + place + "\",\"registrant\":\"" + registrant + "\",\"from\":\"" + from
                        + "\",\"nights\":" + nights + ",\"purpose\":\"一人暮らしの練習\",\"companions\":\"母\"}");
    }

    private String taken() {
        return Given.board(network)
                .path("facilities.find { it.id == '" + facility + "' }.beds.find { it.id == '1' }.taken");
    }

    @Test
    @Tag("T10")
    void aTrialInABedIsAStayThereAndNoEmergencyIsPromisedItsNights() {
        Given.report(facility, "1", "111111").then().statusCode(200);
        String id = trial(bed(), somebody("佐藤花子"), tonight.plusDays(1), 2);
        assertThat(taken()).isEmpty();
        send("POST", "/trials/" + id + "/agree", null).statusCode(200).body("state", equalTo("AGREED"));
        assertThat(taken()).startsWith("0ss");
        String opened = send(
                        "POST",
                        "/cases",
                        "{\"need\":{},\"nights\":{\"from\":\"" + tonight.plusDays(2) + "\",\"count\":1}}")
                .statusCode(200)
                .extract()
                .path("id");
        send("POST", "/cases/" + opened + "/holds", "{\"facility\":\"" + facility + "\",\"bed\":\"1\"}")
                .statusCode(409)
                .body("type", containsString("bed-taken"));
        // Called off for the emergency: the bed is free at once.
        send("POST", "/trials/" + id + "/call-off", "{\"why\":\"EMERGENCY\",\"words\":\"緊急の受け入れ\"}")
                .statusCode(200)
                .body("due", nullValue());
        assertThat(taken()).isEmpty();
        send("POST", "/cases/" + opened + "/holds", "{\"facility\":\"" + facility + "\",\"bed\":\"1\"}")
                .statusCode(200);
        // And a bed that is held is no place to try.
        String other = trial(bed(), somebody("山田太郎"), tonight.plusDays(2), 1);
        send("POST", "/trials/" + other + "/agree", null).statusCode(409).body("type", containsString("bed-taken"));
    }

    @Test
    @Tag("T10")
    @Tag("S6")
    void aBedThatStandsEmptyForEmergenciesIsNoPlaceToTry() {
        As.bearer(As.officer(network))
                .contentType(ContentType.JSON)
                .body("{\"facility\":\"" + facility + "\",\"bed\":\"1\",\"first\":\"" + tonight + "\",\"last\":\""
                        + tonight.plusDays(5) + "\",\"yen\":5000}")
                .post("/api/networks/" + network + "/reserved/agreements")
                .then()
                .statusCode(201);
        String place = bed();
        String id = trial(place, somebody("佐藤花子"), tonight.plusDays(5), 2);
        send("POST", "/trials/" + id + "/agree", null).statusCode(409).body("type", containsString("bed-reserved"));
        send("PUT", "/trials/" + id, "{\"from\":\"" + tonight.plusDays(6) + "\",\"nights\":2}")
                .statusCode(200);
        send("POST", "/trials/" + id + "/agree", null).statusCode(200);
    }

    @Test
    @Tag("T10")
    void aFlatHasNoMorePeopleThanItHasRoomFor() {
        String flat = flat(2);
        String hanako = somebody("佐藤花子");
        String[] ids = new String[3];
        for (int i = 0; i < 3; i++) ids[i] = trial(flat, hanako, tonight.plusDays(i), 3);
        send("POST", "/trials/" + ids[0] + "/agree", null).statusCode(200);
        send("POST", "/trials/" + ids[1] + "/agree", null).statusCode(200);
        send("POST", "/trials/" + ids[2] + "/agree", null)
                .statusCode(409)
                .body("type", containsString("trial-place-full"), "detail", containsString(tonight.plusDays(2) + ""));
        send("POST", "/trials/" + ids[0] + "/call-off", "{\"why\":\"UNWELL\"}").statusCode(200);
        send("POST", "/trials/" + ids[2] + "/agree", null).statusCode(200);
    }

    @Test
    @Tag("T10")
    void aTrialThatTookPlaceHasATalkAndMakesTheFacilityFamiliar() {
        String hanako = somebody("佐藤花子");
        String id = trial(bed(), hanako, today.minusDays(20), 2);
        trial(flat(1), somebody("山田太郎"), today.plusDays(3), 1);
        send("GET", "/trials?overdue=true", null).body("trials.id", equalTo(java.util.List.of(id)));
        send("POST", "/trials/" + id + "/took-place", "{}").statusCode(409);
        send("POST", "/trials/" + id + "/agree", null).statusCode(200);
        send("GET", "/trials/familiar/" + hanako, null).body("facilities", hasSize(0));
        send("POST", "/trials/" + id + "/took-place", "{\"nights\":1}")
                .statusCode(200)
                .body("nights", equalTo(1), "due", equalTo(today.minusDays(5).toString()));
        send("GET", "/trials/familiar/" + hanako, null).body("facilities", equalTo(java.util.List.of(facility)));
        send("GET", "/trials?overdue=true", null).body("trials.id", equalTo(java.util.List.of(id)));
        send("PUT", "/trials/" + id + "/talk", "{\"on\":\"" + today + "\",\"with\":[\"FRIEND\"],\"again\":\"YES\"}")
                .statusCode(422);
        send(
                        "PUT",
                        "/trials/" + id + "/talk",
                        "{\"on\":\"" + today + "\",\"with\":[\"PERSON\",\"FAMILY\",\"OFFICE\"],\"again\":\"YES\","
                                + "\"wentWell\":\"よく眠れた\",\"toPrepare\":\"夜の薬\"}")
                .statusCode(200)
                .body("due", nullValue(), "again", equalTo("YES"));
        send("GET", "/trials?overdue=true", null).body("trials", hasSize(0));
        send("GET", "/trials?registrant=" + hanako, null)
                .body("trials", hasSize(1), "trials[0].name", equalTo("佐藤花子"))
                .body("trials[0].talkWith", containsInAnyOrder("PERSON", "FAMILY", "OFFICE"))
                .body("trials[0].words.wentWell", equalTo("よく眠れた"), "trials[0].words.purpose", equalTo("一人暮らしの練習"));
        // What was said of somebody lies sealed, and is in no other network's sight.
        assertThat(truth.text("select data || personal from trial where id = '" + id + "'"))
                .doesNotContain("よく眠れた", "練習");
        String elsewhere = Given.network();
        As.bearer(As.coordinator(elsewhere))
                .get("/api/networks/" + elsewhere + "/trials")
                .then()
                .body("trials", hasSize(0));
        As.bearer(As.coordinator(elsewhere))
                .get("/api/networks/" + network + "/trials")
                .then()
                .statusCode(403);
    }

    @Test
    @Tag("T10")
    void whatCannotBeIsSaidAndChangesNothing() {
        String hanako = somebody("佐藤花子");
        String flat = made(
                "/trial-places",
                "{\"name\":\"夏の家\",\"months\":[" + tonight.plusMonths(3).getMonthValue() + "]}");
        send(
                        "POST",
                        "/trials",
                        "{\"place\":\"" + flat + "\",\"registrant\":\"" + hanako + "\",\"from\":\"" + tonight
                                + "\",\"nights\":1}")
                .statusCode(409)
                .body("type", containsString("trial-place-shut"));
        send(
                        "POST",
                        "/trials",
                        "{\"place\":\"x\",\"registrant\":\"" + hanako + "\",\"from\":\"" + tonight + "\",\"nights\":1}")
                .statusCode(404);
        send(
                        "POST",
                        "/trials",
                        "{\"place\":\"" + flat + "\",\"registrant\":\"x\",\"from\":\"1700-01-01\",\"nights\":61}")
                .statusCode(422)
                .body("violations.field", containsInAnyOrder("from", "nights"));
        send("POST", "/trial-places", "{\"name\":\"x\",\"bed\":\"1\",\"months\":[13],\"capacity\":0}")
                .statusCode(422);
        send("POST", "/trial-places", "{\"name\":\"x\",\"facility\":\"" + facility + "\",\"bed\":\"9\"}")
                .statusCode(404);
        As.bearer(coordinator)
                .contentType(ContentType.JSON)
                .header("If-Match", "\"9\"")
                .body("{\"name\":\"夏の家\"}")
                .put("/api/networks/" + network + "/trial-places/" + flat)
                .then()
                .statusCode(412);
        send("PUT", "/trial-places/" + flat, "{\"name\":\"夏の家\",\"closed\":true}")
                .statusCode(200);
        send(
                        "POST",
                        "/trials",
                        "{\"place\":\"" + flat + "\",\"registrant\":\"" + hanako + "\",\"from\":\"" + tonight
                                + "\",\"nights\":1}")
                .statusCode(409)
                .body("type", containsString("trial-place-closed"));
        send("GET", "/trials", null).body("trials", hasSize(0));
        send("GET", "/trial-places", null)
                .body("places.closed", equalTo(java.util.List.of(true)), "places.name", not(hasSize(0)));
    }
}
