package net.tomarigi.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong with a request is told in one shape, in the caller's language, and with the field at fault. */
@QuarkusTest
class ProblemJsonTest {
    private static final RestAssuredConfig AS_WRITTEN = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    @TestHTTPResource("/api/echo")
    URI echo;

    @Test
    void aRequestThatIsRightIsAnswered() {
        put("{\"name\":\"一番\",\"count\":1,\"beds\":[{\"open\":\"1\"}]}")
                .statusCode(200)
                .body("beds", equalTo(1));
    }

    @Test
    void aProblemComesInTheLanguageThatWasAskedForAndInJapaneseOtherwise() {
        given().get("/api/echo/fails/refused")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header("Content-Language", "ja")
                .header("Cache-Control", "no-store")
                .body("type", equalTo("/problems/facility-not-found"))
                .body("status", equalTo(404))
                .body("title", equalTo("事業所が見つかりませんでした"))
                .body("detail", containsString("f-1"));
        given().header("Accept-Language", "en-GB,en;q=0.9,ja;q=0.5")
                .get("/api/echo/fails/refused")
                .then()
                .statusCode(404)
                .header("Content-Language", "en")
                .body("title", equalTo("Facility not found"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"count\":1,\"colour\":1}|colour|colour",
                "{\"count\":1,\"beds\":[{\"colour\":\"red\"}]}|beds[0].colour|colour",
                "{\"count\":1,\"beds\":[{\"open\":\"1\"},{\"version\":\"7\"}]}|beds[1].version|",
                "{\"count\":\"1\"}|count|",
                "{\"count\":1.5}|count|",
                "{\"count\":99999999999}|count|",
                "{\"places\":true}|places|",
                "{\"count\":null}|count|",
                "{\"name\":\"x\"}|count|",
                "{\"count\":1,\"name\":{}}|name|",
                "{\"count\":1,\"name\":[]}|name|",
                "{\"count\":1,\"name\":7}|name|",
                "{\"count\":1,\"children\":\"true\"}|children|",
                "{\"count\":1,\"children\":1}|children|",
                "{\"count\":1,\"from\":\"2026-13-45\"}|from|2026-13-45",
                "{\"count\":1,\"from\":20260101}|from|",
                "{\"count\":1,\"beds\":{}}|beds|",
                "{\"count\":1,\"beds\":[null]}|beds|",
                "{\"count\":1,\"care\":{\"SUCTION\":null}}|care|",
            })
    void aFieldThatCannotBeReadIsNamed(String body, String field, String names) {
        put(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/malformed"))
                .body("violations.size()", equalTo(1))
                .body("violations[0].field", startsWith(field))
                .body("violations[0].message", containsString(names == null ? "" : names));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"count\":1,\"sex\":\"BOTH\"}|sex|BOTH",
                "{\"count\":1,\"sex\":\"\"}|sex|FEMALE, MALE",
                "{\"count\":1,\"care\":{\"SUCKING\":\"DAY\"}}|care|SUCTION",
                "{\"count\":1,\"care\":{\"SUCTION\":\"NIGHT\"}}|care.SUCTION|NEVER, DAY, ALWAYS",
                "{\"count\":1,\"limit\":{\"hours\":0}}|limit|",
            })
    void aValueThatCannotBeIsMeaninglessAndNamed(String body, String field, String names) {
        put(body)
                .statusCode(422)
                .body("type", equalTo("/problems/meaningless"))
                .body("violations[0].field", equalTo(field))
                .body("violations[0].message", containsString(names == null ? "" : names));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "{",
                "{\"name\":",
                "{\"count\":1}}",
                "{\"count\":1}{}",
                "[]",
                "7",
                "\"x\"",
                "{'a':1}",
                "{\"count\":NaN}",
                "{\"count\":01}",
                "{count:1}",
                "{\"count\":1,}",
                "// x\n{\"count\":1}",
                "{\"name\":\"\u0000\"}",
                "<a/>",
                "{\"name\":\"x",
                "{\"count\":1,\"count\":2}",
                "{\"count\":1,\"beds\":[{\"open\":\"1\",\"open\":\"0\"}]}"
            })
    void aBodyThatIsNotTheJsonAskedForIsMalformed(String body) {
        put(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/malformed"))
                .body("violations.size()", equalTo(1));
    }

    @Test
    void aFieldThatStandsTwiceIsRefusedInATreeAsWell() {
        given().contentType("application/json")
                .body("{\"a\":1,\"a\":2}")
                .put("/api/echo/tree")
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("二度"));
    }

