package net.tomarigi.search;

import static io.restassured.RestAssured.given;
import static net.tomarigi.search.Desk.TAKES_ALL;
import static net.tomarigi.search.Desk.answer;
import static net.tomarigi.search.Desk.ask;
import static net.tomarigi.search.Desk.open;
import static net.tomarigi.search.Desk.threeNights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A coordinator describes a person, and gets beds in an order with reasons, or what would have to give. */
@QuarkusTest
class MatchesTest {
    @Inject
    Truth truth;

    private static final String WOMAN = """
            "disabilities":["INTELLECTUAL"],"care":["SUCTION"],"behaviour":12,"supportLevel":4,"sex":"FEMALE","age":34,
            "wheelchair":false""";
    private static final String AT = ",\"at\":{\"lat\":36.381,\"lon\":139.734}";

    @Test
    void whoeverFitsIsRankedWithReasonsAndTheOthersAreCounted() {
        String network = Given.network();
        String near = open(network, "近い", TAKES_ALL);
        String far = open(network, "遠い", TAKES_ALL.replace("36.38", "36.48"));
        open(network, "満床", TAKES_ALL, "110");
        open(network, "吸引なし", TAKES_ALL.replace("\"SUCTION\":\"ALWAYS\"", "\"SUCTION\":\"DAY\""));
        open(network, "男性のみ", TAKES_ALL.replace("\"FEMALE\",\"MALE\"", "\"MALE\""));

        JsonPath answer = answer(network, threeNights(WOMAN, AT + ",\"maxKm\":40"));

        assertThat(answer.getList("ranked.facility")).containsExactly(near, far);
        assertThat(answer.getDouble("ranked[0].distanceKm")).isCloseTo(0.375, within(0.01));
        assertThat(answer.getDouble("ranked[0].score")).isBetween(0.5, 1.0);
        assertThat(answer.getString("ranked[0].name")).isEqualTo("近い");
        assertThat(answer.getString("ranked[0].phone")).isEqualTo("0282-00-0001");
        assertThat(answer.getString("ranked[0].freshness")).isEqualTo("FRESH");
        assertThat(answer.getList("ranked[0].reasons", String.class)).contains("0.4 kmの近さ");
        assertThat(answer.getList("ranked[0].cautions")).isEmpty();
        assertThat(answer.getInt("fitting")).isEqualTo(2);
        assertThat(answer.getInt("reached")).isEqualTo(5);
        assertThat(answer.getMap("excluded"))
                .isEqualTo(Map.of(
                        "DISABILITY",
                        0,
                        "CARE",
                        1,
                        "BEHAVIOUR",
                        0,
                        "SEX",
                        1,
                        "AGE",
                        0,
                        "SUPPORT_LEVEL",
                        0,
                        "WHEELCHAIR",
                        0,
                        "NIGHTS",
                        1,
                        "DISTANCE",
                        0));
        assertThat(answer.getList("relays")).isEmpty();
        assertThat(answer.getList("never")).isEmpty();
    }

    @Test
    void aReportIsInTheNextSearch() {
        String network = Given.network();
        String facility = open(network, "ひだまり", TAKES_ALL);
        assertThat(answer(network, threeNights(WOMAN, "")).getInt("fitting")).isEqualTo(1);

        Given.report(facility, "b", "101").then().statusCode(200);
        assertThat(answer(network, threeNights(WOMAN, "")).getInt("fitting")).isZero();

        Given.report(facility, "b", "111").then().statusCode(200);
        assertThat(answer(network, threeNights(WOMAN, "")).getInt("fitting")).isEqualTo(1);
        String other = Given.network();
        given().contentType(ContentType.JSON)
                .body("{}")
                .put("/api/networks/" + other + "/facilities/" + facility)
                .then()
                .statusCode(200);
        given().delete("/api/networks/" + network + "/facilities/" + facility)
                .then()
                .statusCode(204);
        assertThat(answer(network, threeNights(WOMAN, "")).getInt("reached")).isZero();
        assertThat(answer(other, threeNights(WOMAN, "")).getInt("fitting")).isEqualTo(1);
    }

    @Test
    @Tag("S3")
    void whatIsNotKnownExcludesNobodyAndIsACautionWhereItMatters() {
        String network = Given.network();
        open(network, "ひだまり", TAKES_ALL.replace("\"FEMALE\",\"MALE\"", "\"MALE\""));

        JsonPath answer = answer(network, "{}");

        assertThat(answer.getInt("fitting")).isEqualTo(1);
        assertThat(answer.getList("ranked[0].cautionCodes.code", String.class))
                .contains("DISABILITY_UNKNOWN", "CARE_UNKNOWN", "BEHAVIOUR_UNKNOWN", "SEX_UNKNOWN", "AGE_UNKNOWN")
                .doesNotContain("LEVEL_UNKNOWN");
        assertThat(answer.getList("ranked[0].cautions", String.class))
                .contains("性別が分かっていません。ここは男性のみ", "行動関連項目の点数が分かっていません。ここは14点まで");
        assertThat(answer(network, "{\"need\":{\"sex\":\"FEMALE\"}}").getInt("excluded.SEX"))
                .isEqualTo(1);
    }

