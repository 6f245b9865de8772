package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.tomarigi.facility.wamnet.MadeUpList;
import net.tomarigi.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A municipal officer takes over the national list without a command line: looks first, imports, sees what was left out. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class ImportPageTest {
    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String list = MadeUpList.text(unique);

    private enum Size {
        PHONE(BrowserWindows::phone),
        DESK(BrowserWindows::desk);

        private final BiFunction<BrowserWindows, String, Page> window;

        Size(BiFunction<BrowserWindows, String, Page> window) {
            this.window = window;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileIsLookedAtThenTakenOver(Size size, BrowserWindows windows) {
        Page page = size.window.apply(windows, "/import");
        choose(page, list);
        check(page).click();

        assertThat(page.getByRole(AriaRole.HEADING, named("このファイルを取り込むと"))).isVisible();
        assertThat(counted(page, "新しい事業所")).hasText("5");
        assertThat(counted(page, "取り込めない行")).hasText("0");
        RestAssured.get("/api/facilities/M" + unique + "-1").then().statusCode(404);

        page.getByRole(AriaRole.BUTTON, named("取り込む").setExact(true)).click();

        assertThat(page.getByRole(AriaRole.HEADING, named("取り込みました"))).isVisible();
        assertThat(counted(page, "新しい事業所")).hasText("5");
        RestAssured.get("/api/facilities/M" + unique + "-1").then().statusCode(200);
        assertThat(page.getByRole(AriaRole.LINK, named("取り込んだ事業所の一覧を見る"))).isVisible();

        page.getByRole(AriaRole.BUTTON, named("別のファイルを取り込む")).click();
        check(page).click();
        assertThat(page.getByText("新しいことはありません")).isVisible();
        assertThat(counted(page, "変わらない事業所")).hasText("5");
    }

    @Test
    void theKeyboardAloneDoesIt(BrowserWindows windows) {
        Page page = windows.desk("/import");
        choose(page, list);
        file(page).focus();
        page.keyboard().press("Tab");
        assertThat(page.getByLabel("市町村")).isFocused();
        page.keyboard().type("見本県" + unique + "となり市");
        page.keyboard().press("Enter");
        assertThat(counted(page, "新しい事業所")).hasText("2");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, named("取り込みました"))).isVisible();
        RestAssured.get("/api/networks/" + Network.idOfMunicipality("見本県" + unique + "となり市"))
                .then()
                .statusCode(200);
        RestAssured.get("/api/networks/" + Network.idOfMunicipality("見本県" + unique + "とまり市"))
                .then()
                .statusCode(404);
    }

    @Test
    void rowsThatCannotBeTakenOverAreShownAndSavedWithTheirReasons(BrowserWindows windows) throws Exception {
        Page page = windows.phone("/import?lang=ja");
        choose(page, list.replace("36.41100000", "北").replace("みほんホーム二号館", "=みほんホーム\"\"二\"\"号館"));
        check(page).click();

        assertThat(counted(page, "取り込めない行")).hasText("1");
        Locator row = page.getByRole(AriaRole.TABLE, named("取り込めない行とその理由"))
                .getByRole(AriaRole.ROW)
                .nth(1);
        assertThat(row.getByRole(AriaRole.CELL).nth(0)).hasText("7");
        assertThat(row).containsText("事業所緯度: 「北」は数として読み取れません。");

        Download saved = page.waitForDownload(() ->
                page.getByRole(AriaRole.BUTTON, named("取り込めない行を保存する(CSV)")).click());
        assertThat(saved.suggestedFilename()).isEqualTo("取り込めない行.csv");
        assertThat(Files.readString(saved.path()))
                .startsWith("\uFEFF\"行\",\"事業所\",\"理由\"\r\n\"7\",\"'=みほんホーム\"\"二\"\"号館\",\"事業所緯度: ")
                .endsWith("\"\r\n");
    }

    @ParameterizedTest
    @EnumSource
    void aWrongFileIsToldBesideItsFieldAndWhatWasChosenStays(Size size, BrowserWindows windows) {
        Page page = size.window.apply(windows, "/import");
        page.getByLabel("市町村").fill("見本県" + unique + "とまり市");
        check(page).click();
        assertThat(error(page)).containsText("ファイルを選んでください。");
        assertThat(file(page)).isFocused();

        file(page)
                .setInputFiles(new FilePayload("sjis.csv", "text/csv", list.getBytes(Charset.forName("Windows-31J"))));
        check(page).click();

        assertThat(error(page)).containsText("このファイルは取り込めません");
        assertThat(error(page)).containsText("1 行目: 文字コードが UTF-8 ではありません");
        assertThat(file(page)).hasAttribute("aria-invalid", "true");
        assertThat(page.getByText("sjis.csv")).isVisible();
        assertThat(page.getByLabel("市町村")).hasValue("見本県" + unique + "とまり市");

        page.getByLabel("市町村").fill("見本県どこにもない市");
        choose(page, list);
        check(page).click();
        assertThat(page.getByRole(AriaRole.ALERT).filter(has("「見本県どこにもない市」の事業所はこのファイルにありません。")))
                .isVisible();
        assertThat(page.getByLabel("市町村")).isFocused();
        assertThat(page.getByText("list.csv")).isVisible();
    }

    @Test
    void progressIsShownWhileItRuns(BrowserWindows windows) {
        Page page = windows.desk("/import");
        String[] lines = list.split("\n");
        choose(
                page,
                lines[0] + "\n"
                        + IntStream.range(0, 1_500)
                                .mapToObj(i -> lines[1].replace("M" + unique + "-1", "M" + unique + "-x" + i))
                                .collect(Collectors.joining("\n")));
        check(page).click();
        assertThat(counted(page, "新しい事業所")).hasText("1,500");
        page.evaluate(
                "() => { window.seen = new Set(); const root = document.querySelector('tomarigi-import').shadowRoot;"
                        + " new MutationObserver(() => { const bar = root.querySelector('progress[max]');"
                        + " if (bar) window.seen.add(bar.value + '/' + bar.max); })"
                        + ".observe(root, { subtree: true, childList: true, attributes: true, characterData: true }); }");

        page.getByRole(AriaRole.BUTTON, named("取り込む").setExact(true)).click();

        assertThat(page.getByRole(AriaRole.HEADING, named("取り込みました"))).isVisible();
        assertThat((Boolean) page.evaluate("() => window.seen.has('0/1500') || window.seen.has('500/1500')"
                        + " || window.seen.has('1000/1500')"))
                .isTrue();
    }

    @Test
    void withoutALineThePageSaysSoAndKeepsWhatWasChosen(BrowserWindows windows) {
        Page page = windows.phone("/import");
        choose(page, list);
        page.route("**/api/facilities/import*", Route::abort);
        check(page).click();
        assertThat(page.getByRole(AriaRole.ALERT).filter(has("つながりませんでした"))).isVisible();
        page.unroute("**/api/facilities/import*");
        check(page).click();
        assertThat(counted(page, "新しい事業所")).hasText("5");
    }

    private static void choose(Page page, String list) {
        file(page).setInputFiles(new FilePayload("list.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
    }

    private static Locator file(Page page) {
        return page.getByLabel("CSV ファイル");
    }

    private static Locator check(Page page) {
        return page.getByRole(AriaRole.BUTTON, named("内容を確かめる"));
    }

    private static Locator error(Page page) {
        return page.getByRole(AriaRole.ALERT).filter(has("ファイル"));
    }

    private static Locator counted(Page page, String what) {
        return page.getByRole(AriaRole.TERM)
                .filter(new Locator.FilterOptions().setHasText(what))
                .locator("xpath=following-sibling::dd[1]");
    }

    private static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
