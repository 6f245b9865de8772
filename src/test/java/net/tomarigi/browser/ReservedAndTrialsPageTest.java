package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static net.tomarigi.browser.CaseOnScreen.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import net.tomarigi.network.Policy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An officer agrees about a bed, the facility asks a night back, the desk says what is reserved; somebody tries a flat. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class ReservedAndTrialsPageTest {
    private final LocalDate tonight = Given.tonight();
    private final LocalDate today = LocalDate.now(Policy.TOKYO);
    private String network;
    private String facility;
    private String coordinator;
    private String officer;

    @BeforeEach
    void begin() {
        network = Given.network();
        facility = Given.facility(network, 1);
        coordinator = As.coordinator(network);
        officer = As.officer(network);
    }

    private String post(String who, String more, String body) {
        return As.bearer(who)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/networks/" + network + more)
                .then()
                .extract()
                .path("id");
    }

    private void agree() {
        post(
                officer,
                "/reserved/agreements",
                "{\"facility\":\"" + facility + "\",\"bed\":\"1\",\"first\":\"" + today.minusDays(40) + "\",\"last\":\""
                        + today.plusDays(200) + "\",\"yen\":5000}");
    }

    private static Page open(BrowserWindows windows, String who, String path) {
        return windows.openAs(who, path, BrowserWindows.options().setViewportSize(1280, 900));
    }

    /** In full, as the calendar says a night. */
    private static Pattern night(LocalDate night, String state) {
        return Pattern.compile("^" + night.getMonthValue() + "月" + night.getDayOfMonth() + "日.* " + state + "$");
    }

    @Test
    @Tag("S6")
    void anOfficerAgreesAboutABedTheFacilityAsksANightBackAndTheDeskSaysWhatIsReserved(BrowserWindows windows) {
        Page page = open(windows, officer, "/reserved/" + network);
        button(page, "協定を書く").click();
        page.getByLabel("事業所", new Page.GetByLabelOptions().setExact(true)).selectOption(facility);
        page.getByLabel("ベッド", new Page.GetByLabelOptions().setExact(true)).selectOption("1");
        button(page, "保存").click();
        assertThat(page.locator("tomarigi-agreement").locator("#first-error")).containsText("値がありません");
        page.getByLabel("はじめの夜").fill(tonight.toString());
        page.getByLabel("おわりの夜").fill(tonight.plusDays(100).toString());
        page.getByLabel("空けた一晩の補償(円)").fill("5000");
        button(page, "保存").click();
        assertThat(page.getByText("協定を保存しました。")).isVisible();
        assertThat(page.getByText("空けた一晩 5,000円、使われた一晩 0円")).isVisible();

        LocalDate night = tonight.plusDays(3);
        Page own = open(windows, As.provider(facility), "/facility/" + facility + "/reserved");
        own.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(night(night, "空けている")))
                .click();
        button(own, "この夜を返してほしいと伝える").click();
        assertThat(own.getByText("伝えました。決まるまでは、空けておいてください。")).isVisible();

        page.reload();
        assertThat(page.getByText("返したいと言われている夜")).isVisible();
        button(page, "返してよい").first().click();
        assertThat(page.getByText("夜を返しました。")).isVisible();
        assertThat(page.getByText("返したいと言われている夜")).hasCount(0);

        Given.report(facility, "1", "111111").then().statusCode(200);
        Page desk = open(windows, coordinator, "/desk/" + network);
        assertThat(desk.getByText("緊急枠: 1")).isVisible();
        AtomicInteger asked = new AtomicInteger();
        desk.route("**/reserved", route -> {
            if (asked.getAndIncrement() == 0) route.abort();
            else route.resume();
        });
        desk.reload();
        assertThat(desk.getByText("緊急枠: 1")).isVisible();
        assertThat(asked).hasValueGreaterThan(1);
        assertThat(windows.phone("/wall/" + network).getByText("緊急枠")).hasCount(0);
    }

    @Test
    @Tag("S6")
    void aMonthIsSettledWithTwoPressesAndIsThenCorrected(BrowserWindows windows) {
        agree();
        Page page = open(windows, officer, "/reserved/" + network);
        // The last one that is over: on the first of a month before nine, tonight is still of the month before.
        for (YearMonth month = YearMonth.from(today);
                !month.isBefore(YearMonth.from(tonight));
                month = month.minusMonths(1)) button(page, "前の月").click();
        button(page, "この月を締める").click();
        button(page, "締める").last().click();
        assertThat(page.getByText("この月を締めました。")).isVisible();
        page.getByText("あとからわかったことを訂正として書く").click();
        page.getByLabel("増える金額").fill("-5000");
        page.getByLabel("理由").fill("夜勤がいなかった");
        button(page, "訂正を書く").click();
        assertThat(page.getByText("訂正を書きました。")).isVisible();
        assertThat(page.getByText("夜勤がいなかった")).isVisible();
    }

    @Test
    @Tag("T10")
    void somebodyTriesAFlatAndTheTalkStandsInTheirFile(BrowserWindows windows) {
        String hanako = post(coordinator, "/registrants", "{\"personal\":{\"name\":\"佐藤花子\"}}");
        Page page = open(windows, coordinator, "/trials/" + network);
        button(page, "場所を加える").click();
        page.getByLabel("場所の名前").fill("体験アパート");
        page.getByLabel("来るヘルパー").fill("夜 20 時から 7 時");
        button(page, "保存").click();
        assertThat(page.getByText("場所を保存しました。")).isVisible();

        page.navigate("/roster/" + network + "/" + hanako);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("体験を申し込む"))
                .click();
        assertThat(page.getByLabel("だれが")).hasValue(hanako);
        page.getByLabel("はじめの夜").fill(today.minusDays(3).toString());
        page.getByLabel("何のために").fill("一人暮らしの練習");
        button(page, "申し込む").last().click();
        assertThat(page.getByText("申し込み中")).isVisible();
        button(page, "決まった").first().click();
        assertThat(page.getByText("決まりました。")).isVisible();
        button(page, "体験した").first().click();
        button(page, "体験したと記録する").click();
        assertThat(page.getByText(Pattern.compile("終わったあとの面談: .*まで"))).isVisible();
        button(page, "面談を記録する").click();
        page.getByLabel("また使いたいか").selectOption("YES");
        page.getByLabel("うまくいったこと").fill("よく眠れた");
        button(page, "保存").last().click();
        assertThat(page.getByText("面談を記録しました。")).isVisible();

        page.navigate("/roster/" + network + "/" + hanako);
        assertThat(page.getByText("また使いたい")).isVisible();
        assertThat(page.getByText("うまくいったこと: よく眠れた")).isVisible();
    }

    @Test
    void noPageHasASeriousViolationAndNothingScrollsSidewaysOnAPhone(BrowserWindows windows) {
        agree();
        String place = post(coordinator, "/trial-places", "{\"name\":\"体験アパート\",\"help\":\"夜のヘルパー\"}");
        String hanako = post(coordinator, "/registrants", "{\"personal\":{\"name\":\"佐藤花子\"}}");
        post(
                coordinator,
                "/trials",
                "{\"place\":\"" + place + "\",\"registrant\":\"" + hanako + "\",\"from\":\"" + today.minusDays(9)
                        + "\",\"nights\":2}");
        String provider = As.provider(facility);
        for (String locale : List.of("ja-JP", "en-GB"))
            for (String[] one : List.of(
                    new String[] {officer, "/reserved/" + network, "ひだまり"},
                    new String[] {provider, "/facility/" + facility + "/reserved", "5,000"},
                    new String[] {coordinator, "/trials/" + network, "佐藤花子"})) {
                Page page = windows.openAs(
                        one[0],
                        one[1],
                        BrowserWindows.options().setLocale(locale).setViewportSize(360, 740));
                assertThat(page.getByText(one[2]).first()).isVisible();
                AccessibilityTest.check(one[1], page);
                page.locator(one[1].endsWith("/reserved") ? "main td button" : "main button.primary")
                        .first()
                        .click();
                AccessibilityTest.check(one[1] + " form", page);
                assertThat((Boolean) page.evaluate(
                                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                        .as(one[1])
                        .isTrue();
            }
    }
}
