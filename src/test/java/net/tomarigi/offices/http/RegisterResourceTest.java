package net.tomarigi.offices.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import net.tomarigi.network.Policy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The register as officers keep it, coordinators read it, and everybody sees who is in it. */
@QuarkusTest
class RegisterResourceTest {
    private static final String HELPERS = """
            {"kind":"HOME_HELP","name":"ヘルプの家","number":"1312345678","town":"五日市","address":"あきる野市五日市411",
             "phone":"042-595-0000","hours":"24時間","contact":{"name":"田中一郎","phone":"090-0000-0000"}}""";

    @Inject
    Truth truth;

    private final LocalDate today = LocalDate.now(Policy.TOKYO);
    private String network;
    private String officer;
    private String coordinator;

    @BeforeEach
    void begin() {
        network = Given.network();
        officer = As.officer(network);
        coordinator = As.coordinator(network);
    }

    private String path(String more) {
        return "/api/networks/" + network + "/register" + more;
    }

    private Response post(String more, String body) {
        return As.bearer(officer)
                .contentType(ContentType.JSON)
                .header("Accept-Language", "ja")
                .body(body)
                .post(path(more));
    }

    private String added(String body) {
        return Given.id(post("", body).then().statusCode(201));
    }

    private ValidatableResponse step(String entry, String function, String body) {
        return post("/" + entry + "/functions/" + function + "/steps", body).then();
    }

    private void notified(String entry, String function) {
        step(entry, function, "{\"step\":\"CONSULT\",\"on\":\"" + today + "\",\"notes\":\"山田さんと相談\"}")
                .statusCode(200);
        step(
                        entry,
                        function,
                        "{\"step\":\"NOTIFY\",\"on\":\"" + today + "\",\"rulesFrom\":\"" + today.minusDays(30)
                                + "\",\"emergency\":{\"name\":\"鈴木次郎\",\"phone\":\"090-1111-1111\"}}")
                .statusCode(200);
    }

    private void registered(String entry, String function, LocalDate from) {
        notified(entry, function);
        step(entry, function, "{\"step\":\"REGISTER\",\"on\":\"" + from + "\",\"number\":\"第7号\"}")
                .statusCode(200);
    }

    private ValidatableResponse register() {
        return As.bearer(coordinator)
                .header("Accept-Language", "ja")
                .get(path(""))
                .then()
                .statusCode(200);
    }

    private ValidatableResponse everybody(String query) {
        return As.nobody()
                .get("/api/networks/" + network + "/registered" + query)
                .then();
    }

    @Test
    @Tag("A4")
    void anOfficeIsConsultedGivesNoticeAndIsRegisteredAndEverybodySeesSinceWhen() {
        As.bearer(officer)
                .contentType(ContentType.JSON)
                .body("{\"districts\":[{\"name\":\"五日市\",\"towns\":[\"あきる野市五日市\"]}]}")
                .put("/api/networks/" + network + "/settings")
                .then()
                .statusCode(200);
        String entry = added(HELPERS);
        everybody("").body("offices", hasSize(0));
        registered(entry, "EMERGENCY", today.minusDays(10));
        registered(entry, "CONSULTATION", today.plusDays(20));
        notified(entry, "TRIAL");

        everybody("")
                .statusCode(200)
                .body(
                        "offices.name",
                        equalTo(List.of("ヘルプの家")),
                        "offices[0].district",
                        equalTo("五日市"),
                        "offices[0].phone",
                        equalTo("042-595-0000"),
                        "offices[0].address",
                        nullValue(),
                        "offices[0].functions.function",
                        equalTo(List.of("CONSULTATION", "EMERGENCY")),
                        "offices[0].functions.coming",
                        equalTo(List.of(true, false)),
                        "offices[0].functions[1].since",
                        equalTo(today.minusDays(10).toString()));
        everybody("?function=TRIAL").body("offices", hasSize(0));
        everybody("?function=EMERGENCY&district=五日市").body("offices", hasSize(1));
        everybody("?district=秋川").body("offices", hasSize(0));
        step(entry, "EMERGENCY", "{\"step\":\"WITHDRAW\",\"on\":\"" + today.plusDays(1) + "\"}")
                .statusCode(200);
        everybody("?function=EMERGENCY").body("offices", hasSize(1));
        everybody("?function=EMERGENCY&on=" + today.plusDays(1)).body("offices", hasSize(0));
        everybody("?function=EMERGENCY&on=" + today.minusDays(10)).body("offices", hasSize(1));
        assertThat(truth.text("select from_day || ' ' || to_day from register_period where function = 'EMERGENCY'"
                        + " and entry_id = '" + entry + "'"))
                .isEqualTo(today.minusDays(10) + " " + today.plusDays(1));
    }

