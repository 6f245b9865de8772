package net.tomarigi.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import net.tomarigi.journeys.Municipality.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tochigi registers people in advance, and all facilities share their vacancies. */
@QuarkusTest
class TochigiTest {
    private static final String YES = "{\"answer\":\"YES\",\"bed\":\"1\"}";
    private static final String FULL = "{\"answer\":\"NO\",\"reason\":\"FULL\"}";

    @Test
    @Tag("T1")
    @Tag("T2")
    @Tag("T3")
    @Tag("T4")
    @Tag("T5")
    @Tag("T6")
    @Tag("T7")
    @Tag("T8")
    @Tag("T9")
    @Tag("T11")
    @Tag("T10")
    void tochigiRegistersInAdvanceAndSharesAllVacancies() {
        Municipality tochigi = Municipality.of("tochigi");
        assertThat(tochigi.houses).hasSize(18);
        House one = tochigi.houses.get(0);
        House two = tochigi.houses.get(1);
        House three = tochigi.houses.get(2);

        // Everybody of the city sees everybody's vacancies; what an emergency is, is written where a case is opened.
        tochigi.isOpen(one, 3);
        tochigi.isOpen(two, 3);
        tochigi.isOpen(three, 3);
        As.bearer(As.provider(two.id()))
                .get(tochigi.path("/board"))
                .then()
                .statusCode(200)
                .body("facilities", hasSize(18));
        tochigi.get("/procedure")
                .body("definition", containsString("旅行や冠婚葬祭"), "steps.id", hasItems("capsule", "conference"));

        // She applies, a meeting decides, and from then on a talk within a month, a plan and a review are due.
        String hanako = tochigi.post(
                        "/registrants",
                        "{\"need\":{\"disabilities\":[\"INTELLECTUAL\"],\"sex\":\"FEMALE\"},\"facilities\":[\""
                                + two.id()
                                + "\"],\"personal\":{\"name\":\"栃木花子\",\"address\":\"栃木市大平町富田1\","
                                + "\"crisisPlan\":\"まず妹に電話\",\"capsule\":\"薬は朝夕\"}}")
                .statusCode(201)
                .body("district", equalTo("大平"))
                .extract()
                .path("id");
        String registrant = "/registrants/" + hanako;
        tochigi.post(registrant + "/application", "{\"on\":\"" + tochigi.today.minusDays(20) + "\"}")
                .statusCode(200);
        tochigi.post(registrant + "/decision", "{\"accepted\":true,\"on\":\"" + tochigi.today + "\"}")
                .statusCode(200)
                .body("duties.kind", equalTo(List.of("MEETING", "TALK", "PLAN", "REVIEW")))
                .body(
                        "duties.find { it.kind == 'TALK' }.due",
                        equalTo(tochigi.today.plusMonths(1).toString()));

        // Three weeks ago she tried a night there; a talk with her, her family and the office followed.
        String place = tochigi.post(
                        "/trial-places", "{\"name\":\"体験の部屋\",\"facility\":\"" + two.id() + "\",\"bed\":\"1\"}")
                .statusCode(201)
                .extract()
                .path("id");
        String trial = tochigi.post(
                        "/trials",
                        "{\"place\":\"" + place + "\",\"registrant\":\"" + hanako + "\",\"from\":\""
                                + tochigi.today.minusDays(21) + "\",\"nights\":1,\"purpose\":\"知り合う\"}")
                .statusCode(201)
                .extract()
                .path("id");
        tochigi.post("/trials/" + trial + "/agree", null).statusCode(200);
        tochigi.post("/trials/" + trial + "/took-place", "{}").statusCode(200);
        tochigi.put(
                        "/trials/" + trial + "/talk",
                        "{\"on\":\"" + tochigi.today
                                + "\",\"with\":[\"PERSON\",\"FAMILY\",\"OFFICE\"],\"again\":\"YES\"}")
                .statusCode(200);
        tochigi.get("/trials/familiar/" + hanako).body("facilities", contains(two.id()));

        // Tonight: her case opens with everything filled in, and the capsule is one step away.
        String hers = tochigi.post(registrant + "/cases", "{\"nights\":2,\"situation\":\"母が救急車で運ばれた\"}")
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(tochigi.find(hers).getString("person.name")).isEqualTo("栃木花子");
        assertThat(tochigi.find(hers).getString("notes.registrant")).isEqualTo(hanako);
        tochigi.get(registrant).body("personal.capsule", equalTo("薬は朝夕"), "personal.crisisPlan", equalTo("まず妹に電話"));

        // Three are asked at once, and the first yes is the one firm bed.
        tochigi.ask(hers, one, two, three);
        tochigi.answer(one, FULL);
        tochigi.answer(two, YES).body("person.name", equalTo("栃木花子"));
        JsonPath placed = tochigi.find(hers);
        assertThat(placed.getString("state")).isEqualTo("PLACED");
        assertThat(placed.getList("stays.facility")).containsExactly(two.id());
        assertThat(placed.getString("asks.find { it.facility == '" + three.id() + "' }.state"))
                .isEqualTo("WITHDRAWN");

        // Each emergency has its conference; what it cost is kept.
        tochigi.put(
                        "/cases/" + hers + "/conference",
                        "{\"at\":\"" + tochigi.today
                                + "T10:00:00+09:00\",\"participants\":\"相談員、妹\",\"decisions\":\"月に一度泊まる\"}")
                .statusCode(200)
                .body("words.CONFERENCE_DECISIONS", equalTo("月に一度泊まる"));
        tochigi.post("/cases/" + hers + "/costs", "{\"kind\":\"TRANSPORT\",\"yen\":3200}")
                .statusCode(200);

        // Who is not registered is served too, and what came to nothing keeps why and what was done instead.
        String his = tochigi.open("", 1, ",\"situation\":\"登録のない方\"");
        tochigi.ask(his, one);
        tochigi.answer(one, FULL);
        tochigi.post(
                        "/cases/" + his + "/close",
                        "{\"as\":\"NOT_PLACED\",\"why\":\"NO_BED\",\"instead\":\"HOME_HELP\",\"words\":\"妹の家へ\"}")
                .statusCode(200)
                .body("notes.closing.instead", equalTo("HOME_HELP"));

        // Severe behaviour has rules of its own.
        tochigi.takes(one, "\"maxBehaviour\":10,\"adults\":true,\"children\":false");
        tochigi.takes(three, "\"maxBehaviour\":24,\"adults\":true,\"children\":true");
        await().untilAsserted(() -> {
            JsonPath severe = tochigi.search("{\"need\":{\"behaviour\":19,\"age\":30}}");
            assertThat(severe.getList("ranked.facility")).contains(three.id()).doesNotContain(one.id());
        });

        // A drill goes the whole way and touches no vacancy.
        String before = Given.tonight() + tochigi.openOf(three);
        String drill = tochigi.open("", 1, ",\"practice\":true");
        tochigi.post("/cases/" + drill + "/holds", "{\"facility\":\"" + three.id() + "\",\"bed\":\"1\"}")
                .statusCode(200)
                .body("state", equalTo("HELD"));
        assertThat(Given.tonight() + tochigi.openOf(three)).isEqualTo(before);
    }
}
