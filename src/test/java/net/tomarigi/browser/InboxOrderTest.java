package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A house that is nearly full has many stays; what it is asked now stands above all of them. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class InboxOrderTest {
    private static final Pattern ONE_NIGHT = Pattern.compile("[^0-9]1泊");
    private static final Pattern TWO_NIGHTS = Pattern.compile("[^0-9]2泊");
    private static final Pattern DECIDED = Pattern.compile("受け入れが決まりました");

    @Test
    void whatWaitsStandsAboveWhatIsDecidedInTheOrderInWhichItCame(BrowserWindows windows) {
        Asking asking = new Asking();
        String facility = asking.facility(3, 3);
        asking.askFor(3, facility);
        CaseOnScreen.answer(facility, "{\"answer\":\"YES\"}");
        Page phone = asking.phone(windows, facility);
        Locator cards = phone.locator(".slot");
        assertThat(cards).hasText(new Pattern[] {DECIDED});

        asking.askFor(1, facility);
        assertThat(cards).hasText(new Pattern[] {ONE_NIGHT, DECIDED});

        asking.askFor(2, facility);
        assertThat(cards).hasText(new Pattern[] {ONE_NIGHT, TWO_NIGHTS, DECIDED});

        phone.reload();
        assertThat(cards).hasText(new Pattern[] {ONE_NIGHT, TWO_NIGHTS, DECIDED});
    }
}
