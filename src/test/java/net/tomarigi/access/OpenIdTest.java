package net.tomarigi.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.platform.store.RowScope;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody for whom an OpenID provider vouches is a caller, and may what the provider says, as long as it says so rightly. */
@QuarkusTest
class OpenIdTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Truth truth;
    private final Mutiny.SessionFactory sessions;
    private String network;
    private String facility;
    private String subject;

    OpenIdTest(Truth truth, Mutiny.SessionFactory sessions) {
        this.truth = truth;
        this.sessions = sessions;
    }

    @BeforeEach
    void somebody() {
        network = Given.network();
        facility = Given.facility(network, 1);
        subject = "subject-" + Secret.id();
    }

    private String token(String with, Map<String, Object> more) throws Exception {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "sub",
                subject,
                "name",
                "花子",
                "roles",
                List.of("provider:" + facility, "coordinator:" + network + ":北部")));
        claims.putAll(more);
        String provider = ConfigProvider.getConfig().getValue(OpenIdProvider.ADDRESS, String.class);
        return given().header("Authorization", "None")
                .body(JSON.writeValueAsBytes(Map.of("with", with, "claims", claims)))
                .post(provider + "/sign")
                .asString();
    }

    private static ValidatableResponse me(String token) {
        return As.bearer(token).get("/api/me").then();
    }

    private static long now() {
        return System.currentTimeMillis() / 1000;
    }

    @Test
    void aProvidersTokenSaysWhoOneIsAndWhatOneMayWhere() throws Exception {
        String token = token("right", Map.of());
        me(token)
                .statusCode(200)
                .body("kind", is("PERSON"))
                .body("roles", containsInAnyOrder("provider", "coordinator"))
                .body("networks", contains(network))
                .body("facilities", contains(facility))
                .body("grants.find { it.role == 'coordinator' }.district", is("北部"));

        String other = Given.network();
        String elsewhere = Given.facility(other, 1);
        As.bearer(token).get("/api/facilities/" + facility + "/reports").then().statusCode(200);
        As.bearer(token).get("/api/facilities/" + elsewhere + "/reports").then().statusCode(403);
    }

    @Test
    void theSameOneIsTheSamePrincipalAndAnotherIsNot() throws Exception {
        String id = me(token("right", Map.of())).statusCode(200).extract().path("id");
        me(token("right", Map.of())).body("id", is(id));
        me(token("right", Map.of("sub", subject + "x"))).body("id", not(is(id)));
        assertThat(truth.count("openid_person where principal_id = '" + id + "'"))
                .isEqualTo(1);
    }

    @Test
    void rolesFollowTheLastWordOfTheProvider() throws Exception {
        String first = token("right", Map.of("iat", now() - 60));
        me(first).body("roles", containsInAnyOrder("provider", "coordinator"));
        me(token("right", Map.of("roles", List.of("officer:" + network)))).body("roles", contains("officer"));
        // An older word, heard again by a node that does not remember it, gives nothing back.
        me(token("right", Map.of("iat", now() - 60))).body("roles", contains("officer"));
        me(token("right", Map.of("iat", now() + 1, "roles", List.of()))).body("roles", empty());
    }

    @Test
    void whatIsMeantForOthersGivesNothing() throws Exception {
        List<String> foreign = List.of(
                "admin",
                "Administrator",
                "administrator:all",
                "officer",
                "officer:",
                "officer:no-such-network",
                "provider:no-such-facility",
                "screen:" + network,
                "machine:" + facility,
                "coordinator:" + network + ":a:b",
                "offline_access",
                "");
        me(token("right", Map.of("roles", foreign))).statusCode(200).body("grants", empty());
        me(token("right", Map.of("roles", "administrator"))).body("roles", contains("administrator"));
    }

    @ParameterizedTest
    @CsvSource({"foreign", "none", "public"})
    void aTokenThatTheProviderHasNotSignedIsRefused(String with) throws Exception {
        refused(token(with, Map.of()));
    }

    @Test
    void aTokenOfAnotherTimeOrPlaceIsRefused() throws Exception {
        refused(token("right", Map.of("exp", now() - 5, "iat", now() - 300)));
        refused(token("right", Map.of("nbf", now() + 120)));
        refused(token("right", Map.of("iss", "http://localhost:1")));
        refused(token("right", Map.of("aud", "another-client")));
        refused(token("right", Map.of("sub", "")));
    }

    @Test
    void aChangedTokenIsRefused() throws Exception {
        String[] parts = token("right", Map.of()).split("\\.");
        String[] others =
                token("right", Map.of("roles", List.of("administrator"))).split("\\.");
        refused(parts[0] + "." + others[1] + "." + parts[2]);
        refused(parts[0] + "." + parts[1] + ".");
        refused(parts[0] + "." + parts[1]);
    }

    /** Whoever sends a header for it is taken for a program. */
    private static RequestSpecification browser() {
        return given().noFilters().redirects().follow(false);
    }

    private static void refused(String token) {
        me(token).statusCode(401).body("type", is("/problems/sign-in-first"));
    }

    /** Either would outlive the provider's word. */
    @Test
    void theyHaveNeitherPasswordNorPasskeyHere() throws Exception {
        As.bearer(token("right", Map.of()))
                .contentType("application/json")
                .body("{\"old\":\"anything\",\"new\":\"a long password\"}")
                .put("/api/me/password")
                .then()
                .statusCode(409)
                .body("type", is("/problems/no-account"));
        As.bearer(token("right", Map.of()))
                .contentType("application/json")
                .body("{\"password\":\"anything\"}")
                .post("/api/passkeys/options")
                .then()
                .statusCode(409);
    }

    @Test
    void whomWeHaveDisabledStaysOut() throws Exception {
        String id = me(token("right", Map.of())).extract().path("id");
        As.bearer(token("right", Map.of())).get("/api/me").then().statusCode(200);
        disable(id);
        refused(token("right", Map.of()));
    }

    private void disable(String id) {
        truth.change("update principal set disabled_at = clock_timestamp() where id = '" + id + "'");
    }

    @Test
    void whoForgetsToSayForWhomSeesNobody() throws Exception {
        String id = me(token("right", Map.of())).extract().path("id");
        assertThat(count(session -> Uni.createFrom().voidItem())).isZero();
        assertThat(count(session -> RowScope.of(session, "somebody-else", List.of(network + "x"), List.of())))
                .isZero();
        assertThat(count(session -> RowScope.of(session, id, List.of(), List.of())))
                .isEqualTo(1);
    }

    private long count(Function<StatelessSession, Uni<Void>> begin) {
        return As.wait(() -> sessions.withStatelessTransaction(session -> begin.apply(session)
                .flatMap(begun -> session.createNativeQuery("select count(*) from openid_person", Long.class)
                        .getSingleResult())));
    }

    @Test
    void aProvidersTokenOpensTheBoard() throws Exception {
        given().contentType("application/json")
                .body("{\"name\":\"" + network + "\",\"publicBoard\":false}")
                .put("/api/networks/" + network)
                .then()
                .statusCode(200);
        String board = "/api/networks/" + network + "/board";
        As.nobody().get(board).then().statusCode(401);
        As.bearer(token("right", Map.of())).get(board).then().statusCode(200);
        As.bearer(token("foreign", Map.of())).get(board).then().statusCode(401);
        As.bearer(token("right", Map.of("sub", subject + "y", "roles", List.of())))
                .get(board)
                .then()
                .statusCode(403);
    }

    @Test
    void theOfficerSeesThemAmongThePeopleAndMayStopThemAndNothingElse() throws Exception {
        String token = token("right", Map.of());
        String id = me(token).statusCode(200).extract().path("id");
        String officer = As.officer(network);
        String people = "/api/networks/" + network + "/people";
        As.bearer(officer)
                .get(people)
                .then()
                .statusCode(200)
                .body("people.find { it.id == '" + id + "' }.name", is("花子"))
                .body("people.find { it.id == '" + id + "' }.fromProvider", is(true))
                .body("people.find { it.id == '" + id + "' }.ready", is(true))
                .body("people.find { it.id == '" + id + "' }.username", nullValue())
                .body("people.find { it.id == '" + id + "' }.roles.role", containsInAnyOrder("provider", "coordinator"))
                .body("people.find { it.id != '" + id + "' }.fromProvider", is(false));
        As.bearer(As.officer(Given.network()))
                .post(people + "/" + id + "/disable")
                .then()
                .statusCode(403);
        for (String path : List.of("", "/reset")) {
            var asked = As.bearer(officer).contentType("application/json").body("{\"name\":\"別人\"}");
            Response answer = path.isEmpty() ? asked.put(people + "/" + id) : asked.post(people + "/" + id + path);
            answer.then().statusCode(409).body("type", is("/problems/of-provider"));
        }
        As.bearer(officer).delete(people + "/" + id).then().statusCode(409);

        String session = As.wait(() -> Arc.container()
                        .instance(Tokens.class)
                        .get()
                        .issue(id, Tokens.Kind.SESSION, Duration.ofHours(1)))
                .token();
        me(session).statusCode(200);
        As.bearer(officer)
                .post(people + "/" + id + "/disable")
                .then()
                .statusCode(200)
                .body("disabled", is(true));
        me(session).statusCode(401);
        me(token).statusCode(401);
        me(token("right", Map.of("iat", now() + 1))).statusCode(401);
        As.bearer(officer)
                .get("/api/networks/" + network + "/audit?subject=" + id)
                .then()
                .body("records.action", contains("person.changed"))
                .body("records[0].details.changed", contains("disabled"));

        As.bearer(officer).post(people + "/" + id + "/enable").then().statusCode(200);
        me(token).statusCode(200).body("roles", containsInAnyOrder("provider", "coordinator"));
    }

    @Test
    void theWayToTheProviderIsGuardedByStateNonceAndPkce() {
        Response answer = browser().get("/sign-in/openid?to=/facilities");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.getHeader("Location"))
                .contains("/authorize?", "state=", "nonce=", "code_challenge=", "code_challenge_method=S256")
                .contains("redirect_uri=http%3A%2F%2F127.0.0.1%3A" + RestAssured.port + "%2Fsign-in%2Fopenid&");
        assertThat(answer.getHeaders().getValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("Path=/sign-in/openid", "HTTPOnly"));
    }

    @Test
    void whoComesBackWithoutHavingLeftIsRefused() {
        Response answer = browser().get("/sign-in/openid?code=made-up&state=made-up");
        assertThat(answer.getHeader("Location")).doesNotContain("/authorize").isEqualTo("/sign-in?failed=openid");
        assertThat(answer.getHeaders().getValues("Set-Cookie"))
                .noneSatisfy(cookie -> assertThat(cookie).contains(Presented.COOKIE));
    }
}
