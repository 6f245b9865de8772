package net.tomarigi.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import net.tomarigi.access.As;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** axe finds nothing serious at the desk: with results, with none, with something conceded, in both languages and themes. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class AccessibilityOfDeskTest {
    @ParameterizedTest
    @ValueSource(strings = {"ja-JP", "en-GB"})
    void noPageHasASeriousViolation(String locale, BrowserWindows windows) {
        DeskOnScreen desks = new DeskOnScreen();
        desks.facility("ひだまり", 0, "SUCTION", "DAY", "111");
        desks.facility("みなみの里", 0, "SUCTION", "NEVER", "110");
        Page desk = windows.openAs(
                As.coordinator(desks.network),
                "/desk/" + desks.network,
                BrowserWindows.options().setLocale(locale).setViewportSize(1280, 800));
        desk.locator("#found-1 details").last().locator("summary").click();
        desk.locator(".pin").first().waitFor();
        AccessibilityTest.check("desk with results", desk);

        desk.keyboard().press("?");
        desk.getByRole(AriaRole.DIALOG).waitFor();
        AccessibilityTest.check("the keys", desk);

        desk.navigate("/desk/" + desks.network + "?none#care=SUCTION&nights=3&age=34");
        desk.locator("button.miss").first().waitFor();
        AccessibilityTest.check("desk with near misses", desk);

        desk.setViewportSize(360, 740);
        desk.locator("button.miss").first().click();
        desk.locator("#found-1").waitFor();
        AccessibilityTest.check("desk with a concession", desk);

        desk.context().setOffline(true);
        desk.locator(".lost").waitFor();
        AccessibilityTest.check("desk without a line", desk);
    }
}
