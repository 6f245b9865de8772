package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the first page everybody finds a facility as they type, with a finger, a mouse or the keyboard alone. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class SearchOnHomeTest {
    private final String own = "k" + UUID.randomUUID().toString().substring(0, 8);

    private String network;
    private String first;
    private String second;

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
        first = add(own + " あけび");
        second = add(own + " いちご");
    }

    @ParameterizedTest
    @EnumSource
    void typingFindsAndATapLeadsToTheFacilitysPage(Size size, BrowserWindows windows) {
        Page home = size.window.apply(windows, "/");

        field(home).pressSequentially(own.toUpperCase());

        assertThat(home.getByRole(AriaRole.GRID, named("見つかったもの")).getByRole(AriaRole.ROW))
                .hasCount(2);
        assertThat(field(home)).hasAttribute("aria-expanded", "true");
        home.getByRole(AriaRole.LINK, named(Pattern.compile(own + " いちご"))).click();
        assertThat(home).hasURL(Pattern.compile("/facility/" + second));
        assertThat(home.getByRole(AriaRole.HEADING, named(own + " いちご"))).isVisible();
    }

    @Test
    void theKeyboardAloneChoosesAResultAndOneOfItsWays(BrowserWindows windows) {
        Page home = windows.desk("/?lang=ja");
        field(home).focus();
        home.keyboard().type(own);
        assertThat(status(home)).containsText("2 件見つかりました");

        home.keyboard().press("ArrowDown");
        assertActive(home, own + " あけび");
        home.keyboard().press("ArrowDown");
        assertActive(home, own + " いちご");
        home.keyboard().press("ArrowDown");
        assertActive(home, own + " あけび");
        home.keyboard().press("ArrowRight");
        assertActive(home, network + " の空床ボード");
        home.keyboard().press("ArrowRight");
        assertActive(home, network + " の事業所の一覧");
        home.keyboard().press("Enter");

        assertThat(home).hasURL(Pattern.compile("/facilities\\?network=" + network + "&lang=ja"));
    }

    @Test
    void enterOpensTheBestResultAndBackBringsTheSearchBack(BrowserWindows windows) {
        Page home = windows.desk("/");
        field(home).fill(own + " あけ");
        assertThat(status(home)).containsText("1 件見つかりました");
        field(home).press("Enter");
        assertThat(home).hasURL(Pattern.compile("/facility/" + first));

        home.goBack();

        assertThat(field(home)).hasValue(own + " あけ");
        assertThat(home.getByRole(AriaRole.ROW)).hasCount(1);
    }

    @Test
    void escapeClosesTheResultsAndKeepsWhatWasTyped(BrowserWindows windows) {
        Page home = windows.desk("/");
        field(home).fill(own);
        assertThat(home.getByRole(AriaRole.ROW)).hasCount(2);
        field(home).press("Escape");
        assertThat(home.getByRole(AriaRole.ROW)).hasCount(0);
        assertThat(field(home)).hasAttribute("aria-expanded", "false");
        assertThat(field(home)).hasValue(own);
        field(home).press("ArrowDown");
        assertThat(home.getByRole(AriaRole.ROW)).hasCount(2);
    }

    @Test
    void anAnswerThatComesLateIsDropped(BrowserWindows windows) {
        Page home = windows.desk("/");
        List<com.microsoft.playwright.Route> held = new ArrayList<>();
        home.route(Pattern.compile("/api/search\\?q=" + own + "\\+%E3%81%82&"), held::add);
        field(home).fill(own + " あ");
        home.waitForCondition(() -> held.size() == 1);
        field(home).fill(own + " いちご");
        assertThat(home.getByRole(AriaRole.ROW)).hasCount(1);

        held.forEach(late -> late.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                .setContentType("application/json")
                .setBody("{\"results\":[],\"more\":false}")));
        // Asked after the late answer was given, and answered by the server: the late one has come by then.
        home.evaluate("fetch('/api/search?q=later').then(answer => answer.text())");

        assertThat(home.getByRole(AriaRole.ROW)).hasCount(1);
        assertThat(home.getByRole(AriaRole.ROW)).containsText("いちご");
    }

    @Test
    void severalLettersAtOnceAreOneQuestion(BrowserWindows windows) {
        Page home = windows.desk("/");
        List<String> asked = new ArrayList<>();
        home.onRequest(request -> {
            if (request.url().contains("/api/search")) asked.add(request.url());
        });
        field(home).pressSequentially(own);
        assertThat(home.getByRole(AriaRole.ROW)).hasCount(2);
        assertThat(asked).hasSizeLessThan(own.length());
        assertThat(asked.get(asked.size() - 1)).contains("q=" + own + "&");
    }

    @Test
    void whereNothingIsFoundOrThereIsNoLineThePageSaysSo(BrowserWindows windows) {
        Page home = windows.phone("/");
        field(home).fill(own + " nowhere");
        assertThat(status(home)).containsText("見つかりませんでした");
        home.context().setOffline(true);
        field(home).fill(own);
        assertThat(status(home)).containsText("いまは探せません");
    }

    @ParameterizedTest
    @EnumSource
    void nothingScrollsSideways(Size size, BrowserWindows windows) {
        for (String path : List.of("/?q=" + own, "/facilities?network=" + network, "/import", "/?network=" + network)) {
            Page page = size.window.apply(windows, path);
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                    .waitFor();
            assertThat((Boolean) page.evaluate(
                            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as(path)
                    .isTrue();
        }
    }

    @Test
    void theHeaderLeadsHomeAndKeepsThePageInTheOtherLanguage(BrowserWindows windows) {
        Page list = windows.desk("/facilities?network=" + network);
        list.getByRole(AriaRole.BANNER)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("English"))
                .click();
        assertThat(list).hasURL(Pattern.compile("/facilities\\?network=" + network + "&lang=en"));
        assertThat(list.getByRole(AriaRole.HEADING, named("What cannot be promised")))
                .isVisible();
        list.getByRole(AriaRole.LINK, named("Tomarigi")).click();
        assertThat(list).hasURL(Pattern.compile("/\\?lang=en$"));
        assertThat(list.getByLabel("Find a facility or a municipality")).isVisible();
    }

    private static void assertActive(Page home, String name) {
        String id = (String) home.waitForFunction(
                        "name => { const root = document.querySelector('tomarigi-home').shadowRoot"
                                + ".querySelector('tomarigi-search').shadowRoot;"
                                + " const id = root.querySelector('input').getAttribute('aria-activedescendant');"
                                + " const link = id && root.getElementById(id).querySelector('a');"
                                + " return link && (link.ariaLabel ?? link.innerText).startsWith(name) && id; }",
                        name)
                .jsonValue();
        assertThat(home.locator("#" + id)).hasAttribute("aria-selected", "true");
    }

    private static Locator field(Page home) {
        return home.getByRole(AriaRole.COMBOBOX, named("事業所・市町村を探す"));
    }

    private static Locator status(Page home) {
        return home.getByRole(AriaRole.SEARCH).getByRole(AriaRole.STATUS);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions named(Pattern name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private String add(String name) {
        return Given.id(RestAssured.given()
                .contentType(ContentType.JSON)
                .body("{\"name\":\"" + name + "\",\"address\":\"本町1\",\"beds\":[{\"id\":\"1\",\"label\":\"1\"}]}")
                .post("/api/networks/" + network + "/facilities")
                .then()
                .statusCode(201));
    }
}
