package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static net.tomarigi.browser.ReportingPage.SENT;
import static net.tomarigi.browser.ReportingPage.button;
import static net.tomarigi.browser.ReportingPage.cell;
import static net.tomarigi.browser.ReportingPage.openOnBoard;
import static net.tomarigi.browser.ReportingPage.said;
import static net.tomarigi.browser.ReportingPage.shown;
import static net.tomarigi.browser.ReportingPage.tonight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import net.tomarigi.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many nights at once: with a mouse, under a thumb, by keyboard; and every change can be taken back. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class FillingRowsTest {
    @Test
    void aDragAlongARowFillsItWithOneReport(BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 2);
        Page desk = windows.desk("/facility/" + facility);

        drag(desk, tonight(desk, "1"), cell(desk, "1", 4));

        assertThat(desk.getByRole(AriaRole.STATUS)).hasText(SENT);
        assertThat(shown(desk, "1", 14)).isEqualTo("11111000000000");
        assertThat(openOnBoard(network, 0)).isEqualTo("11111000000000");
        assertThat(openOnBoard(network, 1)).doesNotContain("1");
        assertThat(said(facility)).hasSize(1);

        drag(desk, cell(desk, "1", 3), cell(desk, "1", 2));

        onBoard(network, 0, "11001000000000");
    }

    @Test
    void aThumbThatMovesSidewaysFillsAndOneThatMovesUpScrolls(BrowserWindows windows) {
        String network = Given.network();
        Page phone = windows.phone("/facility/" + Given.facility(network, 12));
        BoundingBox first = tonight(phone, "1").boundingBox();
        BoundingBox third = cell(phone, "1", 2).boundingBox();

        swipe(phone, middleX(first), middleY(first), middleX(third), middleY(third));

        onBoard(network, 0, "11100000000000");

        BoundingBox low = tonight(phone, "3").boundingBox();
        swipe(phone, middleX(low), middleY(low), middleX(low), middleY(low) - 200);

        await().until(() -> (Integer) phone.evaluate("Math.round(scrollY)") > 50);
        assertThat(openOnBoard(network, 2)).doesNotContain("1");
    }

    @Test
    void escapeEndsADragWithoutAWord(BrowserWindows windows) {
        String facility = Given.facility(Given.network(), 1);
        Page desk = windows.desk("/facility/" + facility);
        hold(desk, tonight(desk, "1"), cell(desk, "1", 2));
        assertThat(cell(desk, "1", 2)).hasAttribute("aria-pressed", "true");

        desk.keyboard().press("Escape");
        desk.mouse().up();

        assertThat(cell(desk, "1", 2)).hasAttribute("aria-pressed", "false");
        assertThat(said(facility)).isEmpty();
    }

    @Test
    void theNameOfABedOffersItsWholeRow(BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        Page phone = windows.phone("/facility/" + facility);

        button(phone, "1 をまとめて変える").tap();
        button(phone, "14泊すべて空きにする").tap();

        onBoard(network, 0, "11111111111111");
        assertThat(button(phone, "14泊すべて空きにする")).isHidden();
        assertThat(button(phone, "1 をまとめて変える")).isFocused();
        assertThat(said(facility)).hasSize(1);
    }

    @Test
    void aWeekIsCopiedToTheNext(BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        Given.report(facility, "1", "10110010000001").then().statusCode(200);
        Page phone = windows.phone("/facility/" + facility);

        button(phone, "1 をまとめて変える").tap();
        button(phone, "はじめの7泊を次の7泊に写す").tap();

        onBoard(network, 0, "10110011011001");
        assertThat(said(facility)).hasSize(2);
    }

    @Test
    void tapsFillsAndCopiesAreUndoneOneByOne(BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        Given.report(facility, "1", "00100000000000").then().statusCode(200);
        Page desk = windows.desk("/facility/" + facility);
        assertThat(cell(desk, "1", 2)).hasAttribute("aria-pressed", "true");
        assertThat(button(desk, "元に戻す")).isHidden();
        tonight(desk, "1").click();
        drag(desk, cell(desk, "1", 1), cell(desk, "1", 3));
        button(desk, "1 をまとめて変える").click();
        button(desk, "はじめの7泊を次の7泊に写す").click();
        onBoard(network, 0, "11110001111000");

        button(desk, "元に戻す").click();
        onBoard(network, 0, "11110000000000");
        desk.keyboard().press("Control+z");
        onBoard(network, 0, "10100000000000");
        desk.keyboard().press("Control+z");
        onBoard(network, 0, "00100000000000");

        assertThat(button(desk, "元に戻す")).isHidden();
        assertThat(said(facility)).hasSize(7);
    }

    @Test
    void undoLeavesWhatSomebodyElseHasSaidSince(BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        Page desk = windows.desk("/facility/" + facility);
        drag(desk, tonight(desk, "1"), cell(desk, "1", 2));
        onBoard(network, 0, "11100000000000");
        Given.report(facility, "1", "0").then().statusCode(200);
        assertThat(tonight(desk, "1")).hasAttribute("aria-pressed", "false");
        Given.report(facility, "1", "0111").then().statusCode(200);
        assertThat(cell(desk, "1", 3)).hasAttribute("aria-pressed", "true");

        button(desk, "元に戻す").click();

        onBoard(network, 0, "00010000000000");
    }

    @Test
    void shiftAndTheArrowsFillWithoutAMouse(BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        Page desk = windows.desk("/facility/" + facility);
        tonight(desk, "1").focus();
        desk.keyboard().press("Space");

        desk.keyboard().down("Shift");
        desk.keyboard().press("ArrowRight");
        desk.keyboard().press("ArrowRight");
        desk.keyboard().press("ArrowRight");
        desk.keyboard().press("ArrowLeft");
        desk.keyboard().up("Shift");

        onBoard(network, 0, "11100000000000");
        assertThat(cell(desk, "1", 2)).isFocused();
        assertThat(said(facility)).hasSize(2);
        desk.keyboard().press("Home");
        desk.keyboard().press("ArrowLeft");
        assertThat(button(desk, "1 をまとめて変える")).isFocused();
        desk.keyboard().press("Enter");
        desk.keyboard().press("Tab");
        assertThat(button(desk, "14泊すべて空きにする")).isFocused();
        desk.keyboard().press("Tab");
        desk.keyboard().press("Enter");
        onBoard(network, 0, "00000000000000");
        assertThat(button(desk, "1 をまとめて変える")).isFocused();
        desk.keyboard().press("Control+z");
        onBoard(network, 0, "11100000000000");
    }

    @Test
    void onAPhoneTheLaterNightsAreOnePressAway(BrowserWindows windows) {
        Page phone = windows.phone("/facility/" + Given.facility(Given.network(), 1));
        assertThat(cell(phone, "1", 8)).not().isInViewport();

        button(phone, "次の日").tap();
        button(phone, "次の日").tap();

        assertThat(cell(phone, "1", 8)).isInViewport();
        assertThat(phone.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    private static void onBoard(String network, int bed, String open) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(openOnBoard(network, bed)).isEqualTo(open));
    }

    private static void drag(Page page, Locator from, Locator to) {
        hold(page, from, to);
        page.mouse().up();
    }

    private static void hold(Page page, Locator from, Locator to) {
        BoundingBox start = from.boundingBox();
        BoundingBox end = to.boundingBox();
        page.mouse().move(middleX(start), middleY(start));
        page.mouse().down();
        page.mouse().move(middleX(end), middleY(end) + 3, new Mouse.MoveOptions().setSteps(6));
    }

    /** A finger, as the browser's own gestures see it. */
    private static void swipe(Page page, double fromX, double fromY, double toX, double toY) {
        CDPSession browser = page.context().newCDPSession(page);
        touch(browser, "touchStart", fromX, fromY);
        for (int step = 1; step <= 10; step++)
            touch(browser, "touchMove", fromX + (toX - fromX) * step / 10, fromY + (toY - fromY) * step / 10);
        JsonObject end = new JsonObject();
        end.addProperty("type", "touchEnd");
        end.add("touchPoints", new JsonArray());
        browser.send("Input.dispatchTouchEvent", end);
        browser.detach();
    }

    private static void touch(CDPSession browser, String type, double x, double y) {
        JsonObject point = new JsonObject();
        point.addProperty("x", x);
        point.addProperty("y", y);
        JsonArray points = new JsonArray();
        points.add(point);
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        browser.send("Input.dispatchTouchEvent", event);
    }

    private static double middleX(BoundingBox box) {
        return box.x + box.width / 2;
    }

    private static double middleY(BoundingBox box) {
        return box.y + box.height / 2;
    }
}
