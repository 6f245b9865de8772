package net.tomarigi.access;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.tomarigi.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody sees of the own account, and does with it. */
@QuarkusTest
class OwnAccountTest {
    private static final String PASSWORD = "鳥のとまりぎ 7本";

    private final Passwords passwords;
    private String facility;
    private String username;
    private String here;

    OwnAccountTest(Passwords passwords) {
        this.passwords = passwords;
    }

    @BeforeEach
    void somebodyIsSignedIn() {
        facility = Given.facility(Given.network(), 1);
        username = "o-" + Secret.id().toLowerCase();
        String hash = passwords.hash(PASSWORD).await().atMost(Duration.ofSeconds(10));
        As.account(username, hash, Grant.atFacility(Role.PROVIDER, facility, Set.of()));
        here = signIn(PASSWORD).statusCode(200).extract().path("token");
    }

    private ValidatableResponse signIn(String password) {
        return As.nobody()
                .contentType(ContentType.JSON)
                .body("{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}")
                .post("/api/login")
                .then();
    }

    private ValidatableResponse change(String old, String wanted) {
        return As.bearer(here)
                .contentType(ContentType.JSON)
                .body("{\"old\":\"" + old + "\",\"new\":\"" + wanted + "\"}")
                .put("/api/me/password")
                .then();
    }

    @Test
    void oneIsToldTheOwnNameAndRoles() {
        As.bearer(here)
                .get("/api/me")
                .then()
                .statusCode(200)
                .body("name", is("Tester " + username))
                .body("username", is(username))
                .body("grants[0].role", is("provider"))
                .body("grants[0].facilityName", is("ひだまり"));
        As.nobody()
                .get("/api/me")
                .then()
                .statusCode(200)
                .body("kind", is("NOBODY"))
                .body("name", nullValue());
    }

    @Test
    void anotherPasswordEndsTheOtherSessionsAndNotThisOne() {
        String there = signIn(PASSWORD).extract().path("token");
        change("wrong " + PASSWORD, "まったく別のあいことば").statusCode(422).body("violations[0].field", is("old"));
        change(PASSWORD, "short").statusCode(422).body("violations[0].field", is("new"));
        As.bearer(there).get("/api/me").then().statusCode(200);

        change(PASSWORD, "まったく別のあいことば").statusCode(204);

        As.bearer(there).get("/api/me").then().statusCode(401);
        As.bearer(here).get("/api/me").then().statusCode(200);
        signIn(PASSWORD).statusCode(401);
        signIn("まったく別のあいことば").statusCode(200);
    }

    @Test
    void oneSeesWhereOneIsSignedInAndEndsIt() {
        String there = signIn(PASSWORD).extract().path("token");
        List<String> others = As.bearer(here)
                .get("/api/me/sessions")
                .then()
                .statusCode(200)
                .body("$", hasSize(2))
                .extract()
                .path("findAll { !it.current }.id");
        As.bearer(here).delete("/api/me/sessions/" + others.get(0)).then().statusCode(204);
        As.bearer(there).get("/api/me").then().statusCode(401);
        As.bearer(here).delete("/api/me/sessions/" + others.get(0)).then().statusCode(404);
        signIn(PASSWORD);
        As.bearer(here).post("/api/me/sessions/end-others").then().statusCode(204);
        As.bearer(here).get("/api/me/sessions").then().body("$", hasSize(1)).body("[0].current", is(true));
    }

    @Test
    void nobodySeesOrEndsAnothersSessions() {
        String own = As.bearer(here).get("/api/me/sessions").path("[0].id");
        String other = As.provider(facility);
        As.bearer(other).delete("/api/me/sessions/" + own).then().statusCode(404);
        As.bearer(here).get("/api/me").then().statusCode(200);
        As.nobody().get("/api/me/sessions").then().statusCode(401);
        As.bearer(As.screen(Given.network())).get("/api/me/sessions").then().statusCode(403);
    }
}
