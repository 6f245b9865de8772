package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.UUID;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who was invited opens the link, chooses a password, and is signed in; the link works once. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class WelcomePageTest {
    private String username;

    @BeforeEach
    void aName() {
        username = "new-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private String link() {
        String network = Given.network();
        return given().contentType(ContentType.JSON)
                .body("{\"username\":\"" + username
                        + "\",\"name\":\"Hanako\",\"roles\":[{\"role\":\"provider\",\"facility\":\""
                        + Given.facility(network, 1) + "\"}]}")
                .post("/api/networks/" + network + "/people")
                .then()
                .statusCode(201)
                .extract()
                .path("link");
    }

    private static Page nobodys(BrowserWindows windows, String path, int width, int height) {
        return windows.openAs(null, path, options("ja-JP", width, height));
    }

    private static Browser.NewContextOptions options(String locale, int width, int height) {
        return BrowserWindows.options().setLocale(locale).setViewportSize(width, height);
    }

    @ParameterizedTest
    @CsvSource({"360, 740", "1280, 800"})
    void whoWasInvitedChoosesAPasswordAndIsSignedIn(int width, int height, BrowserWindows windows) {
        String link = link();
        Page page = nobodys(windows, link, width, height);
        assertThat(page.getByText("Hanako さん、とまりぎへようこそ。")).isVisible();
        assertThat(page.getByLabel("ユーザー名")).hasValue(username);

        page.getByLabel("新しいパスワード").fill("とまりぎの");
        assertThat(page.getByText("あと 5 文字")).isVisible();
        choose(page).click();
        assertThat(page.getByRole(AriaRole.ALERT).filter(has("10文字から"))).isVisible();
        assertThat(page.getByLabel("新しいパスワード")).isFocused();
        assertThat(page.getByLabel("新しいパスワード")).hasValue("とまりぎの");

        page.getByLabel("パスワードを表示する").check();
        assertThat(page.getByLabel("新しいパスワード")).hasAttribute("type", "text");
        page.getByLabel("新しいパスワード").fill("とまりぎの 夜の 明かり");
        page.keyboard().press("Enter");

        page.waitForURL(Pattern.compile("://[^/]+/$"));
        assertThat(page.getByText("Hanako")).isVisible();

        Page again = nobodys(windows, link, width, height);
        assertThat(again.getByRole(AriaRole.ALERT).filter(has("このリンクは使えません"))).isVisible();
        assertThat(again.getByLabel("新しいパスワード")).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/welcome", "/welcome#", "/welcome#tml_made-up"})
    void aLinkThatIsNoneSaysWhatToDo(String path, BrowserWindows windows) {
        Page page = nobodys(windows, path, 360, 740);
        assertThat(page.getByRole(AriaRole.ALERT).filter(has("招待した方に、新しいリンクを頼んでください")))
                .isVisible();
        assertThat(page.getByRole(AriaRole.LINK, named("ログイン")).last()).isVisible();
    }

    @Test
    void withoutALineWhatWasTypedStays(BrowserWindows windows) {
        Page page = nobodys(windows, link(), 360, 740);
        page.getByLabel("新しいパスワード").fill("とまりぎの 夜の 明かり");
        page.route("**/api/one-time-links/use", Route::abort);
        choose(page).click();
        assertThat(page.getByRole(AriaRole.ALERT).filter(has("つながりません"))).isVisible();
        assertThat(page.getByLabel("新しいパスワード")).hasValue("とまりぎの 夜の 明かり");
        page.unroute("**/api/one-time-links/use");
        choose(page).click();
        page.waitForURL(Pattern.compile("://[^/]+/$"));
    }

    @Test
    void theSecretIsSentInNoAddress(BrowserWindows windows) {
        String link = link();
        Page page = nobodys(windows, "about:blank", 360, 740);
        StringBuilder asked = new StringBuilder();
        page.onRequest(
                request -> asked.append(request.url().replaceFirst("#.*", "")).append(request.headers()));
        page.navigate(link);
        choose(page).waitFor();
        assertThat(asked.toString()).contains("/welcome").doesNotContain(link.substring(link.indexOf('#') + 1));
    }

    @ParameterizedTest
    @CsvSource({"ja-JP,360,740", "en-GB,360,740", "ja-JP,1280,800", "en-GB,1280,800"})
    void noStateOfItHasASeriousViolation(String locale, int width, int height, BrowserWindows windows) {
        Page page = windows.openAs(null, link(), options(locale, width, height));
        page.locator("#new-password").fill("tomarigi");
        AccessibilityTest.check("choosing", page);
        page.locator("button[type=submit]").click();
        page.getByRole(AriaRole.ALERT).filter(has("10")).waitFor();
        AccessibilityTest.check("too short", page);
        page = windows.openAs(null, "/welcome#none", options(locale, width, height));
        page.getByRole(AriaRole.ALERT).waitFor();
        AccessibilityTest.check("gone", page);
    }

    @Test
    void whoReadsEnglishFindsNoJapanese(BrowserWindows windows) {
        Page page = windows.openAs(null, link(), options("en-GB", 360, 740));
        page.locator("#new-password").fill("tomarigi");
        page.locator("button[type=submit]").click();
        page.getByRole(AriaRole.ALERT).filter(has("10")).waitFor();
        assertThat(EnglishPagesTest.japaneseOn(page)).isEmpty();
    }

    private static Locator choose(Page page) {
        return page.getByRole(AriaRole.BUTTON, named("決めてログインする"));
    }

    private static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
