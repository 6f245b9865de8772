package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import net.tomarigi.access.Grant;
import net.tomarigi.access.Passwords;
import net.tomarigi.access.Presented;
import net.tomarigi.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A device's own key stands for a password: it is made, used without a name, and removed; each answer counts once. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class PasskeysTest {
    private static final String PASSWORD = "ひだまり の 夜勤";
    private static final String SIGN = """
            async (changed) => {
              const asked = await fetch('/api/passkeys/sign-in/options', { method: 'POST', headers: { 'X-Tomarigi': 'page' } });
              const options = { ...(await asked.json()), ...changed };
              const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
              return JSON.stringify((await navigator.credentials.get({ publicKey })).toJSON());
            }
            """;

    private final Passwords passwords;
    private final Truth truth;
    private String username;
    private String account;

    PasskeysTest(Passwords passwords, Truth truth) {
        this.passwords = passwords;
        this.truth = truth;
    }

    @BeforeEach
    void somebody() {
        username = "key-" + UUID.randomUUID().toString().substring(0, 8);
        String hash = passwords.hash(PASSWORD).await().atMost(Duration.ofSeconds(20));
        account = As.account(username, hash, Grant.inNetwork(Role.OFFICER, Given.network(), null));
    }

    private String token() {
        return As.nobody()
                .contentType(ContentType.JSON)
                .body("{\"username\":\"" + username + "\",\"password\":\"" + PASSWORD + "\"}")
                .post("/api/login")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }

    private static CDPSession authenticator(Page page) {
        CDPSession device = page.context().newCDPSession(page);
        device.send("WebAuthn.enable");
        device.send(
                "WebAuthn.addVirtualAuthenticator", JsonParser.parseString("""
                        {"options":{"protocol":"ctap2","transport":"internal","hasResidentKey":true,
                         "hasUserVerification":true,"isUserVerified":true,"automaticPresenceSimulation":true}}
                        """).getAsJsonObject());
        return device;
    }

    /** The page on which it was done, still signed in. */
    private Page registered(BrowserWindows windows) {
        Page page = windows.openAs(token(), "/account", BrowserWindows.options());
        authenticator(page);
        page.getByLabel("パスキーの名前").fill("自分の電話");
        page.getByLabel("確認のため、パスワード").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, named("この端末にパスキーを作る")).click();
        assertThat(page.getByText("パスキーを登録しました。")).isVisible();
        return page;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static ValidatableResponse signIn(String credential) {
        return As.nobody()
                .contentType(ContentType.JSON)
                .body("{\"credential\":" + credential + "}")
                .post("/api/passkeys/sign-in")
                .then();
    }

    private static void refused(String credential) {
        signIn(credential).statusCode(401).body("type", is("/problems/passkey-not-accepted"));
    }

    private static String sign(Page page) {
        return (String) page.evaluate(SIGN, Map.of());
    }

    /** The answer with other bytes in one part of it. */
    private static String with(String credential, String part, byte[] bytes) {
        JsonObject changed = JsonParser.parseString(credential).getAsJsonObject();
        changed.getAsJsonObject("response")
                .addProperty(part, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        return changed.toString();
    }

    private static byte[] part(String credential, String part) {
        return Base64.getUrlDecoder()
                .decode(JsonParser.parseString(credential)
                        .getAsJsonObject()
                        .getAsJsonObject("response")
                        .get(part)
                        .getAsString());
    }

    @Test
    void oneIsMadeSignsInWithoutANameAndIsRemoved(BrowserWindows windows) {
        Page page = registered(windows);
        assertThat(page.getByText("まだ使っていません。")).isVisible();

        page.context().clearCookies();
        page.navigate("/sign-in?to=/account");
        page.getByRole(AriaRole.BUTTON, named("パスキーでログイン")).click();
        assertThat(page).hasURL("http://localhost:" + RestAssured.port + "/account");
        assertThat(page.getByRole(AriaRole.DEFINITION).last()).hasText(username);
        assertThat(page.getByText("最後に使ったのは").first()).isVisible();
        assertThat(page.context().cookies().stream().map(cookie -> cookie.name)).containsExactly(Presented.COOKIE);

        page.getByRole(AriaRole.BUTTON, named("パスキー「自分の電話」を削除する")).click();
        assertThat(page.getByText("パスキーを削除しました。")).isVisible();
        page.context().clearCookies();
        page.navigate("/sign-in");
        page.getByRole(AriaRole.BUTTON, named("パスキーでログイン")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("このパスキーではログインできません");
    }

    @Test
    void anAnswerCountsOnce(BrowserWindows windows) {
        Page page = registered(windows);
        String credential = sign(page);
        String token = signIn(credential).statusCode(200).extract().path("token");
        As.bearer(token).get("/api/me").then().body("username", is(username)).body("roles", is(List.of("officer")));
        refused(credential);
        // What refuses it is not the counter alone, which some authenticators do not have.
        truth.change("update passkey set counter = 0 where principal_id = '" + account + "'");
        refused(credential);
        signIn(sign(page)).statusCode(200);
    }

    @Test
    void aCounterThatDoesNotGoOnIsRefused(BrowserWindows windows) {
        Page page = registered(windows);
        truth.change("update passkey set counter = 1000 where principal_id = '" + account + "'");
        refused(sign(page));
        truth.change("update passkey set counter = 0 where principal_id = '" + account + "'");
        signIn(sign(page)).statusCode(200);
    }

    @Test
    void anAnswerOfAnotherSiteOrChallengeIsRefused(BrowserWindows windows) {
        Page page = registered(windows);
        String credential = sign(page);
        String said = new String(part(credential, "clientDataJSON"), StandardCharsets.UTF_8);
        String origin = "http://localhost:" + RestAssured.port;
        assertThat(said).contains(origin);
        refused(with(
                credential,
                "clientDataJSON",
                said.replace(origin, "http://localhost:1").getBytes(StandardCharsets.UTF_8)));
        byte[] signature = part(credential, "signature");
        signature[signature.length - 1] ^= 1;
        refused(with(credential, "signature", signature));
        refused(with(credential, "userHandle", "somebody-else".getBytes(StandardCharsets.UTF_8)));
        refused((String) page.evaluate(SIGN, Map.of("challenge", "bWFkZS11cA")));
        refused((String) page.evaluate(SIGN, Map.of("userVerification", "discouraged", "challenge", "YS4xLms6YQ")));
        refused("{}");
        refused("{\"id\":1,\"response\":[]}");
        // Nothing of that has used it up.
        signIn(credential).statusCode(200);
    }

    /** Who has lost an account to somebody else gets all of it back. */
    @Test
    void aNewPasswordByALinkRemovesAll(BrowserWindows windows) {
        Page page = registered(windows);
        String link = As.bearer(As.administrator())
                .contentType(ContentType.JSON)
                .post("/api/people/" + account + "/reset")
                .then()
                .statusCode(200)
                .extract()
                .path("link");
        String secret = link.substring(link.indexOf('#') + 1);
        As.nobody()
                .contentType(ContentType.JSON)
                .body("{\"secret\":\"" + secret + "\",\"password\":\"" + PASSWORD + "。\"}")
                .post("/api/one-time-links/use")
                .then()
                .statusCode(200);
        refused(sign(page));
    }

    @Test
    void whoIsDisabledHasNoUseOfOne(BrowserWindows windows) {
        Page page = registered(windows);
        As.bearer(As.administrator())
                .contentType(ContentType.JSON)
                .post("/api/people/" + account + "/disable")
                .then()
                .statusCode(200);
        refused(sign(page));
    }

    /** A page of another origin has its own word in what is signed: the whole answer is right but for that. */
    @Test
    void aRightAnswerForAForeignOriginIsRefused(BrowserWindows windows) {
        Page page = registered(windows);
        String credential = sign(page);
        As.nobody()
                .header("Host", "localhost:1")
                .contentType(ContentType.JSON)
                .body("{\"credential\":" + credential + "}")
                .post("/api/passkeys/sign-in")
                .then()
                .statusCode(401);
        signIn(credential).statusCode(200);
    }

    @Test
    void onlyWhoKnowsThePasswordAddsOne(BrowserWindows windows) {
        Page page = windows.openAs(token(), "/account", BrowserWindows.options());
        authenticator(page);
        page.getByLabel("確認のため、パスワード").fill("違うパスワード");
        page.getByRole(AriaRole.BUTTON, named("この端末にパスキーを作る")).click();
        assertThat(page.locator("#password-error")).containsText("いまのパスワードが違います");
        As.bearer(token()).get("/api/passkeys").then().statusCode(200).body("$", empty());
    }

    @Test
    void whatWasMadeForOneIsNotTakenForAnother(BrowserWindows windows) {
        Page page = windows.openAs(token(), "/account", BrowserWindows.options());
        authenticator(page);
        String made = (String) page.evaluate("""
                async (password) => {
                  const headers = { 'X-Tomarigi': 'page', 'Content-Type': 'application/json' };
                  const body = JSON.stringify({ password });
                  const asked = await fetch('/api/passkeys/options', { method: 'POST', headers, body });
                  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await asked.json());
                  return JSON.stringify((await navigator.credentials.create({ publicKey })).toJSON());
                }
                """, PASSWORD);
        String body = "{\"label\":\"x\",\"credential\":" + made + "}";
        add(As.administrator(), body).statusCode(422).body("type", containsString("passkey-refused"));
        String own = token();
        add(own, body).statusCode(200).body("$", hasSize(1));
        add(own, body).statusCode(422);
        String id = JsonParser.parseString(made).getAsJsonObject().get("id").getAsString();
        As.bearer(As.administrator()).delete("/api/passkeys/" + id).then().statusCode(404);
        assertThat(truth.text("select label from passkey where credential_id = '" + id + "'"))
                .matches("\\w+:.+")
                .isNotEqualTo("x");
        As.bearer(own).delete("/api/passkeys/" + id).then().statusCode(204);
        assertThat(truth.count("audit where who = '" + account + "' and action like 'passkey.%'"))
                .isEqualTo(2);
    }

    private static ValidatableResponse add(String token, String body) {
        return As.bearer(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/passkeys")
                .then();
    }
}
