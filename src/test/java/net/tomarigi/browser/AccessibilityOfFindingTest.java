package net.tomarigi.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import net.tomarigi.Given;
import net.tomarigi.facility.wamnet.MadeUpList;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** axe finds nothing serious while one searches, reads the public list, imports, looks up who did what or signs in, in both languages and themes. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class AccessibilityOfFindingTest {
    @ParameterizedTest
    @ValueSource(strings = {"ja-JP", "en-GB"})
    void noPageHasASeriousViolation(String locale, BrowserWindows windows) {
        String network = Given.network();
        Given.facility(network, 1);
        String list = MadeUpList.text(UUID.randomUUID().toString().substring(0, 8));
        Page page = windows.open("/", BrowserWindows.options().setLocale(locale).setViewportSize(1280, 800));

        page.getByRole(AriaRole.COMBOBOX).fill(network);
        page.getByRole(AriaRole.ROW).first().waitFor();
        page.keyboard().press("ArrowDown");
        AccessibilityTest.check("home with results", page);

        page.navigate("/facilities?network=" + network + "&kind=MEDICAL&notStated=true");
        page.getByRole(AriaRole.LISTITEM).filter(withPhone()).first().waitFor();
        AccessibilityTest.check("public list, narrowed down", page);

        page.setViewportSize(360, 740);
        page.navigate("/import");
        page.locator("button[type=submit]").click();
        AccessibilityTest.check("import without a file", page);
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload(
                        "list.csv", "text/csv", list.replace("36.41100000", "?").getBytes(StandardCharsets.UTF_8)));
        page.locator("button[type=submit]").click();
        page.getByRole(AriaRole.TABLE).waitFor();
        AccessibilityTest.check("import, looked at", page);

        page.navigate("/audit?network=" + network);
        page.getByRole(AriaRole.SPINBUTTON).waitFor();
        AccessibilityTest.check("trail", page);

        page.navigate("/sign-in");
        page.locator("button[type=submit]").click();
        page.getByRole(AriaRole.ALERT).filter(withText()).waitFor();
        AccessibilityTest.check("signing in without a name", page);
    }

    private static com.microsoft.playwright.Locator.FilterOptions withText() {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(java.util.regex.Pattern.compile("."));
    }

    private static com.microsoft.playwright.Locator.FilterOptions withPhone() {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText("0282-00-0000");
    }
}
