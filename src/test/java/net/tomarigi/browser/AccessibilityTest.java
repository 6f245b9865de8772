package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import net.tomarigi.Given;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** axe finds nothing serious on the board's pages, in either language, by day and by night, well and disconnected. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class AccessibilityTest {
    @ParameterizedTest
    @ValueSource(strings = {"ja-JP", "en-GB"})
    void noPageHasASeriousViolation(String locale, BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 3);
        String bare = Given.facility(network, 0);
        for (int i = 0; i < 20; i++) Given.facility(network, 1);
        Given.report(facility, "1", "1011").then().statusCode(200);
        var options = BrowserWindows.options().setLocale(locale).setViewportSize(1280, 800);

        Page page = windows.open("/wall/nowhere", options);
        check("unknown network", page);

        page.navigate("/nothing/here");
        check("an address that leads nowhere", page);

        page.navigate("/facility/" + bare);
        page.getByRole(AriaRole.HEADING).waitFor();
        check("facility without beds", page);

        page.navigate("/wall/" + network);
        page.getByRole(AriaRole.CONTENTINFO).waitFor();
        check("wall", page);
        page.context().setOffline(true);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText(":");
        check("wall without a line", page);
        page.context().setOffline(false);

        page.navigate("/facility/" + facility);
        page.getByRole(AriaRole.GRID).waitFor();
        check("facility", page);
        page.context().setOffline(true);
        page.getByRole(AriaRole.GRIDCELL).nth(1).getByRole(AriaRole.BUTTON).click();
        page.getByRole(AriaRole.GRIDCELL).nth(2).getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText(":");
        check("facility without a line", page);
    }

    static void check(String what, Page page) {
        assertThat(serious(page)).as(what + " by day").isEmpty();
        // Another language changes words, not colours: by night they are judged in Japanese.
        if (!page.locator("html").getAttribute("lang").equals("ja")) return;
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        // By night nothing differs but the colours.
        assertThat(serious(page, "color-contrast")).as(what + " by night").isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /**
     * What axe finds on the page as it stands, in words. The library's builder would open a second page each time to put the
     * findings of frames together, and carry here what is well; no page of ours has a frame.
     *
     * @param rules that are asked alone; none: all
     */
    private static List<?> serious(Page page, String... rules) {
        if (page.evaluate("'axe' in window").equals(false)) page.evaluate(AxeBuilder.getAxeScript());
        return (List<?>) page.evaluate("""
                async (rules) => {
                  if (frames.length > 0) throw new Error('a page with frames');
                  const found = await axe.run({
                    resultTypes: ['violations'],
                    ...(rules.length > 0 && {runOnly: {type: 'rule', values: rules}}),
                  });
                  return found.violations
                    .filter(({impact}) => impact === 'serious' || impact === 'critical')
                    .map(({id, help, nodes}) => `${id}: ${help} at ` + nodes.slice(0, 5)
                      .map((node) => `${node.html} ${node.failureSummary}`).join(', '));
                }
                """, rules);
    }
}
