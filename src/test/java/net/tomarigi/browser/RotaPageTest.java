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
import java.util.Set;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import net.tomarigi.access.Grant;
import net.tomarigi.access.Role;
import net.tomarigi.network.Policy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An officer plans, a member swaps in two taps, and whoever has to call sees whom: on the page, the desk and the wall. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class RotaPageTest {
    private final LocalDate today = LocalDate.now(Policy.TOKYO);
    private String network;
    private String officer;
    private String facility;
    private String north;

    @BeforeEach
    void begin() {
        network = Given.network();
        officer = As.officer(network);
        facility = Given.facility(network, 1);
        north = As.token(Grant.atFacility(Role.PROVIDER, facility, Set.of(network)));
    }

    /** Today is the south's, which hands over at midnight. */
    private void planned(String until) {
        post("", """
                {"members":[
                   {"id":"north","kind":"OFFICE","name":"きた相談室","phone":"090-1111-1111","facility":"%s"},
                   {"id":"south","kind":"OFFICE","name":"みなみ相談室","phone":"090-2222-2222","onePerson":true,
                    "backup":{"name":"南の控え","phone":"080-2222-0000"}}],
                 "rotations":[
                   {"id":"first","level":1,"from":"%s","at":"00:00","days":1,"order":["north","south"]%s},
                   {"id":"second","level":2,"from":"%s","at":"00:00","days":7,"order":["north"]}],
                 "wall":"OFFICE_AND_PHONE"}""".formatted(facility, today.minusDays(1), until, today.minusDays(1)));
    }

    private void post(String more, String body) {
        String path = "/api/networks/" + network + "/rota" + more;
        var asked = As.bearer(officer).contentType(ContentType.JSON).body(body);
        (more.isEmpty() ? asked.put(path) : asked.post(path)).then().statusCode(org.hamcrest.Matchers.lessThan(300));
    }

    private Page open(BrowserWindows windows, String who, String path) {
        return windows.openAs(who, path, BrowserWindows.options().setViewportSize(1280, 800));
    }

    private Page phone(BrowserWindows windows, String who, String path) {
        return windows.openAs(
                who, path, BrowserWindows.options().setViewportSize(360, 740).setHasTouch(true));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    @Tag("S1")
    @Tag("N4")
    void anOfficerPlansTriesItOutAndEverybodySeesWhoAnswers(BrowserWindows windows) {
        Page page = open(windows, officer, "/rota/" + network);
        assertThat(page.getByText("この地域の当番表は、まだありません。")).isVisible();
        link(page, "当番表を組む").click();
        button(page, "人か事業所を足す").click();
        page.getByLabel("名前", new Page.GetByLabelOptions().setExact(true)).fill("ひだまり相談室");
        page.getByLabel("当番の電話番号").fill("090-1234-5678");
        page.getByLabel("一人の事業所").check();
        button(page, "順番を足す").click();
        button(page, "保存").click();
        assertThat(page.locator("#member-0-backup-error")).containsText("控え");
        page.getByLabel("控えの人の名前").fill("佐藤");
        page.getByLabel("控えの人の電話番号").fill("080-1234-0000");
        page.getByLabel("交代の時刻").fill("00:00");
        button(page, "保存").click();
        assertThat(page.getByText("保存しました。")).isVisible();
        assertThat(page.getByText("28日のあいだ、当番のいない時間はありません。")).isVisible();

        Page rota = phone(windows, As.coordinator(network), "/rota/" + network);
        assertThat(link(rota, "ひだまり相談室 に電話する 090-1234-5678").first()).hasAttribute("href", "tel:09012345678");
        assertThat(link(rota, "佐藤 に電話する 080-1234-0000").first()).isVisible();
        Page desk = open(windows, As.coordinator(network), "/desk/" + network);
        assertThat(link(desk, "ひだまり相談室 に電話する 090-1234-5678").first()).isVisible();
        Page home = open(windows, officer, "/?network=" + network);
        assertThat(link(home, "ひだまり相談室 に電話する 090-1234-5678").first()).isVisible();
    }

    @Test
    @Tag("S1")
    void aSwapIsTakenInTwoTapsAndTheWallShowsItWithoutAReload(BrowserWindows windows) {
        planned("");
        Page wall = windows.screen("/wall/" + network);
        assertThat(wall.getByText("みなみ相談室 090-2222-2222")).isVisible();
        assertThat(wall.getByText("きた相談室 090-1111-1111")).isVisible();
        LocalDate day = today.plusDays(2);
        post("/swaps", """
                {"level":1,"from":"%sT00:00:00+09:00","until":"%sT00:00:00+09:00","member":"south","to":"north"}""".formatted(day, day.plusDays(1)));

        Page phone = phone(windows, north, "/rota/" + network);
        phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^代わる")))
                .tap();
        phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^はい、代わります")))
                .tap();

        assertThat(phone.getByText("当番を代わりました。")).isVisible();
        assertThat(phone.getByText("みなみ相談室 の代わり").first()).isVisible();
        As.bearer(north)
                .get("/api/networks/" + network + "/rota/shifts?from=" + day + "&days=1")
                .then()
                .body("shifts.find { it.level == 1 }.member", org.hamcrest.Matchers.equalTo("north"));
    }

    @Test
    @Tag("S1")
    void aGapIsShoutedOnPageDeskAndNetworkAndFilledInTwoTaps(BrowserWindows windows) {
        planned(",\"until\":\"" + today.plusDays(3) + "\"");
        assertThat(open(windows, As.coordinator(network), "/desk/" + network)
                        .getByText(Pattern.compile("当番のいない時間が 1 か所あります")))
                .isVisible();
        assertThat(open(windows, officer, "/?network=" + network).getByText(Pattern.compile("当番のいない時間が 1 か所あります")))
                .isVisible();
        Page phone = phone(windows, north, "/rota/" + network);
        assertThat(phone.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("当番のいない時間があります")))
                .isVisible();
        phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^ここに入る")))
                .tap();
        phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^はい、入ります")))
                .tap();
        assertThat(phone.getByText("きた相談室 が入りました。")).isVisible();
        assertThat(phone.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("当番のいない時間があります")))
                .hasCount(0);
    }

    @Test
    @Tag("S1")
    @Tag("N4")
    void aMemberAsksForASwapIsAwayLeavesANoteAndHasACalendar(BrowserWindows windows) {
        planned("");
        Page phone = phone(windows, north, "/rota/" + network);
        phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^代わりをさがす")))
                .last()
                .tap();
        phone.getByLabel("だれに頼みますか").selectOption("south");
        button(phone, "交代を申し出る").tap();
        assertThat(phone.getByText("交代を申し出ました。")).isVisible();
        assertThat(phone.getByText("きた相談室 から みなみ相談室 へ")).isVisible();

        button(phone, "休みを入れる").tap();
        phone.getByLabel("いつから").fill(today.plusDays(1) + "T00:00");
        phone.getByLabel("いつまで").fill(today.plusDays(2) + "T00:00");
        button(phone, "休みにする").tap();
        assertThat(phone.getByText("代わりの人を選んでください")).isVisible();
        phone.getByLabel("代わりの人").selectOption("south");
        button(phone, "休みにする").tap();
        assertThat(phone.getByText("休みを入れました。")).isVisible();
        assertThat(phone.getByText("きた相談室 は休み。代わりは みなみ相談室")).isVisible();

        phone.getByLabel("申し送りを書く").fill("21時に折り返し");
        button(phone, "申し送る").tap();
        assertThat(phone.getByText("申し送りました。")).isVisible();
        Page other = open(windows, officer, "/rota/" + network);
        button(other, "読みました").click();
        assertThat(other.getByText("読んだことを記録しました。")).isVisible();

        button(phone, "カレンダーの住所を作る").tap();
        String address = phone.locator(".address").textContent().trim();
        assertThat(address).contains("/api/rota/calendars/trc_");
        As.nobody().get(address.replaceFirst("^.*?/api", "/api")).then().statusCode(200);
    }

    @Test
    void noPageHasASeriousViolationAndNothingScrollsSidewaysOnAPhone(BrowserWindows windows) {
        planned(",\"until\":\"" + today.plusDays(3) + "\"");
        for (String locale : List.of("ja-JP", "en-GB"))
            for (String more : List.of("", "/plan")) {
                Page page = windows.openAs(
                        officer,
                        "/rota/" + network + more,
                        BrowserWindows.options().setLocale(locale).setViewportSize(360, 740));
                if (more.isEmpty()) {
                    assertThat(page.locator(".shift").first()).isVisible();
                    page.locator(".shift button").first().click();
                    assertThat(page.locator("#asked-member")).isVisible();
                } else {
                    assertThat(page.locator("#member-0-name")).isVisible();
                    page.locator("fieldset[class=row]")
                            .last()
                            .getByRole(AriaRole.BUTTON)
                            .nth(1)
                            .click();
                }
                AccessibilityTest.check("rota" + more, page);
                assertThat((Boolean) page.evaluate(
                                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                        .as("rota" + more + " " + locale)
                        .isTrue();
            }
    }
}