    @Test
    @Tag("A4")
    void theSheetHasAByteOrderMarkAndNoFormula() {
        String entry = added("{\"kind\":\"OTHER\",\"name\":\"=1+1\"}");
        registered(entry, "TRAINING", today);
        String sheet = As.nobody()
                .get("/api/networks/" + network + "/registered.csv?lang=ja")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Disposition", containsString("attachment"))
                .extract()
                .asString();
        assertThat(sheet).startsWith("\uFEFF\"事業所\"").contains("\"'=1+1\",\"そのほか\"", "\"" + today + "から\"");
        assertThat(sheet.split("\r\n")).hasSize(2);
    }

    @Test
    @Tag("A4")
    void whatNamesPeopleIsSealedAndForThoseWhoWorkWithIt() {
        String entry = added(HELPERS);
        registered(entry, "EMERGENCY", today);
        As.bearer(coordinator)
                .get(path("/" + entry))
                .then()
                .statusCode(200)
                .body(
                        "contact.name",
                        equalTo("田中一郎"),
                        "emergency.phone",
                        equalTo("090-1111-1111"),
                        "steps.kind",
                        equalTo(List.of("registered", "notified", "consulted", "added")),
                        "steps[2].notes",
                        equalTo("山田さんと相談"),
                        "functions[0].number",
                        equalTo("第7号"));
        String listed =
                As.nobody().get("/api/networks/" + network + "/registered").asString();
        assertThat(listed).contains("ヘルプの家").doesNotContain("田中", "鈴木", "090-");
        for (String table : List.of("register_entry", "register_step", "register_period", "audit"))
            for (String word : List.of("田中", "鈴木", "090-1111", "山田"))
                assertThat(truth.count(table + " t where cast(to_jsonb(t) as text) like '%" + word + "%'"))
                        .as("%s in %s", word, table)
                        .isZero();
        assertThat(truth.count("audit where subject = '" + entry + "' and action = 'register.registered'"))
                .isEqualTo(1);
        String elsewhere = Given.network();
        As.bearer(As.coordinator(elsewhere)).get(path("/" + entry)).then().statusCode(403);
        As.bearer(As.coordinator(elsewhere))
                .get("/api/networks/" + elsewhere + "/register/" + entry)
                .then()
                .statusCode(404);
        As.bearer(coordinator)
                .contentType(ContentType.JSON)
                .body(HELPERS)
                .post(path(""))
                .then()
                .statusCode(403);
    }

    @Test
    @Tag("A5")
    void aFacilityThatAcceptedUnregisteredIsToRegisterAfterwardsUntilItHasGivenNotice() {
        String facility = Given.facility(network, 1);
        Given.report(facility, "1", "11").then().statusCode(200);
        String opened = Given.id(As.bearer(coordinator)
                .contentType(ContentType.JSON)
                .body("{\"need\":{\"sex\":\"FEMALE\",\"age\":34},\"nights\":{\"from\":\"" + Given.tonight()
                        + "\",\"count\":1},\"person\":{\"name\":\"佐藤花子\"}}")
                .post("/api/networks/" + network + "/cases")
                .then()
                .statusCode(200));
        register().body("afterwards", hasSize(0));
        As.bearer(coordinator)
                .contentType(ContentType.JSON)
                .body("{\"facilities\":[{\"facility\":\"" + facility + "\"}]}")
                .post("/api/networks/" + network + "/cases/" + opened + "/asks")
                .then()
                .statusCode(200);
        String provider = As.provider(facility);
        String ask = As.bearer(provider)
                .get("/api/facilities/" + facility + "/asks")
                .jsonPath()
                .getString("[0].id");
        As.bearer(provider)
                .contentType(ContentType.JSON)
                .body("{\"answer\":\"YES\"}")
                .post("/api/facilities/" + facility + "/asks/" + ask + "/answer")
                .then()
                .statusCode(200);

        String all = register()
                .body(
                        "afterwards.facility",
                        equalTo(List.of(facility)),
                        "afterwards[0].caseId",
                        equalTo(opened),
                        "afterwards[0].state",
                        equalTo("NONE"),
                        "afterwards[0].acceptedAt",
                        notNullValue())
                .extract()
                .asString();
        assertThat(all).doesNotContain("佐藤");
        String entry = added("{\"facility\":\"" + facility + "\"}");
        step(entry, "EMERGENCY", "{\"step\":\"CONSULT\",\"on\":\"" + today + "\"}")
                .statusCode(200);
        register().body("afterwards[0].state", equalTo("CONSULTED"), "afterwards[0].entry", equalTo(entry));
        notified(entry, "EMERGENCY");
        register().body("afterwards", hasSize(0), "entries[0].name", equalTo("ひだまり"), "entries[0].beds", equalTo(true));
    }

