package net.tomarigi.vacancy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.stream.Stream;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be is refused with the field's name, in the caller's language, and changes nothing. */
@QuarkusTest
class ReportsThatAreRefusedTest {
    @Inject
    Truth truth;

    private String facility;
    private String before;

    @BeforeEach
    void aFacilityThatSaidSomething() {
        facility = Given.facility(Given.network(), 2);
        Given.report(facility, "1", "1010").then().statusCode(200);
        before = state();
    }

    @AfterEach
    void nothingChanged() {
        assertThat(state()).isEqualTo(before);
    }

    private String state() {
        return truth.text("select cast(json_build_object('f', f.version, 'a', f.attested_at,"
                + " 'v', (select json_agg(v order by v.bed_id) from vacancy v where v.facility_id = f.id),"
                + " 'r', (select count(*) from report r where r.facility_id = f.id)) as text)"
                + " from facility f where f.id = '" + facility + "'");
    }

    static Stream<Arguments> meaningless() {
        LocalDate tonight = Given.tonight();
        return Stream.of(
                Arguments.of(Given.reportBody("99", "1"), "beds[0].bed"),
                Arguments.of(Given.reportBody("1' or 1=1--", "1"), "beds[0].bed"),
                Arguments.of(Given.reportBody("\\u0000", "1"), "beds[0].bed"),
                Arguments.of(Given.reportBody("1", "12"), "beds[0].open"),
                Arguments.of(Given.reportBody("1", "１１"), "beds[0].open"),
                Arguments.of(Given.reportBody("1", "1 0"), "beds[0].open"),
                Arguments.of(Given.reportBody("1", ""), "beds[0].open"),
                Arguments.of(Given.reportBody("1", "1".repeat(61)), "beds[0].open"),
                Arguments.of(body(tonight.minusDays(2), "1"), "from"),
                Arguments.of(body(LocalDate.of(1, 1, 1), "1"), "from"),
                Arguments.of(body(tonight.plusYears(1), "1"), "from"),
                Arguments.of(body(LocalDate.of(9999, 12, 31), "1"), "from"),
                Arguments.of("{\"from\":\"" + tonight + "\",\"beds\":[]}", "beds"),
                Arguments.of(
                        "{\"from\":\"" + tonight
                                + "\",\"beds\":[{\"bed\":\"1\",\"open\":\"1\"},{\"bed\":\"1\",\"open\":\"0\"}]}",
                        "beds[1].bed"),
                Arguments.of("{\"from\":\"" + tonight + "\",\"beds\":[{\"open\":\"1\"}]}", "beds[0].bed"),
                Arguments.of("{\"from\":\"" + tonight + "\",\"beds\":[{\"bed\":\"1\"}]}", "beds[0].open"),
                Arguments.of(
                        "{\"from\":\"" + tonight
                                + "\",\"beds\":[{\"bed\":\"1\",\"open\":\"1\"}],\"observedAt\":\"2099-01-01T00:00:00+09:00\"}",
                        "observedAt"));
    }

    @ParameterizedTest
    @MethodSource("meaningless")
    void whatHasNoMeaningIs422(String body, String field) {
        put(body)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/meaningless"))
                .body("status", equalTo(422))
                .body("violations.field", hasItem(field))
                .body("violations[0].message", not(equalTo("")));
    }

