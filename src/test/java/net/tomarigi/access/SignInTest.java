package net.tomarigi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Set;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody says who they are, and is known from then on; whoever does not, or no longer, is told so. */
@QuarkusTest
class SignInTest {
    private static final String PASSWORD = "鳥のとまりぎ 7本";

    private final Passwords passwords;
    private final Truth truth;
    private String network;
    private String facility;
    private String username;

    SignInTest(Passwords passwords, Truth truth) {
        this.truth = truth;
        this.passwords = passwords;
    }

    @BeforeEach
    void somebody() {
        network = Given.network();
        facility = Given.facility(network, 1);
        username = "hanako-" + Secret.id();
        String hash = passwords.hash(PASSWORD).await().atMost(Duration.ofSeconds(10));
        As.account(username, hash, Grant.atFacility(Role.PROVIDER, facility, Set.of()));
    }

    private Response signIn(String name, String password, String more) {
        return As.nobody()
                .contentType(ContentType.JSON)
                .body("{\"username\":\"" + name + "\",\"password\":\"" + password + "\"" + more + "}")
                .post("/api/login");
    }

    private static ValidatableResponse me(String token) {
        return As.bearer(token).get("/api/me").then();
    }

    @Test
    void aTokenSaysWhoOneIs() {
        String token = signIn(username, PASSWORD, "")
                .then()
                .statusCode(200)
                .body("roles", is(java.util.List.of("provider")))
                .body("network", is(network))
                .body("facilities", is(java.util.List.of(facility)))
                .body("expiresAt", notNullValue())
                .header("Cache-Control", is("no-store"))
                .extract()
                .path("token");
        me(token).statusCode(200).body("kind", is("PERSON")).body("networks", is(java.util.List.of(network)));
    }

    @Test
    void aNameIsTheSameHoweverItIsTyped() {
        signIn(" " + username.toUpperCase() + " ", PASSWORD, "").then().statusCode(200);
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreToldTheSame() {
        String wrong = signIn(username, "something else", "")
                .then()
                .statusCode(401)
                .extract()
                .asString();
        String unknown = signIn("nobody-" + username, PASSWORD, "")
                .then()
                .statusCode(401)
                .extract()
                .asString();
        assertThat(wrong).isEqualTo(unknown).contains("/problems/not-signed-in");
    }

    @Test
    void aPageGetsACookieThatNoScriptReadsAndNoToken() {
        Response answer = signIn(username, PASSWORD, ",\"cookie\":true");
        answer.then().statusCode(200).body("token", nullValue());
        assertThat(session(answer))
                .contains("HttpOnly", "Secure", "SameSite=Lax", "Path=/")
                .doesNotContain("Max-Age", "Domain");
        assertThat(session(signIn(username, PASSWORD, ",\"cookie\":true,\"keep\":true")))
                .contains("Max-Age=7776000");
    }

    private static String session(Response answer) {
        return answer.getHeaders().getValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("__Host-tomarigi="))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoSignsInIsSomebodyNewAndTheOldSessionOfThatBrowserIsOver() {
        String before = signIn(username, PASSWORD, ",\"cookie\":true").getCookie(Presented.COOKIE);
        String after = As.nobody()
                .cookie(Presented.COOKIE, before)
                .contentType(ContentType.JSON)
                .body("{\"username\":\"" + username + "\",\"password\":\"" + PASSWORD + "\",\"cookie\":true}")
                .post("/api/login")
                .getCookie(Presented.COOKIE);
        assertThat(after).isNotEqualTo(before);
        me(before).statusCode(401);
        me(after).statusCode(200).body("kind", is("PERSON"));
    }

    @Test
    void whatIsOfTheDemoLetsNobodyInWhereThereIsNoDemo() {
        String begun =
                signIn(username, PASSWORD, "").then().statusCode(200).extract().path("token");

        truth.change("update principal set demo = true where id =" + " (select principal_id from token where hash = '"
                + Secret.hash(begun) + "')");

        signIn(username, PASSWORD, "").then().statusCode(401).body("type", is("/problems/not-signed-in"));
        me(begun).statusCode(401);
    }

    @Test
    void whoHasSignedOutIsNobody() {
        String token = signIn(username, PASSWORD, "").path("token");
        As.bearer(token).post("/api/logout").then().statusCode(204).header("Set-Cookie", containsString("Max-Age=0"));
        me(token).statusCode(401).contentType("application/problem+json").header("WWW-Authenticate", is("Bearer"));
    }

    @Test
    void aMadeUpAForeignAndAnUnsignedTokenAreRefused() {
        for (String made : java.util.List.of(
                "tms_" + "A".repeat(43),
                "tms_",
                "tmm_" + Secret.id(),
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.",
                "x".repeat(4000)))
            As.bearer(made).get("/api/me").then().statusCode(401).body("type", is("/problems/sign-in-first"));
    }
}
