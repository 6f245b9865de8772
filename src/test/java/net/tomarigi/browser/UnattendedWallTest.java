package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import net.tomarigi.network.Policy;
import net.tomarigi.platform.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A television in a corridor shows the board for months, and nobody touches it. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class UnattendedWallTest {
    @Inject
    MovableClock clock;

    @AfterEach
    void putTheClockBack() {
        clock.putBack();
    }

    @Test
    void aLineThatFallsSilentIsDoubtedWithinTwoSecondsAndBelievedAgainAtTheNextWord(BrowserWindows windows) {
        String network = Given.network();
        Given.facility(network, 1);
        Page wall = windows.screen("about:blank");
        wall.clock().install();
        List<WebSocketRoute> lines = new ArrayList<>();
        wall.routeWebSocket("**/board*", line -> {
            lines.add(line);
            line.connectToServer().onMessage(message -> {
                if (message.text().contains("snapshot")) line.send(message.text());
            });
        });
        wall.navigate("/wall/" + network);
        assertThat(wall.getByText("つながっています")).isVisible();

        wall.clock().runFor(1_000);
        assertThat(wall.getByRole(AriaRole.ALERT)).isEmpty();
        wall.clock().runFor(1_000);
        assertThat(wall.getByRole(AriaRole.ALERT)).containsText("つながっていません。");
        assertThat(lines).hasSize(1);
        lines.get(0).send(heartbeat(null));

        assertThat(wall.getByRole(AriaRole.ALERT)).isEmpty();
        assertThat(lines).hasSize(1);
    }

    @Test
    void theServerSpeaksEverySecondToWhoeverAsks(BrowserWindows windows) {
        String network = Given.network();
        AtomicInteger heard = new AtomicInteger();
        Page wall = windows.screen("about:blank");
        wall.routeWebSocket("**/board*", line -> line.connectToServer().onMessage(message -> {
            if (message.text().contains("heartbeat")) heard.incrementAndGet();
            line.send(message.text());
        }));
        wall.navigate("/wall/" + network);

        // Without asking it would be one in two seconds here.
        wall.waitForCondition(() -> heard.get() >= 4, new Page.WaitForConditionOptions().setTimeout(10_000));
        assertThat(wall.getByRole(AriaRole.ALERT)).isEmpty();
    }

    @Test
    void aNewVersionOfThePagesIsTakenUpWithinAMinuteAndNotTwiceInTen(BrowserWindows windows) {
        String network = Given.network();
        Page wall = windows.screen("about:blank");
        wall.clock().install();
        List<WebSocketRoute> lines = new ArrayList<>();
        wall.routeWebSocket("**/board*", line -> {
            lines.add(line);
            line.connectToServer().onMessage(message -> {
                if (!message.text().contains("heartbeat")) line.send(message.text());
            });
        });
        AtomicInteger loaded = new AtomicInteger();
        wall.onLoad(page -> loaded.incrementAndGet());
        wall.navigate("/wall/" + network);
        assertThat(wall.getByText("つながっています")).isVisible();
        int first = loaded.get();

        lines.get(lines.size() - 1).send(heartbeat("another"));
        wall.clock().fastForward(61_000);
        // Asks nothing of the page: what is asked of one that is being loaded anew fails.
        wall.waitForCondition(() -> loaded.get() == first + 1);
        assertThat(wall.getByText("つながっています")).isVisible();

        lines.get(lines.size() - 1).send(heartbeat("another"));
        wall.clock().fastForward(9 * 60_000);
        wall.waitForLoadState();
        assertThat(loaded.get()).isEqualTo(first + 1);
    }

    @Test
    void theScreenIsKeptAwake(BrowserWindows windows) {
        String network = Given.network();
        Page wall = windows.screen("about:blank");
        wall.addInitScript("window.asked = [];"
                + "Object.defineProperty(navigator, 'wakeLock', {value: {request: async (what) => {"
                + "  const lock = {released: false, release: async () => {}};"
                + "  asked.push({what, lock}); return lock; }}});");
        wall.navigate("/wall/" + network);
        assertThat(wall.getByText("つながっています")).isVisible();
        assertThat(wall.evaluate("asked.map(({what}) => what).join()")).isEqualTo("screen");

        wall.evaluate("asked[0].lock.released = true; document.dispatchEvent(new Event('visibilitychange'))");

        assertThat(wall.evaluate("asked.length")).isEqualTo(2);
    }

    @Test
    void atNineInTheMorningTonightIsTheNextNight(BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        LocalDate today = Policy.DEFAULT.tonight(clock.instant());
        Given.report(facility, "1", "10").then().statusCode(200);
        clock.moveTo(today.plusDays(1).atTime(8, 30).atZone(Policy.TOKYO).toInstant());
        Page wall = windows.screen("/wall/" + network);
        assertThat(wall.getByText(Pattern.compile("今夜の空き\\s*1\\s*床"))).isVisible();

        clock.moveTo(today.plusDays(1).atTime(9, 0, 1).atZone(Policy.TOKYO).toInstant());

        assertThat(wall.getByText("今夜の空きはありません")).isVisible();
        LocalDate next = today.plusDays(1);
        assertThat(wall.getByText(next.getMonthValue() + "月" + next.getDayOfMonth() + "日"))
                .isVisible();
    }

    @Test
    @Tag("A4")
    void aCardSaysInAFewWordsWhatTheFacilityTakes(BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        io.restassured.RestAssured.given()
                .contentType(ContentType.JSON)
                .body("{\"name\":\"ひだまり\",\"disabilities\":[\"INTELLECTUAL\",\"SEVERE_MULTIPLE\"],\"children\":true,"
                        + "\"adults\":true,\"maxBehaviour\":12,\"wheelchair\":true,"
                        + "\"care\":{\"SUCTION\":\"DAY\",\"OXYGEN\":\"NEVER\",\"MEALS\":\"ALWAYS\"}}")
                .put("/api/facilities/" + facility)
                .then()
                .statusCode(200);

        Page wall = windows.screen("/wall/" + network);

        var takes = wall.getByLabel("受け入れる内容").getByRole(AriaRole.LISTITEM);
        assertThat(takes).hasText(new String[] {"知的", "重心", "児童", "強度行動障害", "吸引(日中)", "車いす"});
    }

    /** In one frame. */
    private static final int TOGETHER = 16;

    /** Some hundred changes to warm up, then thousands more; what they leave behind would be millions in a month. */
    @Test
    void thousandsOfChangesLeaveNothingInMemory(BrowserWindows windows) {
        String network = Given.network();
        List<String> facilities = new ArrayList<>();
        for (int i = 0; i < 18; i++) facilities.add(Given.facility(network, 2));
        Page wall = windows.screen("about:blank");
        wall.addInitScript("window.lines = []; window.WebSocket = class extends WebSocket {"
                + "constructor(...all) { super(...all); lines.push(this); }};");
        wall.navigate("/wall/" + network);
        assertThat(wall.getByText("つながっています")).isVisible();
        CDPSession inspector = wall.context().newCDPSession(wall);
        inspector.send("HeapProfiler.enable");
        JsonPath board = Given.board(network).jsonPath();

        change(wall, facilities, board, 0, 800);
        shows(wall, 800);
        Weight before = weigh(inspector);
        change(wall, facilities, board, 800, 2_400);
        shows(wall, 2_400);
        Weight after = weigh(inspector);

        assertThat(after.nodes).isLessThanOrEqualTo(before.nodes + 50);
        assertThat(after.listeners).isLessThanOrEqualTo(before.listeners + 5);
        assertThat(after.heap).isLessThan(before.heap + before.heap / 8);
    }

    /** Frames as the server sends them when changes come fast: the wall renders each, and paints every tenth. */
    private static void change(Page wall, List<String> facilities, JsonPath board, int from, int to) {
        wall.evaluate(
                """
                async ({facilities, revision, from, to, together}) => {
                  const wall = document.querySelector('tomarigi-wall');
                  const cards = [...wall.renderRoot.querySelectorAll('tomarigi-card')];
                  for (let i = from + 1; i <= to; i += together) {
                    const changed = Array.from({length: together}, (_, at) => {
                      const id = facilities[(i + at) % facilities.length];
                      const open = (i + at) % 2 === 0 ? '10110101101011' : '00100101101010';
                      return {id, attestedAt: '2026-11-20T09:03:00Z', freshness: 'FRESH', openTonight: i + at,
                        beds: [{id: '1', open, version: i + at + 10}]};
                    });
                    const data = JSON.stringify({type: 'changes', revision: revision + i + together, facilities: changed});
                    lines.at(-1).dispatchEvent(new MessageEvent('message', {data}));
                    await wall.updateComplete;
                    for (const {id, openTonight} of changed) {
                      const card = cards.find(({facility}) => facility.id === id);
                      await card.updateComplete;
                      if (card.facility.openTonight !== openTonight) throw new Error(`${openTonight} is not shown`);
                    }
                    if ((i - 1) % 160 === 0) await new Promise(requestAnimationFrame);
                  }
                }
                """,
                Map.of(
                        "facilities",
                        facilities,
                        "revision",
                        board.getDouble("revision"),
                        "from",
                        from,
                        "to",
                        to,
                        "together",
                        TOGETHER));
    }

    private static void shows(Page wall, int change) {
        assertThat(wall.getByText(String.valueOf(change), new Page.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    private static Weight weigh(CDPSession inspector) {
        // What the collector frees at once is not all: finalisers leave something for the second time.
        for (int i = 0; i < 3; i++) inspector.send("HeapProfiler.collectGarbage");
        JsonObject heap = inspector.send("Runtime.getHeapUsage");
        JsonObject dom = inspector.send("Memory.getDOMCounters");
        return new Weight(
                heap.get("usedSize").getAsLong(),
                dom.get("nodes").getAsInt(),
                dom.get("jsEventListeners").getAsInt());
    }

    private record Weight(long heap, int nodes, int listeners) {}

    /** @param pages the version of the pages that the server claims; null: says nothing of it */
    private static String heartbeat(String pages) {
        return "{\"type\":\"heartbeat\",\"revision\":1,\"at\":\"2026-11-20T09:31:00Z\",\"asOf\":\"2026-11-20T09:31:00Z\""
                + (pages == null ? "" : ",\"pages\":\"" + pages + "\"") + "}";
    }
}
