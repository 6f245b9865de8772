package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An officer keeps the people of a network without a command line; an administrator those of all networks. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class PeoplePageTest {
    private String network;
    private String facility;
    private String username;

    @BeforeEach
    void aNetwork() {
        network = Given.network();
        facility = Given.facility(network, 1);
        username = "p-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private String invited(String name) {
        return given().contentType(ContentType.JSON)
                .body("{\"username\":\"" + username + "\",\"name\":\"" + name
                        + "\",\"roles\":[{\"role\":\"provider\",\"facility\":\"" + facility + "\"}]}")
                .post("/api/networks/" + network + "/people")
                .then()
                .statusCode(201)
                .extract()
                .path("person.id");
    }

    private List<String> usernames() {
        return given().get("/api/networks/" + network + "/people")
                .then()
                .extract()
                .path("people.username");
    }

    private Page officers(BrowserWindows windows, int width, int height) {
        return windows.openAs(As.officer(network), "/people", options("ja-JP", width, height));
    }

    private static Browser.NewContextOptions options(String locale, int width, int height) {
        return BrowserWindows.options().setLocale(locale).setViewportSize(width, height);
    }

    @ParameterizedTest
    @CsvSource({"360, 740", "1280, 800"})
    void anOfficerInvitesSomebodyAndHandsOverTheLink(int width, int height, BrowserWindows windows) {
        Page page = officers(windows, width, height);
        button(page, "招待する").click();
        assertThat(field(page, "名前")).isFocused();
        field(page, "名前").fill("花子");
        field(page, "ユーザー名").fill(username);
        button(page, "招待してリンクを作る").click();
        assertThat(page.getByText("ネットワークや事業所を選んでください。")).isVisible();
        assertThat(page.getByLabel("役割", exactly()).locator("option")).hasCount(4);
        page.getByLabel("事業所", exactly()).selectOption(new SelectOption().setLabel("ひだまり"));
        button(page, "招待してリンクを作る").click();

        assertThat(page.getByRole(AriaRole.HEADING, named("花子 さんに渡すリンク"))).isFocused();
        String link = page.getByLabel("リンク", exactly()).inputValue();
        assertThat(link).contains("/welcome#tml_");
        assertThat(entry(page, "花子")).containsText("事業所の職員(ひだまり)");
        assertThat(entry(page, "花子")).containsText("招待中");
        button(page, "閉じる").click();
        assertThat(page.getByLabel("リンク", exactly())).hasCount(0);

        Page theirs = windows.openAs(null, link, options("ja-JP", 360, 740));
        assertThat(theirs.getByText("花子 さん、とまりぎへようこそ。")).isVisible();
    }

    @Test
    void whatTheServerRefusesStandsBesideItsField(BrowserWindows windows) {
        invited("花子");
        Page page = officers(windows, 360, 740);
        button(page, "招待する").click();
        field(page, "名前").fill("次郎");
        field(page, "ユーザー名").fill(username);
        page.getByLabel("事業所", exactly()).selectOption(new SelectOption().setLabel("ひだまり"));
        button(page, "招待してリンクを作る").click();
        assertThat(page.getByRole(AriaRole.ALERT).filter(has("はほかの方が使っています"))).isVisible();
        assertThat(field(page, "ユーザー名")).isFocused();
        assertThat(field(page, "名前")).hasValue("次郎");
        field(page, "ユーザー名").fill("次郎");
        button(page, "招待してリンクを作る").click();
        assertThat(page.getByRole(AriaRole.ALERT).filter(has("半角の英数字で始め"))).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"360, 740", "1280, 800"})
    void somebodyIsStoppedAndThatIsUndone(int width, int height, BrowserWindows windows) {
        invited("花子");
        Page page = officers(windows, width, height);
        button(page, "停止する(花子 さん)").click();
        assertThat(entry(page, "花子")).containsText("停止中");
        assertThat(page.getByRole(AriaRole.STATUS).filter(has("花子 さんを停止しました"))).isVisible();
        button(page, "元に戻す").click();
        assertThat(page.getByText("元に戻しました。")).isVisible();
        assertThat(entry(page, "花子")).not().containsText("停止中");
    }

    @Test
    void rolesAreChangedAndThatIsUndone(BrowserWindows windows) {
        invited("花子");
        Page page = officers(windows, 1280, 800);
        button(page, "変える(花子 さん)").click();
        button(page, "役割を足す").click();
        page.getByLabel("役割", exactly()).selectOption(new SelectOption().setLabel("相談員"));
        field(page, "名前").fill("花代");
        button(page, "保存する").click();
        assertThat(entry(page, "花代")).containsText("相談員(" + network + ")");
        assertThat(entry(page, "花代")).containsText("事業所の職員(ひだまり)");
        button(page, "元に戻す").click();
        assertThat(entry(page, "花子")).not().containsText("相談員");
    }

    @Test
    void whoeverLostTheLinkIsGivenAnotherAndTheFirstEnds(BrowserWindows windows) {
        invited("花子");
        Page page = officers(windows, 360, 740);
        button(page, "招待しなおす(花子 さん)").click();
        assertThat(page.getByLabel("リンク", exactly())).hasValue(Pattern.compile(".*/welcome#tml_.+"));
    }

    @Test
    void takingSomebodyOutNeedsTwoPresses(BrowserWindows windows) {
        invited("花子");
        Page page = officers(windows, 360, 740);
        button(page, "外す(花子 さん)").click();
        assertThat(page.getByText("花子 さんを外しますか。")).isVisible();
        button(page, "やめる").click();
        assertThat(usernames()).contains(username);
        button(page, "外す(花子 さん)").click();
        button(page, "外す").click();
        assertThat(page.getByText("花子 さんを外しました。")).isVisible();
        assertThat(entry(page, "花子")).hasCount(0);
        assertThat(usernames()).doesNotContain(username);
    }

    @Test
    void oneIsFoundByAnythingThatIsShown(BrowserWindows windows) {
        invited("花子");
        username += "2";
        invited("次郎");
        Page page = officers(windows, 1280, 800);
        assertThat(page.getByRole(AriaRole.HEADING, named("3 人"))).isVisible();
        page.getByLabel("探す(名前、ユーザー名、役割)").fill("次郎");
        assertThat(page.getByRole(AriaRole.HEADING, named("1 人"))).isVisible();
        assertThat(entry(page, "次郎")).isVisible();
        page.getByLabel("探す(名前、ユーザー名、役割)").fill("だれでもない");
        assertThat(page.getByText("見つかりません。")).isVisible();
    }

    @Test
    void anAdministratorKeepsThePeopleOfEveryNetwork(BrowserWindows windows) {
        invited("花子");
        String early = username;
        Page page = windows.desk("/people");
        page.getByLabel("探す(名前、ユーザー名、役割)").fill(early);
        page.keyboard().press("Enter");
        assertThat(entry(page, "花子")).isVisible();

        page.getByLabel("探す(名前、ユーザー名、役割)").fill("");
        button(page, "招待する").click();
        field(page, "名前").fill("市の人");
        field(page, "ユーザー名").fill(username + "2");
        assertThat(page.getByLabel("役割", exactly()).locator("option")).hasCount(5);
        page.getByLabel("役割", exactly()).selectOption(new SelectOption().setLabel("市の担当者"));
        page.locator("tomarigi-person-form")
                .getByLabel("ネットワーク", new Locator.GetByLabelOptions().setExact(true))
                .selectOption(network);
        button(page, "招待してリンクを作る").click();
        assertThat(entry(page, "市の人")).containsText("市の担当者(" + network + ")");

        page.getByLabel("ネットワーク", exactly()).selectOption(network);
        assertThat(page).hasURL(Pattern.compile("/people\\?network=" + network));
        assertThat(page.getByRole(AriaRole.HEADING, named("2 人"))).isVisible();
    }

    @Test
    void whoKeepsNobodyIsToldSo(BrowserWindows windows) {
        Page page = windows.openAs(As.provider(facility), "/people", options("ja-JP", 360, 740));
        assertThat(page.getByRole(AriaRole.ALERT).filter(has("あなたの役割では、この画面は使えません")))
                .isVisible();
        Page nobodys = windows.openAs(null, "/people", options("ja-JP", 360, 740));
        assertThat(nobodys.getByRole(AriaRole.ALERT).filter(has("ログインが必要です"))).isVisible();
    }

    @Test
    void withoutALineWhatWasTypedStays(BrowserWindows windows) {
        Page page = officers(windows, 360, 740);
        button(page, "招待する").click();
        field(page, "名前").fill("花子");
        field(page, "ユーザー名").fill(username);
        page.getByLabel("事業所", exactly()).selectOption(new SelectOption().setLabel("ひだまり"));
        page.route("**/people", Route::abort);
        button(page, "招待してリンクを作る").click();
        assertThat(page.getByRole(AriaRole.ALERT).filter(has("つながりません"))).isVisible();
        assertThat(field(page, "名前")).hasValue("花子");
        page.unroute("**/people");
        button(page, "招待してリンクを作る").click();
        assertThat(entry(page, "花子")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"ja-JP,360,740", "en-GB,360,740", "ja-JP,1280,800", "en-GB,1280,800"})
    void noStateOfItHasASeriousViolation(String locale, int width, int height, BrowserWindows windows) {
        invited("Hanako");
        Page page = windows.openAs(As.officer(network), "/people", options(locale, width, height));
        page.getByRole(AriaRole.LISTITEM).first().waitFor();
        AccessibilityTest.check("as it is read", page);
        page.locator(".tools button").click();
        page.locator("tomarigi-person-form button[type=submit]").click();
        AccessibilityTest.check("inviting, refused", page);
        page.locator("tomarigi-person-form .actions button[type=button]").click();
        Locator hanako = page.getByRole(AriaRole.LISTITEM).filter(has("Hanako"));
        hanako.getByRole(AriaRole.BUTTON).nth(1).click();
        page.locator("tomarigi-person-link").waitFor();
        AccessibilityTest.check("a link", page);
        hanako.getByRole(AriaRole.BUTTON).nth(2).click();
        page.locator(".notice").waitFor();
        AccessibilityTest.check("stopped", page);
        hanako.getByRole(AriaRole.BUTTON).nth(0).click();
        page.locator("tomarigi-person-form").waitFor();
        AccessibilityTest.check("changing", page);
    }

    @Test
    void whoReadsEnglishFindsNoJapanese(BrowserWindows windows) {
        given().contentType(ContentType.JSON)
                .body("{\"name\":\"Perch\"}")
                .put("/api/facilities/" + facility)
                .then()
                .statusCode(200);
        invited("Hanako");
        Page page = windows.openAs(As.officer(network), "/people", options("en-GB", 1280, 800));
        button(page, "Change: Hanako").click();
        button(page, "Add a role").click();
        assertThat(page.getByLabel("Facility", exactly())).isVisible();
        assertThat(EnglishPagesTest.japaneseOn(page)).isEmpty();
        button(page, "Cancel").click();
        button(page, "Invite again: Hanako").click();
        assertThat(page.getByLabel("Link", exactly())).isVisible();
        assertThat(EnglishPagesTest.japaneseOn(page)).isEmpty();
    }

    private static Locator entry(Page page, String name) {
        return page.getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name))));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, named(name).setExact(true));
    }

    private static Locator field(Page page, String name) {
        return page.getByRole(AriaRole.TEXTBOX, named(name).setExact(true));
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
