package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import net.tomarigi.access.Grant;
import net.tomarigi.access.Passwords;
import net.tomarigi.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everybody sees who they are to whom, changes the password, and ends what is open on other devices. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class AccountPageTest {
    private static final String PASSWORD = "ひだまり の 夜勤";
    private static final String ANOTHER = "とまりぎの 夜の 明かり";

    @Inject
    Passwords passwords;

    private String network;
    private String username;

    @BeforeEach
    void somebody() {
        network = Given.network();
        username = "own-" + UUID.randomUUID().toString().substring(0, 8);
        String hash = passwords.hash(PASSWORD).await().atMost(Duration.ofSeconds(20));
        As.account(
                username,
                hash,
                Grant.atFacility(Role.PROVIDER, Given.facility(network, 1), Set.of()),
                Grant.inNetwork(Role.COORDINATOR, network, "North"));
    }

    private String token() {
        return signIn(PASSWORD, 200);
    }

    private String signIn(String password, int status) {
        return As.nobody()
                .contentType(ContentType.JSON)
                .body("{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}")
                .post("/api/login")
                .then()
                .statusCode(status)
                .extract()
                .path("token");
    }

    private static Browser.NewContextOptions options(String locale, int width, int height) {
        return BrowserWindows.options().setLocale(locale).setViewportSize(width, height);
    }

    @ParameterizedTest
    @CsvSource({"360, 740", "1280, 800"})
    void oneSeesOnesRolesAndChangesThePassword(int width, int height, BrowserWindows windows) {
        String elsewhere = token();
        Page page = windows.openAs(token(), "/account", options("ja-JP", width, height));
        assertThat(page.getByRole(AriaRole.DEFINITION).filter(has(username)).last())
                .isVisible();
        assertThat(page.getByText("事業所の職員(ひだまり)")).isVisible();
        assertThat(page.getByText("相談員(" + network + "、North)")).isVisible();

        page.getByLabel("いまのパスワード").fill("違うパスワード");
        page.getByLabel("新しいパスワード").fill(ANOTHER);
        change(page).click();
        assertThat(page.getByRole(AriaRole.ALERT).filter(has("いまのパスワードが違います"))).isVisible();
        assertThat(page.getByLabel("いまのパスワード")).isFocused();
        assertThat(page.getByLabel("新しいパスワード")).hasValue(ANOTHER);

        page.getByLabel("いまのパスワード").fill(PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS).filter(has("パスワードを変えました"))).isVisible();
        assertThat(page.getByLabel("いまのパスワード")).hasValue("");
        assertThat(page.getByText("ログインしているのは、この端末だけです。")).isVisible();
        As.bearer(elsewhere).get("/api/me/sessions").then().statusCode(401);
        signIn(PASSWORD, 401);
        signIn(ANOTHER, 200);
    }

    @Test
    void whatIsOpenElsewhereIsEnded(BrowserWindows windows) {
        String first = token();
        String second = token();
        Page page = windows.openAs(token(), "/account", options("ja-JP", 360, 740));
        Locator devices = page.getByRole(AriaRole.LIST, named("ログインしている端末")).getByRole(AriaRole.LISTITEM);
        assertThat(devices).hasCount(3);
        assertThat(devices.filter(has("この端末"))).hasCount(1);

        devices.getByRole(AriaRole.BUTTON).first().click();
        assertThat(devices).hasCount(2);
        page.getByRole(AriaRole.BUTTON, named("ほかの端末をすべてログアウトさせる")).click();
        assertThat(devices).hasCount(1);
        As.bearer(first).get("/api/me/sessions").then().statusCode(401);
        As.bearer(second).get("/api/me/sessions").then().statusCode(401);
    }

    @Test
    void whoIsNotSignedInIsToldSoAndWhoWasSignedOutMeanwhileToo(BrowserWindows windows) {
        Page nobodys = windows.openAs(null, "/account", options("ja-JP", 360, 740));
        assertThat(nobodys.getByRole(AriaRole.ALERT).filter(has("ログインが必要です"))).isVisible();

        String here = token();
        Page page = windows.openAs(here, "/account", options("ja-JP", 360, 740));
        page.getByLabel("いまのパスワード").fill(PASSWORD);
        page.getByLabel("新しいパスワード").fill(ANOTHER);
        As.bearer(here).post("/api/logout").then().statusCode(204);
        change(page).click();
        assertThat(page.getByRole(AriaRole.ALERT).filter(has("ログインが必要です"))).isVisible();
    }

    @Test
    void withoutALineWhatWasTypedStays(BrowserWindows windows) {
        Page page = windows.openAs(token(), "/account", options("ja-JP", 360, 740));
        page.getByLabel("いまのパスワード").fill(PASSWORD);
        page.getByLabel("新しいパスワード").fill(ANOTHER);
        page.route("**/api/me/password", Route::abort);
        change(page).click();
        assertThat(page.getByRole(AriaRole.ALERT).filter(has("つながりません"))).isVisible();
        assertThat(page.getByLabel("新しいパスワード")).hasValue(ANOTHER);
    }

    @ParameterizedTest
    @CsvSource({"ja-JP,360,740", "en-GB,360,740", "ja-JP,1280,800", "en-GB,1280,800"})
    void noStateOfItHasASeriousViolation(String locale, int width, int height, BrowserWindows windows) {
        token();
        Page page = windows.openAs(token(), "/account", options(locale, width, height));
        page.getByRole(AriaRole.LISTITEM).last().waitFor();
        AccessibilityTest.check("as it is read", page);
        change(page, locale).click();
        page.locator("#old[aria-invalid=true]").waitFor();
        page.locator("tomarigi-passkeys button[type=submit]").click();
        page.locator("#password[aria-invalid=true]").waitFor();
        AccessibilityTest.check("refused", page);
        page = windows.openAs(null, "/account", options(locale, width, height));
        page.getByRole(AriaRole.ALERT).waitFor();
        AccessibilityTest.check("for nobody", page);
    }

    private static Locator change(Page page, String locale) {
        return page.getByRole(AriaRole.BUTTON, named(locale.startsWith("ja") ? "パスワードを変える" : "Change the password"));
    }

    private static Locator change(Page page) {
        return page.getByRole(AriaRole.BUTTON, named("パスワードを変える"));
    }

    private static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
