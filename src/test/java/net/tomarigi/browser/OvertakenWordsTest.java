package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static net.tomarigi.browser.ReportingPage.SENT;
import static net.tomarigi.browser.ReportingPage.button;
import static net.tomarigi.browser.ReportingPage.cell;
import static net.tomarigi.browser.ReportingPage.inWords;
import static net.tomarigi.browser.ReportingPage.openOnBoard;
import static net.tomarigi.browser.ReportingPage.said;
import static net.tomarigi.browser.ReportingPage.tonight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A word that somebody else has overtaken meanwhile is shown beside theirs, and the reader decides; see decision 6. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class OvertakenWordsTest {
    private static final String MOMENT = "\\(\\d+月\\d+日\\(.\\) \\d\\d:\\d\\d\\)";

    @Test
    void aTapThatWaitedDoesNotTakeBackWhatAColleagueSaidMeanwhileAndBothAreShown(BrowserWindows windows) {
        String network = Given.network();
        Page phone = overtaken(windows, network);

        Locator card = phone.getByRole(AriaRole.REGION);
        assertThat(card).hasAccessibleName("1: ほかの方が、あとから別の内容を伝えています");
        assertThat(card).containsText(Pattern.compile("あなた" + MOMENT + "\\s*" + literally(inWords(0) + " 空き")));
        assertThat(card).containsText(Pattern.compile("ほかの方" + MOMENT + "\\s*" + literally(inWords(0) + " 空きなし")));
        assertThat(card).containsText(Pattern.compile("いま\\s*" + literally(inWords(0) + " 空きなし(ほかの方の内容)")));
        assertThat(tonight(phone, "1")).hasAttribute("aria-pressed", "false");
        assertThat(tonight(phone, "1")).hasAccessibleDescription("ほかの方が、あとから別の内容を伝えています");
        assertThat(openOnBoard(network, 0)).startsWith("0");
        assertThat(button(phone, "元に戻す")).isHidden();
        button(phone, "確かめてください").tap();
        assertThat(button(phone, "自分の内容にする")).isFocused();
        assertThat(button(phone, "自分の内容にする")).isInViewport();
    }

    @Test
    void onePressSaysMineAgain(BrowserWindows windows) {
        String network = Given.network();
        Page phone = overtaken(windows, network);

        button(phone, "自分の内容にする").tap();

        assertThat(phone.getByRole(AriaRole.STATUS)).hasText(SENT);
        assertThat(phone.getByRole(AriaRole.REGION)).isHidden();
        assertThat(tonight(phone, "1")).hasAttribute("aria-pressed", "true");
        assertThat(openOnBoard(network, 0)).startsWith("1");
    }

    @Test
    void onePressLeavesTheirsAndTheCardWaitsForItThroughClosingThePage(BrowserWindows windows) {
        String network = Given.network();
        Page phone = overtaken(windows, network);
        BrowserContext browser = phone.context();
        String address = phone.url();
        phone.close();
        Page again = windows.open(address, browser);

        button(again, "このままにする").tap();

        assertThat(again.getByRole(AriaRole.REGION)).isHidden();
        assertThat(tonight(again, "1")).hasAccessibleDescription("");
        assertThat(openOnBoard(network, 0)).startsWith("0");
        again.reload();
        tonight(again, "1").waitFor();
        assertThat(again.getByRole(AriaRole.REGION)).isHidden();
    }

    @Test
    void theCardFollowsWhatStands(BrowserWindows windows) {
        String network = Given.network();
        Page phone = overtaken(windows, network);
        String facility = phone.url().replaceFirst(".*/", "");

        Given.report(facility, "1", "1").then().statusCode(200);

        assertThat(phone.getByRole(AriaRole.REGION))
                .containsText(Pattern.compile("いま\\s*" + literally(inWords(0) + " 空き(あなたの内容)")));
    }

    @Test
    void aColleagueWhoIsFasterOnALiveLineIsShownToo(BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        Page phone = windows.phone("/facility/" + facility);
        AtomicBoolean overtaken = new AtomicBoolean();
        phone.route("**/vacancies", route -> {
            if (!overtaken.getAndSet(true)) contradict(facility);
            route.resume();
        });

        tonight(phone, "1").tap();

        assertThat(phone.getByRole(AriaRole.REGION)).containsText("空きなし(ほかの方の内容)");
        assertThat(openOnBoard(network, 0)).startsWith("0");
    }

    @Test
    void nothingHasChangedIsToldAsSuch(BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        Page phone = windows.phone("/facility/" + facility);
        tonight(phone, "1").waitFor();
        phone.context().setOffline(true);
        tonight(phone, "1").tap();
        cell(phone, "1", 1).tap();
        assertThat(phone.getByRole(AriaRole.STATUS)).containsText("(2件)");
        RestAssured.given()
                .post("/api/facilities/" + facility + "/attestations")
                .then()
                .statusCode(200);

        phone.context().setOffline(false);

        Locator card = phone.getByRole(AriaRole.REGION);
        assertThat(card).containsText("「変わりなし」(" + inWords(0) + "〜" + inWords(1) + " 空きなし)");
        assertThat(card).containsText(inWords(0) + "〜" + inWords(1) + " 空き");
        button(phone, "自分の内容にする").tap();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(openOnBoard(network, 0)).startsWith("110"));
    }

    @Test
    void nothingHasChangedThatWasSaidOfAnOldTableIsNotSentButAskedAgain(BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        Page phone = windows.phone("/facility/" + facility);
        tonight(phone, "1").waitFor();
        phone.context().setOffline(true);
        assertThat(phone.getByRole(AriaRole.ALERT)).containsText("つながっていません。");
        Given.report(facility, "1", "1").then().statusCode(200);
        button(phone, "変わりなし").first().tap();
        assertThat(phone.getByRole(AriaRole.STATUS)).containsText("(1件)");

        phone.context().setOffline(false);

        Locator card = phone.getByRole(AriaRole.REGION);
        assertThat(card).containsText(Pattern.compile("「変わりなし」" + MOMENT + "は送りませんでした"));
        assertThat(said(facility)).hasSize(1);
        assertThat(tonight(phone, "1")).hasAttribute("aria-pressed", "true");
        button(phone, "変わりなしと伝える").tap();
        assertThat(card).isHidden();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(said(facility).get(0)).containsEntry("kind", "ATTESTATION"));
    }

    @Test
    void nothingHasChangedThatWaitedIsSentWhereThatIsTrue(BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        Page phone = windows.phone("/facility/" + facility);
        tonight(phone, "1").waitFor();
        phone.context().setOffline(true);
        assertThat(phone.getByRole(AriaRole.ALERT)).containsText("つながっていません。");
        tonight(phone, "1").tap();
        button(phone, "変わりなし").tap();
        assertThat(phone.getByRole(AriaRole.STATUS)).containsText("(2件)");

        phone.context().setOffline(false);

        assertThat(phone.getByRole(AriaRole.STATUS)).hasText(SENT);
        assertThat(said(facility)).extracting(one -> one.get("kind")).containsExactly("ATTESTATION", "REPORT");
    }

    /** A phone whose tap of tonight, made without a line, has arrived after a colleague's. */
    private static Page overtaken(BrowserWindows windows, String network) {
        String facility = Given.facility(network, 1);
        Page phone = windows.phone("/facility/" + facility);
        tonight(phone, "1").waitFor();
        phone.context().setOffline(true);
        tonight(phone, "1").tap();
        assertThat(phone.getByRole(AriaRole.STATUS)).containsText("(1件)");
        contradict(facility);
        phone.context().setOffline(false);
        phone.getByRole(AriaRole.REGION).waitFor();
        return phone;
    }

    /** Opened, and given away: what the phone saw stands again, but for another reason. */
    private static void contradict(String facility) {
        Given.report(facility, "1", "1").then().statusCode(200);
        Given.report(facility, "1", "0").then().statusCode(200);
    }

    /** As Java and JavaScript both read it. */
    private static String literally(String text) {
        return text.replaceAll("[()]", "\\\\$0");
    }
}
