package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static net.tomarigi.browser.CaseOnScreen.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each sees the cases and the people of their own part of a network first, and a menu names only what is used. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class DistrictsPageTest {
    private String network;
    private String officer;

    @BeforeEach
    void begin() {
        network = Given.network();
        officer = As.officer(network);
        put(
                "/settings",
                "{\"districts\":[{\"name\":\"秋川\",\"towns\":[\"秋川\"]},{\"name\":\"五日市\",\"towns\":[\"五日市\"]}]}");
    }

    private void put(String path, String body) {
        As.bearer(officer)
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/networks/" + network + path)
                .then()
                .statusCode(200);
    }

    private String post(String caller, String path, String body) {
        return As.bearer(caller)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/networks/" + network + path)
                .then()
                .extract()
                .path("id");
    }

    private static Locator check(Page page, String name) {
        return page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    @Tag("K4")
    @Tag("A6")
    @Tag("K3")
    void ownDistrictsAreShownAloneAndRememberedInBothLists(BrowserWindows windows) {
        String coordinator = As.coordinator(network, "秋川");
        for (String where : new String[] {"秋川", "五日市"}) {
            post(coordinator, "/cases", "{\"person\":{\"name\":\"" + where + "の人\",\"address\":\"" + where + "1\"}}");
            post(
                    coordinator,
                    "/registrants",
                    "{\"personal\":{\"name\":\"" + where + "の人\",\"address\":\"" + where + "1\"}}");
        }
        Page page = windows.openAs(
                coordinator, "/cases/" + network, BrowserWindows.options().setViewportSize(360, 740));
        assertThat(page.getByText("五日市の人").first()).isVisible();
        page.getByLabel("地区").selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("自分の担当(秋川)"));
        assertThat(page.getByText("五日市の人")).hasCount(0);
        assertThat(page.getByText("秋川の人").first()).isVisible();
        AccessibilityTest.check("cases of a district", page);

        page.navigate(page.url().replace("/cases/", "/roster/"));
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("秋川の人")))
                .isVisible();
        assertThat(page.getByText("五日市の人")).hasCount(0);
        page.getByLabel("地区").selectOption("五日市");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("五日市の人")))
                .isVisible();
        assertThat(page.getByText("秋川の人")).hasCount(0);
    }

    @Test
    @Tag("A6")
    void anOfficerSaysForWhichDistrictsSomebodyAnswersAndACaseNamesThem(BrowserWindows windows) {
        Page page = windows.openAs(
                officer, "/people?network=" + network, BrowserWindows.options().setViewportSize(1280, 900));
        button(page, "招待する").first().click();
        page.getByLabel("名前", new Page.GetByLabelOptions().setExact(true)).fill("両方の人");
        page.getByLabel("ユーザー名", new Page.GetByLabelOptions().setExact(true)).fill(network);
        page.getByLabel("役割", new Page.GetByLabelOptions().setExact(true))
                .last()
                .selectOption("coordinator");
        check(page, "秋川").check();
        check(page, "五日市").check();
        button(page, "招待してリンクを作る").click();
        assertThat(page.getByText(Pattern.compile("秋川、五日市")).first()).isVisible();

        String coordinator = As.coordinator(network);
        String id = post(coordinator, "/cases", "{}");
        Page itsPage = windows.openAs(
                coordinator,
                "/case/" + network + "/" + id,
                BrowserWindows.options().setViewportSize(1280, 900));
        itsPage.getByText("地区を変える").click();
        itsPage.getByLabel("地区", new Page.GetByLabelOptions().setExact(true)).selectOption("五日市");
        itsPage.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("地区を変える"))
                .getByRole(AriaRole.BUTTON)
                .click();
        assertThat(itsPage.getByText("五日市の担当: 両方の人")).isVisible();
        AccessibilityTest.check("case of a district", itsPage);
    }

    @Test
    @Tag("A8")
    void whatIsNotUsedIsInNoMenu(BrowserWindows windows) {
        Page page = windows.openAs(
                officer, "/settings/" + network, BrowserWindows.options().setViewportSize(360, 740));
        check(page, "登録の名簿を使う").uncheck();
        page.getByLabel("いつから(空なら今から) 輪番表").fill("2190-04-01");
        button(page, "保存").click();
        assertThat(page.getByText("保存しました。")).isVisible();
        assertThat(check(page, "登録の名簿を使う")).not().isChecked();
        AccessibilityTest.check("settings of functions", page);
        page.navigate(page.url().replaceAll("(https?://[^/]+).*", "$1/"));
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("ケース"))
                        .first())
                .isVisible();
        assertThat(page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName("名簿").setExact(true)))
                .hasCount(0);
    }
}
