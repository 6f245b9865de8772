package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static net.tomarigi.browser.CaseOnScreen.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An officer says how the network works, and everybody can see since when. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class SettingsPageTest {
    private String network;
    private String officer;

    @BeforeEach
    void begin() {
        network = Given.network();
        officer = As.officer(network);
    }

    private Page open(BrowserWindows windows, String token) {
        return windows.openAs(
                token, "/settings/" + network, BrowserWindows.options().setViewportSize(1280, 800));
    }

    private JsonPath saved() {
        return As.bearer(officer).get("/api/networks/" + network + "/settings").jsonPath();
    }

    @Test
    @Tag("C1")
    @Tag("C2")
    void whatAnOfficerChoosesHoldsAndWhatWasBeforeStaysKnown(BrowserWindows windows) {
        Page page = open(windows, officer);
        page.getByLabel("登録をお願いする").check();
        button(page, "地区を足す").click();
        page.getByLabel("地区の名前").fill("五日市");
        page.getByLabel("住所の書き出し").fill("あきる野市五日市\n あきる野市小中野 \n");
        page.getByLabel("いま電話するところ").fill("042-558-1111");
        page.getByLabel("約束できないこと").fill("今夜のベッドは約束できません。");
        button(page, "保存").click();
        assertThat(page.getByText("保存しました。")).isVisible();

        JsonPath saved = saved();
        assertThat(saved.getString("registration")).isEqualTo("REQUIRED");
        assertThat(saved.getList("districts[0].towns", String.class)).containsExactly("あきる野市五日市", "あきる野市小中野");
        assertThat(saved.getString("families.limits")).isEqualTo("今夜のベッドは約束できません。");
        assertThat(page.getByText("地域の設定(第1版)")).isVisible();
        page.getByLabel("登録は使わない").check();
        button(page, "保存").click();
        assertThat(page.getByText("地域の設定(第2版)")).isVisible();
        assertThat(page.getByText("地域の設定(第1版)")).isVisible();
        assertThat(saved().getString("families.phone")).isEqualTo("042-558-1111");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("ご家族とご本人のページを見る"))
                .click();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("042-558-1111")))
                .isVisible();
        assertThat(page.getByText("登録は要りません")).isVisible();
    }

    @Test
    void whatIsWrongIsSaidBesideItAndWhoWasSlowerIsTold(BrowserWindows windows) {
        Page page = open(windows, officer);
        button(page, "地区を足す").click();
        button(page, "保存").click();
        assertThat(page.getByLabel("地区の名前")).isFocused();
        assertThat(page.locator("#district-100-error")).containsText("値がありません");
        button(page, "1番目を取り除く").click();
        Page other = open(windows, officer);
        other.getByLabel("登録は使わない").check();
        button(other, "保存").click();
        assertThat(other.getByText("保存しました。")).isVisible();

        button(page, "保存").click();

        assertThat(page.getByText("ほかの人が先に保存していました")).isVisible();
        assertThat(saved().getString("registration")).isEqualTo("OFF");
    }

    @Test
    void itIsForOfficersAlone(BrowserWindows windows) {
        assertThat(open(windows, As.coordinator(network))
                        .getByRole(AriaRole.ALERT)
                        .getByText("あなたの役割では"))
                .isVisible();
        Page officers = windows.openAs(officer, "/", BrowserWindows.options().setViewportSize(1280, 800));
        officers.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("地域の設定"))
                .click();
        assertThat(officers).hasURL(Pattern.compile("/settings/" + network));
    }

    @Test
    void noPageHasASeriousViolationAndNothingScrollsSidewaysOnAPhone(BrowserWindows windows) {
        for (String locale : List.of("ja-JP", "en-GB")) {
            Page page = windows.openAs(
                    officer,
                    "/settings/" + network,
                    BrowserWindows.options().setLocale(locale).setViewportSize(360, 740));
            page.locator("fieldset button").first().click();
            assertThat(page.locator("[data-district]")).hasCount(1);
            page.locator("fieldset button").last().click();
            assertThat(page.locator("[data-centre]")).hasCount(1);
            AccessibilityTest.check("settings", page);
            assertThat((Boolean) page.evaluate(
                            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isTrue();
        }
    }
}
