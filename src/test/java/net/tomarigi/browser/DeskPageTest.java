package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static net.tomarigi.browser.DeskOnScreen.found;
import static net.tomarigi.browser.DeskOnScreen.heading;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A coordinator says what is known of a person and sees, as she says it, who can take them and what would have to give. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class DeskPageTest {
    private DeskOnScreen desks;

    @BeforeEach
    void begin() {
        desks = new DeskOnScreen();
    }

    @Test
    void whereNobodyHasSaidFromWhereTheNetworksOwnAreSearched(BrowserWindows windows) {
        String network = Given.network();
        for (String one : List.of(network, Given.network()))
            Given.report(Given.facility(one, 1), "1", "1").then().statusCode(200);
        Page desk = windows.openAs(As.coordinator(network), "/desk/" + network, BrowserWindows.options());
        assertThat(heading(desk)).containsText("1床 見つかりました(1事業所)");
        Locator help = desk.getByText("この地域の事業所だけをさがします");
        assertThat(help).isVisible();

        desk.getByLabel("どこまでも").check();
        assertThat(heading(desk)).not().containsText("(1事業所)");
        assertThat(help).hasCount(0);
        desk.getByLabel("25 km").check();
        assertThat(heading(desk)).containsText("1床 見つかりました(1事業所)");
        desk.navigate("/desk/" + network + "?lang=en");
        assertThat(heading(desk)).containsText("1 bed found (1 facility)");
        desk.navigate("/desk/" + network + "#at=20_140");
        desk.reload();
        assertThat(heading(desk)).containsText("条件に合う空きはありません");
        assertThat(help).hasCount(0);
    }

    @Test
    void whoseFacilityIsInNoDistanceIsTold(BrowserWindows windows) {
        desks.facility("ひなたの家", 0, "SUCTION", "ALWAYS", "111");
        Given.report(Given.facility(desks.network, 1), "1", "1").then().statusCode(200);
        Page desk = desks.open(windows, "");
        Locator help = desk.getByText("距離を決めるとさがせない事業所があります: ひだまり");
        assertThat(heading(desk)).containsText("1床 見つかりました");
        assertThat(help).isVisible();

        desk.getByLabel("どこまでも").check();
        assertThat(help).hasCount(0);

        desk.getByLabel("25 km").check();
        for (int i = 0; i < 6; i++) Given.facility(desks.network, 1);
        desk.reload();
        assertThat(help).containsText("ほか2か所");
    }

    @Test
    @Tag("T9")
    void theKeyboardAloneFindsABedSaysWhyItIsFirstWidensTheReachAndCalls(BrowserWindows windows) {
        desks.facility("ひだまり", 0, "SUCTION", "ALWAYS", "111");
        desks.facility("ひなたの家", 0, "SUCTION", "NEVER", "111");
        desks.facility("みなみの里", 0.6, "SUCTION", "ALWAYS", "111");
        Page desk = desks.open(windows, "");
        assertThat(heading(desk)).containsText("2床 見つかりました");
        desk.evaluate("""
                document.addEventListener('click', (event) => {
                  const link = event.composedPath().find((one) => one.href?.startsWith('tel:'));
                  if (link) { window.called = link.href; event.preventDefault(); }
                })""");

        press(desk, "s", "ArrowRight");
        assertThat(desk.getByLabel("女性")).isChecked();
        press(desk, "a", "3", "4", "Tab");
        press(desk, "d", "ArrowRight", "Space");
        assertThat(desk.getByLabel("知的")).isChecked();
        press(desk, "c", "ArrowRight", "ArrowRight", "Space");
        assertThat(desk.getByLabel("吸引")).isChecked();
        press(desk, "n", "ArrowUp", "ArrowUp", "Tab");
        assertThat(heading(desk)).containsText("1床 見つかりました");
        assertThat(desk.getByRole(AriaRole.STATUS).filter(withText("1床 見つかりました")))
                .hasCount(1);
        assertThat(found(desk)).containsText(new String[] {"ひだまり"});
        assertThat(found(desk).getByRole(AriaRole.LIST, named("泊まる夜")).getByRole(AriaRole.LISTITEM))
                .hasCount(3);

        press(desk, "y");
        assertThat(found(desk).getByRole(AriaRole.TABLE)).containsText("近さ");
        assertThat(found(desk).getByText("なぜ1位か")).isFocused();

        press(desk, "m");
        Locator further =
                desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("km.*空きます")));
        assertThat(further).isFocused();
        press(desk, "Enter");
        assertThat(heading(desk)).containsText("2床 見つかりました");
        assertThat(found(desk)).containsText(new String[] {"ひだまり", "みなみの里"});

        press(desk, "2");
        assertThat(found(desk).nth(1).getByRole(AriaRole.LINK, named(Pattern.compile("電話"))))
                .isFocused();
        assertThat(desk.evaluate("window.called ?? ''")).isEqualTo("");
        press(desk, "Enter");
        assertThat((String) desk.evaluate("window.called")).isEqualTo("tel:0282000001");
    }

    @Test
    @Tag("S3")
    void nothingIsKnownUntilItIsSaidAndCanBeUnsaid(BrowserWindows windows) {
        desks.facility("ひだまり", 0, "SUCTION", "ALWAYS", "111");
        List<String> asked = new ArrayList<>();
        Page desk = desks.open(windows, "", page -> page.onRequest(request -> note(request, asked)));
        assertThat(heading(desk)).containsText("1床");
        assertThat(desk.getByLabel("わからない")).hasCount(7);
        for (Locator unknown : desk.getByLabel("わからない").all())
            assertThat(unknown).isChecked();
        assertThat(asked).hasSize(1).allMatch(body -> body.contains("\"need\":{}"));
        assertThat(found(desk)).containsText(new String[] {"分かっていません"});

        desk.getByLabel("男性").check();
        desk.waitForCondition(() -> asked.get(asked.size() - 1).contains("\"need\":{\"sex\":\"MALE\"}"));
        desk.getByRole(AriaRole.SPINBUTTON, new Page.GetByRoleOptions().setName("年齢"))
                .fill("17");
        desk.waitForCondition(() -> asked.get(asked.size() - 1).contains("\"age\":17"));
        assertThat(heading(desk)).containsText("条件に合う空きはありません");
        desk.getByRole(AriaRole.SPINBUTTON, new Page.GetByRoleOptions().setName("年齢"))
                .fill("");
        desk.getByLabel("わからない").first().check();
        desk.getByLabel("どれも要らない").check();
        desk.waitForCondition(() -> asked.get(asked.size() - 1).contains("\"need\":{\"care\":[]}"));
        assertThat(heading(desk)).containsText("1床");
    }

    @Test
    void severalChangesAtOnceAreOneQuestionAndALateAnswerIsDropped(BrowserWindows windows) {
        desks.facility("ひだまり", 0, "SUCTION", "ALWAYS", "111");
        desks.facility("ひなたの家", 0, "SUCTION", "NEVER", "111");
        Page desk = desks.open(windows, "");
        assertThat(heading(desk)).containsText("2床");
        List<Route> held = new ArrayList<>();
        desk.route("**/matches", route -> {
            if (route.request().postData().contains("\"SUCTION\"")) route.resume();
            else held.add(route);
        });
        desk.getByLabel("女性").check();
        desk.waitForCondition(() -> held.size() == 1);
        desk.getByLabel("知的").check();
        desk.getByLabel("吸引").check();
        assertThat(heading(desk)).containsText("1床");
        // The page has given the first one up; were it to listen still, this would reach it.
        for (Route late : held) late.resume();
        desk.evaluate("fetch('/api/me').then(answer => answer.text())");

        assertThat(held).hasSize(1);
        assertThat(heading(desk)).containsText("1床");
    }

    @Test
    @Tag("S4")
    void whereNothingFitsTheNearMissesAreThePageAndGiveAndAreTakenBack(BrowserWindows windows) {
        desks.facility("ひなたの家", 0, "SUCTION", "DAY", "111");
        Page desk = desks.open(windows, "#care=SUCTION&here=1");
        assertThat(heading(desk)).containsText("条件に合う空きはありません");
        assertThat(desk.getByText("空きがあっても、受け入れられるところがありません")).isVisible();
        assertThat(desk.getByText(Pattern.compile("合わなかったわけ: ケア 1床"))).isVisible();

        Locator byDay =
                desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("吸引.*1床 空きます")));
        byDay.click();
        assertThat(heading(desk)).containsText("1床 見つかりました");
        assertThat(heading(desk)).isFocused();
        assertThat(desk.getByLabel("吸引 譲る")).isChecked();
        assertThat(desk).hasURL(Pattern.compile("#care=SUCTION&here=1&give=CARE\\.SUCTION$"));
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("元に戻す"))
                .click();
        assertThat(heading(desk)).containsText("条件に合う空きはありません");
        assertThat(desk).hasURL(Pattern.compile("#care=SUCTION&here=1$"));

        byDay.click();
        assertThat(heading(desk)).containsText("1床 見つかりました");
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("吸引 · 条件に戻す"))
                .click();
        assertThat(heading(desk)).containsText("条件に合う空きはありません");
        assertThat(desk.getByLabel("吸引", new Page.GetByLabelOptions().setExact(true)))
                .isChecked();
    }

    @Test
    void aNightThatIsMissingAtTheEndShortensTheStayAndOneInItsMiddleIsOnlySaid(BrowserWindows windows) {
        desks.facility("ひだまり", 0, "SUCTION", "ALWAYS", "110");
        Page desk = desks.open(windows, "#nights=3");
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("空きます")))
                .click();
        assertThat(heading(desk)).containsText("1床 見つかりました");
        assertThat(desk).hasURL(Pattern.compile("#nights=2$"));

        DeskOnScreen other = new DeskOnScreen();
        other.facility("ひだまり", 0, "SUCTION", "ALWAYS", "101");
        desk = other.open(windows, "#nights=3");
        assertThat(desk.getByText("1床 空きます")).isVisible();
        assertThat(desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("空きます"))))
                .hasCount(0);
        assertThat(desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("電話"))))
                .isVisible();
    }

    @Test
    void nightsThatNoOneBedCoversAreCoveredByMoving(BrowserWindows windows) {
        desks.facility("ひだまり", 0, "SUCTION", "ALWAYS", "110");
        desks.facility("みなみの里", 0.05, "SUCTION", "ALWAYS", "001");
        Page desk = desks.open(windows, "#nights=3");
        assertThat(desk.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("夜ごとに移ると、つながります")))
                .isVisible();
        assertThat(desk.locator(".legs > li")).containsText(new String[] {"ひだまり", "みなみの里"});
    }

    @Test
    void aLinkRestoresTheNeedAndHoldsNothingMore(BrowserWindows windows) {
        desks.facility("ひだまり", 0, "SUCTION", "ALWAYS", "111");
        List<String> urls = new ArrayList<>();
        Page desk = desks.open(windows, "", page -> page.onRequest(request -> urls.add(request.url())));
        desk.getByLabel("女性").check();
        desk.getByRole(AriaRole.SPINBUTTON, new Page.GetByRoleOptions().setName("年齢"))
                .fill("34");
        desk.getByLabel("知的").check();
        desk.getByLabel("吸引").check();
        desk.getByLabel("40 km").check();
        desk.getByRole(AriaRole.COMBOBOX).selectOption("ひだまり");
        String at = desks.lat + "_" + desks.lon;
        String link = "#sex=FEMALE&age=34&disabilities=INTELLECTUAL&care=SUCTION&at=" + at + "&km=40";
        assertThat(desk).hasURL(Pattern.compile(link.replace(".", "\\.") + "$"));

        Page other = desks.open(windows, link);
        assertThat(heading(other)).containsText("1床");
        for (String chip : List.of("女性", "知的", "吸引", "40 km"))
            assertThat(other.getByLabel(chip)).isChecked();
        assertThat(other.getByRole(AriaRole.SPINBUTTON, new Page.GetByRoleOptions().setName("年齢")))
                .hasValue("34");
        assertThat(other.getByRole(AriaRole.COMBOBOX)).hasValue(at);
        assertThat(urls).isNotEmpty().noneMatch(url -> url.contains("FEMALE"));

        other.navigate(
                "/desk/" + desks.network + "?broken#sex=X&age=400&care=LOVE&nights=0&at=1_x&give=CARE.SUCTION-AGE");
        assertThat(heading(other)).containsText("1床");
        for (Locator unknown : other.getByLabel("わからない").all())
            assertThat(unknown).isChecked();
    }

    @Test
    void whoMayNotAskIsToldSoAndNothingIsAsked(BrowserWindows windows) {
        String facility = desks.facility("ひだまり", 0, "SUCTION", "ALWAYS", "111");
        List<String> asked = new ArrayList<>();
        for (String token : new String[] {null, As.provider(facility), As.coordinator(Given.network())}) {
            Page desk = windows.openAs(token, "about:blank", BrowserWindows.options());
            desk.onRequest(request -> note(request, asked));
            desk.navigate("/desk/" + desks.network + "#sex=FEMALE");
            assertThat(desk.getByRole(AriaRole.ALERT).filter(withText(token == null ? "ログインが必要です" : "使えません")))
                    .isVisible();
            assertThat(desk.locator("tomarigi-closed a").first())
                    .hasAttribute("href", Pattern.compile("/sign-in\\?to=%2Fdesk%2F" + desks.network + "#sex=FEMALE"));
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void whoseSessionHasEndedIsLedToSignInWithTheNeedKept(BrowserWindows windows) {
        desks.facility("ひだまり", 0, "SUCTION", "ALWAYS", "111");
        Page desk = desks.open(windows, "");
        assertThat(heading(desk)).containsText("1床");
        desk.context().clearCookies();
        desk.getByLabel("女性").check();
        assertThat(desk.getByRole(AriaRole.ALERT).filter(withText("ログインが必要です"))).isVisible();
        assertThat(desk.locator("tomarigi-closed a").first()).hasAttribute("href", Pattern.compile("#sex=FEMALE$"));
    }

    @Test
    void withoutALineThePageSaysSoKeepsWhatWasSaidAndGoesOnByItself(BrowserWindows windows) {
        desks.facility("ひだまり", 0, "SUCTION", "ALWAYS", "111");
        desks.facility("ひなたの家", 0, "SUCTION", "NEVER", "111");
        Page desk = desks.open(windows, "");
        assertThat(heading(desk)).containsText("2床");
        List<String> failed = new ArrayList<>();
        desk.onRequestFailed(request -> note(request, failed));
        desk.context().setOffline(true);
        desk.getByLabel("吸引").check();
        desk.waitForCondition(() -> !failed.isEmpty());
        assertThat(desk.getByRole(AriaRole.ALERT).filter(withText("つながっていません"))).isVisible();
        assertThat(desk.getByLabel("吸引")).isChecked();
        assertThat(heading(desk)).containsText("2床");
        desk.context().setOffline(false);
        assertThat(heading(desk)).containsText("1床");
        assertThat(desk.getByRole(AriaRole.ALERT).filter(withText("つながっていません"))).hasCount(0);
    }

    @Test
    void theKeysAreListedAndCanBeTurnedOff(BrowserWindows windows) {
        desks.facility("ひだまり", 0, "SUCTION", "ALWAYS", "111");
        Page desk = desks.open(windows, "");
        assertThat(heading(desk)).containsText("1床");
        press(desk, "?");
        Locator keys = desk.getByRole(AriaRole.DIALOG);
        assertThat(keys).containsText("なぜ1位か");
        keys.getByRole(AriaRole.CHECKBOX).uncheck();
        press(desk, "Escape");
        assertThat(keys).isHidden();
        press(desk, "r");
        assertThat(heading(desk)).not().isFocused();
        press(desk, "?");
        keys.getByRole(AriaRole.CHECKBOX).check();
        press(desk, "Escape");
        assertThat(keys).isHidden();
        press(desk, "r");
        assertThat(heading(desk)).isFocused();
    }

    @Test
    void theMapShowsWhatTheListShowsThoughItsPictureCannotBeHad(BrowserWindows windows) {
        desks.facility("ひだまり", 0, "SUCTION", "ALWAYS", "111");
        desks.facility("みなみの里", 0.1, "SUCTION", "ALWAYS", "111");
        Page desk = desks.open(windows, "", page -> page.route("https://tiles.invalid/**", Route::abort));
        assertThat(desk.locator(".pin")).hasCount(2);
        assertThat(desk.locator("path.reach")).hasCount(1);
        desk.locator(".pin[title^='2 ']").click();
        assertThat(found(desk).nth(1)).hasClass("lit");

        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("地図で選ぶ"))
                .click();
        desk.locator(".chart").click(new Locator.ClickOptions().setPosition(30, 200));
        assertThat(desk).hasURL(Pattern.compile("#at=-?\\d+(\\.\\d\\d?)?_-?\\d+(\\.\\d\\d?)?$"));
        assertThat(desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("地図で選ぶ")))
                .isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"**/bundle/map-*.js", "**/bundle/mapstyle*.css"})
    void aMapThatCouldNotBeLoadedAtFirstIsLoadedLater(String part, BrowserWindows windows) {
        desks.facility("ひだまり", 0, "SUCTION", "ALWAYS", "111");
        AtomicInteger asked = new AtomicInteger();
        Page desk = desks.open(
                windows,
                "",
                page -> page.route(part, route -> {
                    if (asked.incrementAndGet() == 1) route.abort();
                    else route.resume();
                }));

        assertThat(desk.locator(".pin")).hasCount(1);

        assertThat(asked).hasValue(2);
    }

    @Test
    void nothingScrollsSidewaysOnAPhoneAndTheWayToTheResultsStaysAtHand(BrowserWindows windows) {
        desks.facility("ひだまり", 0, "SUCTION", "DAY", "111");
        Page desk = windows.openAs(
                As.coordinator(desks.network),
                "/desk/" + desks.network,
                BrowserWindows.options().setViewportSize(360, 740).setHasTouch(true));
        Locator jump = desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("1床 見つかりました"));
        assertThat(jump).isInViewport();
        assertThat((Boolean)
                        desk.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isTrue();
        jump.tap();
        assertThat(found(desk)).isInViewport();
    }

    @Test
    void noNameOfAPartLiesUnderItsChips(BrowserWindows windows) {
        for (String locale : List.of("ja-JP", "en-GB")) {
            Page desk = windows.openAs(
                    As.coordinator(desks.network),
                    "/desk/" + desks.network,
                    BrowserWindows.options().setLocale(locale).setViewportSize(1280, 800));
            desk.getByRole(AriaRole.SPINBUTTON).first().waitFor();
            assertThat((List<?>) desk.locator("tomarigi-need").evaluate("""
                            (form) => [...form.shadowRoot.querySelectorAll('fieldset.short')].filter((part) => {
                              const name = document.createRange();
                              name.selectNodeContents(part.querySelector('legend'));
                              const { right } = name.getBoundingClientRect();
                              return right > part.querySelector('.chip, .stepper').getBoundingClientRect().left;
                            }).map(({ id }) => id)"""))
                    .as(locale)
                    .isEmpty();
        }
    }

    private static void note(Request request, List<String> into) {
        if (request.url().endsWith("/matches")) into.add(request.postData());
    }

    private static void press(Page page, String... keys) {
        for (String key : keys) page.keyboard().press(key);
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions named(Pattern name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Locator.FilterOptions withText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
