package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import net.tomarigi.Given;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** axe finds nothing serious on the board's pages, in either language, by day and by night, well and disconnected. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class AccessibilityTest {
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

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
        check(what + " by day", new AxeBuilder(page));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        // By night nothing differs but the colours.
        check(what + " by night", new AxeBuilder(page).withRules(List.of("color-contrast")));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static void check(String what, AxeBuilder axe) {
        List<String> serious = axe.analyze().getViolations().stream()
                .filter(violation -> SERIOUS.contains(violation.getImpact()))
                .map(AccessibilityTest::inWords)
                .toList();
        assertThat(serious).as(what).isEmpty();
    }

    private static String inWords(Rule violation) {
        return violation.getId() + ": " + violation.getHelp() + " at "
                + violation.getNodes().stream()
                        .limit(5)
                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                        .toList();
    }
}