    @Test
    void jsonNestedTenThousandDeepIsRefused() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        LargeBody.send("PUT", echo.resolve("/api/echo/tree"), "application/json", deep)
                .statusCode(400);
        put("{\"count\":1,\"beds\":" + deep + "}").statusCode(400);
        put("{\"count\":1,\"x\":" + deep + "}").statusCode(400);
    }

    @Test
    void aNumberOfAThousandDigitsIsRefused() {
        put("{\"count\":" + "9".repeat(2_000) + "}").statusCode(400);
    }

    @Test
    void aByteOrderMarkBeforeTheJsonDoesNoHarm() {
        byte[] marked = "\uFEFF{\"name\":\"一番\",\"count\":1}".getBytes(StandardCharsets.UTF_8);
        given().contentType("application/json")
                .body(marked)
                .put("/api/echo")
                .then()
                .statusCode(200)
                .body("name", equalTo("一番"));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] shiftJis = "{\"name\":\"一番\",\"count\":1}".getBytes(java.nio.charset.Charset.forName("Shift_JIS"));
        given().contentType("application/json")
                .body(shiftJis)
                .put("/api/echo")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/malformed"));
    }

    @Test
    void aBodyOfAnotherKindIsRefused() {
        for (String type : new String[] {"text/plain", "application/xml", "text/csv", "nonsense"})
            given().config(AS_WRITTEN)
                    .contentType(type)
                    .body("{\"count\":1}".getBytes(StandardCharsets.UTF_8))
                    .put("/api/echo")
                    .then()
                    .statusCode(415)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/unsupported-media-type"));
    }

    @Test
    void anAnswerOfAnotherKindCannotBeHadAndIsToldInProblemJson() {
        given().accept("application/xml")
                .contentType("application/json")
                .body("{\"count\":1}")
                .put("/api/echo")
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/not-acceptable"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /api/echo                     | OPTIONS, PUT
                    /api/echo/night/2026-11-20    | GET, HEAD, OPTIONS
                    /api/networks/here            | GET, HEAD, OPTIONS, PUT
                    /api/networks/here/facilities | GET, HEAD, OPTIONS, POST
                    /facilities                   | GET, HEAD, OPTIONS
                    """)
    void aMethodThatIsNotThereIsRefusedWithThoseThatAre(String path, String methods) {
        given().delete(path)
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .header("Allow", methods)
                .body("type", equalTo("/problems/method-not-allowed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/nothing",
                "/api",
                "/nothing",
                "/api/echo/nothing",
                "/api/echo/night/yesterday",
                "/%00",
                "/api/facilities/a%00b/reports",
                "/api/%E3%81"
            })
    void whatIsNotThereIsNotFound(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/not-found"));
    }

    @Test
    void aBrowserIsToldInASentence() {
        given().accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .get("/nothing")
                .then()
                .statusCode(404)
                .contentType("text/html;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .body("html.@lang", equalTo("ja"))
                .body("html.head.title", equalTo("見つかりませんでした"))
                .body("html.body.main.h1", equalTo("見つかりませんでした"))
                .body("html.body.main.p[0]", equalTo("このアドレスには何もありません。"))
                .body("html.body.main.p[1].a.@href", equalTo("/"));
        given().accept("text/html")
                .header("Accept-Language", "en-GB")
                .get("/nothing")
                .then()
                .statusCode(404)
                .header("Content-Language", "en")
                .body("html.@lang", equalTo("en"))
                .body("html.body.main.p[0]", equalTo("There is nothing at this address."));
        given().accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .get("/api/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void aQueryThatCannotBeReadIsMalformed() {
        given().get("/api/echo/night/2026-11-20?count=two")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/malformed"));
        given().get("/api/echo/night/2026-11-20?count=2").then().statusCode(200);
    }

    @Test
    void whatIsAwayIsTriedAgainLater() {
        given().get("/api/echo/fails/away")
                .then()
                .statusCode(503)
                .header("Retry-After", matchesPattern("[1-9]\\d*"))
                .body("type", equalTo("/problems/unavailable"))
                .body("detail", not(containsString("refused")));
        given().get("/api/echo/fails/often").then().statusCode(429).header("Retry-After", "61");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/echo/fails/badly", "/api/echo-route/fails", "/api/echo-route/throws"})
    void whatNobodyExpectedTellsItsNumberAndNothingElse(String path) {
        String body = given().get(path)
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/internal"))
                .body("detail", matchesPattern("(?s).*番号 [0-9a-f]{8} .*"))
                .extract()
                .asString();
        assertThat(body).doesNotContain("secret", "IllegalState", "net.tomarigi", "stack");
    }

    @Test
    void aRouteOfVertxRefusesInTheSameShape() {
        given().header("Accept-Language", "en")
                .get("/api/echo-route/refuses")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header("Content-Language", "en")
                .body("type", equalTo("/problems/network-not-found"));
    }

    private ValidatableResponse put(String body) {
        return LargeBody.send("PUT", echo, "application/json", body);
    }
}
