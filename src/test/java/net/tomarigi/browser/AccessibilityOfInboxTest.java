package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** axe finds nothing serious in any state of a facility's inbox, in both languages and themes, on a phone and at a desk. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class AccessibilityOfInboxTest {
    @Inject
    Truth truth;

    @ParameterizedTest
    @CsvSource({"ja-JP,360,740", "en-GB,360,740", "ja-JP,1280,800"})
    void noStateOfItHasASeriousViolation(String locale, int width, int height, BrowserWindows windows) {
        Asking asking = new Asking();
        String facility = asking.facility(3, 3);
        String urgent = asking.askFor(2, facility);
        truth.change(
                "update ask set deadline_at = clock_timestamp() + interval '100 s' where case_id = '" + urgent + "'");
        String practice = asking.open(1, ",\"practice\":true");
        asking.ask(practice, facility);
        Page page = windows.openAs(
                As.provider(facility),
                "/facility/" + facility,
                BrowserWindows.options().setLocale(locale).setViewportSize(width, height));
        Locator cards = page.getByRole(AriaRole.ARTICLE);
        assertThat(cards).hasCount(2);
        check("two asks", page);
        if (locale.equals("en-GB"))
            assertThat(EnglishPagesTest.japaneseOn(page).stream()
                            .filter(text -> !text.toString().contains("ひだまり"))
                            .toList())
                    .isEmpty();

        Asking.settle(page);
        cards.last().locator(".large button").last().click();
        cards.last().locator(".reasons").waitFor();
        check("reasons", page);
        Asking.settle(page);
        cards.last().locator(".reasons button").first().click();
        cards.last().locator("p[tabindex]").waitFor();
        check("a no", page);

        Asking.settle(page);
        cards.first().locator(".small button").first().click();
        Asking.settle(page);
        cards.first().locator(".send").click();
        assertThat(cards.first().getByRole(AriaRole.ALERT)).containsText("⚠");
        check("a condition that is missing", page);
        cards.first().getByRole(AriaRole.RADIO).first().check();
        Asking.settle(page);
        page.context().setOffline(true);
        cards.first().locator(".send").click();
        cards.first().locator(".sending .problem").waitFor();
        check("an answer without a line", page);
        page.context().setOffline(false);
        page.locator("details.yes").waitFor();
        page.getByRole(AriaRole.GRID).getByText("◐").first().waitFor();
        check("a hold", page);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    private static void check(String what, Page page) {
        AccessibilityTest.check(what, page);
    }
}
