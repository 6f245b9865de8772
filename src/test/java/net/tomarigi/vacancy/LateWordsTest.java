package net.tomarigi.vacancy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import net.tomarigi.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of two words about one night, the one that was said last stands, whichever arrived last; see decision 6. */
@QuarkusTest
class LateWordsTest {
    private static final Instant NINE = Clock.systemUTC()
            .instant()
            .truncatedTo(java.time.temporal.ChronoUnit.MILLIS)
            .minusSeconds(10_800);
    private static final Instant TEN = NINE.plusSeconds(3_600);
    private static final Instant ELEVEN = NINE.plusSeconds(7_200);

    private String network;
    private String facility;

    @BeforeEach
    void aFacility() {
        network = Given.network();
        facility = Given.facility(network, 2);
    }

    @Test
    void aWordThatCameLateGivesWayToWhatWasSaidAfterIt() {
        say("1", 0, "1", TEN).statusCode(200);
        say("1", 0, "0", ELEVEN).statusCode(200);

        say("1", 0, "1", NINE)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/newer-word"))
                .body("detail", equalTo("これより後に、ほかの方が別の内容を伝えています。新しいほうを残しました。"))
                .body("newer.at", equalTo(ELEVEN.toString()))
                .body("newer.attestation", equalTo(false))
                .body("newer.beds[0].bed", equalTo("1"))
                .body("newer.beds[0].open", equalTo("0"));
        assertThat(open()).startsWith("0");
    }

    @Test
    void whatWasSaidBeforeItDoesNotStandInItsWayWheneverItArrived() {
        say("2", 0, "1", ELEVEN).statusCode(200);
        say("1", 0, "1", NINE).statusCode(200);

        say("1", 0, "0", TEN).statusCode(200);

        assertThat(open()).startsWith("0");
    }

    @Test
    void otherNightsAndOtherBedsDoNotStandInItsWay() {
        say("1", 1, "11", ELEVEN).statusCode(200);
        say("2", 0, "1", ELEVEN).statusCode(200);

        say("1", 0, "1", NINE).statusCode(200);

        assertThat(open()).startsWith("111");
    }

    @Test
    void oneContradictedNightKeepsTheWholeWordOut() {
        say("1", 2, "1", NINE).statusCode(200);
        say("1", 2, "0", ELEVEN).statusCode(200);

        say("1", 0, "111", TEN).statusCode(409).body("newer.beds[0].open", equalTo("000"));

        assertThat(open()).startsWith("000");
    }

    @Test
    void whoSaysTheSameIsNotContradicted() {
        say("1", 0, "1", ELEVEN).statusCode(200);

        say("1", 0, "1", NINE).statusCode(200);
        say("1", 0, "11", NINE).statusCode(200);

        assertThat(open()).startsWith("11");
    }

    @Test
    void nothingHasChangedIsAWordToo() {
        say("1", 0, "1", NINE).statusCode(200);
        attest(ELEVEN, false).statusCode(200);

        say("1", 0, "0", TEN).statusCode(409).body("newer.attestation", equalTo(true));

        assertThat(open()).startsWith("1");
    }

    @Test
    void nothingHasChangedThatCameLateGivesWayToAChange() {
        say("1", 0, "1", ELEVEN).statusCode(200);

        attest(TEN, true).statusCode(409).body("newer.beds.size()", equalTo(0));
        given().get("/api/facilities/" + facility).then().body("attestedAt", equalTo(ELEVEN.toString()));
    }

    @Test
    void nothingHasChangedThatCameLateMakesNothingFresherThanItIs() {
        attest(NINE, true).statusCode(200).body("attestedAt", equalTo(NINE.toString()));

        given().get("/api/facilities/" + facility).then().body("attestedAt", equalTo(NINE.toString()));
    }

    @Test
    void nothingHasChangedDoesNotStandInTheWayOfNothingHasChanged() {
        attest(ELEVEN, false).statusCode(200);

        attest(TEN, true).statusCode(200);
    }

    @Test
    void whoDoesNotAskForItIsServedAsEver() {
        say("1", 0, "1", ELEVEN).statusCode(200);

        given().contentType(ContentType.JSON)
                .body(body("1", 0, "0", NINE).replace(",\"yieldToNewer\":true", ""))
                .put("/api/facilities/" + facility + "/vacancies")
                .then()
                .statusCode(200);

        assertThat(open()).startsWith("0");
    }

    @Test
    void aWordWithoutATimeCannotGiveWay() {
        given().contentType(ContentType.JSON)
                .body(body("1", 0, "0", NINE).replaceFirst(",\"observedAt\":\"[^\"]*\"", ""))
                .put("/api/facilities/" + facility + "/vacancies")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("observedAt"));
        given().queryParam("yieldToNewer", true)
                .post("/api/facilities/" + facility + "/attestations")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("observedAt"));
        given().queryParam("observedAt", "nine o’clock")
                .post("/api/facilities/" + facility + "/attestations")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("observedAt"));
    }

    @Test
    void anAnswerThatGotLostIsGivenAgainThoughSomethingNewerWasSaidMeanwhile() {
        String key = UUID.randomUUID().toString();
        say(key, "1", 0, "1", NINE).statusCode(200);
        say("1", 0, "0", TEN).statusCode(200);

        say(key, "1", 0, "1", NINE).statusCode(200).body("newer", nullValue());

        assertThat(open()).startsWith("0");
    }

    private ValidatableResponse say(String bed, int nightsFromNow, String open, Instant at) {
        return say(UUID.randomUUID().toString(), bed, nightsFromNow, open, at);
    }

    private ValidatableResponse say(String key, String bed, int nightsFromNow, String open, Instant at) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .header("Accept-Language", "ja")
                .body(body(bed, nightsFromNow, open, at))
                .put("/api/facilities/" + facility + "/vacancies")
                .then();
    }

    private ValidatableResponse attest(Instant at, boolean yield) {
        return given().queryParam("observedAt", at.toString())
                .queryParam("yieldToNewer", yield)
                .post("/api/facilities/" + facility + "/attestations")
                .then();
    }

    private static String body(String bed, int nightsFromNow, String open, Instant at) {
        LocalDate from = Given.tonight().plusDays(nightsFromNow);
        return "{\"from\":\"" + from + "\",\"beds\":[{\"bed\":\"" + bed + "\",\"open\":\"" + open
                + "\"}],\"observedAt\":\"" + at + "\",\"yieldToNewer\":true}";
    }

    private String open() {
        return Given.board(network).path("facilities[0].beds[0].open");
    }
}
