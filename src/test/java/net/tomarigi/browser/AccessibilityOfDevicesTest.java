package net.tomarigi.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** axe finds nothing serious where screens are let in and tokens made, in both languages and themes. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class AccessibilityOfDevicesTest {
    @ParameterizedTest
    @ValueSource(strings = {"ja-JP", "en-GB"})
    void noPageHasASeriousViolation(String locale, BrowserWindows windows) {
        String network = Given.hiddenNetwork();
        String facility = Given.facility(network, 1);
        Given.facility(network, 1);
        var options = BrowserWindows.options().setLocale(locale).setViewportSize(1280, 800);
        Page wall = windows.openAs(null, "/wall/" + network, options);
        wall.getByRole(AriaRole.IMG).waitFor();
        AccessibilityTest.check("wall with a code", wall);

        Page page = windows.openAs(null, "/screens?network=" + network, options);
        page.getByRole(AriaRole.LINK).nth(2).waitFor();
        AccessibilityTest.check("screens of nobody", page);

        page = windows.openAs(As.officer(network), "/screens", options.setViewportSize(360, 740));
        page.locator("[type=submit]").click();
        page.locator("[aria-invalid=true]").first().waitFor();
        AccessibilityTest.check("screens, wrongly typed", page);
        page.locator("#code").fill(wall.getByRole(AriaRole.IMG).getAttribute("aria-label"));
        page.locator("#name").fill("1");
        page.locator("[type=submit]").click();
        page.locator("li button").first().click();
        AccessibilityTest.check("a screen that is renamed", page);
        page.locator("li button").last().click();
        page.locator("li button").last().click();
        page.locator(".danger").waitFor();
        AccessibilityTest.check("a screen that is turned out", page);

        page.navigate("/tokens?facility=" + facility);
        page.locator("summary").first().click();
        page.locator("[type=submit]").click();
        page.locator("[aria-invalid=true]").waitFor();
        AccessibilityTest.check("tokens, wrongly typed", page);
        page.locator("#name").fill("1");
        page.locator("[type=submit]").click();
        page.locator("summary").click();
        page.locator("li button").first().click();
        AccessibilityTest.check("a token that is told and renewed", page);
        page.locator("li button").last().click();
        page.locator("li button").last().click();
        page.locator(".danger").waitFor();
        AccessibilityTest.check("a token that is ended", page);
    }
}
