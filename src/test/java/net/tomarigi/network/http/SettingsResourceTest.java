package net.tomarigi.network.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A network says how it works; what it said before stays known. */
@QuarkusTest
class SettingsResourceTest {
    private static final String WHOLE = """
            {"registration":"REQUIRED","districts":[{"name":"秋川","towns":["あきる野市秋川","あきる野市油平"]},{"name":"五日市","towns":["あきる野市五日市"]}],
             "families":{"phone":"042-558-1111","hours":"24時間","promise":"電話に出ます。","limits":"今夜のベッドは約束できません。",
               "showsFacilities":true}}""";

    @Inject
    Truth truth;

    private String network;
    private String officer;

    @BeforeEach
    void begin() {
        network = Given.network();
        officer = As.officer(network);
    }

    private Response put(String body) {
        return As.bearer(officer).contentType(ContentType.JSON).body(body).put(path("settings"));
    }

    private String path(String last) {
        return "/api/networks/" + network + "/" + last;
    }

    @Test
    @Tag("K2")
    void aNetworkThatHasSaidNothingAsksNobodyToRegister() {
        As.nobody()
                .get(path("settings"))
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("version", equalTo(0), "registration", equalTo("OPTIONAL"))
                .body("districts", hasSize(0), "families", nullValue());
        given().get("/api/networks/nowhere/settings").then().statusCode(404);
    }

    @Test
    @Tag("C1")
    void whatAnOfficerSaysIsReadBackWholeAndTheSameOnceMoreIsNoChange() {
        JsonPath saved = put(WHOLE)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .extract()
                .jsonPath();

        assertThat(saved.getList("districts.name", String.class)).containsExactly("秋川", "五日市");
        assertThat(saved.getList("districts[0].towns", String.class)).containsExactly("あきる野市秋川", "あきる野市油平");
        assertThat(saved.getString("families.limits")).isEqualTo("今夜のベッドは約束できません。");
        String read = given().get(path("settings")).asString();
        put(read).then().statusCode(200).header("ETag", "\"1\"");
        assertThat(given().get(path("settings")).asString()).isEqualTo(read);
    }

    @Test
    void whoeverSawAnOlderVersionChangesNothing() {
        put(WHOLE).then().statusCode(200);

        As.bearer(officer)
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body("{\"registration\":\"OFF\"}")
                .put(path("settings"))
                .then()
                .statusCode(412)
                .body("type", equalTo("/problems/stale-version"));

        given().get(path("settings")).then().body("registration", equalTo("REQUIRED"), "version", equalTo(1));
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnceAndNothingIsChanged() {
        put("""
                {"registration":"SOMETIMES",
                 "districts":[{"name":"北"},{"name":"北"},{"towns":[" "]}],"families":{"phone":"%s"}}""".formatted("0".repeat(41)))
                .then()
                .statusCode(422)
                .body(
                        "violations.field",
                        hasItems(
                                "registration",
                                "districts[1].name",
                                "districts[2].name",
                                "districts[2].towns[0]",
                                "families.phone"));
        put("{\"districts\":[" + "{\"name\":\"x\"},".repeat(50) + "{\"name\":\"y\"}]}")
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString("51"));

        given().get(path("settings")).then().body("version", equalTo(0));
    }

    @Test
    @Tag("C1")
    void whatTheNetworkDecidedStaysKnownWithWhomAndSinceWhen() {
        String by = truth.text("select principal_id from role_grant where network_id = '" + network + "'");
        put("{\"registration\":\"REQUIRED\"}").then().statusCode(200);
        put("{\"registration\":\"OFF\"}").then().statusCode(200);
        As.bearer(officer)
                .contentType(ContentType.JSON)
                .body("{\"definition\":\"介護者の急病\"}")
                .put(path("procedure"))
                .then()
                .statusCode(200);
        As.bearer(officer)
                .contentType(ContentType.JSON)
                .body("{\"name\":\"秋\",\"freshHours\":6}")
                .put("/api/networks/" + network)
                .then()
                .statusCode(200);

        JsonPath rules = As.bearer(As.coordinator(network))
                .get(path("rules"))
                .then()
                .statusCode(200)
                .body("next", nullValue())
                .extract()
                .jsonPath();

        assertThat(rules.getList("rules.part", String.class))
                .containsExactly("BOARD", "PROCEDURE", "SETTINGS", "SETTINGS", "BOARD");
        assertThat(rules.getInt("rules[0].data.freshHours")).isEqualTo(6);
        assertThat(rules.getString("rules[1].data.definition")).isEqualTo("介護者の急病");
        assertThat(rules.getString("rules[2].data.registration")).isEqualTo("OFF");
        assertThat(rules.getString("rules[3].data.registration")).isEqualTo("REQUIRED");
        assertThat(rules.getList("rules.who", String.class).subList(0, 4)).containsOnly(by);
        assertThat(rules.getList("rules.since", String.class)).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void aLongHistoryComesInPartsWithoutAGap() {
        for (int i = 0; i < 60; i++)
            put("{\"families\":{\"phone\":\"" + (1_000 + i) + "\"}}").then().statusCode(200);
        List<String> phones = new ArrayList<>();
        String next = "";
        int pages = 0;
        while (next != null) {
            JsonPath page = As.bearer(officer)
                    .queryParam("next", next)
                    .get(path("rules"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            page.<java.util.Map<String, Object>>getList("rules").stream()
                    .filter(rule -> rule.get("part").equals("SETTINGS"))
                    .forEach(rule -> phones.add(
                            (String) ((java.util.Map<?, ?>) ((java.util.Map<?, ?>) rule.get("data")).get("families"))
                                    .get("phone")));
            next = page.getString("next");
            pages++;
        }
        assertThat(pages).isEqualTo(2);
        assertThat(phones).hasSize(60).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        for (String position :
                List.of("yesterday", "+999999999-12-31T00:00:00Z_BOARD_1", "2026-11-22T00:00:00Z_WALL_1"))
            As.bearer(officer)
                    .queryParam("next", position)
                    .get(path("rules"))
                    .then()
                    .statusCode(422)
                    .body("violations[0].field", equalTo("next"));
    }
}
