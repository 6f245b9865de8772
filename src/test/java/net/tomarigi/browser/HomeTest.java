package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import net.tomarigi.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A newcomer finds a wall and a facility's page from the first address. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class HomeTest {
    @Test
    void theFirstPageLeadsToTheWallOfEachNetwork(BrowserWindows windows) {
        String network = Given.network();
        Page home = windows.phone("/?lang=ja");
        seek(home, network);

        link(home, network + " の空床ボード").tap();

        assertThat(home).hasURL("/wall/" + network + "?lang=ja");
        assertThat(home.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(network)))
                .isVisible();
    }

    @Test
    void andToThePageOfEachFacility(BrowserWindows windows) {
        String network = Given.network();
        Given.facility(network, 1);
        Page home = windows.phone("/");
        seek(home, network);

        link(home, network + " の事業所").tap();
        link(home, "ひだまり").tap();

        assertThat(home.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("変わりなし")))
                .isVisible();
    }

    /** There is a field to search in once there are more networks than one reads. */
    private static void seek(Page home, String network) {
        home.getByRole(AriaRole.LIST).waitFor();
        var search = home.getByLabel("名前で探す");
        if (search.isVisible()) search.fill(network);
    }

    private static com.microsoft.playwright.Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