    @Test
    @Tag("S4")
    @Tag("K1")
    void structurallyNoneIsSaidAndTheNeighboursAreSearched() {
        String shiroi = Given.network();
        String beyond = Given.network();
        open(shiroi, "一つだけ", TAKES_ALL);
        String elsewhere = open(
                beyond,
                "となり町",
                TAKES_ALL
                        .replace("\"INTELLECTUAL\",", "\"INTELLECTUAL\",\"PSYCHOSOCIAL\",")
                        .replace("36.38", "36.40"),
                "000");
        String need = threeNights("\"disabilities\":[\"PSYCHOSOCIAL\"]", AT);

        JsonPath answer = answer(shiroi, need);
        assertThat(answer.getList("never", String.class))
                .containsExactly("このネットワークには、精神障害の方を受け入れる事業所がありません。今夜だけのことではありません。");
        assertThat(answer.getString("nearest.name")).isNotBlank();
        assertThat(answer.getDouble("nearest.distanceKm")).isLessThan(2.3);

        assertThat(answer(beyond, need).getList("never")).as("vacancies aside").isEmpty();
        Given.report(elsewhere, "b", "111").then().statusCode(200);
        JsonPath everywhere = answer(
                shiroi, threeNights("\"disabilities\":[\"PSYCHOSOCIAL\"]", AT + ",\"neighbours\":true,\"limit\":200"));
        assertThat(everywhere.getList("ranked.facility", String.class)).contains(elsewhere);
        assertThat(everywhere.getString("ranked.find { it.facility == '" + elsewhere + "' }.network"))
                .isEqualTo(beyond);
    }

    @Test
    @Tag("T9")
    void severeBehaviourAndChildrenWithMedicalCareHaveFinerRules() {
        String network = Given.network();
        String strong = open(network, "強い", TAKES_ALL.replace("14", "20"));
        String children = open(
                network,
                "こども",
                TAKES_ALL
                        .replace("\"children\":false,\"adults\":true", "\"children\":true,\"adults\":false")
                        .replace("\"TUBE_FEEDING\":\"NEVER\"", "\"TUBE_FEEDING\":\"ALWAYS\""));
        open(network, "ふつう", TAKES_ALL);

        JsonPath severe = answer(network, threeNights("\"behaviour\":18,\"age\":30", ""));
        assertThat(severe.getList("ranked.facility")).containsExactly(strong);
        assertThat(severe.getInt("excluded.BEHAVIOUR")).isEqualTo(2);
        JsonPath child = answer(network, threeNights("\"age\":9,\"care\":[\"TUBE_FEEDING\",\"SUCTION\"]", ""));
        assertThat(child.getList("ranked.facility")).containsExactly(children);
        assertThat(child.getInt("excluded.AGE")).isEqualTo(2);
    }

    @Test
    void whatWouldHaveToGiveIsSaidWithWhatItOpens() {
        String network = Given.network();
        open(network, "三十キロ", TAKES_ALL.replace("36.38", "36.65"));
        open(network, "二泊", TAKES_ALL, "110");
        open(network, "日中", TAKES_ALL.replace("\"SUCTION\":\"ALWAYS\"", "\"SUCTION\":\"DAY\""));

        JsonPath answer = answer(network, threeNights(WOMAN, AT + ",\"maxKm\":25"));

        assertThat(answer.getInt("fitting")).isZero();
        assertThat(answer.getList("nearMisses.relax"))
                .containsExactly(List.of("DISTANCE"), List.of("CARE"), List.of("NIGHTS"));
        assertThat(answer.getList("nearMisses.opens")).containsExactly(1, 1, 1);
        assertThat(answer.getList("nearMisses.best.name")).containsExactly("三十キロ", "日中", "二泊");
        assertThat(answer.getString("nearMisses[0].what")).isEqualTo("25 kmのところを30 kmまで広げる");
        assertThat(answer.getInt("nearMisses[0].changes[0].km")).isEqualTo(30);
        assertThat(answer.getString("nearMisses[1].changes[0].care")).isEqualTo("SUCTION");
        assertThat(answer.getString("nearMisses[2].what")).startsWith("3泊のうち2泊にする (");
        assertThat(answer.getString("nearMisses[2].changes[0].night"))
                .isEqualTo(Given.tonight().plusDays(2).toString());
    }

