package net.tomarigi.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.YearMonth;
import net.tomarigi.Given;
import net.tomarigi.journeys.Municipality.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Shiroi has one house, looks across the border and reports what was missing. */
@QuarkusTest
class ShiroiTest {
    @Test
    @Tag("S2")
    @Tag("S3")
    @Tag("S4")
    @Tag("S8")
    @Tag("S1")
    @Tag("S6")
    @Tag("S7")
    void shiroiHasOneHouseAndLooksAcrossTheBorder() {
        Municipality shiroi = Municipality.of("shiroi");
        assertThat(shiroi.houses).hasSize(1);
        House only = shiroi.houses.get(0);
        shiroi.takes(only, "\"disabilities\":[\"INTELLECTUAL\",\"PHYSICAL\"],\"children\":false,\"adults\":true");
        shiroi.isOpen(only, 2);

        shiroi.post(
                        "/registrants",
                        "{\"risks\":[\"LIVES_ALONE\",\"SEVERE_BEHAVIOUR\"],\"personal\":{\"name\":\"白井三郎\"}}")
                .statusCode(201);
        shiroi.get("/registrants?risk=LIVES_ALONE").body("registrants.name", contains("白井三郎"));

        // Almost nothing is known: nobody is left out for it.
        await().untilAsserted(() -> assertThat(shiroi.search("{\"need\":{}}").getList("ranked.facility"))
                .containsExactly(only.id()));
        // That nobody here takes psychosocial disability or children is not for tonight alone, and the search goes on
        // beyond.
        Municipality kashiwa = Municipality.of("kashiwa");
        House there = kashiwa.houses.get(2);
        kashiwa.takes(there, "\"disabilities\":[\"PSYCHOSOCIAL\"]");
        kashiwa.isOpen(there, 2);
        await().untilAsserted(() -> {
            String need = "{\"need\":{\"disabilities\":[\"PSYCHOSOCIAL\"]},\"at\":{\"lat\":35.79,\"lon\":140.06}";
            assertThat(shiroi.search(need + "}").getString("never[0]"))
                    .contains("精神障害")
                    .contains("今夜だけのことではありません");
            assertThat(shiroi.search(need + ",\"neighbours\":true,\"limit\":200}")
                            .getList("ranked.facility"))
                    .contains(there.id());
        });
        // A case walks through the steps of the procedure.
        String id = shiroi.open("", 1, "");
        shiroi.put("/cases/" + id + "/steps/receive", "{\"done\":true}").statusCode(200);
        assertThat(shiroi.find(id).getMap("notes.steps")).containsKey("receive");

        // The phones of a corporation's offices answer round the clock, by turns.
        shiroi.call(
                        shiroi.officer,
                        "PUT",
                        "/rota",
                        "{\"members\":[{\"id\":\"east\",\"kind\":\"OFFICE\",\"name\":\"東の事業所\",\"phone\":\"090-0000-0001\"},"
                                + "{\"id\":\"west\",\"kind\":\"OFFICE\",\"name\":\"西の事業所\",\"phone\":\"090-0000-0002\"}],"
                                + "\"rotations\":[{\"id\":\"all\",\"level\":1,\"from\":\"" + shiroi.today
                                + "\",\"at\":\"00:00\",\"days\":7,\"order\":[\"east\",\"west\"]}]}")
                .then()
                .statusCode(200);
        shiroi.get("/rota/now")
                .statusCode(200)
                .body(
                        "shifts[0].name",
                        equalTo("東の事業所"),
                        "shifts[0].phone",
                        equalTo("090-0000-0001"),
                        "gaps",
                        hasSize(0));

        // One bed stands empty for emergencies and is paid for; coordinators see it, and the month counts it.
        shiroi.call(
                        shiroi.officer,
                        "POST",
                        "/reserved/agreements",
                        "{\"facility\":\"" + only.id() + "\",\"bed\":\"1\",\"first\":\"" + Given.tonight()
                                + "\",\"last\":\"" + Given.tonight().plusDays(30) + "\",\"yen\":6000}")
                .then()
                .statusCode(201);
        shiroi.get("/reserved").statusCode(200).body("beds[0].nights", startsWith("K"));
        shiroi.call(shiroi.officer, "GET", "/reserved/months/" + YearMonth.from(Given.tonight()), null)
                .then()
                .statusCode(200)
                .body(containsString(only.id()));

        // What was missing is in the year's account without anybody filling in a form.
        shiroi.post("/cases/" + id + "/close", "{\"as\":\"NOT_PLACED\",\"why\":\"NO_BED\",\"instead\":\"LODGING\"}")
                .statusCode(200);
        JsonPath year = shiroi.get("/account/" + shiroi.fiscalYear())
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(Municipality.cell(year, "cases-by-month", "TOTAL", "TOTAL")).isEqualTo(1);
    }
}
