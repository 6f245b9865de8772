package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static net.tomarigi.browser.CaseOnScreen.asked;
import static net.tomarigi.browser.CaseOnScreen.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Pattern;
import net.tomarigi.access.As;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One evening as all who have part in it see it, each in a window of their own that nobody reloads. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class PlacementJourneyTest {
    private static final List<String> NAMES = List.of("ひだまり", "みなみの里", "ひなたの家");

    @Test
    @Tag("N2")
    void threeAreAskedTheSecondSaysYesAndEverybodySeesIt(BrowserWindows windows) {
        CaseOnScreen cases = new CaseOnScreen();
        List<String> facilities = NAMES.stream().map(cases::facility).toList();
        Page wall = windows.openAs(
                As.screen(cases.network),
                "/wall/" + cases.network,
                BrowserWindows.options().setViewportSize(1920, 1080));
        assertThat(openTonight(wall, 3)).isVisible();
        Page second = phone(windows, facilities.get(1));
        Page third = phone(windows, facilities.get(2));
        Page desk = cases.desk(windows);

        assertThat(DeskOnScreen.found(desk)).hasCount(3);
        for (String name : NAMES) desk.getByLabel("打診先に選ぶ " + name).check();
        button(desk, "3 か所に打診する").click();
        assertThat(asked(desk)).hasCount(3);
        assertThat(button(third, "受けられます")).isVisible();
        assertThat(button(second, "受けられます")).isVisible();
        Asking.settle(second);
        button(second, "受けられます").tap();

        assertThat(second.getByText("受け入れが決まりました")).isVisible();
        assertThat(third.getByRole(AriaRole.ARTICLE)).containsText("ほかの事業所に決まりました。ご検討ありがとうございました。");
        assertThat(button(third, "受けられます")).hasCount(0);
        assertThat(openTonight(wall, 2)).isVisible();
        assertThat(card(wall, "みなみの里")).containsText("空きなし");
        assertThat(row(desk, "みなみの里")).containsText("受けられる");
        assertThat(row(desk, "ひなたの家")).containsText("ほかの事業所に決まりました");

        String id = desk.url().replaceAll(".*case=([^#]*).*", "$1");
        Page sheet = cases.page(windows, cases.coordinator, cases.address(id) + "/sheet");
        assertThat(sheet.locator(".result")).hasText("みなみの里 に泊まれることになりました。");
        assertThat(sheet.getByText("3 か所に聞きました。")).isVisible();
        Locator said = sheet.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("聞いたところと、その返事"))
                .getByRole(AriaRole.LISTITEM);
        assertThat(said).hasCount(3);
        assertThat(of(said, "みなみの里")).containsText("「受けられます」と返事がありました。");
        for (String other : List.of("ひだまり", "ひなたの家"))
            assertThat(of(said, other)).containsText("返事の前に、ほかのところに決まりました。");
    }

    private static Page phone(BrowserWindows windows, String facility) {
        return windows.openAs(
                As.provider(facility),
                "/facility/" + facility,
                BrowserWindows.options().setViewportSize(360, 740).setHasTouch(true));
    }

    private static Locator openTonight(Page wall, int beds) {
        return wall.getByText(Pattern.compile("今夜の空き\\s*" + beds + "\\s*床"));
    }

    private static Locator card(Page wall, String name) {
        return of(wall.getByRole(AriaRole.MAIN).getByRole(AriaRole.LISTITEM), name)
                .first();
    }

    private static Locator row(Page desk, String name) {
        return of(asked(desk), name);
    }

    private static Locator of(Locator all, String name) {
        return all.filter(new Locator.FilterOptions().setHasText(name));
    }
}