    @Test
    void aRelayIsPlannedWhereNoBedCoversAllNights() {
        String network = Given.network();
        String first = open(network, "前半", TAKES_ALL, "110");
        String then = open(network, "後半", TAKES_ALL.replace("36.38", "36.39"), "001");

        JsonPath answer = answer(network, threeNights(WOMAN, AT));

        assertThat(answer.getList("relays")).hasSize(1);
        assertThat(answer.getList("relays[0].legs.facility")).containsExactly(first, then);
        assertThat(answer.getList("relays[0].legs.count")).containsExactly(2, 1);
        assertThat(answer.getString("relays[0].legs[1].from"))
                .isEqualTo(Given.tonight().plusDays(2).toString());
        assertThat(answer.getInt("relays[0].moves")).isEqualTo(1);
        assertThat(answer.getDouble("relays[0].km")).isCloseTo(1.49, within(0.02));
    }

    @Test
    void eachNetworkWeighsForItselfAndShowsIt() {
        String network = Given.network();
        String near = open(network, "近い", TAKES_ALL);
        String special = open(
                network,
                "専門",
                TAKES_ALL.replace("36.38", "36.48").replace("\"INTELLECTUAL\",\"DEVELOPMENTAL\"", "\"INTELLECTUAL\""));
        String need = threeNights("\"disabilities\":[\"INTELLECTUAL\"]", AT);
        assertThat(answer(network, need).getList("ranked.facility")).containsExactly(near, special);

        weigh(network, "{\"distance\":0,\"fit\":100}").then().statusCode(200);
        await().until(() -> answer(network, need).getInt("weights.fit") == 100);

        assertThat(answer(network, need).getList("ranked.facility")).containsExactly(special, near);
        weigh(network, "{\"fit\":101}").then().statusCode(422).body("violations.field", hasItem("weights.fit"));
    }

    private static io.restassured.response.Response weigh(String network, String weights) {
        return given().contentType(ContentType.JSON)
                .body("{\"name\":\"" + network + "\",\"publicBoard\":true,\"weights\":" + weights + "}")
                .put("/api/networks/" + network);
    }

    @Test
    void nonsenseIsNamed() {
        String network = Given.network();
        refused(network, "{\"need\":{\"disabilities\":[\"CAT\"]}}", 422, "need.disabilities[0]");
        refused(network, "{\"need\":{\"care\":[null]}}", 400, "need.care[0]");
        refused(network, "{\"need\":{\"behaviour\":25}}", 422, "need.behaviour");
        refused(network, "{\"need\":{\"supportLevel\":0}}", 422, "need.supportLevel");
        refused(network, "{\"need\":{\"sex\":\"female\"}}", 422, "need.sex");
        refused(network, "{\"need\":{\"age\":-1}}", 422, "need.age");
        refused(network, "{\"at\":{\"lat\":91,\"lon\":0}}", 422, "at.lat");
        refused(network, "{\"at\":{\"lat\":36}}", 422, "at.lon");
        refused(network, "{\"maxKm\":-1}", 422, "maxKm");
        refused(network, "{\"limit\":201}", 422, "limit");
        refused(network, "{\"nights\":{\"count\":61}}", 422, "nights.count");
        refused(network, "{\"nights\":{\"from\":\"yesterday\"}}", 400, "nights.from");
        refused(network, "{\"nights\":{\"from\":\"" + Given.tonight().minusDays(1) + "\"}}", 422, "nights.from");
        refused(
                network,
                "{\"nights\":{\"from\":\"" + Given.tonight().plusDays(58) + "\",\"count\":3}}",
                422,
                "nights.count");
        refused(network, "{\"need\":{\"wheelchiar\":true}}", 400, "need.wheelchiar");
        ask("nowhere", "{}").then().statusCode(404).body("type", equalTo("/problems/network-not-found"));
    }

    private static void refused(String network, String body, int status, String field) {
        ask(network, body).then().statusCode(status).body("violations.field", hasItem(field));
    }

    @Test
    void everySearchIsKeptWithoutAWordOfWhom() throws Exception {
        String network = Given.network();
        open(network, "二泊", TAKES_ALL, "110");
        String typing = AT + ",\"maxKm\":25,\"search\":\"s1\"";
        answer(network, threeNights("\"age\":34", typing));
        answer(network, threeNights("\"age\":34,\"sex\":\"FEMALE\",\"care\":[\"SUCTION\"]", typing));
        answer(network, threeNights("\"age\":34", AT));

        String all = "from demand where network = '" + network + "'";
        await().until(() -> truth.number("select count(*) " + all) == 2);
        String typed = all + " and search = 's1'";
        assertThat(truth.text("select need::text " + typed))
                .contains("\"ageBand\": 1", "\"sex\": \"FEMALE\"", "SUCTION")
                .doesNotContain("34");
        assertThat(truth.text("select lat || ' ' || lon || ' ' || fitting || ' ' || nights || ' ' || never " + typed))
                .isEqualTo("36.4 139.7 0 3 false");
        assertThat(truth.text("select excluded::text " + typed)).contains("\"NIGHTS\": 1");
        assertThat(truth.text("select misses::text " + typed)).contains("NIGHTS:2:1");
    }
}
