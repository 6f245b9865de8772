package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The board on a screen in a corridor: all of the city, live, and honest about what it does not know. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class WallTest {
    @Test
    @Tag("T1")
    void theBoardOfACityShowsEveryFacilityByDistrictWithTonightAndItsFreshness(BrowserWindows windows) {
        String network = named("とまりぎ市");
        String south = facility(network, "さくらの家", "南地域", 2);
        String north = facility(network, "あおぞら園", "北地域", 1);
        Given.report(south, "1", "1010000").then().statusCode(200);
        Given.report(south, "2", "1000000").then().statusCode(200);

        Page wall = windows.screen("/wall/" + network);

        assertThat(heading(wall, "とまりぎ市")).isVisible();
        assertThat(wall).hasTitle("とまりぎ市 空床ボード");
        assertThat(wall.getByText(Pattern.compile("今夜の空き\\s*2\\s*床"))).isVisible();
        assertThat(wall.getByText("つながっています")).isVisible();
        Locator sakura = district(wall, "南地域").getByRole(AriaRole.LISTITEM).first();
        assertThat(sakura).containsText("さくらの家");
        assertThat(sakura).containsText(Pattern.compile("今夜\\s*2\\s*床"));
        assertThat(sakura).containsText(Pattern.compile("●\\s*新しい"));
        assertThat(sakura.getByRole(AriaRole.LIST).getByRole(AriaRole.LISTITEM)).hasCount(6);
        assertThat(sakura.getByRole(AriaRole.LISTITEM).nth(1)).containsText(Pattern.compile("1\\s*床"));
        Locator aozora = district(wall, "北地域").getByRole(AriaRole.LISTITEM).first();
        assertThat(aozora).containsText("あおぞら園");
        assertThat(aozora).containsText("空きなし");
        assertThat(aozora).containsText(Pattern.compile("○\\s*未確認"));
        assertThat(north).isNotEqualTo(south);
    }

    @Test
    void aFacilityThatJoinsAppearsWithoutReload(BrowserWindows windows) {
        String network = Given.network();
        Page wall = windows.screen("/wall/" + network);
        assertThat(wall.getByText("まだ事業所がありません。")).isVisible();

        facility(network, "ひだまり", null, 1);

        assertThat(heading(wall, "ひだまり")).isVisible();
    }

    @Test
    void aLostLineIsSaidAcrossTheWholeWidthWithinTwoSecondsAndHealsByItself(BrowserWindows windows) {
        String network = Given.network();
        String facility = facility(network, "ひだまり", null, 1);
        Page wall = windows.screen("about:blank");
        wall.clock().install();
        wall.navigate("/wall/" + network);
        assertThat(wall.getByText("つながっています")).isVisible();
        wall.clock().pauseAt(System.currentTimeMillis() + 5_000);

        wall.context().setOffline(true);
        await().until(() -> wall.evaluate("navigator.onLine").equals(false));
        wall.clock().runFor(2_000);

        Locator notice = wall.getByRole(AriaRole.ALERT);
        assertThat(notice).containsText(Pattern.compile("つながっていません。\\d+月\\d+日\\(.\\) \\d\\d:\\d\\d の時点の内容です。"));
        assertThat(notice.boundingBox().width).isEqualTo(1920);
        assertThat(heading(wall, "ひだまり")).isVisible();

        wall.clock().resume();
        Given.report(facility, "1", "1").then().statusCode(200);
        wall.context().setOffline(false);
        assertThat(wall.getByText("つながっています")).isVisible();
        assertThat(notice).isEmpty();
        assertThat(wall.getByText(Pattern.compile("今夜の空き\\s*1\\s*床"))).isVisible();
    }

    @Test
    void aServerThatHangsUpIsFoundAgainFromWhereTheWallStood(BrowserWindows windows) {
        String network = Given.network();
        String facility = facility(network, "ひだまり", null, 1);
        List<String> addresses = new ArrayList<>();
        List<WebSocketRoute> lines = new ArrayList<>();
        Page wall = windows.screen("about:blank");
        wall.routeWebSocket("**/board*", line -> {
            addresses.add(line.url());
            lines.add(line.connectToServer());
            lines.add(line);
        });
        wall.navigate("/wall/" + network);
        assertThat(wall.getByText("つながっています")).isVisible();

        lines.get(1).close();
        Given.report(facility, "1", "1").then().statusCode(200);

        assertThat(wall.getByText(Pattern.compile("今夜の空き\\s*1\\s*床"))).isVisible();
        assertThat(addresses).hasSizeGreaterThan(1);
        assertThat(addresses.get(0)).doesNotContain("revision");
        assertThat(addresses.get(1)).contains("epoch=").contains("revision=");
    }

    @Test
    void aLineThatFallsSilentIsGivenUp(BrowserWindows windows) {
        String network = Given.network();
        facility(network, "ひだまり", null, 1);
        Page wall = windows.screen("about:blank");
        wall.clock().install();
        List<WebSocketRoute> lines = new ArrayList<>();
        wall.routeWebSocket("**/board*", line -> {
            lines.add(line);
            WebSocketRoute server = line.connectToServer();
            server.onMessage(message -> {
                if (lines.size() == 1 && message.text().contains("snapshot")) line.send(message.text());
            });
        });
        wall.navigate("/wall/" + network);
        assertThat(wall.getByText("つながっています")).isVisible();

        wall.clock().runFor(4_000);
        assertThat(lines).hasSize(1);
        wall.clock().runFor(3_000);

        assertThat(wall.getByRole(AriaRole.ALERT)).containsText("つながっていません。");
        wall.waitForCondition(() -> lines.size() > 1);
        assertThat(heading(wall, "ひだまり")).isVisible();
    }

    @Test
    void aServerWhoseStoreIsAwaySaysHowOldTheBoardIs(BrowserWindows windows) {
        String network = Given.network();
        List<WebSocketRoute> lines = new ArrayList<>();
        Page wall = windows.screen("about:blank");
        wall.routeWebSocket("**/board*", line -> {
            line.connectToServer();
            lines.add(line);
        });
        wall.navigate("/wall/" + network);
        assertThat(wall.getByText("つながっています")).isVisible();

        lines.get(0).send(heartbeat("2026-11-20T09:30:00Z", "2026-11-20T09:03:00Z"));
        assertThat(wall.getByRole(AriaRole.ALERT)).containsText("最新の内容を確認できません。11月20日(金) 18:03 の時点の内容です。");

        lines.get(0).send(heartbeat("2026-11-20T09:31:00Z", "2026-11-20T09:30:59Z"));
        assertThat(wall.getByRole(AriaRole.ALERT)).isEmpty();
    }

    @Test
    void aChangeGlowsOnceButNotForWhoeverWantsNoMotion(BrowserWindows windows) {
        String network = Given.network();
        String facility = facility(network, "ひだまり", null, 1);
        Page wall = windows.screen("/wall/" + network);
        Page still = windows.open("/wall/" + network, BrowserWindows.options().setReducedMotion(ReducedMotion.REDUCE));
        assertThat(heading(wall, "ひだまり")).isVisible();
        assertThat(heading(still, "ひだまり")).isVisible();

        Given.report(facility, "1", "1").then().statusCode(200);

        String running = "() => document.querySelector('tomarigi-wall').shadowRoot.querySelector('tomarigi-card')"
                + ".getAnimations().length";
        await().atMost(Duration.ofSeconds(5)).until(() -> wall.evaluate(running).equals(1));
        assertThat(still.getByText(Pattern.compile("今夜の空き\\s*1\\s*床"))).isVisible();
        assertThat(still.evaluate(running)).isEqualTo(0);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> wall.evaluate(running).equals(0));
    }

    /** Scenario: ten reports are seen live and ten more are made while the line is away, three times over. */
    @Test
    void afterManyChangesAndLossesTheWallShowsWhatTheBoardSays(BrowserWindows windows) {
        long seed = Long.getLong("tomarigi.test.seed", System.nanoTime());
        Random random = new Random(seed);
        String network = Given.network();
        List<String> facilities = new ArrayList<>();
        for (int i = 0; i < 5; i++) facilities.add(facility(network, "事業所" + i, null, 3));
        Page wall = windows.screen("/wall/" + network);

        for (int round = 0; round < 3; round++) {
            wall.context().setOffline(false);
            assertThat(wall.getByText("つながっています")).isVisible();
            reportTenTimes(facilities, random);
            showsWhatTheBoardSays(wall, network, seed);
            wall.context().setOffline(true);
            assertThat(wall.getByRole(AriaRole.ALERT)).containsText("つながっていません。");
            reportTenTimes(facilities, random);
        }

        wall.context().setOffline(false);
        showsWhatTheBoardSays(wall, network, seed);
    }

    private static void reportTenTimes(List<String> facilities, Random random) {
        for (int i = 0; i < 10; i++) {
            String bed = String.valueOf(1 + random.nextInt(3));
            String open = Integer.toBinaryString(128 + random.nextInt(128)).substring(1);
            Given.report(facilities.get(random.nextInt(facilities.size())), bed, open)
                    .then()
                    .statusCode(200);
        }
    }

    private static void showsWhatTheBoardSays(Page wall, String network, long seed) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(shown(wall)).as("tomarigi.test.seed=" + seed).isEqualTo(onBoard(network)));
    }

    @Test
    void aFewFacilitiesAreShownLargerAndManyFillTheScreenToItsEnd(BrowserWindows windows) {
        String village = Given.network();
        for (int i = 1; i <= 4; i++) facility(village, "事業所" + i, null, 1);
        String city = Given.network();
        for (int i = 1; i <= 21; i++) facility(city, "事業所" + i, null, 1);
        Page few = windows.screen("/wall/" + village);
        Page many = windows.screen("/wall/" + city);

        assertThat(heading(few, "事業所4")).isVisible();
        assertThat(heading(many, "事業所21")).isVisible();
        assertThat(heading(few, "事業所4").boundingBox().height)
                .isGreaterThan(1.5 * heading(many, "事業所21").boundingBox().height);
        var cards = many.getByRole(AriaRole.REGION).boundingBox();
        assertThat(cards.y + cards.height).isBetween(1080.0 - 30, 1080.0);
    }

    @Test
    void whatDoesNotFitIsPagedWithACountAndNothingScrolls(BrowserWindows windows) {
        String network = Given.network();
        for (int i = 10; i < 40; i++) facility(network, "事業所" + i, i < 25 ? "北地域" : "南地域", 1);
        Page wall = windows.desk("/wall/" + network);

        assertThat(wall.getByText("1 / 3 ページ")).isVisible();
        assertThat(heading(wall, "事業所10")).isVisible();
        assertThat(wall.evaluate("document.documentElement.scrollHeight <= innerHeight"))
                .isEqualTo(true);
        wall.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("次へ"))
                .press("Enter");
        assertThat(wall.getByText("2 / 3 ページ")).isVisible();
        assertThat(heading(wall, "北地域 (続き)")).isVisible();
        assertThat(heading(wall, "事業所10")).isHidden();
    }

    @Test
    void pagesTurnByThemselvesEveryFifteenSecondsUntilSomebodyStopsThem(BrowserWindows windows) {
        String network = Given.network();
        for (int i = 10; i < 40; i++) Given.facility(network, 1);
        Page wall = windows.desk("about:blank");
        wall.clock().install();
        wall.navigate("/wall/" + network);
        assertThat(wall.getByText("1 / 3 ページ")).isVisible();

        wall.clock().runFor(15_100);
        assertThat(wall.getByText("2 / 3 ページ")).isVisible();
        wall.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("めくりを止める"))
                .click();
        wall.clock().runFor(15_100);

        assertThat(wall.getByText("2 / 3 ページ")).isVisible();
    }

    @Test
    void anUnknownNetworkIsASentence(BrowserWindows windows) {
        Page wall = windows.screen("/wall/nowhere");

        assertThat(wall.getByText("このネットワークは登録されていません。")).isVisible();
        given().get("/wall/nowhere").then().statusCode(404);
    }

    /** Of each facility by name: tonight and the six nights after it, as the page says them. */
    @SuppressWarnings("unchecked")
    private static Map<String, String> shown(Page wall) {
        return (Map<String, String>) wall.evaluate("""
                () => Object.fromEntries(
                  [...document.querySelector('tomarigi-wall').shadowRoot.querySelectorAll('tomarigi-card')].map((card) => [
                    card.shadowRoot.querySelector('h3').textContent,
                    [...card.shadowRoot.querySelectorAll('.number')]
                      .filter((number) => number.localName === 'span')
                      .map((number) => number.textContent.trim().replace('–', '0'))
                      .join(' '),
                  ]))
                """);
    }

    private static Map<String, String> onBoard(String network) {
        List<Map<String, Object>> facilities = Given.board(network).path("facilities");
        Map<String, String> nights = new TreeMap<>();
        for (Map<String, Object> facility : facilities) {
            List<String> counts = new ArrayList<>();
            for (int night = 0; night < 7; night++) {
                int open = 0;
                for (Map<String, Object> bed : (List<Map<String, Object>>) facility.get("beds"))
                    if (((String) bed.get("open")).charAt(night) == '1') open++;
                counts.add(String.valueOf(open));
            }
            nights.put((String) facility.get("name"), String.join(" ", counts));
        }
        return nights;
    }

    private static String heartbeat(String at, String asOf) {
        return "{\"type\":\"heartbeat\",\"revision\":1,\"at\":\"" + at + "\",\"asOf\":\"" + asOf + "\"}";
    }

    private static String named(String name) {
        String network = Given.network();
        given().contentType(ContentType.JSON)
                .body("{\"name\":\"" + name + "\"}")
                .put("/api/networks/" + network)
                .then()
                .statusCode(200);
        return network;
    }

    /** A facility with beds 1, 2, …; {@code district} null: in none. */
    private static String facility(String network, String name, String district, int beds) {
        String id = Given.facility(network, beds);
        given().contentType(ContentType.JSON)
                .body("{\"name\":\"" + name + "\"}")
                .put("/api/facilities/" + id)
                .then()
                .statusCode(200);
        if (district != null)
            given().contentType(ContentType.JSON)
                    .body("{\"district\":\"" + district + "\"}")
                    .put("/api/networks/" + network + "/facilities/" + id)
                    .then()
                    .statusCode(200);
        return id;
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator district(Page wall, String name) {
        return wall.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
    }
}
