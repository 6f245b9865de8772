package net.tomarigi.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import net.tomarigi.journeys.Municipality.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kashiwa has four bases that use one another’s beds, and no registration. */
@QuarkusTest
class KashiwaTest {
    private static final String YES = "{\"answer\":\"YES\",\"bed\":\"1\"}";

    @Test
    @Tag("K1")
    @Tag("K2")
    @Tag("K3")
    @Tag("K4")
    void kashiwaHasFourBasesAndNoRegistration() {
        Municipality kashiwa = Municipality.of("kashiwa");
        assertThat(kashiwa.houses).hasSize(24);
        kashiwa.get("/registrants").statusCode(409).body("type", equalTo("/problems/function-off"));

        // Four bases with coordinators of their own, who see one another's beds and cases.
        House north = kashiwa.houses.get(0);
        House south = kashiwa.houses.get(1);
        kashiwa.isOpen(south, 2);
        String ofTheNorth = As.coordinator(kashiwa.network, "北部");
        String ofTheSouth = As.coordinator(kashiwa.network, "南部");
        String id = Given.id(kashiwa.call(
                        ofTheNorth,
                        "POST",
                        "/cases",
                        "{\"need\":{},\"person\":{\"name\":\"柏太郎\",\"address\":\"柏市柏の葉1\"}}")
                .then()
                .statusCode(200));
        kashiwa.call(
                        ofTheNorth,
                        "POST",
                        "/cases/" + id + "/asks",
                        "{\"facilities\":[{\"facility\":\"" + south.id() + "\"}]}")
                .then()
                .statusCode(200);
        kashiwa.answer(south, YES);
        kashiwa.call(ofTheSouth, "GET", "/cases", null)
                .then()
                .statusCode(200)
                .body("id", hasItem(id), "find { it.id == '" + id + "' }.state", equalTo("PLACED"));
        assertThat(kashiwa.find(id).getString("notes.district")).isEqualTo("北部");
        kashiwa.call(kashiwa.officer, "GET", "/cases", null)
                .then()
                .statusCode(200)
                .body("id", hasItem(id));

        // What the four cannot give is looked for beyond them, and that is to be seen.
        Municipality beyond = Municipality.of("shiroi");
        House elsewhere = beyond.houses.get(0);
        beyond.takes(elsewhere, "\"care\":{\"VENTILATOR\":\"ALWAYS\"}");
        beyond.isOpen(elsewhere, 2);
        for (House house : List.of(north, south)) kashiwa.takes(house, "\"care\":{\"VENTILATOR\":\"NEVER\"}");
        await().untilAsserted(() -> {
            JsonPath wider =
                    kashiwa.search("{\"need\":{\"care\":[\"VENTILATOR\"]},\"at\":{\"lat\":35.86,\"lon\":139.97},"
                            + "\"neighbours\":true,\"limit\":200}");
            assertThat(wider.getString("ranked.find { it.facility == '" + elsewhere.id() + "' }.network"))
                    .isEqualTo(beyond.network);
        });
    }
}
