package net.tomarigi.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import net.tomarigi.access.As;
import net.tomarigi.journeys.Municipality.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Chigasaki may change its mind about registration, and shows itself to families. */
@QuarkusTest
class ChigasakiTest {
    @Test
    @Tag("C1")
    @Tag("C2")
    @Tag("C5")
    @Tag("C3")
    @Tag("C4")
    void chigasakiMayChangeItsMindAndShowsItselfToFamilies() {
        Municipality chigasaki = Municipality.of("chigasaki");
        assertThat(chigasaki.houses).hasSize(7);
        String id = chigasaki
                .post("/registrants", "{\"personal\":{\"name\":\"茅ヶ崎一郎\"}}")
                .statusCode(201)
                .extract()
                .path("id");
        for (String mode : List.of("OFF", "REQUIRED", "OPTIONAL")) {
            chigasaki
                    .call(
                            chigasaki.officer,
                            "PUT",
                            "/settings",
                            Municipality.settings("chigasaki")
                                    .get("settings")
                                    .toString()
                                    .replace("\"OPTIONAL\"", "\"" + mode + "\""))
                    .then()
                    .statusCode(200);
            chigasaki.get("/registrants/" + id).statusCode(mode.equals("OFF") ? 409 : 200);
        }
        chigasaki.get("/registrants/" + id).body("personal.name", equalTo("茅ヶ崎一郎"));
        chigasaki.get("/rules").body("rules.findAll { it.part == 'SETTINGS' }", hasSize(4));

        As.nobody()
                .get("/families/" + chigasaki.network)
                .then()
                .statusCode(200)
                .body(containsString("0467-00-0001"), containsString("ベッドが取っておかれるわけではありません"));

        // A team of home helpers answers like a house.
        House team = chigasaki.houses.get(6);
        String night = chigasaki.open("", 1, "");
        chigasaki.ask(night, team);
        chigasaki.answer(team, "{\"answer\":\"YES\"}");
        assertThat(chigasaki.find(night).getString("state")).isEqualTo("PLACED");

        // The year compares those who registered with those who did not, and goes out as a file.
        String account = "/account/" + chigasaki.fiscalYear();
        JsonPath year = chigasaki.get(account).statusCode(200).extract().jsonPath();
        assertThat(Municipality.cell(year, "cases-by-month", "TOTAL", "UNREGISTERED"))
                .isEqualTo(1);
        assertThat(Municipality.cell(year, "cases-by-disability", "UNKNOWN", "UNREGISTERED"))
                .isEqualTo(1);
        String sheet = chigasaki
                .get(account + "/export?format=csv")
                .statusCode(200)
                .extract()
                .asString();
        assertThat(sheet).startsWith("\uFEFF").contains("茅ヶ崎市地域生活支援拠点等").doesNotContain("茅ヶ崎一郎");
    }
}
