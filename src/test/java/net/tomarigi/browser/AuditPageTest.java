package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An officer looks up who read or changed what. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class AuditPageTest {
    private String network;
    private String officer;

    @BeforeEach
    void somethingToSee() {
        network = Given.network();
        officer = As.officer(network);
        As.bearer(officer).get("/api/networks/" + network + "/people").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void anOfficerSeesWhoDidWhatAndNarrowsItDown(int width, BrowserWindows windows) {
        Page page = windows.openAs(officer, "/audit", BrowserWindows.options().setViewportSize(width, 800));

        // Whoever keeps one network is taken there.
        assertThat(page).hasURL(Pattern.compile("/audit\\?network=" + network));
        Locator entries = page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("閲覧と変更の記録"))
                .getByRole(AriaRole.LISTITEM);
        assertThat(entries.first()).containsText("利用者の一覧を見ました");
        assertThat(entries.first()).containsText(Pattern.compile("Tester .* による"));

        page.getByLabel("内容").selectOption("screen");
        assertThat(page.getByText("この条件の記録はありません。")).isVisible();
        page.getByLabel("内容").selectOption("");
        page.getByLabel("この日まで").fill("2020-01-01");
        page.getByLabel("この日まで").blur();
        assertThat(page.getByText("この条件の記録はありません。")).isVisible();
    }

    @Test
    void theyAreKeptForAsLongAsTheOfficerSays(BrowserWindows windows) {
        Page page = windows.openAs(officer, "/audit?network=" + network, BrowserWindows.options());
        Locator months = page.getByLabel(Pattern.compile("残す月数"));
        assertThat(months).hasValue("60");

        months.fill("0");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("期間を変える"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("1 から 120");
        months.fill("24");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("期間を変える"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("24か月残します。");
        As.bearer(officer)
                .get("/api/networks/" + network + "/audit/retention")
                .then()
                .body("months", org.hamcrest.Matchers.is(24));
    }

    /** Also what is recorded by a part that came after the page. */
    @Test
    void everythingThatIsRecordedHasASentence() throws IOException {
        Set<String> said =
                ResourceBundle.getBundle("words.pages", Locale.JAPANESE).keySet();
        Set<String> unsaid = new TreeSet<>();
        int recorded = 0;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.getParent().endsWith("store")).toList()) {
                String text = Files.readString(source);
                if (!text.contains("AuditEntry")) continue;
                Matcher action = Pattern.compile("\"([a-z]+(?:-[a-z]+)*)\\.([a-z]+(?:-[a-z]+)*)?\"")
                        .matcher(text);
                while (action.find()) {
                    recorded++;
                    boolean isSaid = said.contains("audit.about." + action.group(1))
                            || said.contains("audit.action." + action.group(1) + '.' + action.group(2));
                    if (!isSaid) unsaid.add(source.getFileName() + ": " + action.group());
                }
            }
        }
        assertThat(recorded).isGreaterThan(20);
        assertThat(unsaid).isEmpty();
    }

    @Test
    void whoIsNoOfficerIsToldSo(BrowserWindows windows) {
        Page page = windows.openAs(
                As.provider(Given.facility(network, 1)), "/audit?network=" + network, BrowserWindows.options());

        assertThat(page.getByRole(AriaRole.ALERT).getByText("あなたの役割では")).isVisible();
    }
}
