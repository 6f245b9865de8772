package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static net.tomarigi.browser.CaseOnScreen.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import net.tomarigi.network.Policy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody is put on the roster, registered and written about; at night a case of theirs opens with two taps. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class RosterPageTest {
    private static final String SOMEBODY = """
            {"risks":["HOUSEHOLD_8050"],"need":{"sex":"FEMALE","care":["SUCTION"],"disabilities":["PHYSICAL"]},
             "facilities":["%s"],"personal":{"name":"佐藤花子","kana":"さとうはなこ","born":"1974-05-05",
               "crisisPlan":"まず訪問看護に電話","capsule":"そばアレルギー","wishes":"静かな部屋",
               "contacts":[{"name":"佐藤ウメ","relation":"母","phone":"0282-00-0000"}]}}""";

    private final LocalDate today = LocalDate.now(Policy.TOKYO);
    private String network;
    private String coordinator;
    private String facility;

    @BeforeEach
    void begin() {
        network = Given.network();
        coordinator = As.coordinator(network);
        facility = Given.facility(network, 1);
    }

    private String post(String more, String body) {
        return As.bearer(coordinator)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/networks/" + network + "/registrants" + more)
                .then()
                .extract()
                .path("id");
    }

    private String somebody() {
        return post("", SOMEBODY.formatted(facility));
    }

    private Page open(BrowserWindows windows, String more) {
        return windows.openAs(
                coordinator,
                "/roster/" + network + more,
                BrowserWindows.options().setViewportSize(1280, 800));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    @Tag("T2")
    @Tag("S2")
    void somebodyAtHighRiskIsAddedAppliesAndIsRegisteredAndEverythingHasItsDay(BrowserWindows windows) {
        Page page = open(windows, "");
        button(page, "名簿に加える").click();
        assertThat(page.getByLabel("名前", new Page.GetByLabelOptions().setExact(true)))
                .isFocused();
        button(page, "加える").last().click();
        assertThat(page.locator("#name-error")).containsText("値がありません");
        page.getByLabel("名前", new Page.GetByLabelOptions().setExact(true)).fill("山田太郎");
        page.getByLabel("8050世帯").check();
        button(page, "加える").last().click();

        assertThat(heading(page, "山田太郎")).isVisible();
        assertThat(page.getByText("高リスク(未申請)")).isVisible();
        button(page, "登録を申請する").click();
        assertThat(page.getByText("申請を記録しました。")).isVisible();
        assertThat(page.getByText(Pattern.compile("登録を決める会議: .*まで")).last()).isVisible();
        button(page, "登録すると決まった").click();
        assertThat(page.getByText("登録しました。")).isVisible();
        for (String duty : List.of("登録後の面談", "サービス等利用計画への記載", "年に一度の見直し"))
            assertThat(page.getByText(Pattern.compile(duty + ": .*まで")).last()).isVisible();
        button(page, "登録後の面談を済みにする").click();
        assertThat(page.getByText("登録後の面談を済みにしました。")).isVisible();
        assertThat(page.getByText(Pattern.compile("登録後の面談: .*まで"))).hasCount(0);
    }

    @Test
    @Tag("T2")
    void whatIsLateIsLoudAndFoundAtOnce(BrowserWindows windows) {
        String late = somebody();
        post("/" + late + "/application", "{\"on\":\"" + today.minusDays(42) + "\"}");
        post("", "{\"personal\":{\"name\":\"山田太郎\"},\"risks\":[\"LIVES_ALONE\"]}");
        Page page = open(windows, "");
        assertThat(page.getByText("2人")).isVisible();
        assertThat(page.getByText("登録を決める会議: 12日過ぎています")).isVisible();

        page.getByLabel("表示").selectOption("overdue");
        assertThat(page.getByText("1人")).isVisible();
        page.getByLabel("表示").selectOption("");
        page.getByLabel("高リスクの理由").selectOption("LIVES_ALONE");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("山田太郎")))
                .isVisible();
        assertThat(page.getByText("1人")).isVisible();
        page.getByLabel("名前・よみ・住所でさがす").fill("さとう");
        page.getByLabel("名前・よみ・住所でさがす").press("Enter");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("佐藤花子"))
                .click();
        assertThat(heading(page, "佐藤花子")).isVisible();
    }

    @Test
    @Tag("A2")
    @Tag("A3")
    @Tag("T5")
    void aCaseOpensWithTwoTapsAndThePlanIsOneTapAway(BrowserWindows windows) {
        String id = somebody();
        Page phone = windows.openAs(
                coordinator,
                "/roster/" + network + "/" + id,
                BrowserWindows.options().setViewportSize(360, 740).setHasTouch(true));
        assertThat(phone.getByText("まず訪問看護に電話")).isVisible();
        assertThat(phone.getByText("そばアレルギー")).isVisible();
        assertThat(phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("0282-00-0000")))
                .hasAttribute("href", "tel:0282000000");
        assertThat(phone.getByText("ひだまり")).isVisible();

        button(phone, "緊急のケースを開く").tap();
        button(phone, "この内容で開く").tap();

        assertThat(phone).hasURL(Pattern.compile("/case/" + network + "/"));
        assertThat(phone.getByText("佐藤花子").first()).isVisible();
        String opened = phone.url().replaceAll(".*/", "");
        JsonPath its = As.bearer(coordinator)
                .get("/api/networks/" + network + "/cases/" + opened)
                .jsonPath();
        assertThat(its.getList("looking.need.care", String.class)).containsExactly("SUCTION");
        assertThat(its.getString("person.notes")).contains("静かな部屋");
        phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("クライシスプランとカプセルを見る"))
                .tap();
        assertThat(phone.getByText("まず訪問看護に電話")).isVisible();
        assertThat(phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("ケースを見る")))
                .isVisible();
    }

    @Test
    @Tag("A1")
    void whatIsWrittenAndWhoMayReadItGoThroughThePageToTheApi(BrowserWindows windows) {
        String id = somebody();
        Page page = open(windows, "/" + id);
        button(page, "書き直す").click();
        page.getByLabel("クライシスプラン").fill("姉に電話\n0282-11-1111");
        page.getByLabel("吸引", new Page.GetByLabelOptions().setExact(true)).uncheck();
        page.getByLabel("導尿").check();
        button(page, "電話する人を足す").click();
        page.getByLabel("名前", new Page.GetByLabelOptions().setExact(true))
                .nth(2)
                .fill("相談支援センター");
        button(page, "保存").click();
        assertThat(page.getByText("保存しました。")).isVisible();
        assertThat(page.getByText("姉に電話")).isVisible();
        button(page, "同意を記録する").click();
        page.getByLabel("範囲").selectOption("PLAN");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("同意を記録").setExact(true))
                .click();
        assertThat(page.getByText("同意を記録しました。")).isVisible();

        As.bearer(As.provider(facility))
                .get("/api/facilities/" + facility + "/people")
                .then()
                .body(
                        "people[0].crisisPlan",
                        org.hamcrest.Matchers.equalTo("姉に電話\n0282-11-1111"),
                        "people[0].need.care",
                        org.hamcrest.Matchers.equalTo(List.of("CATHETER")),
                        "people[0].contacts.name",
                        org.hamcrest.Matchers.equalTo(List.of("佐藤ウメ", "相談支援センター")));
        button(page, "同意を終える(ひだまり)").click();
        assertThat(page.getByText("同意を終えました。")).isVisible();
        As.bearer(As.provider(facility))
                .get("/api/facilities/" + facility + "/people")
                .then()
                .body("people", org.hamcrest.Matchers.hasSize(0));
    }

    @Test
    @Tag("K2")
    @Tag("C1")
    void aNetworkWithoutRegistrationSaysSoInsteadOfAnEmptyList(BrowserWindows windows) {
        String id = somebody();
        As.bearer(As.officer(network))
                .contentType(ContentType.JSON)
                .body("{\"registration\":\"OFF\"}")
                .put("/api/networks/" + network + "/settings")
                .then()
                .statusCode(200);
        assertThat(open(windows, "").getByText(Pattern.compile("登録の名簿を使っていません")))
                .isVisible();
        assertThat(open(windows, "/" + id).getByText(Pattern.compile("登録の名簿を使っていません")))
                .isVisible();
    }

    @Test
    void noPageHasASeriousViolationAndNothingScrollsSidewaysOnAPhone(BrowserWindows windows) {
        String id = somebody();
        post("/" + id + "/application", "{\"on\":\"" + today.minusDays(42) + "\"}");
        for (String locale : List.of("ja-JP", "en-GB"))
            for (String more : List.of("", "/" + id)) {
                Page page = windows.openAs(
                        coordinator,
                        "/roster/" + network + more,
                        BrowserWindows.options().setLocale(locale).setViewportSize(360, 740));
                assertThat(page.getByText("佐藤花子").first()).isVisible();
                AccessibilityTest.check("roster" + more, page);
                if (!more.isEmpty()) {
                    page.locator(".acts button").last().click();
                    assertThat(page.locator("#crisisPlan")).isVisible();
                    AccessibilityTest.check("roster form", page);
                }
                assertThat((Boolean) page.evaluate(
                                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                        .isTrue();
            }
    }
}
