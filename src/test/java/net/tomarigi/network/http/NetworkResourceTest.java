package net.tomarigi.network.http;

import static io.restassured.RestAssured.given;
import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import net.tomarigi.network.NetworkChanged;
import net.tomarigi.outbox.Event;
import net.tomarigi.outbox.HeardEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A network has a name and rules, which can be read and replaced, and whose changes every board hears of. */
@QuarkusTest
class NetworkResourceTest {
    private final String network = "n-" + UUID.randomUUID();

    @Inject
    HeardEvents heard;

    @Test
    void aNetworkIsMadeWithTheUsualRulesAndReadBack() {
        put("{\"name\":\" くらしだいじ \"}")
                .statusCode(201)
                .header("Location", endsWith("/api/networks/" + network))
                .body("name", is("くらしだいじ"));

        given().get("/api/networks/" + network)
                .then()
                .statusCode(200)
                .body("id", is(network))
                .body("name", is("くらしだいじ"))
                .body("rollOverHour", is(9))
                .body("freshHours", is(24))
                .body("ageingHours", is(72))
                .body("nights", is(14))
                .body("version", is(1))
                .body("facilities", is(0));
    }

    @Test
    void eachChangeOfTheRulesMakesAVersionThatBoardsHearOfAndWhatChangesNothingDoesNot() {
        put("{\"name\":\"一\"}").statusCode(201);
        put("{\"name\":\"一\",\"rollOverHour\":11,\"nights\":7}").statusCode(200).body("version", is(2));
        put("{\"name\":\"一\",\"rollOverHour\":11,\"nights\":7}").statusCode(200).body("version", is(2));
        put("{\"name\":\"一\"}").statusCode(200).body("version", is(3)).body("rollOverHour", is(9));

        List<Event> events = heard.of(network);
        assertThat(events).extracting(Event::type).containsOnly(NetworkChanged.TYPE);
        assertThat(events)
                .extracting(event -> ((NetworkChanged) event.data()).network().version())
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void whatWasReadMayBeSentBack() {
        put("{\"name\":\"一\"}").statusCode(201);
        String read = given().get("/api/networks/" + network).asString();

        put(read).statusCode(200).body("version", is(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"nights\":14}|name",
                "{\"name\":\" \"}|name",
                "{\"name\":\"x\\u0000y\"}|name",
                "{\"name\":\"x\\ud800y\"}|name",
                "{\"name\":\"x\",\"rollOverHour\":24}|rollOverHour",
                "{\"name\":\"x\",\"rollOverHour\":-1}|rollOverHour",
                "{\"name\":\"x\",\"freshHours\":0}|freshHours",
                "{\"name\":\"x\",\"freshHours\":100}|ageingHours",
                "{\"name\":\"x\",\"ageingHours\":8761}|ageingHours",
                "{\"name\":\"x\",\"nights\":61}|nights",
                "{\"name\":\"x\",\"id\":\"another\"}|id"
            })
    void whatCannotBeIsRefusedWithTheNameOfItsField(String body, String field) {
        put(body)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.field", contains(field))
                .body("violations[0].message", not(containsString("{")));
        given().get("/api/networks/" + network).then().statusCode(404);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        put("{\"name\":\"" + "長".repeat(101) + "\",\"nights\":0,\"rollOverHour\":99}")
                .statusCode(422)
                .body("violations.field", hasItems("name", "nights", "rollOverHour"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{\"name\":\"x\",\"nmae\":1}",
                "{\"name\":\"x\",\"nights\":\"vierzehn\"}",
                "{\"name\":\"x\",\"nights\":1.5}",
                "{\"name\":\"x\",\"nights\":99999999999}"
            })
    void whatIsNoNetworkIsRefused(String body) {
        put(body).statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Großschrift",
                "-x",
                "a_b",
                "UPPER",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void anIdentifierOfOtherCharactersIsRefusedAndNeverFound(String id) {
        given().urlEncodingEnabled(false)
                .contentType(JSON)
                .body("{\"name\":\"x\"}")
                .put("/api/networks/" + id.replace("ß", "%C3%9F"))
                .then()
                .statusCode(422)
                .body("violations.field", contains("network"));
        given().urlEncodingEnabled(false)
                .get("/api/networks/" + id.replace("ß", "%C3%9F"))
                .then()
                .statusCode(404);
    }

    @Test
    void nothingIsNamedWithASignThatNoStoreTakes() {
        given().urlEncodingEnabled(false)
                .contentType(JSON)
                .body("{\"name\":\"x\"}")
                .put("/api/networks/x%00")
                .then()
                .statusCode(404);
    }

    @Test
    void aNetworkThatIsNotThereIsSaidToBeMissingInTheCallersLanguage() {
        given().header("Accept-Language", "en")
                .get("/api/networks/" + network)
                .then()
                .statusCode(404)
                .body("type", is("/problems/network-not-found"))
                .body("detail", containsString(network));
    }

    private ValidatableResponse put(String body) {
        return given().contentType(JSON)
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .put("/api/networks/" + network)
                .then();
    }
}
