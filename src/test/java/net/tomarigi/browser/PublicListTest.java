package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.nio.file.Files;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A family sees who takes whom, whom to call, and what cannot be promised. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class PublicListTest {
    private String network;

    private enum Size {
        PHONE(BrowserWindows::phone),
        DESK(BrowserWindows::desk);

        private final BiFunction<BrowserWindows, String, Page> window;

        Size(BiFunction<BrowserWindows, String, Page> window) {
            this.window = window;
        }
    }

    @BeforeEach
    void make() {
        network = Given.network();
        add("""
                {"name":"いちごホーム","nameKana":"いちごほーむ","phone":"0282-00-0001","kind":"WELFARE","municipality":"見本県とまり市",
                 "address":"東町1","disabilities":["INTELLECTUAL"],"children":false,"adults":true,"maxBehaviour":14,
                 "care":{"SUCTION":"DAY","OXYGEN":"NEVER"},"beds":[{"id":"1","label":"1"}]}""");
        add("""
                {"name":"あけび園","nameKana":"あけびえん","kind":"MEDICAL","disabilities":["SEVERE_MULTIPLE"],"children":true,
                 "care":{"SUCTION":"ALWAYS","OXYGEN":"ALWAYS"}}""");
        add("{\"name\":\"うめの里\",\"nameKana\":\"うめのさと\"}");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C2")
    void aFamilySeesWhoHelpsWhomToCallAndWhatCannotBePromised(Size size, BrowserWindows windows) {
        Page list = size.window.apply(windows, "/facilities?network=" + network);

        assertThat(list.getByRole(AriaRole.HEADING, named(network + "の短期入所の事業所")))
                .isVisible();
        assertThat(list.getByRole(AriaRole.REGION, named("お約束できないこと"))).containsText("必ず泊まれるとは限りません");
        assertThat(list.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(3)))
                .hasText(new String[] {"あけび園", "いちごホーム", "うめの里"});
        Locator entry = entry(list, "いちごホーム");
        assertThat(entry).containsText("知的障害、大人");
        assertThat(entry).containsText("吸引(日中のみ)");
        assertThat(entry).containsText("できないこと");
        assertThat(entry).containsText("子ども(18歳未満)の受け入れ、酸素療法");
        assertThat(entry.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("いちごホーム に電話する")))
                .hasAttribute("href", "tel:0282000001");
        assertThat(entry(list, "うめの里")).containsText("まだ書かれていません。電話で確かめてください");
        assertThat(list.getByRole(AriaRole.MAIN)).not().containsText("今夜");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("A4")
    void itIsNarrowedDownByWhatIsNeededAndTheAddressKeepsIt(Size size, BrowserWindows windows) {
        Page list = size.window.apply(windows, "/facilities?network=" + network);
        assertThat(count(list)).hasText("3 件");
        list.getByText("しぼりこむ", new Page.GetByTextOptions().setExact(true)).click();
        list.getByLabel("吸引").check();
        list.getByLabel("子ども(18歳未満)を受け入れる").check();
        list.getByRole(AriaRole.BUTTON, exactly("表示する")).click();

        assertThat(count(list)).hasText("1 件");
        assertThat(list.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(3)))
                .hasText("あけび園");
        list.reload();
        assertThat(count(list)).hasText("1 件");
        assertThat(list.getByLabel("吸引")).isChecked();

        list.getByRole(AriaRole.BUTTON, exactly("それも表示する")).click();
        assertThat(count(list)).hasText("2 件");
        assertThat(entry(list, "うめの里")).containsText("この条件については書かれていません");

        list.getByRole(AriaRole.BUTTON, exactly("条件を消す")).click();
        assertThat(count(list)).hasText("3 件");
        list.goBack();
        assertThat(count(list)).hasText("2 件");
    }

    @Test
    void whereNobodyTakesAllThisThePageSaysSo(BrowserWindows windows) {
        Page list = windows.phone("/facilities?network=" + network + "&disability=PHYSICAL&kind=INCLUSIVE");
        assertThat(count(list)).hasText("条件に合う事業所はありません。");
        Page empty = windows.phone("/facilities?network=" + Given.network());
        assertThat(count(empty)).hasText("まだ事業所が登録されていません。");
        Page unknown = windows.phone("/facilities?network=nowhere");
        assertThat(unknown.getByRole(AriaRole.ALERT)).containsText("登録されていません");
    }

    @Test
    void aLongListComesInPages(BrowserWindows windows) {
        for (int i = 0; i < 100; i++) add("{\"name\":\"ほーむ" + i + "\"}");
        Page list = windows.phone("/facilities?network=" + network);
        assertThat(count(list)).hasText("103 件のうち 1〜100 件目");
        list.getByRole(AriaRole.BUTTON, exactly("次のページ")).tap();
        assertThat(count(list)).hasText("103 件のうち 101〜103 件目");
        assertThat(list).hasURL(Pattern.compile("page=2"));
    }

    @Test
    void itIsTakenAlongOnPaperAndAsASheet(BrowserWindows windows) throws Exception {
        Page list = windows.desk("/facilities?network=" + network + "&children=true");
        assertThat(count(list)).hasText("1 件");
        Locator downloads = list.getByRole(AriaRole.NAVIGATION, named("この一覧をもらう"));

        Download sheet = list.waitForDownload(() -> downloads
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("表計算用(CSV)"))
                .click());
        assertThat(Files.readString(sheet.path())).contains("あけび園").doesNotContain("いちごホーム");
        assertThat(downloads.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("データ(JSON)")))
                .hasAttribute("href", Pattern.compile("^/api/facilities\\?network=" + network));

        list.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(downloads).isHidden();
        assertThat(list.getByRole(AriaRole.BANNER)).isHidden();
        assertThat(list.getByText("しぼりこむ", new Page.GetByTextOptions().setExact(true)))
                .isHidden();
        assertThat(entry(list, "あけび園")).isVisible();
    }

    @Test
    void theKeyboardAloneNarrowsDown(BrowserWindows windows) {
        Page list = windows.desk("/facilities?network=" + network);
        assertThat(count(list)).hasText("3 件");
        list.getByText("しぼりこむ", new Page.GetByTextOptions().setExact(true)).focus();
        list.keyboard().press("Enter");
        list.getByLabel("知的障害").focus();
        list.keyboard().press("Space");
        list.keyboard().press("Enter");
        assertThat(count(list)).hasText("1 件");
    }

    private static Locator count(Page list) {
        return list.getByRole(AriaRole.STATUS);
    }

    private static Locator entry(Page list, String name) {
        return list.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions exactly(String name) {
        return named(name).setExact(true);
    }

    private void add(String body) {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/networks/" + network + "/facilities")
                .then()
                .statusCode(201);
    }
}
