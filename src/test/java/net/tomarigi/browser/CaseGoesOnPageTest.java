package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static net.tomarigi.browser.CaseOnScreen.answer;
import static net.tomarigi.browser.CaseOnScreen.asked;
import static net.tomarigi.browser.CaseOnScreen.button;
import static net.tomarigi.browser.CaseOnScreen.lookAgain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a case that is not over with the first yes, on the pages of those who work on it. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class CaseGoesOnPageTest {
    private static final String MATCHES = "**/matches";

    @Inject
    Truth truth;

    private CaseOnScreen cases;

    @BeforeEach
    void begin() {
        cases = new CaseOnScreen();
    }

    @Test
    @Tag("N1")
    void aCaseIsOfferedToADistrictAndWhoeverIsThereTakesItOver(BrowserWindows windows) {
        String north = As.coordinator(cases.network, "北");
        String id = cases.open(1, ",\"person\":{\"name\":\"山田花子\"}");
        Page page = cases.page(windows, cases.coordinator, cases.address(id));
        page.getByText("ほかの人に引き継ぐ").click();
        assertThat(page.getByLabel("引き継ぐ相手").locator("option")).containsText(new String[] {"(北)"});
        page.getByLabel("地区の担当").check();
        page.getByLabel("引き継ぐ理由").selectOption("続けられない");
        button(page, "引き継ぎを申し出る").click();
        Locator offered = page.locator("tomarigi-case-owner .warning");
        assertThat(offered).containsText("北 地区の担当 に引き継ぎを申し出ています");
        assertThat(offered).containsText("わけ: 続けられない");
        assertThat(page.getByText("北 地区の担当 に引き継ぎを申し出ました(わけ: 続けられない)")).isVisible();
        assertThat(button(page, "引き受ける")).hasCount(0);
        button(page, "申し出を取り消す").click();
        assertThat(page.getByText("引き継ぎの申し出は取りやめになりました")).isVisible();

        Page list = cases.page(windows, north, "/cases/" + cases.network);
        assertThat(list.locator("tbody tr")).hasCount(1);
        assertThat(button(list, "引き受ける")).hasCount(0);
        hear(list);
        offer(id, "\"district\":\"北\"");
        lookAgain(list);
        assertThat(offer(list)).containsText(Pattern.compile("Tester .* から、北 地区の担当への引き継ぎの申し出があります"));
        assertThat(offer(list)).containsText("わけ: 交代");
        await().until(() -> list.evaluate("window.notes").equals(2));
        AccessibilityTest.check("cases with an offer", list);
        button(list, "引き受ける 山田花子").click();
        assertThat(offer(list)).hasCount(0);
        assertThat(list.locator("tbody tr")).containsText("あなた");

        lookAgain(page);
        assertThat(page.getByText("あなた から引き継ぎました")).isVisible();
        assertThat(page.locator("tomarigi-case-owner strong")).containsText("Tester ");
        assertThat(list.evaluate("window.notes")).isEqualTo(2);
    }

    @Test
    @Tag("N7")
    void anotherNetworkSeesWhatItIsOfferedWithoutOfWhomAndTakesItOver(BrowserWindows windows) {
        CaseOnScreen there = new CaseOnScreen();
        cases.facility("ひだまり");
        String name = Given.board(cases.network).path("name");
        String theirs = Given.board(there.network).path("name");
        String id = cases.open(1, ",\"person\":{\"name\":\"山田花子\"},\"situation\":\"母が骨折した\"");
        Page page = cases.page(windows, cases.coordinator, "/desk/" + cases.network + "?case=" + id);
        Locator panel = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("いまのケース"));
        panel.getByText("ほかの人に引き継ぐ").click();
        panel.getByLabel("ほかのネットワーク").check();
        panel.getByLabel("ネットワークの名前").fill("どこにもない");
        button(page, "引き継ぎを申し出る").click();
        assertThat(panel.getByText("この名前のネットワークは見つかりません")).isVisible();
        panel.getByLabel("ネットワークの名前").fill(there.network);
        button(page, "引き継ぎを申し出る").click();
        assertThat(panel.getByText("引き継ぎを申し出ています")).isVisible();

        Page other = there.page(windows, there.coordinator, "/cases/" + there.network);
        assertThat(offer(other)).containsText("「" + name + "」から、あなたのネットワークへの引き継ぎの申し出があります");
        assertThat(offer(other)).containsText("女性、34歳");
        assertThat(other.locator("tbody tr")).containsText("ほかのネットワーク");
        other.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("ケースを見る"))
                .click();
        assertThat(other).hasURL(Pattern.compile("/case/" + there.network + "/" + id));
        assertThat(other.getByText("このケースは、いまは「" + name + "」のものです")).isVisible();
        assertThat(other.getByText("女性", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(other.getByText("山田")).hasCount(0);
        assertThat(other.getByText("この方の受入先をさがす")).hasCount(0);
        AccessibilityTest.check("a case of another network", other);
        other.setViewportSize(360, 740);
        assertNothingScrollsSideways(other);
        button(other, "引き受ける").click();
        assertThat(other.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("山田花子 さんの緊急ケース")))
                .isVisible();
        assertThat(offer(other)).hasCount(0);

        lookAgain(page);
        assertThat(panel.getByText("このケースは、いまは")).isVisible();
        page.navigate(cases.address(id));
        assertThat(page.getByText("このケースは、いまは「" + theirs + "」が担当しています。")).isVisible();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("「" + theirs + "」のケースのページへ")))
                .hasAttribute("href", "/case/" + there.network + "/" + id);
    }

    @Test
    @Tag("N1")
    void whatNobodyMovedInTimeIsLoudOnTheDeskOfEverybody(BrowserWindows windows) {
        cases.facility("ひだまり");
        String id = cases.open(1, ",\"person\":{\"name\":\"山田花子\"}");
        Page desk = cases.page(windows, As.coordinator(cases.network, "北"), "/desk/" + cases.network + "#here=1");
        assertThat(DeskOnScreen.found(desk)).hasCount(1);
        truth.change("update emergency_case set due_at = clock_timestamp() where id = '" + id + "'");
        await().until(() -> cases.find(id).getString("notes.handOver.reason") != null);
        lookAgain(desk);
        assertThat(offer(desk)).containsText("期限までに動きのなかったケースです");
        desk.setViewportSize(360, 740);
        assertNothingScrollsSideways(desk);
        assertThat(button(desk, "断る")).hasCount(0);
        button(desk, "引き受ける 山田花子").click();
        assertThat(offer(desk)).hasCount(0);
        assertThat(button(desk, "この条件でケースを開く")).isVisible();
    }

    @Test
    @Tag("T7")
    void someAreAskedAtATimeAndAnewWhenTheNeedChanges(BrowserWindows windows) {
        String first = cases.facility("ひだまり");
        cases.facility("みなみの里");
        cases.facility("ひなたの家");
        Page desk = cases.desk(windows);
        desk.getByLabel("打診先に選ぶ ひだまり").check();
        assertThat(desk.getByLabel("打診のしかた")).hasCount(0);
        desk.getByLabel("打診先に選ぶ みなみの里").check();
        desk.getByLabel("打診先に選ぶ ひなたの家").check();
        desk.getByLabel("打診のしかた").selectOption("1件ずつ・5分おき");
        button(desk, "3 か所に打診する").click();
        assertThat(asked(desk)).hasCount(1);
        assertThat(planned(desk)).hasCount(2);
        assertThat(planned(desk).first()).containsText(Pattern.compile("みなみの里\\s*あと (5:00|4:\\d\\d)"));
        AccessibilityTest.check("a desk that asks in waves", desk);
        desk.setViewportSize(360, 740);
        assertNothingScrollsSideways(desk);
        desk.setViewportSize(1280, 800);
        String id = desk.url().replaceAll(".*case=([^#]*).*", "$1");

        answer(first, "{\"answer\":\"NO\",\"reason\":\"FULL\"}");
        lookAgain(desk);
        assertThat(planned(desk)).containsText(new String[] {"ひなたの家"});

        desk.getByLabel("男性").check();
        assertThat(desk.getByText("変えると、まだ回答のない事業所には、新しい条件で打診し直します。")).isVisible();
        button(desk, "ケースの条件をこの内容に変える").click();
        assertThat(button(desk, "ケースの条件をこの内容に変える")).hasCount(0);
        assertThat(asked(desk).filter(with("みなみの里")).first()).containsText("条件が変わったので、打診し直しました");
        assertThat(asked(desk).filter(with("みなみの里")).last()).containsText("回答待ち");
        assertThat(cases.find(id).getString("looking.need.sex")).isEqualTo("MALE");

        desk.getByText("ケースのページへ").click();
        assertThat(planned(desk)).hasCount(1);
        button(desk, "このあとの打診を止める").click();
        assertThat(planned(desk)).hasCount(0);
        assertThat(desk.getByText("このあとの打診を止めました")).isVisible();
        assertThat(desk.getByText("さがす条件を変えました")).isVisible();
        desk.getByText("条件を変える(さがすページで)").click();
        assertThat(desk.getByLabel("男性")).isChecked();
        Request beds = desk.waitForRequest(MATCHES, () -> desk.getByLabel("女性").check());
        Request teams = desk.waitForRequest(
                MATCHES, () -> desk.getByLabel("訪問チーム・宿泊も探す").check());
        assertThat(beds.postData()).doesNotContain("responders");
        assertThat(teams.postData()).contains("\"responders\":true");
        assertThat(desk).hasURL(Pattern.compile("teams=1"));
    }

    @Test
    @Tag("T7")
    void allWhoShareTheNightsAreAskedWithOnePressAndOneTakesItsYesBack(BrowserWindows windows) {
        String first = cases.desks.facility("ひだまり", 0, "SUCTION", "ALWAYS", "110");
        String second = cases.desks.facility("みなみの里", 0.05, "SUCTION", "ALWAYS", "001");
        Page desk = cases.desk(windows);
        button(desk, "この組み合わせで打診する").click();
        assertThat(asked(desk)).hasCount(2);
        assertThat(asked(desk).filter(with("ひだまり"))).containsText("2泊");
        assertThat(asked(desk).filter(with("みなみの里"))).containsText("1泊");
        answer(first, "{\"answer\":\"YES\"}");
        answer(second, "{\"answer\":\"YES\"}");
        lookAgain(desk);
        assertThat(desk.getByText("受入決定").first()).isVisible();
        assertThat(desk.locator(".stay")).hasCount(2);

        String facilitys = As.provider(second);
        String asks = "/api/facilities/" + second + "/asks";
        As.bearer(facilitys)
                .contentType(ContentType.JSON)
                .body("{\"reason\":\"INFECTION\"}")
                .post(asks + "/" + As.bearer(facilitys).get(asks).path("[0].id") + "/revoke")
                .then()
                .statusCode(200);
        desk.getByText("ケースのページへ").click();
        assertThat(desk.getByText("みなみの里 が、受け入れの返事を取り消しました")).isVisible();
    }

    @Test
    @Tag("T7")
    void thePersonMovesToAnotherBedAndThenToAnotherFacility(BrowserWindows windows) {
        String first = Given.facility(cases.network, 2);
        for (String bed : List.of("1", "2"))
            Given.report(first, bed, "111").then().statusCode(200);
        String second = cases.facility("みなみの里");
        String id = cases.open(3, "");
        cases.ask(id, first);
        answer(first, "{\"answer\":\"YES\",\"bed\":\"1\"}");
        Page page = cases.page(windows, cases.coordinator, cases.address(id));
        Locator stays = page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("仮押さえと受入"))
                .getByRole(AriaRole.LISTITEM);
        button(page, "別のベッドに移る").click();
        page.getByLabel("どの夜から").selectOption(Given.tonight().plusDays(1).toString());
        page.getByLabel("移る先のベッド").selectOption("2");
        button(page, "移る").last().click();
        assertThat(stays).hasCount(2);
        assertThat(cases.find(id).getList("stays.findAll { it.state == 'AGREED' }.count"))
                .containsExactlyInAnyOrder(1, 2);

        Locator later = stays.filter(with("2泊"));
        later.getByText("別の事業所に移る").click();
        page.getByLabel("どの夜から").selectOption(Given.tonight().plusDays(2).toString());
        assertThat(page.getByLabel("打診する事業所").locator("option")).containsText(new String[] {"みなみの里(空きあり)"});
        AccessibilityTest.check("a stay that moves", page);
        page.setViewportSize(360, 740);
        assertNothingScrollsSideways(page);
        button(page, "引き受けを打診する").click();
        assertThat(asked(page).filter(with("みなみの里"))).containsText("1泊");
        answer(second, "{\"answer\":\"YES\"}");
        lookAgain(page);
        assertThat(stays).hasCount(3);
        assertThat(stays.filter(with("みなみの里"))).containsText("受入");
        assertThat(page.getByText("から移りました").first()).isVisible();
        assertThat(page.getByText("受入は合わせて 3泊")).isVisible();
    }

    /** @param to a member of the command */
    private void offer(String id, String to) {
        As.bearer(cases.coordinator)
                .contentType(ContentType.JSON)
                .body("{" + to + "}")
                .post("/api/networks/" + cases.network + "/cases/" + id + "/hand-over")
                .then()
                .statusCode(200);
    }

    /** Counts the notes that a page sounds, after its reader touched it. */
    private static void hear(Page page) {
        page.evaluate("""
                () => {
                  window.notes = 0;
                  const start = OscillatorNode.prototype.start;
                  OscillatorNode.prototype.start = function (...at) { window.notes++; return start.apply(this, at); };
                }
                """);
        page.locator("h1").first().click();
    }

    private static Locator offer(Page page) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("引き継ぎの申し出"));
    }

    private static Locator planned(Page page) {
        return page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("このあと打診するところ"))
                .getByRole(AriaRole.LISTITEM);
    }

    private static Locator.FilterOptions with(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static void assertNothingScrollsSideways(Page page) {
        assertThat((Boolean)
                        page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isTrue();
    }
}