    static Stream<Arguments> malformed() {
        LocalDate tonight = Given.tonight();
        String beds = "\"beds\":[{\"bed\":\"1\",\"open\":\"1\"}]";
        return Stream.of(
                Arguments.of("{\"from\":\"tonight\"," + beds + "}", "from"),
                Arguments.of("{\"from\":\"2026-02-30\"," + beds + "}", "from"),
                Arguments.of("{" + beds + "}", "from"),
                Arguments.of("{\"from\":\"" + tonight + "\"}", "beds"),
                Arguments.of("{\"from\":\"" + tonight + "\",\"beds\":{}}", "beds"),
                Arguments.of("{\"from\":\"" + tonight + "\",\"beds\":[null]}", "beds[0]"),
                Arguments.of("{\"from\":\"" + tonight + "\"," + beds + ",\"colour\":\"red\"}", "colour"),
                Arguments.of(
                        "{\"from\":\"" + tonight + "\",\"beds\":[{\"bed\":\"1\",\"opne\":\"1\"}]}", "beds[0].opne"),
                Arguments.of("{\"from\":\"" + tonight + "\"," + beds + ",\"observedAt\":\"yesterday\"}", "observedAt"),
                Arguments.of(
                        "{\"from\":\"" + tonight + "\"," + beds
                                + ",\"observedAt\":\"-999999999-01-01T00:00:00+18:00\"}",
                        "observedAt"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatCannotBeReadIs400(String body, String field) {
        put(body).statusCode(400).contentType("application/problem+json").body("violations.field", hasItem(field));
    }

    @Test
    void whatIsNoJsonIs400() {
        put("{\"from\":").statusCode(400).contentType("application/problem+json");
        put("").statusCode(400).contentType("application/problem+json");
        put("null").statusCode(400).contentType("application/problem+json");
        put("[]").statusCode(400).contentType("application/problem+json");
    }

    @Test
    void aFacilityThatDoesNotExistIs404() {
        given().contentType(ContentType.JSON)
                .body(Given.reportBody("1", "1"))
                .put("/api/facilities/nobody/vacancies")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        given().post("/api/facilities/nobody/attestations").then().statusCode(404);
        given().get("/api/facilities/nobody/reports").then().statusCode(404);
    }

    @Test
    void twoMegabytesAre413() {
        put("{\"from\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}")
                .statusCode(413)
                .contentType("application/problem+json");
    }

    @Test
    void anotherContentTypeIs415() {
        given().contentType(ContentType.TEXT)
                .body(Given.reportBody("1", "1"))
                .put("/api/facilities/" + facility + "/vacancies")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void aVersionThatIsNotTheFacilitysIs412AndOneThatIsNoneIs400() {
        given().contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(Given.reportBody("1", "1"))
                .put("/api/facilities/" + facility + "/vacancies")
                .then()
                .statusCode(412)
                .body("type", equalTo("/problems/stale-version"));
        given().contentType(ContentType.JSON)
                .header("If-Match", "newest")
                .body(Given.reportBody("1", "1"))
                .put("/api/facilities/" + facility + "/vacancies")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("If-Match"));
    }

    @Test
    void aKeyThatIsTooLongIs400() {
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", "k".repeat(65))
                .body(Given.reportBody("1", "1"))
                .put("/api/facilities/" + facility + "/vacancies")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("Idempotency-Key"));
    }

    @Test
    void theSentenceIsInTheCallersLanguage() {
        String ja = put(Given.reportBody("99", "1")).extract().path("violations[0].message");
        String en = given().contentType(ContentType.JSON)
                .header("Accept-Language", "en")
                .body(Given.reportBody("99", "1"))
                .put("/api/facilities/" + facility + "/vacancies")
                .then()
                .extract()
                .path("violations[0].message");
        assertThat(ja).contains("居室").contains("99");
        assertThat(en).contains("no bed 99");
    }

    private ValidatableResponse put(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .put("/api/facilities/" + facility + "/vacancies")
                .then();
    }

    private static String body(LocalDate from, String open) {
        return Given.reportBody("1", open).replace(Given.tonight().toString(), from.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "x", "9999999999"})
    void whoeverReadsWhatWasSaidIsToldHowMuchOfItAtOnce(String limit) {
        String path = "/api/facilities/" + facility + "/reports";
        given().get(path + "?limit=" + limit).then().statusCode(422).body("violations[0].field", equalTo("limit"));
        given().get(path + "?limit=1").then().statusCode(200).body("size()", equalTo(1));
    }
}
