package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static net.tomarigi.browser.ReportingPage.SENT;
import static net.tomarigi.browser.ReportingPage.button;
import static net.tomarigi.browser.ReportingPage.cell;
import static net.tomarigi.browser.ReportingPage.openOnBoard;
import static net.tomarigi.browser.ReportingPage.said;
import static net.tomarigi.browser.ReportingPage.tonight;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A provider's staff say what they can take, on a phone, through a line that breaks. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class ReportingPageTest {
    @Test
    @Tag("T1")
    void aTapChangesTheWallInAnotherBrowserWithoutReload(BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 2);
        Page wall = windows.screen("/wall/" + network);
        assertThat(wall.getByText("今夜の空きはありません")).isVisible();
        wall.evaluate("window.loadedOnce = true");
        Page phone = windows.phone("/facility/" + facility);

        tonight(phone, "1").tap();

        assertThat(tonight(phone, "1")).hasAttribute("aria-pressed", "true");
        assertThat(phone.getByRole(AriaRole.STATUS)).hasText(SENT);
        assertThat(card(wall)).containsText(Pattern.compile("今夜\\s*1\\s*床"));
        assertThat(wall.getByText(Pattern.compile("今夜の空き\\s*1\\s*床"))).isVisible();
        assertThat(wall.evaluate("window.loadedOnce")).isEqualTo(true);
        assertThat(openOnBoard(network, 0)).startsWith("10");
    }

    @Test
    void aTapInOneBrowserTurnsTheCellInTheOther(BrowserWindows windows) {
        String facility = Given.facility(Given.network(), 1);
        Page phone = windows.phone("/facility/" + facility);
        Page desk = windows.desk("/facility/" + facility);
        assertThat(tonight(desk, "1")).hasAttribute("aria-pressed", "false");

        tonight(phone, "1").tap();
        assertThat(tonight(desk, "1")).hasAttribute("aria-pressed", "true");
        tonight(desk, "1").click();

        assertThat(tonight(phone, "1")).hasAttribute("aria-pressed", "false");
    }

    @Test
    @Tag("T1")
    void nothingHasChangedMakesTheWordFresh(BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        Page wall = windows.screen("/wall/" + network);
        assertThat(card(wall)).containsText("未確認");
        Page phone = windows.phone("/facility/" + facility);

        button(phone, "変わりなし").tap();

        assertThat(phone.getByText("新しい")).isVisible();
        assertThat(card(wall)).containsText(Pattern.compile("新しい\\s*たった今"));
    }

    @Test
    void whatWasTappedWithoutALineIsSentInOrderWhenItIsBack(BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        Page phone = windows.phone("/facility/" + facility);
        tonight(phone, "1").waitFor();
        phone.context().setOffline(true);

        tonight(phone, "1").tap();
        cell(phone, "1", 1).tap();
        tonight(phone, "1").tap();
        assertThat(phone.getByRole(AriaRole.STATUS)).hasText("送れませんでした。つながり次第もう一度送ります(3件)");
        assertThat(phone.getByRole(AriaRole.ALERT)).containsText("つながっていません。");
        phone.context().setOffline(false);

        assertThat(phone.getByRole(AriaRole.STATUS)).hasText(SENT);
        assertThat(phone.getByText("つながっていません。")).isHidden();
        assertThat(openOnBoard(network, 0)).startsWith("01");
        assertThat(said(facility)).hasSize(3);
    }

    @Test
    void aPageWhoseLineToTheBoardNeverStoodSaysSinceWhenItIsOld(BrowserWindows windows) {
        String facility = Given.facility(Given.network(), 1);
        Page phone = windows.phone("about:blank");
        phone.routeWebSocket("**/board*", socket -> {});
        phone.navigate("/facility/" + facility);
        tonight(phone, "1").waitFor();

        phone.context().setOffline(true);

        assertThat(phone.getByRole(AriaRole.ALERT)).containsText("つながっていません。");
    }

    @Test
    void anAnswerThatGotLostIsAskedForAgainUnderTheSameKey(BrowserWindows windows) {
        String facility = Given.facility(Given.network(), 1);
        Page phone = windows.phone("/facility/" + facility);
        List<String> keys = new ArrayList<>();
        phone.route("**/vacancies", route -> {
            Request request = route.request();
            keys.add(request.headerValue("Idempotency-Key"));
            if (keys.size() > 1) {
                route.resume();
                return;
            }
            route.fetch(); // the server does it, and nobody hears
            route.abort();
        });

        tonight(phone, "1").tap();

        assertThat(phone.getByRole(AriaRole.STATUS)).hasText(SENT);
        assertThat(keys).hasSize(2);
        assertThat(keys.get(0)).isNotBlank().isEqualTo(keys.get(1));
        assertThat(said(facility)).hasSize(1);
    }

    @Test
    void aRefusedTapIsExplainedAndTurnedBack(BrowserWindows windows) {
        String facility = Given.facility(Given.network(), 1);
        // A page whose line to the board never comes up does not learn that its bed is gone.
        Page phone = windows.phone("about:blank");
        phone.routeWebSocket("**/board*", socket -> {});
        phone.navigate("/facility/" + facility);
        tonight(phone, "1").waitFor();
        given().contentType(ContentType.JSON)
                .body("{\"name\":\"ひだまり\",\"beds\":[{\"id\":\"other\",\"label\":\"2\"}]}")
                .put("/api/facilities/" + facility)
                .then()
                .statusCode(200);

        tonight(phone, "1").tap();

        Locator card = phone.getByRole(AriaRole.REGION);
        assertThat(card).containsText(Pattern.compile("1 \\d+月\\d+日\\(.\\) 空き: 受け付けられませんでした"));
        assertThat(card).containsText("この事業所に居室 1 はありません。 元に戻しました。");
        assertThat(tonight(phone, "1")).hasAttribute("aria-pressed", "false");
        assertThat(tonight(phone, "1")).hasAccessibleDescription("受け付けられませんでした");
        button(phone, "わかりました").tap();
        assertThat(card).isHidden();
        assertThat(tonight(phone, "1")).hasAccessibleDescription("");
    }

    @Test
    void everythingIsWithinReachOfTheKeyboard(BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 2);
        Page desk = windows.desk("/facility/" + facility);
        tonight(desk, "1").waitFor();

        desk.keyboard().press("Tab");
        assertThat(button(desk, "変わりなし")).isFocused();
        desk.keyboard().press("Enter");
        assertThat(desk.getByText("新しい")).isVisible();
        desk.keyboard().press("Tab");
        assertThat(tonight(desk, "1")).isFocused();
        desk.keyboard().press("ArrowDown");
        desk.keyboard().press("ArrowRight");
        assertThat(cell(desk, "2", 1)).isFocused();
        desk.keyboard().press("Space");

        assertThat(cell(desk, "2", 1)).hasAttribute("aria-pressed", "true");
        assertThat(desk.getByRole(AriaRole.STATUS)).hasText(SENT);
        assertThat(openOnBoard(network, 1)).startsWith("01");
        desk.keyboard().press("Tab");
        assertThat(button(desk, "元に戻す")).isFocused();
        desk.keyboard().press("Tab");
        assertThat(desk.getByText("ベッドの数を変える")).isFocused();
    }

    @Test
    void aFacilityWithoutBedsIsToldWhatToDoAndCanReportAfterwards(BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 0);
        Page phone = windows.phone("/facility/" + facility);
        assertThat(phone.getByText("まだベッドが登録されていません。")).isVisible();

        button(phone, "ベッドを追加").tap();
        tonight(phone, "1").tap();

        assertThat(tonight(phone, "1")).hasAttribute("aria-pressed", "true");
        assertThat(phone.getByRole(AriaRole.STATUS)).hasText(SENT);
        assertThat(openOnBoard(network, 0)).startsWith("1");
    }

    @Test
    void anUnknownFacilityIsASentence(BrowserWindows windows) {
        Page phone = windows.phone("/facility/nobody");

        assertThat(phone.getByRole(AriaRole.ALERT).getByText("この事業所は登録されていません。"))
                .isVisible();
    }

    @Test
    void thePageSpeaksEnglishToWhoeverAsks(BrowserWindows windows) {
        String facility = Given.facility(Given.network(), 1);
        Page phone = windows.phone("/facility/" + facility + "?lang=en");

        assertThat(button(phone, "Nothing has changed")).isVisible();
        assertThat(phone.locator("html")).hasAttribute("lang", "en");
    }

    /** The only facility on a wall. */
    private static Locator card(Page wall) {
        return wall.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("事業所"));
    }
}
