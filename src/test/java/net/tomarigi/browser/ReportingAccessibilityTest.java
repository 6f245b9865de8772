package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import net.tomarigi.Given;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** axe finds nothing serious in any state of the reporting page on a phone, in either language, by day and by night. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class ReportingAccessibilityTest {
    @ParameterizedTest
    @ValueSource(strings = {"ja-JP", "en-GB"})
    void aPhoneShowsNothingThatSomebodyCannotUse(String locale, BrowserWindows windows) {
        String facility = Given.facility(Given.network(), 3);
        Given.report(facility, "1", "1011").then().statusCode(200);
        Page phone = windows.open(
                "/facility/" + facility,
                BrowserWindows.options()
                        .setLocale(locale)
                        .setViewportSize(360, 740)
                        .setHasTouch(true));
        Locator cells = phone.getByRole(AriaRole.GRIDCELL).getByRole(AriaRole.BUTTON);
        cells.first().waitFor();
        AccessibilityTest.check("as it opens", phone);

        phone.getByRole(AriaRole.ROWHEADER).first().getByRole(AriaRole.BUTTON).tap();
        AccessibilityTest.check("with a row's actions", phone);
        phone.getByRole(AriaRole.ROWHEADER).first().getByRole(AriaRole.BUTTON).tap();

        phone.context().setOffline(true);
        cells.first().tap();
        cells.nth(1).tap();
        assertThat(phone.getByRole(AriaRole.ALERT)).containsText(":");
        AccessibilityTest.check("without a line", phone);

        Given.report(facility, "1", "0").then().statusCode(200);
        Given.report(facility, "1", "1").then().statusCode(200);
        phone.context().setOffline(false);
        phone.getByRole(AriaRole.REGION).waitFor();
        AccessibilityTest.check("with a word that came back", phone);
        assertThat(phone.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }
}
