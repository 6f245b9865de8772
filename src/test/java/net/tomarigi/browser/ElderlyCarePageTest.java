package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static net.tomarigi.browser.CaseOnScreen.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import net.tomarigi.access.Grant;
import net.tomarigi.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The desk shared with elderly care, on the telephones of both. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
@Tag("A7")
class ElderlyCarePageTest {
    private String network;
    private String coordinator;

    @BeforeEach
    void begin() {
        network = Given.network();
        coordinator = As.coordinator(network);
    }

    private Page open(BrowserWindows windows, String who, String path) {
        return windows.openAs(who, path, BrowserWindows.options().setViewportSize(360, 740));
    }

    private static Locator check(Page page, String name) {
        return page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    @Tag("A8")
    void anOfficerSwitchesItOnAndACoordinatorSharesACase(BrowserWindows windows) {
        Page settings = open(windows, As.officer(network), "/settings/" + network);
        check(settings, "地域包括支援センターと窓口を共有する").check();
        button(settings, "センターを足す").click();
        settings.getByLabel("センターの名前").fill("はつらつセンター");
        button(settings, "保存").click();
        assertThat(settings.locator("input[aria-invalid=true][type=tel]")).isFocused();
        settings.getByLabel("センターの電話番号").fill("042-000-0002");
        button(settings, "保存").click();
        assertThat(settings.getByText("保存しました。")).isVisible();
        assertThat(settings.getByLabel("センターの名前")).hasValue("はつらつセンター");
        AccessibilityTest.check("settings of elderly care", settings);

        String id = As.bearer(coordinator)
                .contentType(ContentType.JSON)
                .body("{\"person\":{\"name\":\"山田花子\"}}")
                .post("/api/networks/" + network + "/cases")
                .path("id");
        Page page = open(windows, coordinator, "/case/" + network + "/" + id);
        check(page, "世帯に介護の必要な高齢の親がいる").check();
        assertThat(page.getByText("はつらつセンター").first()).isVisible();
        assertThat(page.locator("a[href='tel:0420000002']")).isVisible();
        button(page, "センターと共有する").click();
        assertThat(page.getByText("センターと共有しています")).isVisible();
        assertThat(page.getByText("地域包括支援センターと共有しました")).isVisible();
        AccessibilityTest.check("case shared with elderly care", page);
        page.navigate(page.url().replaceAll("/case/.*", "/cases/" + network));
        assertThat(page.getByText("包括と共有")).isVisible();
        page.goBack();
        button(page, "共有を終わる").click();
        assertThat(page.getByText("センターとは共有していません")).isVisible();
    }

    @Test
    void elderlyCareOpensACaseAndWritesOfTheParent(BrowserWindows windows) {
        As.bearer(As.officer(network))
                .contentType(ContentType.JSON)
                .body("{\"families\":{\"phone\":\"042-000-0001\"},\"elderlyCare\":{\"on\":true}}")
                .put("/api/networks/" + network + "/settings");
        As.bearer(coordinator)
                .contentType(ContentType.JSON)
                .body("{\"person\":{\"name\":\"別の人\"}}")
                .post("/api/networks/" + network + "/cases");
        String elderly = As.token(Grant.inNetwork(Role.ELDERLY_CARE, network, null));
        Page page = open(windows, elderly, "/cases/" + network);
        assertThat(page.getByText("開いたケースも、共有されたケースもありません。")).isVisible();
        page.getByText("緊急のケースを開く").click();
        page.getByLabel("お名前", new Page.GetByLabelOptions().setExact(true)).fill("高尾花子");
        AccessibilityTest.check("cases of elderly care", page);
        button(page, "ケースを開く").last().click();
        assertThat(heading(page, "高尾花子 さんの緊急ケース")).isVisible();
        assertThat(page.locator("a[href='tel:0420000001']")).isVisible();
        assertThat(page.getByText("全員 に引き継ぎを申し出ました").first()).isVisible();
        assertThat(heading(page, "打診")).hasCount(0);
        page.getByLabel("高齢の親について書く").last().fill("母は要介護3");
        button(page, "書き残す").click();
        assertThat(page.getByText("母は要介護3")).isVisible();
        AccessibilityTest.check("case of elderly care", page);
        page.navigate(page.url().replaceAll("/case/.*", "/cases/" + network));
        assertThat(page.getByText("高尾花子").first()).isVisible();
        assertThat(page.getByText("別の人")).hasCount(0);
        As.bearer(As.officer(network))
                .contentType(ContentType.JSON)
                .body("{}")
                .put("/api/networks/" + network + "/settings");
        page.reload();
        assertThat(page.getByText("窓口を共有していません")).isVisible();
        assertThat(page.getByText("高尾花子")).hasCount(0);
    }
}
