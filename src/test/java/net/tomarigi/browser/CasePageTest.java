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
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One emergency on a page: what stands, what is to be done now, what happened, and what the person is told. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class CasePageTest {
    @Inject
    Truth truth;

    private CaseOnScreen cases;

    @BeforeEach
    void begin() {
        cases = new CaseOnScreen();
    }

    @Test
    @Tag("N2")
    void thePersonIsToldWhomWeAskedAndWhatEachSaid(BrowserWindows windows) {
        String first = cases.facility("ひだまり");
        String second = cases.facility("みなみの里");
        String third = cases.facility("ひなたの家");
        String id = cases.open(3, ",\"person\":{\"name\":\"山田花子\"}");
        cases.ask(id, first, second, third);
        answer(first, "{\"answer\":\"NO\",\"reason\":\"NO_NURSE\",\"words\":\"来週なら受けられます\"}");
        answer(second, "{\"answer\":\"YES\"}");

        Page sheet = cases.page(windows, cases.coordinator, cases.address(id) + "/sheet");
        assertThat(sheet.getByText("山田花子 さん、ご家族のみなさま")).isVisible();
        assertThat(sheet.getByText("みなみの里 に泊まれることになりました。")).isVisible();
        assertThat(sheet.getByText("女性")).isVisible();
        assertThat(said(sheet, "ひだまり")).containsText("わけ: 看護師がいない");
        assertThat(said(sheet, "ひだまり")).containsText("「来週なら受けられます」");
        assertThat(said(sheet, "みなみの里")).containsText("「受けられます」と返事がありました");
        assertThat(said(sheet, "ひなたの家")).containsText("返事の前に、ほかのところに決まりました");
        assertThat(sheet.getByText(Pattern.compile("みなみの里 に泊まります。.*3泊"))).isVisible();
        sheet.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(button(sheet, "印刷する")).isHidden();
    }

    @Test
    @Tag("N2")
    @Tag("T8")
    void whoCouldNotBePlacedLearnsWhyAndWhatIsDoneInstead(BrowserWindows windows) {
        String facility = cases.facility("ひだまり");
        String id = cases.open(1, "");
        cases.ask(id, facility);
        answer(facility, "{\"answer\":\"NO\",\"reason\":\"FULL\"}");
        Page page = cases.page(windows, cases.coordinator, cases.address(id));
        page.getByText("ケースを閉じる").click();
        page.getByLabel("わけ").selectOption("空きがなかった");
        page.getByLabel("代わりにしたこと").selectOption("ホームヘルプなど自宅での支援");
        page.getByLabel("終わりの記録").fill("朝までヘルパーが付き添う");
        button(page, "閉じる").click();
        assertThat(page.getByText("受入に至らず").first()).isVisible();
        assertThat(page.getByText("朝までヘルパーが付き添う")).isVisible();
        assertThat(button(page, "閉じる")).hasCount(0);

        page.getByText("ご本人・ご家族への書面").click();
        assertThat(page.getByText("泊まれるところを見つけられませんでした")).isVisible();
        assertThat(said(page, "ひだまり")).containsText("空いているベッドがない");
        assertThat(page.getByText("代わりに: ホームヘルプなど自宅での支援")).isVisible();
    }

    @Test
    @Tag("A5")
    void anAnswerGivenByTelephoneIsWrittenDownAndAnotherAskTakenBack(BrowserWindows windows) {
        String first = cases.facility("ひだまり");
        String second = cases.facility("みなみの里");
        String id = cases.open(3, "");
        cases.ask(id, first, second);
        Page page = cases.page(windows, cases.coordinator, cases.address(id));
        assertThat(asked(page)).hasCount(2);
        assertThat(asked(page).first()).containsText(Pattern.compile("あと 1[45]:\\d\\d"));
        assertThat(row(page, "ひだまり").getByRole(AriaRole.LINK)).hasAttribute("href", "tel:0282000001");

        row(page, "みなみの里").getByText("取り下げる").click();
        assertThat(row(page, "みなみの里")).containsText("こちらから取り下げました");

        row(page, "ひだまり").getByText("電話の回答を書く").click();
        page.getByLabel("回答", exactly()).selectOption("条件つきで受けられる");
        page.getByLabel("条件", exactly()).selectOption("泊数を減らせば");
        page.getByLabel("泊数", exactly()).fill("2");
        page.getByLabel(Pattern.compile("相手の言葉")).fill("二泊までなら");
        button(page, "記録する").click();
        assertThat(row(page, "ひだまり")).containsText("条件つきで受けられる");
        assertThat(row(page, "ひだまり")).containsText("電話での回答");
        assertThat(row(page, "ひだまり")).containsText("「二泊までなら」");

        button(page, "受入に決める ひだまり").click();
        assertThat(page.getByText("受入は合わせて 2泊")).isVisible();
        assertThat(cases.find(id).getList("stays.state")).containsExactly("AGREED");
    }

    @Test
    void nightsAreCountedAndSaidBeforeTheAdditionEnds(BrowserWindows windows) {
        String facility = cases.desks.facility("ひだまり", 0, "SUCTION", "ALWAYS", "1".repeat(20));
        String id = cases.open(5, "");
        cases.ask(id, facility);
        answer(facility, "{\"answer\":\"YES\"}");
        Page page = cases.page(windows, cases.coordinator, cases.address(id));
        assertThat(page.getByText("加算の 7泊まで、あと 2泊です。")).isVisible();
        Locator more = button(page, "泊数を増やす");
        for (int nights = 6; nights <= 8; nights++) {
            more.click();
            assertThat(page.getByText("受入は合わせて " + nights + "泊")).isVisible();
        }
        assertThat(page.getByText(Pattern.compile("7泊を過ぎました.*あと 6泊で上限"))).isVisible();
        button(page, "泊数を減らす").click();
        assertThat(page.getByText("加算の 7泊まで、あと 0泊です。")).isVisible();

        button(page, "来られなかった ひだまり").click();
        button(page, "本当に: 来られなかった ひだまり").click();
        assertThat(page.getByText("受入は合わせて 0泊")).isVisible();
    }

    @Test
    @Tag("N1")
    void whatIsOverdueIsLoudUntilSomebodyActs(BrowserWindows windows) {
        String facility = cases.facility("ひだまり");
        String id = cases.open(1, "");
        Page page = cases.page(windows, cases.coordinator, cases.address(id));
        assertThat(page.getByText(Pattern.compile("次の期限\\s*あと 1[45]:\\d\\d"))).isVisible();
        assertThat(page.getByText("期限を過ぎています")).hasCount(0);
        truth.change(
                "update emergency_case set due_at = clock_timestamp() - interval '1 minute' where id = '" + id + "'");
        await().until(() -> cases.find(id).getInt("notes.overdue") == 1);
        lookAgain(page);
        Locator alarm = page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("期限を過ぎています(1回目)"));
        assertThat(alarm).isVisible();

        cases.ask(id, facility);
        lookAgain(page);
        assertThat(alarm).hasCount(0);
    }

    @Test
    @Tag("N1")
    void aHandOverIsOfferedAndCountsWhenTheColleagueAcceptsIt(BrowserWindows windows) {
        String id = cases.open(1, "");
        String colleague = As.coordinator(cases.network);
        String her = As.bearer(colleague).get("/api/me").path("id");
        Page mine = cases.page(windows, cases.coordinator, cases.address(id));
        Page hers = cases.page(windows, colleague, cases.address(id));
        assertThat(hers.locator("tomarigi-case-owner strong")).containsText("Tester");

        mine.getByText("ほかの人に引き継ぐ").click();
        mine.getByLabel("引き継ぐ相手").selectOption(her);
        button(mine, "引き継ぎを申し出る").click();
        assertThat(mine.getByText("受けられるまでは、いまの担当のまま")).isVisible();
        lookAgain(hers);
        assertThat(hers.getByText("あなたに引き継ぎの申し出があります")).isVisible();
        button(hers, "引き受ける").click();
        assertThat(hers.locator("tomarigi-case-owner strong")).hasText("あなた");
        lookAgain(mine);
        assertThat(mine.locator("tomarigi-case-owner strong")).containsText("Tester");
        assertThat(cases.find(id).getString("owner")).isEqualTo(her);
    }

    @Test
    @Tag("T4")
    @Tag("T6")
    @Tag("N6")
    void whatMustNotBeForgottenIsWrittenOnThePage(BrowserWindows windows) {
        String id = cases.open(1, "");
        Page page = cases.page(windows, cases.coordinator, cases.address(id));
        Locator person = page.locator("tomarigi-case-person");
        button(page, "書く・直す ご本人").click();
        person.getByLabel("お名前").fill("山田花子");
        person.getByLabel(Pattern.compile("連絡先")).fill("姉 090-0000-0000");
        button(page, "記録する").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("山田花子 さんの緊急ケース")))
                .isVisible();

        button(page, "書く・直す 事情").click();
        page.getByLabel("事情").last().fill("母が入院した");
        button(page, "記録する").click();
        assertThat(person.getByText("母が入院した")).isVisible();

        button(page, "書く・直す ケア会議").click();
        button(page, "記録する").click();
        assertThat(page.getByLabel("出席者")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#participants-error")).containsText("値がありません");
        page.getByLabel("出席者").fill("相談員、姉");
        page.getByLabel("決まったこと").fill("来週から週一回の体験利用");
        button(page, "記録する").click();
        assertThat(page.getByText("来週から週一回の体験利用")).isVisible();

        for (String yen : List.of("4200", "12000")) {
            page.getByLabel("何の費用か").selectOption("移動・送迎");
            page.getByLabel("金額(円)").fill(yen);
            button(page, "費用を足す").click();
            assertThat(page.getByLabel("金額(円)")).hasValue("");
        }
        assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("合計")))
                .containsText("16,200円");

        button(page, "よかった").last().click();
        assertThat(page.locator("tomarigi-case-satisfaction button[aria-pressed=true]"))
                .hasCount(1);
        assertThat(page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("これまでの経過")))
                .containsText("ケア会議を記録しました");
        assertThat(page.url()).doesNotContain("山田").doesNotContain("%E5%B1%B1");
    }

    @Test
    @Tag("T11")
    void aDrillIsMarkedEverywhere(BrowserWindows windows) {
        String id = cases.open(1, ",\"practice\":true");
        for (String where : List.of(cases.address(id), cases.address(id) + "/sheet", "/cases/" + cases.network))
            assertThat(cases.page(windows, cases.coordinator, where)
                            .getByText("訓練")
                            .first())
                    .isVisible();
    }

    @Test
    @Tag("N3")
    void anOfficerReadsAndWhoMayNotIsToldSo(BrowserWindows windows) {
        String facility = cases.facility("ひだまり");
        String id = cases.open(1, ",\"person\":{\"name\":\"山田花子\"}");
        cases.ask(id, facility);
        Page officer = cases.page(windows, As.officer(cases.network), cases.address(id));
        assertThat(asked(officer)).hasCount(1);
        for (String deed : List.of("取り下げる", "書く・直す", "費用を足す", "ほかの人に引き継ぐ"))
            assertThat(officer.getByText(deed)).hasCount(0);
        for (String token : new String[] {null, As.provider(facility)}) {
            Page closed = cases.page(windows, token, cases.address(id));
            assertThat(closed.getByRole(AriaRole.ALERT)
                            .filter(new Locator.FilterOptions().setHasText(token == null ? "ログインが必要です" : "使えません")))
                    .isVisible();
            assertThat(closed.getByText("山田花子")).hasCount(0);
        }
    }

    @Test
    void withoutALineThePageSaysSoAndKeepsWhatWasTyped(BrowserWindows windows) {
        String id = cases.open(1, "");
        Page page = cases.page(windows, cases.coordinator, cases.address(id));
        button(page, "書く・直す 事情").click();
        page.getByLabel("事情").last().fill("母が入院した");
        page.context().setOffline(true);
        button(page, "記録する").click();
        assertThat(page.getByText("送れませんでした")).isVisible();
        assertThat(page.getByLabel("事情").last()).hasValue("母が入院した");
        page.context().setOffline(false);
        button(page, "記録する").click();
        assertThat(page.locator("p.words").filter(new Locator.FilterOptions().setHasText("母が入院した")))
                .isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja-JP", "en-GB"})
    void noPageHasASeriousViolationOrScrollsSideways(String locale, BrowserWindows windows) {
        String first = cases.facility("Perch");
        String second = cases.facility("Nest");
        String id = cases.open(3, ",\"practice\":true");
        cases.ask(id, first, second);
        answer(first, "{\"answer\":\"YES_BUT\",\"condition\":\"LATER\",\"words\":\"2\"}");
        Page page = windows.openAs(
                cases.coordinator,
                cases.address(id),
                BrowserWindows.options().setLocale(locale).setViewportSize(1280, 800));
        page.locator("tomarigi-case-stays li").waitFor();
        page.locator("summary").first().click();
        page.locator("summary").last().click();
        AccessibilityTest.check("case", page);
        if (locale.startsWith("en"))
            assertThat(EnglishPagesTest.japaneseOn(page)).isEmpty();
        assertNothingScrollsSideways(page);

        page.navigate(cases.address(id) + "/sheet");
        page.locator("h2").first().waitFor();
        AccessibilityTest.check("sheet", page);
        if (locale.startsWith("en"))
            assertThat(EnglishPagesTest.japaneseOn(page)).isEmpty();
        assertNothingScrollsSideways(page);
    }

    private static void assertNothingScrollsSideways(Page page) {
        page.setViewportSize(360, 740);
        assertThat((Boolean)
                        page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isTrue();
        page.setViewportSize(1280, 800);
    }

    private static Locator row(Page page, String name) {
        return asked(page).filter(new Locator.FilterOptions().setHasText(name));
    }

    private static Locator said(Page page, String name) {
        return page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("聞いたところと、その返事"))
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(name));
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
