package net.tomarigi.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import net.tomarigi.Given;
import net.tomarigi.board.Screen;
import net.tomarigi.platform.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A television shows a code, an officer enters it, and the television stays in until somebody turns it out. */
@QuarkusTest
class ScreensOfNetworkTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TestHTTPResource
    URI base;

    @Inject
    MovableClock clock;

    private String network;
    private String officer;

    @BeforeEach
    void aNetworkWhoseBoardIsNotPublic() {
        network = Given.hiddenNetwork();
        officer = As.officer(network);
    }

    @AfterEach
    void putTheClockBack() {
        clock.putBack();
    }

    private JsonPath pairing() {
        return As.nobody()
                .contentType(ContentType.JSON)
                .body("{\"network\":\"" + network + "\"}")
                .post("/api/screens/pairings")
                .then()
                .statusCode(201)
                .header("Cache-Control", is("no-store"))
                .body("code", matchesPattern("[A-HJ-NP-Z2-9]{6}"))
                .body("expiresAt", notNullValue())
                .extract()
                .jsonPath();
    }

    private Response letIn(String who, String where, String code) {
        return As.bearer(who)
                .contentType(ContentType.JSON)
                .body("{\"code\":\"" + code + "\",\"name\":\"1階ロビー\"}")
                .post("/api/networks/" + where + "/screens");
    }

    private static Response take(String secret, String more) {
        return As.nobody()
                .contentType(ContentType.JSON)
                .body("{\"secret\":\"" + secret + "\"" + more + "}")
                .post("/api/screens/pairings/token");
    }

    /** The token of a wall that is not a browser, and which was let in. */
    private String token() {
        JsonPath pairing = pairing();
        letIn(officer, network, pairing.getString("code")).then().statusCode(201);
        return take(pairing.getString("secret"), ",\"cookie\":false")
                .then()
                .statusCode(200)
                .body("network", is(network))
                .extract()
                .path("token");
    }

    private JsonPath screens() {
        return As.bearer(officer)
                .get("/api/networks/" + network + "/screens")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void aScreenWaitsIsLetInAndReadsOneBoardAndNothingElse() {
        JsonPath pairing = pairing();
        take(pairing.getString("secret"), "").then().statusCode(202);
        letIn(officer, network, pairing.getString("code"))
                .then()
                .statusCode(201)
                .body("name", is("1階ロビー"))
                .body("letInBy", containsString("Tester"))
                .body("connected", is(false));

        Response taken = take(pairing.getString("secret"), "");
        taken.then().statusCode(200).body("token", nullValue()).header("Cache-Control", is("no-store"));
        assertThat(taken.getHeader("Set-Cookie"))
                .startsWith("__Host-tomarigi=tmw_")
                .contains("HttpOnly", "Secure", "SameSite=Lax", "Path=/", "Max-Age=34560000");
        take(pairing.getString("secret"), "").then().statusCode(410).body("type", is("/problems/pairing-over"));

        String token = taken.getCookie(Presented.COOKIE);
        As.bearer(token).get("/api/networks/" + network + "/board").then().statusCode(200);
        As.bearer(token).get("/api/networks/" + network + "/facilities").then().statusCode(403);
        As.bearer(token).get("/api/networks/" + network + "/screens").then().statusCode(403);
        As.bearer(token)
                .get("/api/me")
                .then()
                .body("kind", is("SCREEN"))
                .body("roles", is(List.of("screen")))
                .body("networks", is(List.of(network)));
    }

    @Test
    void aCodeIsTheSameHoweverItIsTyped() {
        String code = pairing().getString("code");
        String typed = " " + code.substring(0, 3).toLowerCase() + "-" + code.charAt(3) + "　"
                + (char) (code.charAt(4) + 0xFEE0) + code.charAt(5);
        letIn(officer, network, typed).then().statusCode(201);
    }

    @Test
    void nobodyLetsAScreenIntoAnotherNetworkThanItsOwn() {
        String other = Given.network();
        JsonPath pairing = pairing();
        String code = pairing.getString("code");
        letIn(As.officer(other), network, code).then().statusCode(403);
        letIn(As.officer(other), other, code)
                .then()
                .statusCode(404)
                .body("type", is("/problems/no-screen-with-this-code"))
                .body("detail", containsString("10分"));
        letIn(As.coordinator(network), network, code).then().statusCode(403);
        letIn(officer, network, "ABCDEF").then().statusCode(404);
        letIn(officer, network, "IO01").then().statusCode(422).body("violations[0].field", is("code"));
        take(pairing.getString("secret"), "").then().statusCode(202);
        assertThat(screens().getList("")).isEmpty();
    }

    @Test
    void aCodeIsGoodForOneScreenAndForTenMinutes() {
        JsonPath pairing = pairing();
        letIn(officer, network, pairing.getString("code")).then().statusCode(201);
        letIn(officer, network, pairing.getString("code")).then().statusCode(404);

        JsonPath late = pairing();
        clock.moveTo(Instant.now().plus(Duration.ofMinutes(10)).plusSeconds(1));
        letIn(officer, network, late.getString("code")).then().statusCode(404);
        take(late.getString("secret"), "").then().statusCode(410);
    }

    @Test
    void ofTwoWhoFetchTheTokenAtOnceOneGetsIt() {
        JsonPath pairing = pairing();
        letIn(officer, network, pairing.getString("code")).then().statusCode(201);
        List<CompletableFuture<Integer>> both = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> take(pairing.getString("secret"), "").statusCode()))
                .limit(8)
                .toList();
        assertThat(both.stream().map(CompletableFuture::join).sorted().toList())
                .containsExactly(200, 410, 410, 410, 410, 410, 410, 410);
    }

    @Test
    void aFloodOfCodesIsBounded() {
        for (int i = 0; i < Pairings.MOST_OF_NETWORK; i++) pairing();
        As.nobody()
                .contentType(ContentType.JSON)
                .body("{\"network\":\"" + network + "\"}")
                .post("/api/screens/pairings")
                .then()
                .statusCode(503)
                .header("Retry-After", is("60"))
                .body("type", is("/problems/too-many-screens-wait"));

        clock.moveTo(Instant.now().plus(Duration.ofMinutes(10)).plusSeconds(1));
        pairing();
        As.nobody()
                .contentType(ContentType.JSON)
                .body("{\"network\":\"nowhere\"}")
                .post("/api/screens/pairings")
                .then()
                .statusCode(404);
    }

    @Test
    void whoIsConnectedAndWhoWasLastSeenWhenIsListed() throws Exception {
        String token = token();
        assertThat(screens().getBoolean("[0].connected")).isFalse();
        try (Screen screen = Screen.openAs(base.toString(), network, token)) {
            await().atMost(SOON).until(() -> screens().getBoolean("[0].connected"));
            await().atMost(SOON).until(() -> screens().getString("[0].seenAt") != null);
            Instant first = Instant.parse(screens().getString("[0].seenAt"));
            await().atMost(SOON).until(() -> Instant.parse(screens().getString("[0].seenAt"))
                    .isAfter(first));
        }
        await().atMost(SOON).until(() -> !screens().getBoolean("[0].connected"));
    }

    @Test
    void aScreenThatIsTurnedOutIsCutOffWithinSeconds() throws Exception {
        String token = token();
        String staying = token();
        String id = screens().getString("[0].id");
        String own = "/api/networks/" + network + "/screens/" + id;
        As.bearer(officer)
                .contentType(ContentType.JSON)
                .body("{\"name\":\"2階\"}")
                .put(own)
                .then()
                .statusCode(204);
        assertThat(screens().getString("[0].name")).isEqualTo("2階");
        try (Screen screen = Screen.openAs(base.toString(), network, token);
                Screen other = Screen.openAs(base.toString(), network, staying)) {
            await().atMost(SOON).until(() -> screen.board() != null && other.board() != null);
            String foreign = As.officer(Given.network());
            As.bearer(foreign).delete(own).then().statusCode(403);

            As.bearer(officer).delete(own).then().statusCode(204);

            await().atMost(SOON).until(() -> screen.closed() != null);
            assertThat(screen.closed()).isEqualTo(4401);
            As.bearer(token).get("/api/networks/" + network + "/board").then().statusCode(401);
            As.bearer(officer).delete(own).then().statusCode(404);
            assertThat(other.closed()).isNull();
        }
        As.bearer(officer).get("/api/networks/" + network + "/screens").then().body("", hasSize(1));
    }

    @Test
    void aScreenOfOneNetworkCannotBeTouchedThroughAnother() {
        token();
        String id = screens().getString("[0].id");
        String other = Given.network();
        As.bearer(As.officer(other))
                .delete("/api/networks/" + other + "/screens/" + id)
                .then()
                .statusCode(404);
        As.bearer(As.officer(other))
                .contentType(ContentType.JSON)
                .body("{\"name\":\"x\"}")
                .put("/api/networks/" + other + "/screens/" + id)
                .then()
                .statusCode(404);
        assertThat(screens().getString("[0].name")).isEqualTo("1階ロビー");
    }

    @Test
    void whoseSessionHasEndedIsCutOffWithoutBeingAsked() throws Exception {
        String person = As.coordinator(network);
        try (Screen desk = Screen.openAs(base.toString(), network, person)) {
            await().atMost(SOON).until(() -> desk.board() != null);
            As.bearer(person).post("/api/logout").then().statusCode(204);
            await().atMost(SOON).until(() -> desk.closed() != null);
            assertThat(desk.closed()).isEqualTo(4401);
        }
    }

    @Test
    void whoeverLooksBecauseEverybodyMayIsCutOffWhenThatEnds() throws Exception {
        String open = Given.network();
        try (Screen passer = Screen.open(base.toString(), open)) {
            await().atMost(SOON).until(() -> passer.board() != null);
            Given.setPublic(open, false);
            await().atMost(SOON).until(() -> passer.closed() != null);
            assertThat(passer.closed()).isEqualTo(4401);
        }
    }

    @Test
    void aScreenInUseStaysInBeyondFourHundredDays() {
        String token = token();
        clock.moveTo(Instant.now().plus(Duration.ofDays(20)));

        Response renewed = given().noFilters()
                .cookie(Presented.COOKIE, token)
                .header(Presented.PAGE_HEADER, "page")
                .post("/api/screens/renewals");

        renewed.then().statusCode(204);
        assertThat(renewed.getHeader("Set-Cookie"))
                .startsWith("__Host-tomarigi=" + token)
                .contains("Max-Age=34560000");
        String until = As.bearer(token).get("/api/me").path("expiresAt");
        assertThat(Instant.parse(until)).isAfter(Instant.now().plus(Duration.ofDays(419)));
        As.nobody().post("/api/screens/renewals").then().statusCode(401);
        As.bearer(officer).post("/api/screens/renewals").then().statusCode(403);
    }
}
