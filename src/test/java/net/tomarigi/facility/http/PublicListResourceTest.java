package net.tomarigi.facility.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Set;
import java.util.stream.IntStream;
import net.tomarigi.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Families see who takes whom and whom to call; nothing of vacancies, nothing of persons. */
@QuarkusTest
class PublicListResourceTest {
    private String network;
    private String adults;
    private String children;
    private String silent;

    @BeforeEach
    void make() {
        network = Given.network();
        adults = add("""
                {"name":"いちごホーム","nameKana":"いちごほーむ","phone":"0282-00-0001","kind":"WELFARE","municipality":"見本県とまり市",
                 "address":"東町1","disabilities":["INTELLECTUAL","DEVELOPMENTAL"],"children":false,"adults":true,
                 "supportLevels":{"min":2,"max":6},"maxBehaviour":14,"care":{"SUCTION":"DAY","OXYGEN":"NEVER"},
                 "sexes":["FEMALE"],"wheelchair":true,"transport":false,"beds":[{"id":"1","label":"1"}]}""");
        children = add("""
                {"name":"あけび園","nameKana":"あけびえん","kind":"MEDICAL","municipality":"見本県となり市","address":"西町9",
                 "disabilities":["SEVERE_MULTIPLE","PHYSICAL"],"children":true,
                 "care":{"SUCTION":"ALWAYS","TUBE_FEEDING":"ALWAYS","OXYGEN":"ALWAYS"}}""");
        silent = add("{\"name\":\"うめの里\",\"nameKana\":\"うめのさと\",\"municipality\":\"見本県あなた市\"}");
        Given.report(adults, "1", "1").then().statusCode(200);
    }

    @Test
    @Tag("A4")
    void theListSaysWhatEachFacilityIsAndTakesAndNothingElse() {
        list("").body("total", is(3))
                .body("page", is(1))
                .body("facilities.id", contains(children, adults, silent))
                .body("facilities[1].name", is("いちごホーム"))
                .body("facilities[1].phone", is("0282-00-0001"))
                .body("facilities[1].disabilities", containsInAnyOrder("INTELLECTUAL", "DEVELOPMENTAL"))
                .body("facilities[1].children", is(false))
                .body("facilities[1].supportLevels.min", is(2))
                .body("facilities[1].care.SUCTION", is("DAY"))
                .body("facilities[1].transport", is(false));
        Set<String> told = list("").extract()
                .<java.util.Map<String, Object>>path("facilities[1]")
                .keySet();
        assertThat(told).doesNotContain("beds", "attestedAt", "openTonight", "version", "totalPlaces", "networks");
    }

    @Test
    @Tag("A4")
    void itIsNarrowedDownByWhatFacilitiesTake() {
        ids("&disability=INTELLECTUAL", adults);
        ids("&disability=INTELLECTUAL&disability=DEVELOPMENTAL", adults);
        list("&disability=INTELLECTUAL&disability=PHYSICAL").body("facilities", hasSize(0));
        ids("&children=true", children);
        ids("&children=false", adults);
        ids("&care=SUCTION", children, adults);
        ids("&care=OXYGEN", children);
        ids("&care=SUCTION&care=OXYGEN&children=true&kind=MEDICAL&disability=SEVERE_MULTIPLE", children);
        ids("&kind=WELFARE", adults);
        list("&kind=INCLUSIVE").body("facilities", hasSize(0));
    }

    @Test
    void whoHasNotSaidIsCountedAndShownLastWhenAskedFor() {
        list("&care=OXYGEN").body("total", is(1)).body("notStated", is(1));
        list("&care=OXYGEN&notStated=true")
                .body("total", is(2))
                .body("facilities.id", contains(children, silent))
                .body("facilities.stated", contains(true, false));
        list("&care=OXYGEN&notStated=true&sort=PLACE").body("facilities.id", contains(children, silent));
        // Whoever says no to one of two things has said so, whatever else is open.
        list("&care=OXYGEN&care=DIALYSIS&notStated=true").body("facilities.id", containsInAnyOrder(children, silent));
        for (String wanted : new String[] {"disability=PHYSICAL", "children=true", "kind=MEDICAL"})
            list("&" + wanted).body("total", is(1)).body("notStated", is(1));
        list("").body("notStated", is(0));
    }

    @Test
    void itIsSortedByNameOrByPlaceAndComesInPages() {
        list("&sort=PLACE").body("facilities.id", contains(silent, children, adults));
        list("&size=2").body("total", is(3)).body("facilities.id", contains(children, adults));
        list("&size=2&page=2").body("total", is(3)).body("facilities.id", contains(silent));
        list("&size=2&page=3").body("total", is(3)).body("facilities", hasSize(0));
    }

    @Test
    void aPageIsBoundedAndWithoutANetworkItIsEverybodys() {
        IntStream.range(0, 60).parallel().forEach(i -> add("{\"name\":\"ほーむ" + i + "\"}"));
        list("").body("facilities", hasSize(50)).body("total", is(63));
        given().get("/api/facilities?size=1")
                .then()
                .statusCode(200)
                .body("total", greaterThanOrEqualTo(63))
                .body("facilities", hasSize(1));
    }

    @Test
    void whatCannotBeWantedIsNamed() {
        for (String wrong : new String[] {
            "disability=SLEEPY",
            "care=COFFEE",
            "kind=GRAND",
            "children=perhaps",
            "notStated=1",
            "sort=SIZE",
            "page=0",
            "page=x",
            "size=101"
        })
            given().get("/api/facilities?network=" + network + "&" + wrong)
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("violations", hasSize(1))
                    .body("violations[0].field", is(wrong.substring(0, wrong.indexOf('='))));
        given().get("/api/facilities?network=nowhere").then().statusCode(404);
        given().get("/api/facilities.csv?network=nowhere").then().statusCode(404);
    }

    @Test
    @Tag("A4")
    void itIsToBeHadAsASheetInTheReadersWords() {
        add("{\"name\":\"=1+1 \\\"苑\\\"\"}");
        String sheet = sheet("&sort=PLACE", "ja");
        assertThat(sheet).startsWith("\uFEFF\"事業所\",\"事業所番号\"");
        assertThat(sheet.split("\r\n")).hasSize(5);
        assertThat(sheet)
                .contains("\"いちごホーム\"")
                .contains("\"知的障害、発達障害\",\"いいえ\",\"はい\",\"2–6\",\"14\",\"女性\",\"はい\",\"いいえ\",\"吸引(日中のみ)\",\"酸素療法\"")
                .contains("\"'=1+1 \"\"苑\"\"\"");
        assertThat(sheet("&children=true", "en").split("\r\n")).hasSize(2).satisfies(rows -> assertThat(rows[1])
                .contains("あけび園", "Oxygen, Suction, Tube feeding")
                .doesNotContain("いちご"));
    }

    private String sheet(String query, String language) {
        return given().header("Accept-Language", language)
                .get("/api/facilities.csv?network=" + network + query)
                .then()
                .statusCode(200)
                .contentType(allOf(containsString("text/csv"), containsString("UTF-8")))
                .header("Content-Disposition", containsString("attachment"))
                .extract()
                .asString();
    }

    private void ids(String query, String... expected) {
        list(query).body("total", is(expected.length)).body("facilities.id", contains(expected));
    }

    private ValidatableResponse list(String query) {
        return given().get("/api/facilities?network=" + network + query).then().statusCode(200);
    }

    private String add(String body) {
        return Given.id(given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/networks/" + network + "/facilities")
                .then()
                .statusCode(201));
    }
}
