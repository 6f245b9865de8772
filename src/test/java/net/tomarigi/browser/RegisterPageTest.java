package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static net.tomarigi.browser.CaseOnScreen.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import net.tomarigi.network.Policy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An office is registered step by step, and everybody sees it; a facility says what its staff are qualified for. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class RegisterPageTest {
    private static final String HELPERS =
            "{\"kind\":\"HOME_HELP\",\"name\":\"ヘルプの家\",\"phone\":\"042-595-0000\",\"hours\":\"夜間も出ます\"}";

    private final LocalDate today = LocalDate.now(Policy.TOKYO);
    private String network;
    private String officer;

    @BeforeEach
    void begin() {
        network = Given.network();
        officer = As.officer(network);
    }

    private String post(String token, String path, String body) {
        return As.bearer(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .extract()
                .path("id");
    }

    private String register(String more, String body) {
        return post(officer, "/api/networks/" + network + "/register" + more, body);
    }

    private String registered() {
        String entry = register("", HELPERS);
        for (String step : List.of(
                "\"step\":\"CONSULT\",\"on\":\"" + today + "\"",
                "\"step\":\"NOTIFY\",\"on\":\"" + today + "\",\"rulesFrom\":\"" + today
                        + "\",\"emergency\":{\"name\":\"鈴木\",\"phone\":\"090-1111-1111\"}",
                "\"step\":\"REGISTER\",\"on\":\"" + today + "\""))
            register("/" + entry + "/functions/EMERGENCY/steps", "{" + step + "}");
        return entry;
    }

    /** A facility that claims suction; it took somebody without being registered. */
    private String accepted() {
        String facility = Given.facility(network, 1);
        String provider = As.provider(facility);
        As.bearer(provider)
                .contentType(ContentType.JSON)
                .body("{\"name\":\"ひだまり\",\"care\":{\"SUCTION\":\"DAY\"},\"beds\":[{\"id\":\"1\",\"label\":\"1\"}]}")
                .put("/api/facilities/" + facility)
                .then()
                .statusCode(200);
        Given.report(facility, "1", "11").then().statusCode(200);
        String coordinator = As.coordinator(network);
        String cases = "/api/networks/" + network + "/cases";
        String opened = post(
                coordinator,
                cases,
                "{\"need\":{\"age\":34},\"nights\":{\"from\":\"" + Given.tonight() + "\",\"count\":1}}");
        post(coordinator, cases + "/" + opened + "/asks", "{\"facilities\":[{\"facility\":\"" + facility + "\"}]}");
        String asks = "/api/facilities/" + facility + "/asks";
        String ask = As.bearer(provider).get(asks).jsonPath().getString("[0].id");
        As.bearer(provider)
                .contentType(ContentType.JSON)
                .body("{\"answer\":\"YES\"}")
                .post(asks + "/" + ask + "/answer")
                .then()
                .statusCode(200);
        return facility;
    }

    private Page open(BrowserWindows windows, String token, String path) {
        return windows.openAs(token, path, BrowserWindows.options().setViewportSize(1280, 800));
    }

    private static Locator exactly(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static void take(Page page, String function, String step) {
        button(page, function + ": " + step).click();
    }

    private static void record(Page page) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("記録する").setExact(true))
                .click();
    }

    private static String inWords(LocalDate day) {
        return DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.JAPAN).format(day);
    }

    @Test
    @Tag("A4")
    void anOfficeIsAddedAndRegisteredAndEverybodyReadsItWithoutAScript(BrowserWindows windows) {
        Page page = open(windows, officer, "/register/" + network);
        button(page, "登録簿に加える").click();
        page.getByLabel("そのほかの事業所").check();
        page.getByLabel("種類").selectOption("HOME_HELP");
        button(page, "加える").last().click();
        assertThat(page.locator("#name-error")).containsText("値がありません");
        exactly(page, "名前").fill("ヘルプの家");
        page.getByLabel("電話(公開されます)").fill("042-595-0000");
        button(page, "加える").last().click();

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("ヘルプの家")))
                .isVisible();
        String function = "緊急時の受入れ・対応";
        take(page, function, "事前相談を記録する");
        page.getByLabel("覚え書き").fill("夜間の態勢を確かめた");
        record(page);
        assertThat(page.getByText("夜間の態勢を確かめた")).isVisible();
        take(page, function, "届出を記録する");
        record(page);
        assertThat(page.locator("#rulesFrom-error")).containsText("値がありません");
        page.locator("#rulesFrom").fill(today.toString());
        page.getByLabel("緊急時の担当者の名前").fill("鈴木次郎");
        page.getByLabel("緊急時の担当者の電話").fill("090-1111-1111");
        record(page);
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("090-1111-1111")))
                .hasAttribute("href", "tel:09011111111");
        take(page, function, "登録する");
        page.locator("#on").fill(today.plusDays(9).toString());
        page.getByLabel("登録番号").fill("第7号");
        record(page);
        assertThat(page.getByText(inWords(today.plusDays(9)) + "から登録の予定")).isVisible();

        Page everybody = windows.openAs(
                null,
                "/registered/" + network,
                BrowserWindows.options().setJavaScriptEnabled(false).setViewportSize(360, 740));
        assertThat(everybody.getByText(function + "(" + inWords(today.plusDays(9)) + "から始まる予定)"))
                .isVisible();
        assertThat(everybody.getByText("鈴木")).hasCount(0);
        everybody.getByLabel("機能").selectOption("TRIAL");
        button(everybody, "しぼりこむ").click();
        assertThat(everybody.getByText("あてはまる事業所は、まだ登録されていません。")).isVisible();
    }

    @Test
    @Tag("A5")
    void whoTookSomebodyUnregisteredIsListedUntilItIsSettled(BrowserWindows windows) {
        String facility = accepted();
        Page page = open(windows, officer, "/register/" + network);
        Locator afterwards = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("あとから登録する事業所"));
        assertThat(afterwards).containsText("ひだまり");
        assertThat(afterwards.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("ケースを見る")))
                .hasAttribute("href", Pattern.compile("/case/" + network + "/"));
        button(page, "ひだまりの登録の手続きを始める").click();
        take(page, "緊急時の受入れ・対応", "事前相談を記録する");
        record(page);
        assertThat(page.getByText("「事前相談を記録する」を記録しました。")).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("事業所の登録簿")))
                .click();
        assertThat(afterwards).containsText("事前相談ずみ");
        button(page, "ひだまりは登録しないと決まった").click();
        assertThat(page.getByText("ひだまりは登録しないことを記録しました。")).isVisible();
        assertThat(afterwards).hasCount(0);
        assertThat(page.getByText(Pattern.compile("に事業所が辞退"))).isVisible();
        assertThat(page.getByText("職員の研修・資格が確かめられないもの 1件")).isVisible();
        Page coordinators = open(windows, As.coordinator(network), "/register/" + network);
        assertThat(coordinators
                        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("ひだまり"))
                        .first())
                .isVisible();
        assertThat(button(coordinators, "登録簿に加える")).hasCount(0);
        assertThat(Given.board(network).asString()).contains(facility);
    }

    @Test
    @Tag("A4")
    void aFacilitySaysWhatItsStaffAreQualifiedForAndTheCautionGoes(BrowserWindows windows) {
        String facility = accepted();
        String provider = As.provider(facility);
        Page phone = windows.openAs(
                provider,
                "/facility/" + facility + "/profile",
                BrowserWindows.options().setViewportSize(360, 740).setHasTouch(true));
        assertThat(phone.getByText(Pattern.compile("吸引: 受けると書いてありますが"))).isVisible();
        phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("職員の研修・資格を見る・直す"))
                .tap();
        assertThat(phone.getByText(Pattern.compile("第48条の2"))).isVisible();
        button(phone, "研修・資格を加える").tap();
        exactly(phone, "研修・資格").selectOption("SUCTION_2");
        phone.getByLabel("期限・更新の日").fill(today.plusDays(30).toString());
        phone.getByLabel("だれが").fill("職員12");
        button(phone, "保存").tap();
        assertThat(phone.getByText("保存しました。")).isVisible();
        assertThat(phone.getByText(Pattern.compile("受けると書いてありますが"))).hasCount(0);
        assertThat(phone.getByText("期限が近い")).isVisible();
        assertThat(phone.getByText("だれが: 職員12")).isVisible();

        Page page = open(windows, As.coordinator(network), "/facility/" + facility + "/qualifications");
        assertThat(page.getByText("喀痰吸引等研修 第2号")).isVisible();
        assertThat(page.getByText("職員12")).hasCount(0);
        assertThat(button(page, "研修・資格を加える")).hasCount(0);
        button(phone, "喀痰吸引等研修 第2号を取り除く").tap();
        assertThat(phone.getByText(Pattern.compile("吸引: 受けると書いてありますが"))).isVisible();
    }

    @Test
    @Tag("C5")
    void familiesSeeATeamThatComesAndHasNoBeds(BrowserWindows windows) {
        registered();
        As.bearer(officer)
                .contentType(ContentType.JSON)
                .body("{\"families\":{\"phone\":\"0467-82-1111\",\"showsFacilities\":true}}")
                .put("/api/networks/" + network + "/settings")
                .then()
                .statusCode(200);
        Page page = windows.openAs(
                null, "/families/" + network, BrowserWindows.options().setJavaScriptEnabled(false));
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("訪ねて来る、電話で応じるところ")))
                .containsText("ヘルプの家 042-595-0000 夜間も出ます");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("登録されたすべての事業所を見る"))
                .click();
        assertThat(page.getByText("緊急時の受入れ・対応(" + inWords(today) + "から)")).isVisible();
    }

    @Test
    void noPageHasASeriousViolationAndNothingScrollsSidewaysOnAPhone(BrowserWindows windows) {
        String entry = registered();
        String facility = accepted();
        for (String locale : List.of("ja-JP", "en-GB"))
            for (String path : List.of(
                    "/register/" + network,
                    "/register/" + network + "/" + entry,
                    "/registered/" + network,
                    "/facility/" + facility + "/qualifications")) {
                Page page = windows.openAs(
                        officer,
                        path,
                        BrowserWindows.options().setLocale(locale).setViewportSize(360, 740));
                assertThat(page.getByText(Pattern.compile("ひだまり|ヘルプの家")).first())
                        .isVisible();
                AccessibilityTest.check(path, page);
                assertThat((Boolean) page.evaluate(
                                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                        .isTrue();
            }
        Page page = open(windows, officer, "/register/" + network + "/" + entry);
        button(page, "登録を終える").click();
        AccessibilityTest.check("step form", page);
        button(page, "やめる").click();
        button(page, "研修・資格を加える").click();
        AccessibilityTest.check("qualification form", page);
    }
}
