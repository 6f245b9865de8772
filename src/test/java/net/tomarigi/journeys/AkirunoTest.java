package net.tomarigi.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import net.tomarigi.access.As;
import net.tomarigi.access.Grant;
import net.tomarigi.access.Role;
import net.tomarigi.journeys.Municipality.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Akiruno knows its people in advance, and begins in steps. */
@QuarkusTest
class AkirunoTest {
    private static final String YES = "{\"answer\":\"YES\",\"bed\":\"1\"}";
    private static final String FULL = "{\"answer\":\"NO\",\"reason\":\"FULL\"}";

    @Test
    @Tag("A1")
    @Tag("A2")
    @Tag("A3")
    @Tag("A5")
    @Tag("A4")
    @Tag("A6")
    @Tag("A7")
    @Tag("A8")
    void akirunoKnowsItsPeopleAndWhatTheyWish() {
        Municipality akiruno = Municipality.of("akiruno");
        assertThat(akiruno.houses).hasSize(9);
        House wanted = akiruno.houses.get(3);
        House other = akiruno.houses.get(4);
        akiruno.isOpen(other, 2);
        String id = akiruno.post(
                        "/registrants",
                        "{\"facilities\":[\"" + wanted.id() + "\",\"" + other.id()
                                + "\"],\"personal\":{\"name\":\"五日市四郎\","
                                + "\"address\":\"東京都あきる野市五日市411\",\"wishes\":\"一人部屋がよい\","
                                + "\"institutions\":[{\"name\":\"秋川の病院\",\"purpose\":\"かかりつけ\"}]}}")
                .statusCode(201)
                .body("district", equalTo("五日市"))
                .extract()
                .path("id");

        // The offices concerned see him as far as he agreed, and nobody else does.
        akiruno.post("/registrants/" + id + "/consents", "{\"facility\":\"" + wanted.id() + "\",\"scope\":\"PLAN\"}")
                .statusCode(200);
        As.bearer(As.provider(wanted.id()))
                .get("/api/facilities/" + wanted.id() + "/people")
                .then()
                .body("people.name", contains("五日市四郎"));
        As.bearer(As.provider(other.id()))
                .get("/api/facilities/" + other.id() + "/people")
                .then()
                .body("people", hasSize(0));

        // The agreed order and his wishes are there in the night.
        String night = akiruno.post("/registrants/" + id + "/cases", "{}")
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(akiruno.find(night).getString("person.notes")).contains("一人部屋がよい");
        akiruno.get("/registrants/" + id).body("facilities", contains(wanted.id(), other.id()));
        akiruno.ask(night, wanted, other);
        akiruno.answer(wanted, FULL);
        // A house that is on no register is asked by telephone, and its answer counts.
        String ask = akiruno.find(night).getString("asks.find { it.facility == '" + other.id() + "' }.id");
        akiruno.post("/cases/" + night + "/asks/" + ask + "/answer", YES)
                .statusCode(200)
                .body("state", equalTo("PLACED"));
        assertThat(akiruno.find(night).getString("notes.district")).isEqualTo("五日市");

        // It stands on the list of those that register afterwards, until it has given notice; then everybody may read
        // it.
        akiruno.get("/register")
                .statusCode(200)
                .body("afterwards.facility", hasItem(other.id()), "afterwards.caseId", hasItem(night));
        String entry = akiruno.add("/register", "{\"facility\":\"" + other.id() + "\"}", 201);
        String steps = "/register/" + entry + "/functions/EMERGENCY/steps";
        akiruno.add(steps, "{\"step\":\"CONSULT\",\"on\":\"" + akiruno.today + "\"}", 200);
        akiruno.add(
                steps,
                "{\"step\":\"NOTIFY\",\"on\":\"" + akiruno.today + "\",\"rulesFrom\":\"" + akiruno.today
                        + "\",\"emergency\":{\"name\":\"当直\",\"phone\":\"042-000-1111\"}}",
                200);
        akiruno.get("/register").body("afterwards.facility", not(hasItem(other.id())));
        akiruno.add(steps, "{\"step\":\"REGISTER\",\"on\":\"" + akiruno.today + "\",\"number\":\"第1号\"}", 200);
        As.nobody()
                .get(akiruno.path("/registered"))
                .then()
                .statusCode(200)
                .body("offices.name", contains(other.name()));

        // A mother of 83 collapses, and the call comes to the centre for the elderly of Itsukaichi.
        String centre = As.token(Grant.inNetwork(Role.ELDERLY_CARE, akiruno.network, "五日市"));
        String parent = akiruno.call(
                        centre,
                        "POST",
                        "/cases",
                        "{\"person\":{\"name\":\"深沢五郎\",\"address\":\"東京都あきる野市深沢1\"},\"situation\":\"母が入院した\"}")
                .then()
                .statusCode(200)
                .body("notes.elderlyCare.share.district", equalTo("五日市"))
                .extract()
                .path("id");
        akiruno.post("/cases/" + parent + "/hand-over/accept", "{}").statusCode(200);
        akiruno.call(centre, "POST", "/cases/" + parent + "/elderly-care/notes", "{\"words\":\"母は要介護2\"}")
                .then()
                .statusCode(200);
        akiruno.get("/cases/" + parent).body("elderlyNotes.words", contains("母は要介護2"));
        akiruno.call(centre, "GET", "/cases/" + night, null).then().statusCode(404);
        akiruno.put("/cases/" + night + "/elderly-care", "{\"parent\":true,\"shared\":true}")
                .statusCode(200);
        akiruno.call(centre, "GET", "/cases", null).then().body("id", hasItems(parent, night));
        akiruno.call(centre, "GET", "/registrants/" + id, null).then().statusCode(403);

        // It begins in steps: what is not on yet is refused, and says so.
        akiruno.get("/trials").statusCode(409).body("type", equalTo("/problems/function-off"));
        akiruno.call(akiruno.officer, "GET", "/reserved", null).then().statusCode(409);
        akiruno.get("/settings").body("off", hasItems("TRIAL_STAYS", "RESERVED_BEDS"));
    }
}
