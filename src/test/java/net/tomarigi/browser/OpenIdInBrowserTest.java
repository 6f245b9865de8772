package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.tomarigi.Given;
import net.tomarigi.access.Presented;
import net.tomarigi.access.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody goes to the OpenID provider and comes back signed in; what was used once, or is not of this browser, is refused. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class OpenIdInBrowserTest {
    private static final String ME = "() => fetch('/api/me').then(answer => answer.json()).then(JSON.stringify)";

    private String network;
    private String subject;

    @BeforeEach
    void somebody() {
        network = Given.network();
        subject = "browser-" + Secret.id();
    }

    /** A window in which nobody has signed in, at the provider. */
    private static Page atProvider(BrowserWindows windows, String to) {
        Page page = windows.desk("/facilities");
        page.context().clearCookies();
        page.navigate("/sign-in/openid?to=" + to);
        return page;
    }

    private static void allow(Page page, String subject, String roles, String nonce) {
        page.getByLabel("Subject").fill(subject);
        page.getByLabel("Roles").fill(roles);
        page.getByLabel("Nonce").fill(nonce);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Allow")).click();
    }

    private static String at(String path) {
        return "http://localhost:" + RestAssured.port + path;
    }

    private static List<String> cookies(Page page) {
        return page.context().cookies().stream().map(cookie -> cookie.name).toList();
    }

    @Test
    void whoComesBackIsSignedInAndOnlyWithUs(BrowserWindows windows) {
        Page page = atProvider(windows, "/facilities%3Fnetwork=" + network);
        allow(page, subject, "officer:" + network + " provider:no-such-facility", "");
        assertThat(page).hasURL(at("/facilities?network=" + network));
        assertThat((String) page.evaluate(ME))
                .contains("\"kind\":\"PERSON\"", "\"officer\"", network)
                .doesNotContain("no-such-facility");
        assertThat(cookies(page)).containsExactly(Presented.COOKIE);
    }

    @Test
    void theSignInPageLeadsThereAndTheAccountPageKnowsThem(BrowserWindows windows) {
        Page page = windows.openAs(null, "/sign-in?to=/account", BrowserWindows.options());
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("組織のアカウントでログイン"))
                .click();
        allow(page, subject, "officer:" + network, "");
        assertThat(page).hasURL(at("/account"));
        assertThat(page.getByRole(AriaRole.DEFINITION)).hasText("試験 " + subject);
        assertThat(page.getByLabel("いまのパスワード")).hasCount(0);
    }

    @Test
    void whoSignsInAgainMayWhatTheProviderSaysNow(BrowserWindows windows) {
        Page first = atProvider(windows, "/facilities");
        allow(first, subject, "officer:" + network, "");
        assertThat(first).hasURL(at("/facilities"));
        Page second = atProvider(windows, "/facilities");
        allow(second, subject, "coordinator:" + network, "");
        assertThat(second).hasURL(at("/facilities"));
        assertThat((String) first.evaluate(ME)).contains("\"coordinator\"").doesNotContain("officer");
    }

    @Test
    void whoHasNoRoleHereIsNotSignedIn(BrowserWindows windows) {
        Page page = atProvider(windows, "/facilities");
        allow(page, subject, "somebody-elsewhere", "");
        assertThat(page).hasURL(at("/sign-in?failed=no-role"));
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("役割がまだありません");
        assertThat(cookies(page)).isEmpty();
    }

    @Test
    void anAnswerWithTheNonceOfAnotherIsRefused(BrowserWindows windows) {
        Page page = atProvider(windows, "/facilities");
        allow(page, subject, "officer:" + network, "of-an-earlier-answer");
        assertThat(page).hasURL(at("/sign-in?failed=openid"));
        assertThat(cookies(page)).doesNotContain(Presented.COOKIE);
    }

    @Test
    void anAnswerThatWasUsedOnceIsRefused(BrowserWindows windows) {
        Page page = atProvider(windows, "/facilities");
        List<Cookie> before = page.context().cookies();
        List<String> answers = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (request.url().contains("code=") && request.url().contains("state=")) answers.add(request.url());
        });
        allow(page, subject, "officer:" + network, "");
        assertThat(page).hasURL(at("/facilities"));
        String answer = answers.stream()
                .filter(url -> url.contains("/sign-in/openid"))
                .findFirst()
                .orElseThrow();

        page.context().clearCookies();
        page.navigate(answer);
        assertThat(page).hasURL(at("/sign-in?failed=openid"));

        // Not even with what this browser had written down.
        page.context().addCookies(before);
        page.navigate(answer);
        assertThat(page).hasURL(at("/sign-in?failed=openid"));
        assertThat(cookies(page)).doesNotContain(Presented.COOKIE);
    }

    @Test
    void anAnswerForAnotherBrowserIsRefused(BrowserWindows windows) {
        Page attacker = atProvider(windows, "/facilities");
        Page victim = atProvider(windows, "/facilities");
        String state = attacker.url().replaceAll(".*[?&]state=([^&]*).*", "$1");
        victim.navigate("/sign-in/openid?code=stolen&state=" + state);
        assertThat(victim).hasURL(at("/sign-in?failed=openid"));
        assertThat(cookies(victim)).doesNotContain(Presented.COOKIE);
    }

    @Test
    void oneIsLedNowhereButToPagesOfOurs(BrowserWindows windows) {
        for (String elsewhere :
                List.of("https://example.org/", "//example.org", "/%5Cexample.org", "%09//example.org")) {
            Page page = atProvider(windows, elsewhere);
            allow(page, subject, "officer:" + network, "");
            assertThat(page).hasURL(at("/"));
        }
    }
}