    @Test
    @Tag("A4")
    void aFacilityStandsInItOnceByItsIdOrANumberThatItHasAlone() {
        String facility = Given.facility(network, 1);
        String number = "n" + facility.substring(0, Math.min(12, facility.length()));
        truth.change("update facility set number = '" + number + "' where id = '" + facility + "'");
        String entry = added("{\"facility\":\"" + number + "\",\"hours\":\"9時から17時\"}");
        post("", "{\"facility\":\"" + facility + "\"}")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/in-register"));
        post("", "{\"facility\":\"nowhere\"}").then().statusCode(404);
        Given.facility(network, 1);
        Given.facility(network, 1);
        post("", "{\"facility\":\"0900000000\"}").then().statusCode(409);
        As.bearer(officer)
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body("{\"facility\":\"" + facility + "\",\"name\":\"別の名前\",\"hours\":\"24時間\"}")
                .put(path("/" + entry))
                .then()
                .statusCode(200)
                .body("name", equalTo("ひだまり"), "hours", equalTo("24時間"), "version", equalTo(2));
        assertThat(truth.count("register_entry where cast(data as text) like '%ひだまり%' and id = '" + entry + "'"))
                .isZero();
    }

    @Test
    @Tag("A4")
    void aClaimWithoutAQualificationIsNamedAndGoesWithTheQualification() {
        String facility = Given.facility(network, 1);
        String provider = As.provider(facility);
        String its = "/api/facilities/" + facility + "/qualifications";
        As.bearer(provider)
                .contentType(ContentType.JSON)
                .body("{\"name\":\"ひだまり\",\"kind\":\"WELFARE\",\"care\":{\"SUCTION\":\"DAY\"},\"maxBehaviour\":12,"
                        + "\"beds\":[{\"id\":\"1\",\"label\":\"1\"}]}")
                .put("/api/facilities/" + facility)
                .then()
                .statusCode(200);
        register()
                .body(
                        "notBacked.facility",
                        equalTo(List.of(facility)),
                        "notBacked[0].claims.claim",
                        equalTo(List.of("SUCTION", "BEHAVIOUR")),
                        "notBacked[0].claims[0].sentence",
                        containsString("吸引"),
                        "notBacked[0].claims[0].source",
                        containsString("第48条の2"));
        String one = As.bearer(provider)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "k")
                .body("{\"kind\":\"SUCTION_1\",\"holders\":2,\"expiresOn\":\"" + today.plusDays(80)
                        + "\",\"staff\":\"T.S. 職員12\"}")
                .post(its)
                .then()
                .statusCode(201)
                .body("soon", equalTo(true), "valid", equalTo(true))
                .extract()
                .path("id");
        As.bearer(provider)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "k")
                .body("{\"kind\":\"SUCTION_1\"}")
                .post(its)
                .then()
                .body("id", equalTo(one));
        As.bearer(provider)
                .get(its)
                .then()
                .body(
                        "notBacked.claim",
                        equalTo(List.of("BEHAVIOUR")),
                        "qualifications[0].staff",
                        equalTo("T.S. 職員12"));
        As.bearer(coordinator)
                .get(its)
                .then()
                .statusCode(200)
                .body(
                        "kept",
                        equalTo(false),
                        "qualifications[0].staff",
                        nullValue(),
                        "qualifications[0].holders",
                        equalTo(2));
        register().body("ending.kind", equalTo(List.of("SUCTION_1")), "ending[0].name", equalTo("ひだまり"));
        assertThat(truth.count("qualification t where cast(to_jsonb(t) as text) like '%職員12%'"))
                .isZero();
        As.bearer(coordinator).delete(its + "/" + one).then().statusCode(403);
        As.bearer(provider)
                .contentType(ContentType.JSON)
                .header("If-Match", "\"9\"")
                .body("{\"kind\":\"NURSE\"}")
                .put(its + "/" + one)
                .then()
                .statusCode(412);
        As.bearer(provider)
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body("{\"kind\":\"SUCTION_1\",\"expiresOn\":\"" + today.minusDays(1) + "\"}")
                .put(its + "/" + one)
                .then()
                .statusCode(200)
                .body("valid", equalTo(false), "version", equalTo(2));
        As.bearer(provider).get(its).then().body("notBacked.claim", equalTo(List.of("SUCTION", "BEHAVIOUR")));
        As.bearer(provider).delete(its + "/" + one).then().statusCode(204);
        As.bearer(provider).get(its).then().body("qualifications", hasSize(0));
        assertThat(truth.count("audit where subject = '" + one + "' and action like 'qualification.%'"))
                .isEqualTo(3);
    }

    @Test
    @Tag("A4")
    void officersKeepTheQualificationsOfAnOfficeAndOfNoFacility() {
        String entry = added(HELPERS);
        String its = "/" + entry + "/qualifications";
        post(its, "{\"kind\":\"MEDICAL_CARE_COORDINATOR\",\"staff\":\"K\"}")
                .then()
                .statusCode(201);
        As.bearer(coordinator)
                .get(path(its))
                .then()
                .body(
                        "qualifications.kind",
                        equalTo(List.of("MEDICAL_CARE_COORDINATOR")),
                        "qualifications[0].staff",
                        nullValue());
        As.bearer(officer).get(path(its)).then().body("kept", equalTo(true), "qualifications[0].staff", equalTo("K"));
        String facility = added("{\"facility\":\"" + Given.facility(network, 1) + "\"}");
        post("/" + facility + "/qualifications", "{\"kind\":\"NURSE\"}").then().statusCode(409);
        post("/nobody/qualifications", "{\"kind\":\"NURSE\"}").then().statusCode(404);
    }

    @Test
    void whatIsWrongIsNamedAndWhoWasSlowerIsTold() {
        post("", "{\"kind\":\"FACILITY\",\"name\":\" \"}")
                .then()
                .statusCode(422)
                .body("violations.field", hasItems("kind", "name"));
        String entry = added(HELPERS);
        step(entry, "COOKING", "{\"step\":\"CONSULT\",\"on\":\"" + today + "\"}")
                .statusCode(422);
        step(entry, "TRIAL", "{\"step\":\"REGISTER\",\"on\":\"" + today + "\"}")
                .statusCode(409)
                .body("detail", not(containsString("NONE")));
        step(entry, "TRIAL", "{\"step\":\"NOTIFY\",\"on\":\"" + today + "\"}")
                .statusCode(422)
                .body("violations.field", hasItems("rulesFrom", "emergency.name", "emergency.phone"));
        for (String day : List.of("-999999999-01-01", "1899-12-31", "2201-01-01", "today"))
            step(entry, "TRIAL", "{\"step\":\"CONSULT\",\"on\":\"" + day + "\"}")
                    .statusCode(400);
        everybody("?function=X").statusCode(422);
        As.nobody()
                .queryParam("district", "\u0000")
                .get("/api/networks/" + network + "/registered")
                .then()
                .statusCode(422);
        everybody("?on=9999-01-01").statusCode(400);
        As.nobody().get("/api/networks/nowhere/registered").then().statusCode(404);
        As.bearer(officer)
                .contentType(ContentType.JSON)
                .header("If-Match", "\"7\"")
                .body("{\"step\":\"CONSULT\",\"on\":\"" + today + "\"}")
                .post(path("/" + entry + "/functions/TRIAL/steps"))
                .then()
                .statusCode(412);
        post("/" + entry + "/qualifications", "{\"kind\":\"NURSE\",\"holders\":0}")
                .then()
                .statusCode(422);
        post(
                        "/" + entry + "/qualifications",
                        "{\"kind\":\"NURSE\",\"obtainedOn\":\"2026-01-02\",\"expiresOn\":\"2026-01-01\"}")
                .then()
                .statusCode(422);
        As.bearer(officer).get(path("/" + entry)).then().body("version", equalTo(1), "functions", hasSize(0));
    }
}
