package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static net.tomarigi.browser.ReportingPage.button;
import static net.tomarigi.browser.ReportingPage.tonight;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever may not report for a facility sees on its page what stands, and nothing that would be refused. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class LookingAtAFacilityTest {
    private static final String LINE = "空きを報告できるのは、この事業所の方です。";

    @Test
    void aCoordinatorLooksAndHasNothingToPress(BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 2);
        Page staff = windows.openAs(As.provider(facility), "/facility/" + facility, BrowserWindows.options());
        tonight(staff, "1").click();
        assertThat(tonight(staff, "1")).hasAttribute("aria-pressed", "true");
        assertThat(staff.getByText(LINE)).isHidden();

        Page page = windows.openAs(As.coordinator(network), "/facility/" + facility, BrowserWindows.options());

        assertThat(page.getByText(LINE)).isVisible();
        Locator table = page.getByRole(AriaRole.TABLE);
        assertThat(table.getByText("空き", new Locator.GetByTextOptions().setExact(true)))
                .hasCount(1);
        assertThat(table.getByRole(AriaRole.BUTTON)).hasCount(0);
        assertThat(button(page, "変わりなし")).isHidden();
        assertThat(button(page, "ベッドを追加")).isHidden();

        tonight(staff, "1").click();
        assertThat(table.getByText("空き", new Locator.GetByTextOptions().setExact(true)))
                .hasCount(0);
    }

    @Test
    void anOfficerLooksAndAnAdministratorMay(BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        Page officer = windows.openAs(As.officer(network), "/facility/" + facility, BrowserWindows.options());
        assertThat(officer.getByText(LINE)).isVisible();

        Page administrator = windows.desk("/facility/" + facility);
        assertThat(button(administrator, "変わりなし")).isVisible();
        assertThat(administrator.getByText(LINE)).isHidden();
    }
}
