package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static net.tomarigi.browser.ReportingPage.button;
import static net.tomarigi.browser.ReportingPage.tonight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A facility is asked on its page, sees what is needed and how long it has, and answers with one or two taps. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class InboxTest {
    @Inject
    Truth truth;

    @Test
    void anAskAppearsByItselfAndAYesMakesItAStay(BrowserWindows windows) {
        Asking asking = new Asking();
        String facility = asking.facility(2, 3);
        Page phone = asking.phone(windows, facility);
        List<String> heard = new CopyOnWriteArrayList<>();
        phone.onResponse(response -> {
            if (response.url().contains("/asks") && !response.url().endsWith("/events")) heard.add(response.text());
        });
        tonight(phone, "1").waitFor();
        assertThat(phone.getByText("受け入れの打診")).hasCount(0);

        String id = asking.askFor(2, facility);

        assertThat(button(phone, "受けられます")).isVisible();
        assertThat(phone).hasTitle("【打診 1件】空きの報告");
        assertThat(phone.locator("[role=timer]")).hasText(Pattern.compile("1[45]:\\d\\d"));
        Locator card = phone.getByRole(AriaRole.ARTICLE);
        for (String fact : List.of("女性", "18〜39歳", "知的", "吸引", "12点(強度行動障害)", "2泊"))
            assertThat(card).containsText(fact);
        assertThat(card.getByText("不明")).hasCount(2);
        assertThat(phone.locator(".unseen[aria-live=assertive]")).containsText("打診が届きました");
        assertThat(phone.evaluate(Everything.ON_THE_PAGE).toString())
                .contains("12点")
                .doesNotContain("山田")
                .doesNotContain("やまだ")
                .doesNotContain("骨折")
                .doesNotContain("090-1234");
        assertThat(heard).isNotEmpty().noneMatch(text -> text.contains("山田") || text.contains("骨折"));

        Asking.settle(phone);
        button(phone, "受けられます").tap();

        assertThat(phone.getByText("受け入れが決まりました")).isVisible();
        assertThat(phone.getByText("山田花子")).isVisible();
        assertThat(phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("090-1234-5678")))
                .hasAttribute("href", "tel:09012345678");
        assertThat(phone.getByText("母が骨折した")).isVisible();
        assertThat(phone).hasTitle("空きの報告");
        assertThat(asking.find(id).getString("state")).isEqualTo("PLACED");
        assertThat(asking.openTonight(facility)).isEqualTo(1);
        assertThat(phone.getByRole(AriaRole.GRID).getByText("受入")).hasCount(2);
        assertThat(phone.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void whatIsAskedStandsInItsNewsAndWaitsForNoOtherQuestion(BrowserWindows windows) {
        Asking asking = new Asking();
        String facility = asking.facility(1, 1);
        Page phone = asking.phone(windows, facility);
        AtomicBoolean isRead = new AtomicBoolean();
        phone.route("**/api/facilities/*/asks", route -> {
            isRead.set(true);
            route.abort();
        });

        // Streams of tests last a second, and whoever comes too late for one waits for the next.
        String id = null;
        for (int tries = 0; tries < 10 && button(phone, "受けられます").count() == 0; tries++) {
            id = asking.open(1, "");
            phone.evaluate(
                    "new Promise((heard) => addEventListener('tomarigi-roll-call', () => heard(), { once: true }))");
            asking.ask(id, facility);
            phone.waitForTimeout(500);
        }
        assertThat(button(phone, "受けられます")).isVisible();
        assertThat(phone.getByRole(AriaRole.ARTICLE)).containsText("18〜39歳");
        phone.waitForCondition(isRead::get);

        Asking.settle(phone);
        button(phone, "受けられます").tap();
        assertThat(phone.getByText("山田花子")).isVisible();
        assertThat(asking.find(id).getString("state")).isEqualTo("PLACED");
    }

    @Test
    void theBedCanBeChosenWhereSeveralAreFree(BrowserWindows windows) {
        Asking asking = new Asking();
        String facility = asking.facility(3, 1);
        Page phone = asking.phone(windows, facility);
        String id = asking.askFor(1, facility);

        phone.getByLabel("ベッドを選ぶ").selectOption("2");
        Asking.settle(phone);
        button(phone, "受けられます").tap();

        assertThat(phone.getByText("受け入れが決まりました")).isVisible();
        assertThat(asking.find(id).getString("stays[0].bed")).isEqualTo("2");
    }

    @Test
    void aNoTakesOneMoreTapForItsReason(BrowserWindows windows) {
        Asking asking = new Asking();
        String facility = asking.facility(1, 1);
        Page phone = asking.phone(windows, facility);
        String id = asking.askFor(1, facility);

        Asking.settle(phone);
        button(phone, "受けられません").tap();
        phone.getByLabel("ひとこと").fill("あすなら");
        Asking.settle(phone);
        button(phone, "看護師がいない").tap();

        assertThat(phone.getByText("「受けられません(看護師がいない)」と伝えました。")).isVisible();
        assertThat(asking.find(id).getString("asks[0].answer.reason")).isEqualTo("NO_NURSE");
        assertThat(asking.find(id).getString("asks[0].answer.words")).isEqualTo("あすなら");
        assertThat(asking.openTonight(facility)).isEqualTo(1);
        button(phone, "わかりました").tap();
        assertThat(phone.getByText("と伝えました。")).hasCount(0);
    }

    @Test
    void aYesWithAConditionHoldsTheBedForFewerNights(BrowserWindows windows) {
        Asking asking = new Asking();
        String facility = asking.facility(1, 3);
        Page phone = asking.phone(windows, facility);
        String id = asking.askFor(3, facility);

        Asking.settle(phone);
        button(phone, "条件つきなら").tap();
        Asking.settle(phone);
        button(phone, "この条件で返事を送る").tap();
        assertThat(phone.getByText("条件を一つ選んでください。")).isVisible();
        phone.getByLabel("泊数が少なければ").check();
        button(phone, "泊数を減らす").tap();
        button(phone, "この条件で返事を送る").tap();

        assertThat(phone.getByText("ベッドを仮押さえしています")).isVisible();
        assertThat(asking.find(id).getString("state")).isEqualTo("HELD");
        assertThat(asking.find(id).getInt("stays[0].count")).isEqualTo(1);
        assertThat(asking.find(id).getString("asks[0].answer.condition")).isEqualTo("FEWER_NIGHTS");
        Locator grid = phone.getByRole(AriaRole.GRID);
        assertThat(grid.getByText("仮押さえ")).hasCount(1);

        asking.post(id, "stays/" + asking.find(id).getString("stays[0].id") + "/release", "{}");
        assertThat(phone.getByText("今回は、ほかの方法になりました。")).isVisible();
        assertThat(grid.getByText("仮押さえ")).hasCount(0);
        assertThat(tonight(phone, "1")).hasAttribute("aria-pressed", "true");
    }

    @Test
    void aFacilityCanAskToBeCalled(BrowserWindows windows) {
        Asking asking = new Asking();
        String facility = asking.facility(1, 1);
        Page phone = asking.phone(windows, facility);
        String id = asking.askFor(1, facility);
        Asking.settle(phone);
        button(phone, "電話をください").tap();
        assertThat(phone.getByText("電話をお願いしました。")).isVisible();
        assertThat(asking.find(id).getString("asks[0].state")).isEqualTo("CALL_ME");
    }

    @Test
    void whoWasAskedForNothingIsThanked(BrowserWindows windows) {
        Asking asking = new Asking();
        String facility = asking.facility(1, 1);
        String quicker = asking.facility(1, 1);
        Page phone = asking.phone(windows, facility);
        String withdrawn = asking.askFor(1, facility);
        assertThat(button(phone, "受けられます")).isVisible();
        asking.post(withdrawn, "asks/" + asking.find(withdrawn).getString("asks[0].id") + "/withdraw", "{}");
        assertThat(phone.getByRole(AriaRole.ARTICLE)).containsText("この打診は取り下げられました。ご検討ありがとうございました。");
        assertThat(button(phone, "受けられます")).hasCount(0);
        button(phone, "わかりました").tap();
        assertThat(phone.getByRole(AriaRole.ARTICLE)).hasCount(0);

        String expired = asking.askFor(1, facility);
        assertThat(button(phone, "受けられます")).isVisible();
        truth.change("update ask set deadline_at = clock_timestamp() where case_id = '" + expired + "'");
        assertThat(phone.getByRole(AriaRole.ARTICLE)).containsText("時間になりましたので、この打診は終わりました。");
        button(phone, "わかりました").tap();
        assertThat(phone.getByRole(AriaRole.ARTICLE)).hasCount(0);

        String other = asking.open(1, "");
        asking.ask(other, facility, quicker);
        assertThat(button(phone, "受けられます")).isVisible();
        asking.phone(windows, quicker)
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("受けられます"))
                .waitFor();
        Page hers = asking.phone(windows, quicker);
        button(hers, "受けられます").waitFor();
        Asking.settle(hers);
        button(hers, "受けられます").tap();
        assertThat(phone.getByRole(AriaRole.ARTICLE)).containsText("ほかの事業所に決まりました。");
        assertThat(phone.evaluate(Everything.ON_THE_PAGE).toString()).doesNotContain("山田");
    }

    @Test
    void theKeyboardAloneAnswers(BrowserWindows windows) {
        Asking asking = new Asking();
        String facility = asking.facility(1, 1);
        Page desk = atTheDesk(windows, facility);
        String id = asking.askFor(1, facility);
        button(desk, "受けられます").waitFor();
        Asking.settle(desk);

        tabTo(desk, "受けられません");
        desk.keyboard().press("Enter");
        assertThat(desk.getByText("理由を押すと、返事を送ります")).isFocused();
        Asking.settle(desk);
        tabTo(desk, "戻る");
        desk.keyboard().press("Enter");
        assertThat(button(desk, "受けられます")).isFocused();
        Asking.settle(desk);
        desk.keyboard().press("Enter");

        assertThat(desk.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("受け入れが決まりました")))
                .isFocused();
        assertThat(desk.getByText("山田花子")).isVisible();
        assertThat(asking.find(id).getString("state")).isEqualTo("PLACED");
    }

    /** The first yes brings the keyboard to whom it is about; the second press must not close that. */
    @Test
    void whatASecondPressMeetsStaysOpen(BrowserWindows windows) {
        Asking asking = new Asking();
        String facility = asking.facility(1, 1);
        Page desk = atTheDesk(windows, facility);
        desk.evaluate("""
                document.addEventListener('focusin', (event) => {
                  const summary = event.composedPath()[0].closest('summary');
                  if (summary) { window.pressed = performance.now(); summary.click(); }
                })
                """);
        asking.askFor(1, facility);
        button(desk, "受けられます").waitFor();
        Asking.settle(desk);

        button(desk, "受けられます").press("Enter");

        desk.waitForFunction("() => window.pressed");
        assertThat(desk.getByText("山田花子")).isVisible();
        desk.waitForFunction("() => performance.now() - window.pressed > 600");
        desk.locator("summary")
                .filter(new Locator.FilterOptions().setHasText("受け入れが決まりました"))
                .click();
        assertThat(desk.getByText("山田花子")).isHidden();
    }

    @Test
    void twoQuickTapsMakeOneAnswer(BrowserWindows windows) {
        Asking asking = new Asking();
        String facility = asking.facility(2, 1);
        Page phone = asking.phone(windows, facility);
        List<Request> sent = new CopyOnWriteArrayList<>();
        phone.onRequest(request -> {
            if (request.method().equals("POST")) sent.add(request);
        });
        String first = asking.askFor(1, facility);
        button(phone, "受けられます").waitFor();
        String second = asking.askFor(1, facility);
        assertThat(button(phone, "受けられます")).hasCount(2);
        Asking.settle(phone);

        button(phone, "受けられます").first().dblclick();

        assertThat(phone.getByText("受け入れが決まりました")).hasCount(1);
        assertThat(asking.find(first).getString("state")).isEqualTo("PLACED");
        assertThat(asking.find(second).getString("state")).isEqualTo("ASKING");
        assertThat(sent).hasSize(1);
        assertThat(asking.openTonight(facility)).isEqualTo(1);
    }

    @Test
    void anAnswerWithoutALineIsKeptAndSentWhenThereIsOne(BrowserWindows windows) {
        Asking asking = new Asking();
        String facility = asking.facility(1, 1);
        Page phone = asking.phone(windows, facility);
        String id = asking.askFor(1, facility);
        button(phone, "受けられます").waitFor();
        Asking.settle(phone);
        List<String> keys = new CopyOnWriteArrayList<>();
        phone.onRequest(request -> {
            if (request.url().endsWith("/answer")) keys.add(request.headers().get("idempotency-key"));
        });
        phone.context().setOffline(true);

        button(phone, "受けられます").tap();
        assertThat(phone.getByText("つながりません。時間のある間、つながり次第もう一度送ります。")).isVisible();
        assertThat(asking.find(id).getString("asks[0].state")).isEqualTo("WAITING");

        phone.context().setOffline(false);
        assertThat(phone.getByText("山田花子")).isVisible();
        assertThat(asking.find(id).getString("state")).isEqualTo("PLACED");
        assertThat(keys).hasSizeGreaterThan(1).doesNotContainNull();
        assertThat(Set.copyOf(keys)).hasSize(1);
    }

    @Test
    void anAnswerThatWasTakenButNeverHeardOfIsNoFailure(BrowserWindows windows) {
        Asking asking = new Asking();
        String facility = asking.facility(1, 1);
        Page phone = asking.phone(windows, facility);
        String id = asking.askFor(1, facility);
        button(phone, "受けられます").waitFor();
        Asking.settle(phone);
        phone.route("**/answer", route -> {
            phone.unroute("**/answer");
            route.fetch();
            route.abort();
        });
        button(phone, "受けられます").tap();
        assertThat(phone.getByText("山田花子")).isVisible();
        assertThat(phone.getByText("間に合いませんでした")).hasCount(0);
        assertThat(asking.find(id).getString("state")).isEqualTo("PLACED");
    }

    @Test
    void aYesIsTakenBackBehindAQuestionAndTheBedIsFreeAgain(BrowserWindows windows) {
        Asking asking = new Asking();
        String facility = asking.facility(1, 1);
        Page phone = asking.phone(windows, facility);
        String id = asking.askFor(1, facility);
        Asking.settle(phone);
        button(phone, "受けられます").tap();
        assertThat(phone.getByText("受け入れが決まりました")).isVisible();

        button(phone, "受け入れられなくなりました").tap();
        assertThat(phone.getByText("理由を押すと、受け入れを取り消します")).isFocused();
        button(phone, "取り消さない").tap();
        button(phone, "受け入れられなくなりました").tap();
        phone.getByLabel("ひとこと").fill("発熱者が出ました");
        AccessibilityTest.check("taking a yes back", phone);
        assertThat(phone.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        phone.context().setOffline(true);
        button(phone, "感染症が出ている").tap();
        assertThat(phone.getByText("つながりません。つながり具合を確かめて、もう一度押してください。")).isVisible();
        phone.context().setOffline(false);
        button(phone, "感染症が出ている").tap();
        assertThat(phone.getByText("「受けられません(感染症が出ている)」と伝えました。")).isVisible();
        assertThat(phone.evaluate(Everything.ON_THE_PAGE).toString()).doesNotContain("山田");
        assertThat(asking.find(id).getString("state")).isEqualTo("OPEN");
        assertThat(asking.find(id).getString("asks[0].answer.words")).isEqualTo("発熱者が出ました");
        assertThat(asking.openTonight(facility)).isEqualTo(1);
    }

    @Test
    void aYesForWhichNothingIsKeptSaysSo(BrowserWindows windows) {
        Asking asking = new Asking();
        String facility = asking.facility(1, 1);
        String quicker = asking.facility(1, 1);
        String id = asking.open(1, "");
        asking.ask(id, facility, quicker);
        CaseOnScreen.answer(quicker, "{\"answer\":\"YES_BUT\",\"condition\":\"IF_A_NURSE_COMES\"}");
        CaseOnScreen.answer(facility, "{\"answer\":\"YES_BUT\",\"condition\":\"IF_A_NURSE_COMES\"}");
        Page phone = asking.phone(windows, facility);
        assertThat(phone.getByRole(AriaRole.ARTICLE)).containsText("条件つきのお返事は、コーディネーターに伝わっています");
        assertThat(phone.getByRole(AriaRole.ARTICLE)).containsText("こちらのベッドは押さえていません");
        assertThat(tonight(phone, "1")).hasAttribute("aria-pressed", "true");
    }

    @Test
    void aRefusalIsToldAndTheAskCanStillBeAnswered(BrowserWindows windows) {
        Asking asking = new Asking();
        String facility = asking.facility(1, 1);
        Page phone = asking.phone(windows, facility);
        asking.askFor(1, facility);
        button(phone, "受けられます").waitFor();
        String other = asking.open(1, "");
        asking.post(other, "holds", "{\"facility\":\"" + facility + "\",\"bed\":\"1\"}");
        Asking.settle(phone);
        button(phone, "受けられます").tap();
        assertThat(phone.getByText("このベッドは、ほかの方のために押さえられています。")).isVisible();
        assertThat(button(phone, "受けられません")).isVisible();
        assertThat(phone.evaluate(Everything.ON_THE_PAGE).toString()).doesNotContain("山田");
    }

    @Test
    void aDrillSaysEverywhereThatItIsOne(BrowserWindows windows) {
        Asking asking = new Asking();
        String facility = asking.facility(1, 1);
        Page phone = asking.phone(windows, facility);
        String id = asking.open(1, ",\"practice\":true");
        asking.ask(id, facility);
        assertThat(phone).hasTitle("【訓練の打診 1件】空きの報告");
        assertThat(phone.locator(".unseen[aria-live=assertive]")).containsText("訓練の打診が届きました");
        assertThat(phone.getByRole(AriaRole.ARTICLE)).containsText("訓練です。実際の空きは変わりません。");
        Asking.settle(phone);
        button(phone, "受けられます").tap();
        assertThat(phone.getByRole(AriaRole.GROUP).filter(new Locator.FilterOptions().setHasText("受け入れが決まりました")))
                .containsText("訓練");
        assertThat(tonight(phone, "1")).hasAttribute("aria-pressed", "true");
    }

    @Test
    void whoMayNotAnswerSeesNothingOfIt(BrowserWindows windows) {
        Asking asking = new Asking();
        String facility = asking.facility(1, 1);
        asking.askFor(1, facility);
        for (String token : List.of(As.officer(asking.network), As.coordinator(asking.network))) {
            Page page = windows.openAs(token, "/facility/" + facility, BrowserWindows.options());
            page.getByText("ここでは見るだけです。").waitFor();
            assertThat(page.getByText("受け入れの打診")).hasCount(0);
            assertThat(page).hasTitle("空きの報告");
            assertThat(page.getByRole(AriaRole.SWITCH)).hasCount(0);
        }
    }

    @Test
    void aReportOverNightsThatAreKeptSaysThatTheyStayKept(BrowserWindows windows) {
        Asking asking = new Asking();
        String facility = asking.facility(1, 3);
        String id = asking.open(2, "");
        asking.post(id, "holds", "{\"facility\":\"" + facility + "\",\"bed\":\"1\"}");
        Page phone = asking.phone(windows, facility);
        Locator held = button(phone, "1 " + ReportingPage.inWords(0) + " 仮押さえ");
        assertThat(held).isVisible();
        assertThat(phone.getByText("今夜の空きはありません")).isVisible();
        held.tap();
        assertThat(phone.getByRole(AriaRole.STATUS)).hasText("この夜は、受け入れる方のために押さえられています。空きには変えられません。");

        button(phone, "1 をまとめて変える").tap();
        button(phone, "14泊すべて空きにする").tap();

        assertThat(phone.getByRole(AriaRole.STATUS))
                .containsText("受け入れる方のために押さえた夜は、そのままです(" + ReportingPage.inWords(0));
        assertThat(held).isVisible();
        assertThat(ReportingPage.openOnBoard(asking.network, 0)).startsWith("001111");
        asking.post(id, "stays/" + asking.find(id).getString("stays[0].id") + "/agree", "{}");
        assertThat(button(phone, "1 " + ReportingPage.inWords(0) + " 受入")).isVisible();
    }

    @Test
    void theSoundIsAskedForOnceAndItsSwitchIsKept(BrowserWindows windows) {
        Asking asking = new Asking();
        String facility = asking.facility(1, 1);
        Page phone = asking.phone(windows, facility);
        phone.evaluate("""
                () => {
                  window.notes = 0;
                  const start = OscillatorNode.prototype.start;
                  OscillatorNode.prototype.start = function (...at) { window.notes++; return start.apply(this, at); };
                }
                """);
        tonight(phone, "1").tap();
        asking.askFor(1, facility);
        button(phone, "受けられます").waitFor();
        await().until(() -> phone.evaluate("window.notes").equals(2));

        Locator sound = phone.getByRole(AriaRole.SWITCH).first();
        assertThat(sound).isChecked();
        sound.tap();
        assertThat(sound).not().isChecked();
        asking.askFor(1, facility);
        assertThat(button(phone, "受けられます")).hasCount(2);
        assertThat(phone.evaluate("window.notes")).isEqualTo(2);
        phone.reload();
        assertThat(phone.getByRole(AriaRole.SWITCH).first()).not().isChecked();
    }

    private static void tabTo(Page page, String name) {
        for (int i = 0; i < 30; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(button(page, name).first().evaluate("one => one.matches(':focus')"))) return;
        }
        throw new AssertionError("the keyboard does not reach " + name);
    }

    private static Page atTheDesk(BrowserWindows windows, String facility) {
        return windows.openAs(
                As.provider(facility),
                "/facility/" + facility,
                BrowserWindows.options().setViewportSize(1280, 800));
    }
}
