package net.tomarigi.access;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import net.tomarigi.Given;
import net.tomarigi.access.Tokens.Kind;
import net.tomarigi.platform.Background;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser sends its cookie whoever makes it ask: another site changes nothing with it. And what is over is over. */
@QuarkusTest
class ForgedRequestsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TestHTTPResource("/")
    URI server;

    @Inject
    Tokens tokens;

    @Inject
    Background background;

    private String facility;
    private String cookie;

    @BeforeEach
    void somebodyInABrowser() {
        facility = Given.facility(Given.network(), 1);
        cookie = As.provider(facility);
    }

    private RequestSpecification page() {
        return given().cookie(Presented.COOKIE, cookie).contentType(ContentType.JSON);
    }

    private Response report(RequestSpecification request) {
        return request.body(Given.reportBody("1", "1")).put("/api/facilities/" + facility + "/vacancies");
    }

    @Test
    void ourOwnPageMay() {
        report(page().header("X-Tomarigi", "page")).then().statusCode(200);
        report(page().header("X-Tomarigi", "page").header("Origin", "http://" + server.getAuthority()))
                .then()
                .statusCode(200);
        page().get("/api/facilities/" + facility).then().statusCode(200);
    }

    @Test
    void behindAProxyThatTellsItsNameItMayToo() {
        report(page().header("X-Tomarigi", "page")
                        .header("X-Forwarded-Host", "tomarigi.example.jp")
                        .header("Origin", "https://tomarigi.example.jp"))
                .then()
                .statusCode(200);
    }

    @Test
    void aFormOfAnotherSiteMayNot() {
        report(page()).then().statusCode(403).body("type", is("/problems/foreign-origin"));
        given().cookie(Presented.COOKIE, cookie)
                .contentType("text/plain")
                .body("{}")
                .post("/api/facilities/" + facility + "/attestations")
                .then()
                .statusCode(403);
        page().post("/api/logout").then().statusCode(403);
        page().get("/api/facilities/" + facility).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "http://localhost.evil.example",
                "http://localhost:1",
                "file://",
                "http://localhost@evil.example"
            })
    void aScriptOfAnotherSiteMayNotEither(String origin) {
        report(page().header("X-Tomarigi", "page").header("Origin", origin))
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({"PUT,/vacancies", "POST,/attestations", "PUT,''", "POST,/machines", "DELETE,/machines/x"})
    void nothingThatChangesAnythingIsLeftOut(String method, String path) {
        page().body("{}")
                .request(method, "/api/facilities/" + facility + path)
                .then()
                .statusCode(403);
    }

    @Test
    void aTokenThatHasRunOutIsRefusedAlsoWhereItWasKnown() {
        String account = As.account("t-" + Secret.id(), null, Grant.atFacility(Role.PROVIDER, facility, Set.of()));
        String token = background
                .run(() -> tokens.issue(account, Kind.SESSION, Duration.ofSeconds(2)))
                .await()
                .atMost(PATIENCE)
                .token();
        As.bearer(token).get("/api/facilities/" + facility).then().statusCode(200);

        await().atMost(PATIENCE)
                .until(() -> As.bearer(token).get("/api/facilities/" + facility).statusCode() == 401);
    }

    @Test
    void aTokenThatWasEndedIsRefusedAtOnce() {
        String token = As.provider(facility);
        As.bearer(token).get("/api/facilities/" + facility).then().statusCode(200);
        As.bearer(token).post("/api/logout").then().statusCode(204);

        As.bearer(token).get("/api/facilities/" + facility).then().statusCode(401);
        As.bearer(token)
                .contentType(ContentType.JSON)
                .body(Given.reportBody("1", "1"))
                .put("/api/facilities/" + facility + "/vacancies")
                .then()
                .statusCode(401);
    }
}
