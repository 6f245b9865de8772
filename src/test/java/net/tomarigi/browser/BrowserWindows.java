package net.tomarigi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.arc.Arc;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import net.tomarigi.access.As;
import net.tomarigi.access.Presented;

/**
 * The windows that one test opens, each in a browser of its own: nothing is shared between two but the server. When the
 * test is over they are closed, and no page may have met an error or broken the security policy.
 */
final class BrowserWindows implements AutoCloseable {
    static final int PATIENCE_MS = 10_000;

    private final Browser chromium;
    private final List<BrowserContext> windows = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    BrowserWindows(Browser chromium) {
        this.chromium = chromium;
    }

    /** A telephone of the smallest usual size, held upright. */
    Page phone(String path) {
        return open(path, options().setViewportSize(360, 740).setHasTouch(true));
    }

    Page desk(String path) {
        return open(path, options().setViewportSize(1280, 800));
    }

    /** A television on a wall. */
    Page screen(String path) {
        return open(path, options().setViewportSize(1920, 1080));
    }

    /** An administrator's; where the product is a process of its own, nobody's. */
    Page open(String path, Browser.NewContextOptions options) {
        return openAs(Arc.container() == null ? null : As.administrator(), path, options);
    }

    /** @param token of who is signed in; null: nobody */
    Page openAs(String token, String path, Browser.NewContextOptions options) {
        BrowserContext window = chromium.newContext(options);
        windows.add(window);
        if (token != null) signIn(window, RestAssured.port, token);
        window.setDefaultTimeout(PATIENCE_MS);
        return open(path, window);
    }

    /** One more page in a browser that is open already; what the browser keeps is there. */
    Page open(String path, BrowserContext window) {
        Page page = window.newPage();
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) errors.add(message.text());
        });
        page.navigate(path);
        return page;
    }

    static void signIn(BrowserContext window, int port, String token) {
        window.addCookies(List.of(new Cookie(Presented.COOKIE, token)
                .setUrl("https://localhost:" + port)
                .setHttpOnly(true)
                .setSecure(true)));
    }

    /** A reader of Japanese by daylight. */
    static Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + RestAssured.port)
                .setLocale("ja-JP")
                .setColorScheme(ColorScheme.LIGHT);
    }

    @Override
    public void close() {
        windows.forEach(BrowserContext::close);
        assertThat(errors).as("errors in the pages").isEmpty();
    }
}
