package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static net.tomarigi.browser.CaseOnScreen.answer;
import static net.tomarigi.browser.CaseOnScreen.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import net.tomarigi.access.As;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network writes down what an emergency is and what is done then; it is there where a case is opened and gone through. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class ProcedurePageTest {
    private static final String THREE_STEPS =
            "[{\"id\":\"call\",\"words\":\"Call\"},{\"id\":\"ask\",\"words\":\"Ask\"},"
                    + "{\"id\":\"tell\",\"words\":\"Tell\"}]";

    private CaseOnScreen cases;
    private String officer;
    private String address;

    @BeforeEach
    void begin() {
        cases = new CaseOnScreen();
        officer = As.officer(cases.network);
        address = "/procedure/" + cases.network;
    }

    @Test
    @Tag("T3")
    @Tag("S8")
    void anOfficerBeginsWithTheExampleAndWhoWorksByItReadsIt(BrowserWindows windows) {
        Page page = cases.page(windows, officer, address);
        button(page, "見本を入れる").click();
        assertThat(definition(page)).isFocused();
        assertThat(definition(page)).hasValue(Pattern.compile("介護している人の急病"));
        assertThat(steps(page)).hasCount(10);
        assertThat(page.getByText("2 か所を変えました。まだ保存していません。")).isVisible();
        assertThat(saved().getInt("version")).isZero();

        button(page, "下へ 電話を受け").click();
        assertThat(button(page, "下へ 電話を受け")).isFocused();
        assertThat(words(page, 1)).hasValue(Pattern.compile("電話を受け"));
        words(page, 1).press("Alt+ArrowUp");
        assertThat(words(page, 0)).isFocused();
        assertThat(words(page, 0)).hasValue(Pattern.compile("電話を受け"));
        button(page, "上へ 電話を受け").press("Enter");
        assertThat(words(page, 0)).hasValue(Pattern.compile("電話を受け"));
        words(page, 0).press("Alt+ArrowDown");
        words(page, 1).fill("電話に出る");
        words(page, 1).press("Enter");
        assertThat(words(page, 2)).isFocused();
        words(page, 2).fill("名前を聞く");
        button(page, "取り除く いま安全か").click();
        assertThat(words(page, 0)).isFocused();
        assertThat(page.getByText(Pattern.compile("「いま安全かを.*」を取り除きました。"))).isVisible();
        assertThat(steps(page)).hasCount(10);
        button(page, "元に戻す").click();
        assertThat(words(page, 0)).hasValue(Pattern.compile("いま安全か"));
        button(page, "取り除く 受け入れる事業所に").click();
        page.getByLabel("事業所の回答").fill("７");
        save(page);
        assertThat(page.getByText(Pattern.compile("に保存しました"))).isVisible();
        assertThat(page.getByLabel("事業所の回答")).hasValue("7");

        JsonPath saved = saved();
        assertThat(saved.getList("steps.id", String.class))
                .hasSize(10)
                .startsWith("safety", "receive")
                .endsWith("exit")
                .doesNotContain("inform");
        assertThat(saved.getString("steps[1].words")).isEqualTo("電話に出る");
        assertThat(saved.getString("steps[2].words")).isEqualTo("名前を聞く");
        assertThat(saved.getInt("deadlines.ask")).isEqualTo(7);

        Page hers = cases.page(windows, cases.coordinator, "/");
        link(hers, "緊急の定義と手順").click();
        assertThat(hers.getByText(Pattern.compile("介護している人の急病"))).isVisible();
        assertThat(steps(hers)).hasCount(10);
        assertThat(steps(hers).nth(1)).hasText(Pattern.compile("2\\s*電話に出る"));
        assertThat(hers.getByText("7分", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(hers.getByRole(AriaRole.TEXTBOX)).hasCount(0);
        assertThat(button(hers, "保存")).hasCount(0);
        link(hers, "ケースの一覧").click();
        link(hers, "緊急の定義と手順").click();
        assertThat(hers).hasURL(Pattern.compile(address));
    }

    @Test
    @Tag("S8")
    void twoWhoWriteAtOnceSeeEachOthersWordsAndWhatIsWrongIsSaidBesideIt(BrowserWindows windows) {
        write("{\"definition\":\"はじめ\",\"steps\":" + THREE_STEPS + "}");
        Page page = cases.page(windows, officer, address);
        definition(page).fill("長".repeat(2_001));
        assertThat(page.getByText("2001 / 2000 文字")).isVisible();
        words(page, 1).fill(" ");
        page.getByLabel("仮押さえ", new Page.GetByLabelOptions().setExact(true)).fill("0");
        save(page);
        assertThat(definition(page)).isFocused();
        assertThat(page.locator("#definition-error")).containsText("2,000 文字まで");
        assertThat(page.locator("#words-1-error")).containsText("値がありません");
        assertThat(page.locator("#hold-error")).containsText("1 から 1,440 まで");
        words(page, 1).press("Alt+ArrowUp");
        assertThat(page.locator("#words-0-error")).containsText("値がありません");
        words(page, 0).fill("きく");
        assertThat(page.locator("#words-0-error")).isEmpty();
        page.getByLabel("仮押さえ", new Page.GetByLabelOptions().setExact(true)).fill("一時間");
        definition(page).fill("わたしの定義");
        save(page);
        assertThat(page.locator("#hold")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#hold-error")).not().isEmpty();
        page.getByLabel("仮押さえ", new Page.GetByLabelOptions().setExact(true)).fill("30");

        write("{\"definition\":\"ほかの人の定義\",\"steps\":" + THREE_STEPS + ",\"deadlines\":{\"open\":9}}");
        save(page);
        Locator meeting = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("ほかの人が先に保存していました"));
        assertThat(meeting.getByRole(AriaRole.HEADING)).isFocused();
        assertThat(meeting.getByRole(AriaRole.RADIO)).hasCount(2);
        assertThat(meeting.getByLabel("あなたの入力 わたしの定義")).isChecked();
        assertThat(meeting).containsText("こちらにも入れました: 打診を始めるまで");
        assertThat(definition(page)).hasValue("わたしの定義");
        assertThat(words(page, 0)).hasValue("きく");
        meeting.getByLabel("保存されている内容 ほかの人の定義").check();
        assertThat(definition(page)).hasValue("ほかの人の定義");

        page.reload();
        assertThat(page.getByText(Pattern.compile("書きかけた内容を戻しました"))).isVisible();
        assertThat(words(page, 0)).hasValue("きく");
        save(page);
        assertThat(page.getByText(Pattern.compile("に保存しました"))).isVisible();
        JsonPath saved = saved();
        assertThat(saved.getString("definition")).isEqualTo("ほかの人の定義");
        assertThat(saved.getList("steps.id")).isEqualTo(List.of("ask", "call", "tell"));
        assertThat(saved.getInt("deadlines.open")).isEqualTo(9);
        assertThat(saved.getInt("version")).isEqualTo(3);
    }

    @Test
    @Tag("S8")
    void aCaseWalksThroughTheStepsAndSaysWhoDidThemAndWhen(BrowserWindows windows) {
        write("{\"steps\":" + THREE_STEPS + "}");
        String id = cases.open(1, "");
        Page page = cases.page(windows, cases.coordinator, cases.address(id));
        assertThat(page.getByText("3 のうち 0 済みました。")).isVisible();
        assertThat(steps(page).first()).containsText("次はこれです");
        page.getByLabel("1. Call").focus();
        page.keyboard().press("Space");
        assertThat(steps(page).first()).containsText(Pattern.compile("済み: あなた、\\d+月\\d+日.*\\d\\d:\\d\\d"));
        assertThat(page.getByLabel("1. Call")).isFocused();
        assertThat(steps(page).nth(1)).hasAttribute("aria-current", "step");
        page.getByLabel("3. Tell").check();
        assertThat(page.getByText("3 のうち 2 済みました。")).isVisible();
        page.getByLabel("1. Call").uncheck();
        assertThat(page.getByText("3 のうち 1 済みました。")).isVisible();
        assertThat(cases.find(id).getMap("notes.steps")).containsOnlyKeys("tell");

        page.context().setOffline(true);
        page.getByLabel("2. Ask").click();
        assertThat(page.locator("tomarigi-case-steps").getByRole(AriaRole.ALERT))
                .containsText("送れませんでした");
        assertThat(page.getByLabel("2. Ask")).not().isChecked();
        page.context().setOffline(false);

        Page reader = cases.page(windows, officer, cases.address(id));
        assertThat(steps(reader).nth(2)).containsText(Pattern.compile("済み: Tester"));
        assertThat(steps(reader).nth(1)).containsText("まだ");
        assertThat(reader.getByRole(AriaRole.CHECKBOX)).hasCount(0);
        link(reader, "緊急の定義と手順を見る").click();
        assertThat(words(reader, 0)).hasValue("Call");
    }

    @Test
    void whatComesAfterIsAskedForWithTheAdmission(BrowserWindows windows) {
        String facility = cases.desks.facility("ひだまり", 0, "SUCTION", "ALWAYS", "1".repeat(20));
        String id = cases.open(4, "");
        cases.ask(id, facility);
        Page page = cases.page(windows, cases.coordinator, cases.address(id));
        assertThat(page.getByText("回答待ち")).isVisible();
        Locator prompt = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("このあとの見通しを、いま書いてください"));
        assertThat(prompt).hasCount(0);
        answer(facility, "{\"answer\":\"YES\"}");
        CaseOnScreen.lookAgain(page);
        assertThat(prompt).containsText("4泊です。緊急短期入所受入加算は 7泊まで、やむを得ないときは 14泊まで");
        assertThat(page.getByText("加算の 7泊まで")).hasCount(0);
        for (String nights : List.of("5 加算の 7泊まで、あと 2泊です。", "12 あと 2泊で上限です。", "15 加算の上限 14泊を過ぎています。")) {
            stay(id, nights.substring(0, nights.indexOf(' ')));
            CaseOnScreen.lookAgain(page);
            assertThat(prompt).containsText(nights.substring(nights.indexOf(' ') + 1));
        }
        prompt.getByRole(AriaRole.BUTTON).click();
        Locator field = page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("このあとの見通し"));
        assertThat(field).isFocused();
        field.fill("兄の家に移る");
        button(page, "記録する").click();
        assertThat(prompt).hasCount(0);
        assertThat(page.getByText("加算の上限 14泊を過ぎています。")).isVisible();
        assertThat(cases.find(id).getString("words.EXIT_PLAN")).isEqualTo("兄の家に移る");
    }

    @Test
    @Tag("T3")
    void theDefinitionIsInViewWhereACaseIsOpenedAndHoldsNothingUp(BrowserWindows windows) {
        cases.facility("ひだまり");
        Page desk = windows.openAs(
                cases.coordinator, "about:blank", BrowserWindows.options().setViewportSize(1280, 800));
        List<String> asked = new CopyOnWriteArrayList<>();
        desk.onRequest(request -> {
            if (request.url().endsWith("/procedure")) asked.add(request.url());
        });
        desk.navigate("/desk/" + cases.network + "#sex=FEMALE&age=34&here=1");
        button(desk, "この条件でケースを開く").click();
        Locator dialog = desk.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("「緊急の定義」は、まだ書かれていません。");
        assertThat(link(desk, "定義と手順のページ")).hasAttribute("href", address);
        assertThat(desk.getByLabel("お名前")).isFocused();
        button(desk, "やめる").click();
        button(desk, "この条件でケースを開く").click();
        assertThat(asked).hasSize(1);

        write("{\"definition\":\"" + "母が倒れたとき。\\n".repeat(20) + "おしまい\",\"deadlines\":{\"ask\":7}}");
        desk.reload();
        desk.getByLabel("打診先に選ぶ ひだまり").check();
        assertThat(desk.getByLabel("回答の期限")).hasValue("7");
        button(desk, "この条件でケースを開く").click();
        Locator text = dialog.getByText("母が倒れたとき");
        assertThat(text).isVisible();
        double folded = text.boundingBox().height;
        button(desk, "すべて読む").click();
        assertThat(button(desk, "たたむ")).hasAttribute("aria-expanded", "true");
        assertThat(text.boundingBox().height).isGreaterThan(3 * folded);
        assertThat(asked).hasSize(2);

        // A case is opened while nobody answers what an emergency is.
        desk.route("**/procedure", route -> {});
        desk.reload();
        button(desk, "この条件でケースを開く").click();
        button(desk, "ケースを開く").last().click();
        assertThat(desk).hasURL(Pattern.compile("\\?case="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja-JP", "en-GB"})
    void noPageHasASeriousViolationOrScrollsSideways(String locale, BrowserWindows windows) {
        boolean isEnglish = locale.startsWith("en");
        String facility = cases.facility("Perch");
        write("{\"definition\":\"" + "1".repeat(300) + "\",\"steps\":" + THREE_STEPS + "}");
        Page page = windows.openAs(
                officer, address, BrowserWindows.options().setLocale(locale).setViewportSize(1280, 800));
        definition(page).fill("2");
        words(page, 0).fill("");
        page.locator("#add").click();
        page.locator(".steps .acts button").last().click();
        save(page);
        page.locator("[aria-invalid=true]").first().waitFor();
        if (!isEnglish) check("errors", page);
        words(page, 0).fill("1");
        write("{\"definition\":\"3\",\"steps\":" + THREE_STEPS + ",\"deadlines\":{\"hold\":9}}");
        save(page);
        page.locator("#meeting").waitFor();
        if (isEnglish) checkEnglish("two who wrote at once", page);

        String id = cases.open(1, "");
        cases.ask(id, facility);
        answer(facility, "{\"answer\":\"YES\"}");
        page = windows.openAs(
                cases.coordinator,
                cases.address(id),
                BrowserWindows.options().setLocale(locale).setViewportSize(1280, 800));
        page.locator(".exit").waitFor();
        page.locator("tomarigi-case-steps input").first().check();
        if (!isEnglish) {
            check("steps and what comes after", page);
            return;
        }
        assertThat(EnglishPagesTest.japaneseOn(page)).isEmpty();
        page.navigate(address);
        page.locator(".read li").first().waitFor();
        checkEnglish("to read", page);
    }

    private static void checkEnglish(String what, Page page) {
        check(what, page);
        assertThat(EnglishPagesTest.japaneseOn(page)).isEmpty();
    }

    private static void check(String what, Page page) {
        AccessibilityTest.check(what, page);
        page.setViewportSize(360, 740);
        assertThat((Boolean)
                        page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as(what)
                .isTrue();
        page.setViewportSize(1280, 800);
    }

    private void write(String procedure) {
        As.bearer(officer)
                .contentType(ContentType.JSON)
                .body(procedure)
                .put("/api/networks/" + cases.network + "/procedure")
                .then()
                .statusCode(200);
    }

    private JsonPath saved() {
        return As.bearer(officer)
                .get("/api/networks/" + cases.network + "/procedure")
                .jsonPath();
    }

    private void stay(String id, String nights) {
        As.bearer(cases.coordinator)
                .contentType(ContentType.JSON)
                .body("{\"nights\":" + nights + "}")
                .put("/api/networks/" + cases.network + "/cases/" + id + "/stays/"
                        + cases.find(id).getString("stays[0].id"))
                .then()
                .statusCode(200);
    }

    private static void save(Page page) {
        page.locator("button.primary").click();
    }

    private static Locator definition(Page page) {
        return page.locator("#definition");
    }

    private static Locator words(Page page, int at) {
        return page.locator("#words-" + at);
    }

    private static Locator steps(Page page) {
        return page.getByRole(
                        AriaRole.LIST, new Page.GetByRoleOptions().setName("手順").setExact(true))
                .getByRole(AriaRole.LISTITEM);
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
