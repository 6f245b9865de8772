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
import java.util.List;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import net.tomarigi.network.Policy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** All facilities are asked at once; one answers with a tap, and the screen shows who still owes an answer. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class RemindersPageTest {
    private String network;
    private String facility;
    private String officer;

    @BeforeEach
    void begin() {
        network = Given.network();
        facility = Given.facility(network, 1);
        Given.facility(network, 1);
        officer = As.officer(network);
    }

    private Page open(BrowserWindows windows, String who, String path) {
        return windows.openAs(who, path, BrowserWindows.options().setViewportSize(1280, 800));
    }

    private static Locator count(Page page, String which) {
        return page.locator("." + which + " dd");
    }

    private void put(String body) {
        As.bearer(officer)
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/networks/" + network + "/settings")
                .then()
                .statusCode(200);
    }

    @Test
    @Tag("T11")
    void aRollCallIsAnsweredWithOneTapAndTheScreenShowsItLive(BrowserWindows windows) {
        put("{\"reminders\":{\"quietFrom\":0,\"quietTo\":0}}");
        Given.report(facility, "1", "1").then().statusCode(200);
        Page phone = windows.openAs(
                As.provider(facility),
                "/facility/" + facility,
                BrowserWindows.options().setViewportSize(360, 740).setHasTouch(true));
        assertThat(phone.getByRole(AriaRole.GRID)).isVisible();
        Page page = open(windows, As.coordinator(network), "/reminders/" + network);
        button(page, "一斉確認を始める").click();
        page.getByLabel("訓練", new Page.GetByLabelOptions().setExact(true)).check();
        page.getByLabel("ひとこと").fill("年に一度の訓練");
        button(page, "いま、すべての事業所にきく").click();
        assertThat(count(page, "owing")).hasText("2");
        assertThat(count(page, "answered")).hasText("0");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("ひだまりに電話する 0282-00-0000"))
                        .first())
                .hasAttribute("href", "tel:0282000000");
        assertThat(page.getByText("だれにも届きませんでした").first()).isVisible();

        assertThat(phone.getByText(Pattern.compile("の一斉確認です"))).isVisible();
        assertThat(phone.getByText("年に一度の訓練")).isVisible();
        AccessibilityTest.check("facility in a roll call", phone);
        phone.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("一斉確認"))
                .getByRole(AriaRole.BUTTON)
                .tap();

        assertThat(count(page, "answered")).hasText("1");
        assertThat(count(page, "owing")).hasText("1");
        assertThat(phone.getByText(Pattern.compile("の一斉確認です"))).hasCount(0);
        button(page, "一斉確認を終える").click();
        assertThat(page.getByText(Pattern.compile("に終わりました"))).isVisible();
        assertThat(page.getByRole(AriaRole.CELL, new Page.GetByRoleOptions().setName("1 / 2")))
                .isVisible();
        assertThat(page.getByText("50%").first()).isVisible();
    }

    @Test
    void whoWentQuietIsSeenWithTheirPhoneAndWhomNoReminderReaches(BrowserWindows windows) {
        Page page = open(windows, officer, "/reminders/" + network);
        assertThat(page.getByText("お願いの届かない事業所 2か所")).isVisible();
        assertThat(page.getByText("通知やメールの届く事業所は、まだありません。")).isVisible();
        assertThat(page.getByText("未確認").first()).isVisible();
        page.getByLabel("並び順").selectOption("name");
        assertThat(page.locator("[data-facility]")).hasCount(2);
        Page closed = open(windows, As.provider(facility), "/reminders/" + network);
        assertThat(closed.getByRole(AriaRole.ALERT).first()).isVisible();
        assertThat(closed.locator("tomarigi-quiet")).hasCount(0);
    }

    @Test
    @Tag("T2")
    void reminderSettingsAreSavedAndWhatIsDueIsCountedOnTheNetworksHome(BrowserWindows windows) {
        String id = Given.id(As.bearer(officer)
                .contentType(ContentType.JSON)
                .body("{\"personal\":{\"name\":\"佐藤花子\"}}")
                .post("/api/networks/" + network + "/registrants")
                .then()
                .statusCode(201));
        As.bearer(officer)
                .contentType(ContentType.JSON)
                .body("{\"on\":\"" + LocalDate.now(Policy.TOKYO).minusDays(40) + "\"}")
                .post("/api/networks/" + network + "/registrants/" + id + "/application")
                .then()
                .statusCode(200);
        Page page = open(windows, officer, "/settings/" + network);
        page.getByLabel("送らない時間: 何時から").fill("２１");
        page.getByLabel("土曜日").first().check();
        page.getByLabel("見直しの間隔(か月)").fill("x");
        button(page, "保存").click();
        assertThat(page.locator("#reviewMonths-error")).containsText("1");
        page.getByLabel("見直しの間隔(か月)").fill("6");
        button(page, "保存").click();
        assertThat(page.getByText("保存しました。")).isVisible();
        var settings = As.nobody().get("/api/networks/" + network + "/settings").jsonPath();
        assertThat(settings.getInt("reminders.quietFrom")).isEqualTo(21);
        assertThat(settings.getList("reminders.days", String.class)).hasSize(6).contains("SATURDAY");
        assertThat(settings.getInt("duties.reviewMonths")).isEqualTo(6);

        Page home = open(windows, officer, "/?network=" + network);
        assertThat(home.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("名簿: 期限を過ぎた方 1人、30日以内の方 0人")))
                .isVisible();
        home.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("空きの確認と一斉確認"))
                .click();
        assertThat(home.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("空きの確認");
    }

    @Test
    void nothingIsWrongForAssistiveSoftwareAndNothingScrollsSidewaysOnAPhone(BrowserWindows windows) {
        String started = As.bearer(officer)
                .contentType(ContentType.JSON)
                .body("{\"kind\":\"DISASTER\",\"note\":\"台風19号\"}")
                .post("/api/networks/" + network + "/roll-calls")
                .then()
                .statusCode(201)
                .extract()
                .path("rollCall.id");
        for (String locale : List.of("ja-JP", "en-GB")) {
            Page page = windows.openAs(
                    officer,
                    "/reminders/" + network,
                    BrowserWindows.options().setLocale(locale).setViewportSize(360, 740));
            assertThat(count(page, "owing")).hasText("2");
            assertThat(page.locator("[data-facility]")).hasCount(2);
            AccessibilityTest.check("reminders", page);
            assertThat((Boolean) page.evaluate(
                            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isTrue();
            if (locale.equals("ja-JP")) {
                As.bearer(officer)
                        .post("/api/networks/" + network + "/roll-calls/" + started + "/end")
                        .then()
                        .statusCode(200);
                assertThat(page.getByRole(AriaRole.CELL).first()).isVisible();
                button(page, "一斉確認を始める").click();
                AccessibilityTest.check("reminders form", page);
                As.bearer(officer)
                        .contentType(ContentType.JSON)
                        .body("{\"kind\":\"DISASTER\"}")
                        .post("/api/networks/" + network + "/roll-calls")
                        .then()
                        .statusCode(201);
            }
        }
    }
}
