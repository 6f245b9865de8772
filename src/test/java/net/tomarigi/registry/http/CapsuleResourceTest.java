package net.tomarigi.registry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The code on a capsule's sheet says nothing of anybody, and leads only those on who may see the person. */
@QuarkusTest
@Tag("T5")
class CapsuleResourceTest {
    @Inject
    Truth truth;

    private String network;
    private String coordinator;
    private String facility;
    private String person;

    @BeforeEach
    void begin() {
        network = Given.network();
        coordinator = As.coordinator(network);
        facility = Given.facility(network, 1);
        person = Given.id(As.bearer(coordinator)
                .contentType(ContentType.JSON)
                .body("{\"personal\":{\"name\":\"佐藤花子\",\"address\":\"秋川1-2-3\"}}")
                .post("/api/networks/" + network + "/registrants")
                .then()
                .statusCode(201));
    }

    private String path() {
        return "/api/networks/" + network + "/registrants/" + person + "/capsule";
    }

    private ValidatableResponse renew(String seen) {
        return As.bearer(coordinator)
                .header("If-Match", "\"" + seen + "\"")
                .post(path())
                .then();
    }

    private static String tokenIn(ValidatableResponse made) {
        String address = made.statusCode(200).extract().path("address");
        return address.substring(address.indexOf('#') + 1);
    }

    private static ValidatableResponse follow(String caller, String token) {
        return As.bearer(caller)
                .contentType(ContentType.JSON)
                .body("{\"token\":\"" + token + "\"}")
                .post("/api/capsules/follow")
                .then();
    }

    private List<String> audited() {
        return As.bearer(As.officer(network))
                .get("/api/networks/" + network + "/audit")
                .then()
                .statusCode(200)
                .extract()
                .path("records.action");
    }

    @Test
    void theNewestSheetLeadsAndThoseBeforeDoNot() {
        As.bearer(coordinator).get(path()).then().statusCode(200).body("version", equalTo(0), "code", nullValue());
        ValidatableResponse made = renew("0");
        made.body("version", equalTo(1), "code.path", notNullValue(), "address", not(containsString(person)))
                .body("address", not(containsString(network)));
        String first = tokenIn(made);
        renew("0").statusCode(412);
        As.bearer(coordinator).get(path()).then().body("address", containsString("#" + first));
        follow(coordinator, first).statusCode(200).body("network", equalTo(network), "registrant", equalTo(person));

        String second = tokenIn(renew("1"));
        assertThat(second).isNotEqualTo(first);
        follow(coordinator, first).statusCode(410).body("type", equalTo("/problems/capsule-renewed"));
        follow(coordinator, second).statusCode(200);
        follow(coordinator, second + "x").statusCode(404).body("type", equalTo("/problems/capsule-unknown"));
        assertThat(truth.text(
                        "select token from capsule_sheet where registrant_id = '" + person + "' and token is not null"))
                .doesNotContain(second);
        assertThat(audited()).contains("capsule.issued", "capsule.followed", "capsule.refused");
    }

    @Test
    @Tag("N3")
    void whomItDoesNotConcernReadsASentenceAndThatTheyTriedIsKept() {
        String token = tokenIn(renew("0"));
        for (String other : List.of(As.coordinator(Given.network()), As.provider(facility)))
            follow(other, token)
                    .statusCode(403)
                    .body("type", equalTo("/problems/capsule-not-yours"), "detail", not(containsString("佐藤")));
        assertThat(audited()).filteredOn("capsule.refused"::equals).hasSize(2);
        As.nobody()
                .contentType(ContentType.JSON)
                .body("{\"token\":\"" + token + "\"}")
                .post("/api/capsules/follow")
                .then()
                .statusCode(401);
    }

    @Test
    @Tag("A1")
    void aFacilityThatMaySeeThePersonComesToItsOwnPageForAsLongAsTheyConsent() {
        String token = tokenIn(renew("0"));
        String provider = As.provider(facility);
        String consent = As.bearer(coordinator)
                .contentType(ContentType.JSON)
                .body("{\"facility\":\"" + facility + "\",\"scope\":\"PLAN\"}")
                .post("/api/networks/" + network + "/registrants/" + person + "/consents")
                .then()
                .statusCode(200)
                .extract()
                .path("consents[0].id");
        follow(provider, token)
                .statusCode(200)
                .body("facility", equalTo(facility), "registrant", equalTo(person), "network", nullValue());
        As.bearer(coordinator)
                .delete("/api/networks/" + network + "/registrants/" + person + "/consents/" + consent)
                .then()
                .statusCode(200);
        follow(provider, token).statusCode(403);
    }

    @Test
    void whatCannotBeACodeIsRefusedAndNobodyElsesPersonHasASheet() {
        for (String body : List.of("{}", "null", "{\"token\":\"" + "x".repeat(101) + "\"}", "{\"token\":7}"))
            assertThat(As.bearer(coordinator)
                            .contentType(ContentType.JSON)
                            .body(body)
                            .post("/api/capsules/follow")
                            .statusCode())
                    .as(body)
                    .isIn(400, 422);
        String elsewhere = Given.network();
        As.bearer(As.coordinator(elsewhere))
                .post("/api/networks/" + elsewhere + "/registrants/" + person + "/capsule")
                .then()
                .statusCode(404);
    }
}
