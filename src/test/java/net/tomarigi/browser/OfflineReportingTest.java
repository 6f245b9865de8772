package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static net.tomarigi.browser.ReportingPage.SENT;
import static net.tomarigi.browser.ReportingPage.button;
import static net.tomarigi.browser.ReportingPage.cell;
import static net.tomarigi.browser.ReportingPage.inWords;
import static net.tomarigi.browser.ReportingPage.openOnBoard;
import static net.tomarigi.browser.ReportingPage.said;
import static net.tomarigi.browser.ReportingPage.shown;
import static net.tomarigi.browser.ReportingPage.tonight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The reporting page without a line: it opens, says how old it is, and loses no tap. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class OfflineReportingTest {
    private static final Pattern LOST = Pattern.compile("つながっていません。\\d+月\\d+日\\(.\\) \\d\\d:\\d\\d の時点の内容です。");

    @Test
    void thePageOpensWithoutALineWithWhatItLastKnewAndSaysSinceWhen(BrowserWindows windows) {
        String facility = Given.facility(Given.network(), 1);
        Given.report(facility, "1", "101").then().statusCode(200);
        Page phone = opened(windows, facility);

        Page again = closedAndOpenedWithoutALine(windows, phone, facility);

        assertThat(again.getByRole(AriaRole.HEADING).first()).hasText("ひだまり");
        assertThat(again.getByRole(AriaRole.ALERT)).containsText(LOST);
        assertThat(tonight(again, "1")).hasAttribute("aria-pressed", "true");
        assertThat(shown(again, "1", 4)).isEqualTo("1010");
        again.context().setOffline(false);
        assertThat(again.getByText("つながっていません。")).isHidden();
    }

    @Test
    void aFacilityThatWasNeverOpenedSaysThatThereIsNoLine(BrowserWindows windows) {
        String network = Given.network();
        Page phone = opened(windows, Given.facility(network, 1));
        phone.context().setOffline(true);

        phone.navigate("/facility/" + Given.facility(network, 1));

        assertThat(phone.getByRole(AriaRole.ALERT)).containsText("つながりません。つながり次第、表示します。");
    }

    @Test
    void tapsThatWaitedThroughClosingAndOpeningAreSentOnceInTheirOrderWithTheTimeOfTheTap(BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        Page phone = opened(windows, facility);
        phone.context().setOffline(true);
        tonight(phone, "1").tap();
        cell(phone, "1", 1).tap();
        assertThat(phone.getByRole(AriaRole.STATUS)).hasText("送れませんでした。つながり次第もう一度送ります(2件)");

        Page again = closedAndOpenedWithoutALine(windows, phone, facility);
        assertThat(tonight(again, "1")).hasAccessibleDescription("送信待ち");
        assertThat(again.getByRole(AriaRole.STATUS)).hasText("送れませんでした。つながり次第もう一度送ります(2件)");
        tonight(again, "1").tap();
        assertThat(again.getByRole(AriaRole.STATUS)).hasText("送れませんでした。つながり次第もう一度送ります(3件)");
        Instant back = Clock.systemUTC().instant();
        again.context().setOffline(false);

        assertThat(again.getByRole(AriaRole.STATUS)).hasText(SENT);
        assertThat(openOnBoard(network, 0)).startsWith("01");
        List<Map<String, Object>> said = said(facility);
        assertThat(said)
                .extracting(one -> one.get("said").toString())
                .containsExactly(word(0, "0"), word(1, "1"), word(0, "1"));
        assertThat(said)
                .extracting(one -> Instant.parse(one.get("observedAt").toString()))
                .allMatch(back::isAfter)
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void ofSeveralTabsOneSendsAndAllOfThemKnow(BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        Page one = opened(windows, facility);
        BrowserContext browser = one.context();
        Page other = windows.open("/facility/" + facility, browser);
        tonight(other, "1").waitFor();
        List<String> keys = new CopyOnWriteArrayList<>();
        browser.onRequestFinished(request -> {
            if (request.method().equals("PUT")) keys.add(request.headerValue("Idempotency-Key"));
        });
        browser.setOffline(true);
        tonight(one, "1").tap();
        cell(one, "1", 1).tap();
        assertThat(cell(other, "1", 1)).hasAccessibleDescription("送信待ち");
        cell(other, "1", 2).tap();
        assertThat(cell(one, "1", 2)).hasAccessibleDescription("送信待ち");

        browser.setOffline(false);

        assertThat(one.getByRole(AriaRole.STATUS)).hasText(SENT);
        assertThat(other.getByRole(AriaRole.STATUS)).hasText(SENT);
        assertThat(openOnBoard(network, 0)).startsWith("1110");
        assertThat(keys).hasSize(3).doesNotHaveDuplicates();
        assertThat(said(facility)).hasSize(3);
    }

    @Test
    void aTabThatIsClosedLeavesItsTapsToTheOther(BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        Page one = opened(windows, facility);
        Page other = windows.open("/facility/" + facility, one.context());
        tonight(other, "1").waitFor();
        one.context().setOffline(true);
        tonight(one, "1").tap();
        assertThat(tonight(other, "1")).hasAccessibleDescription("送信待ち");
        one.close();

        other.context().setOffline(false);

        assertThat(other.getByRole(AriaRole.STATUS)).hasText(SENT);
        assertThat(openOnBoard(network, 0)).startsWith("1");
        assertThat(said(facility)).hasSize(1);
    }

    @Test
    void whereThereAreNeitherWorkersNorLocksTapsAreKeptAllTheSame(BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        Page phone = windows.phone("about:blank");
        phone.context().addInitScript("delete Navigator.prototype.serviceWorker; delete Navigator.prototype.locks;");
        phone.navigate("/facility/" + facility);
        tonight(phone, "1").waitFor();
        assertThat(phone.evaluate("'serviceWorker' in navigator || 'locks' in navigator"))
                .isEqualTo(false);
        phone.context().setOffline(true);
        tonight(phone, "1").tap();
        assertThat(phone.getByRole(AriaRole.STATUS)).containsText("(1件)");
        BrowserContext browser = phone.context();
        phone.close();
        browser.setOffline(false);

        Page again = windows.open("/facility/" + facility, browser);

        assertThat(again.getByRole(AriaRole.STATUS)).hasText(SENT);
        assertThat(openOnBoard(network, 0)).startsWith("1");
        assertThat(said(facility)).hasSize(1);
    }

    @Test
    void aTapThatIsRefusedAfterwardsIsExplained(BrowserWindows windows) {
        String facility = Given.facility(Given.network(), 1);
        Page phone = opened(windows, facility);
        phone.context().setOffline(true);
        tonight(phone, "1").tap();
        assertThat(phone.getByRole(AriaRole.STATUS)).containsText("(1件)");
        given().contentType(ContentType.JSON)
                .body("{\"name\":\"ひだまり\",\"beds\":[{\"id\":\"other\",\"label\":\"2\"}]}")
                .put("/api/facilities/" + facility)
                .then()
                .statusCode(200);

        phone.context().setOffline(false);

        assertThat(phone.getByRole(AriaRole.REGION)).containsText("1 " + inWords(0) + " 空き: 受け付けられませんでした");
        assertThat(phone.getByRole(AriaRole.REGION)).containsText("この事業所に居室 1 はありません。");
        assertThat(phone.getByRole(AriaRole.STATUS)).not().containsText("件)");
    }

    @Test
    void whenNoMoreCanBeKeptTheTapIsTurnedBackAndThePageSaysSo(BrowserWindows windows) {
        Page phone = opened(windows, Given.facility(Given.network(), 1));
        phone.context().setOffline(true);
        phone.evaluate("""
                () => new Promise((resolve, reject) => {
                  const request = indexedDB.open('tomarigi-facility');
                  request.onsuccess = () => {
                    const transaction = request.result.transaction('waiting', 'readwrite');
                    for (let i = 0; i < 200; i++) transaction.objectStore('waiting').put({ facility: 'other', key: `k${i}` });
                    transaction.oncomplete = resolve;
                    transaction.onerror = reject;
                  };
                })
                """);

        tonight(phone, "1").tap();

        assertThat(phone.getByRole(AriaRole.STATUS)).containsText("これ以上は覚えておけません(200件まで)。");
        assertThat(tonight(phone, "1")).hasAttribute("aria-pressed", "false");
        assertThat(button(phone, "元に戻す")).isHidden();
    }

    @Test
    void neitherOtherPagesNorAnswersOfTheApiAreKept(BrowserWindows windows) {
        String network = Given.network();
        Page phone = opened(windows, Given.facility(network, 1));

        @SuppressWarnings("unchecked")
        List<String> kept = (List<String>) phone.evaluate("""
                async () => {
                  const names = await caches.keys();
                  const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
                  return lists.flat().map((request) => new URL(request.url).pathname);
                }
                """);
        phone.context().setOffline(true);

        assertThat(kept)
                .hasSizeGreaterThan(5)
                .allMatch(path ->
                        path.startsWith("/static/") || path.equals("/facility-shell") || path.equals("/icon.svg"));
        assertThat(phone.evaluate("""
                fetch('/api/networks').then(() => 'an answer', () => 'none')
                """)).isEqualTo("none");
        assertThatThrownBy(() -> phone.navigate("/wall/" + network)).isInstanceOf(PlaywrightException.class);
    }

    @Test
    void theWorkerNamesTheVersionOfWhatItKeepsAndIsAskedForAnew(BrowserWindows windows) {
        Page phone = opened(windows, Given.facility(Given.network(), 1));
        String worker = given().get("/facility-worker.js")
                .then()
                .statusCode(200)
                .contentType("text/javascript")
                .header("Cache-Control", "no-cache")
                .extract()
                .asString();

        String version = worker.replaceFirst("(?s)^self\\.version = '([0-9a-f]{16})';.*", "$1");
        assertThat(phone.evaluate("caches.keys()")).isEqualTo(List.of("tomarigi-facility-" + version));
        assertThat(phone.evaluate("navigator.serviceWorker.ready.then((found) => new URL(found.scope).pathname)"))
                .isEqualTo("/facility/");
    }

    @Test
    void whatAnEarlierVersionKeptIsForgotten(BrowserWindows windows) {
        Page phone = windows.phone("/wall/nowhere");
        phone.evaluate("Promise.all([caches.open('tomarigi-facility-old'), caches.open('of-somebody-else')])");

        phone.navigate("/facility/" + Given.facility(Given.network(), 1));
        phone.evaluate("navigator.serviceWorker.ready.then(() => true)");

        await().untilAsserted(
                        () -> assertThat((String) phone.evaluate("caches.keys().then((names) => names.join(' '))"))
                                .matches("of-somebody-else tomarigi-facility-[0-9a-f]{16}"));
    }

    @Test
    void thePageCanBePutAmongTheAppsOfAPhone(BrowserWindows windows) {
        String facility = Given.facility(Given.network(), 1);
        Page phone = opened(windows, facility);

        @SuppressWarnings("unchecked")
        Map<String, Object> manifest = (Map<String, Object>) phone.evaluate(
                "fetch(document.querySelector('link[rel=manifest]').href).then((answer) => answer.json())");
        assertThat(manifest)
                .containsEntry("name", "とまりぎ 空きの報告")
                .containsEntry("short_name", "とまりぎ")
                .containsEntry("lang", "ja")
                .containsEntry("start_url", "/facility/" + facility)
                .containsEntry("scope", "/facility/")
                .containsEntry("display", "standalone");
        @SuppressWarnings("unchecked")
        List<Map<String, String>> icons = (List<Map<String, String>>) manifest.get("icons");
        assertThat(icons)
                .extracting(icon -> icon.get("sizes") + " " + icon.get("purpose"))
                .contains("192x192 any", "512x512 any", "512x512 maskable");
        for (Map<String, String> icon : icons)
            assertThat(phone.evaluate("""
                    (src) => new Promise((resolve) => {
                      const image = new Image();
                      image.onload = () => resolve(`${image.naturalWidth}x${image.naturalHeight}`);
                      image.onerror = () => resolve('none');
                      image.src = src;
                    })
                    """, icon.get("src"))).isIn(icon.get("sizes"), "150x150", "32x32");
        given().queryParam("lang", "en")
                .get("/facility/" + facility + "/manifest.webmanifest")
                .then()
                .contentType("application/manifest+json")
                .body("name", org.hamcrest.Matchers.equalTo("Tomarigi vacancies"))
                .body("start_url", org.hamcrest.Matchers.equalTo("/facility/" + facility + "?lang=en"));
    }

    /** A phone that has opened the page with a line, and has kept what it needs to open it without. */
    private static Page opened(BrowserWindows windows, String facility) {
        Page phone = windows.phone("/facility/" + facility);
        tonight(phone, "1").waitFor();
        phone.evaluate("navigator.serviceWorker.ready.then(() => true)");
        await().until(() -> phone.evaluate("""
                (facility) => new Promise((resolve) => {
                  const request = indexedDB.open('tomarigi-facility');
                  request.onsuccess = () => {
                    const known = request.result.transaction('known').objectStore('known').getKey(facility);
                    known.onsuccess = () => resolve(known.result === facility);
                  };
                })
                """, facility).equals(true));
        return phone;
    }

    private static Page closedAndOpenedWithoutALine(BrowserWindows windows, Page page, String facility) {
        BrowserContext browser = page.context();
        browser.setOffline(true);
        page.close();
        Page again = windows.open("/facility/" + facility, browser);
        tonight(again, "1").waitFor();
        return again;
    }

    private static String word(int nightsFromNow, String open) {
        return "[{bed=1, from=" + Given.tonight().plusDays(nightsFromNow) + ", open=" + open + "}]";
    }
}
