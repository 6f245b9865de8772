package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import net.tomarigi.network.Policy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wall says whom to call, and neither its board nor a long name hides the number. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class WallOnCallTest {
    private static final String FIRST = "090-1111-1111";
    private static final String SECOND = "080-2222-2222";

    /** Of everything that stands in the header and below it, what is cut off or covered by something else. */
    private static final String HIDDEN = """
            () => {
              const root = document.querySelector('tomarigi-wall').shadowRoot;
              const calls = root.querySelector('tomarigi-wall-on-call').shadowRoot;
              const shown = [...calls.querySelectorAll('p > :first-child, .phone'), ...root.querySelectorAll('h1, .date, .total, .clock')];
              const deepest = (x, y, within = document) => {
                const found = within.elementFromPoint(x, y);
                return found?.shadowRoot && found.shadowRoot !== within ? deepest(x, y, found.shadowRoot) : found;
              };
              // Within its box by a quarter of its height: what is written reaches a little beyond its line.
              const cover = (one) => {
                const { left, right, top, bottom, height } = one.getBoundingClientRect();
                const inset = height / 4;
                return [left, right].flatMap((x) => [top, bottom].map((y) => [x, y]))
                  .map(([x, y]) => deepest(x + (x === left ? inset : -inset), y + (y === top ? inset : -inset)))
                  .find((found) => found !== one && !one.contains(found) && !found?.contains(one));
              };
              return shown
                .filter((one) => one.getClientRects().length > 0)
                .filter((one) => cover(one) !== undefined || (!one.matches('h1') && one.scrollWidth > one.clientWidth))
                .map((one) => one.textContent.trim() + ' under ' + (cover(one)?.outerHTML ?? 'its own edge'));
            }
            """;

    @ParameterizedTest
    @CsvSource({
        "ja-JP, 1920, 1080",
        "ja-JP, 3840, 2160",
        "ja-JP, 1280, 720",
        "ja-JP, 1024, 768",
        "ja-JP, 768, 1024",
        "en-GB, 1920, 1080",
        "en-GB, 1280, 720",
        "en-GB, 768, 1024"
    })
    @Tag("S1")
    void whomToCallIsNeitherCutNorCovered(String locale, int width, int height, BrowserWindows windows) {
        String network = Given.network();
        named(network, "南会津西部広域障がい者相談支援ネットワーク（仮称）");
        String facility = Given.facility(network, 1);
        Given.report(facility, "1", "1").then().statusCode(200);
        for (int i = 0; i < 20; i++) Given.facility(network, 1);
        planned(network, facility);

        Page wall = windows.open(
                "about:blank", BrowserWindows.options().setLocale(locale).setViewportSize(width, height));
        wall.clock().install();
        wall.navigate("/wall/" + network);
        assertThat(wall.getByText(Pattern.compile("つながっています|Connected"))).isVisible();
        wall.clock().fastForward(3_000);

        assertThat(wall.getByText(FIRST)).isVisible();
        assertThat(wall.getByText(SECOND)).isVisible();
        assertThat(wall.evaluate(HIDDEN)).asList().isEmpty();

        wall.context().setOffline(true);
        wall.clock().fastForward(2_000);
        assertThat(wall.getByRole(AriaRole.ALERT)).containsText(Pattern.compile("つながっていません。|Not connected"));
        assertThat(wall.evaluate(HIDDEN)).asList().isEmpty();
    }

    private static void planned(String network, String facility) {
        LocalDate yesterday = LocalDate.now(Policy.TOKYO).minusDays(1);
        As.bearer(As.officer(network))
                .contentType(ContentType.JSON)
                .body("""
                        {"members":[
                           {"id":"one","kind":"OFFICE","name":"基幹相談支援センターひだまりの丘","phone":"%s","facility":"%s"},
                           {"id":"two","kind":"OFFICE","name":"障がい福祉課 地域生活支援拠点係（夜間・休日）","phone":"%s"}],
                         "rotations":[
                           {"id":"first","level":1,"from":"%s","at":"00:00","days":7,"order":["one"]},
                           {"id":"second","level":2,"from":"%s","at":"00:00","days":7,"order":["two"]}],
                         "wall":"OFFICE_AND_PHONE"}""".formatted(FIRST, facility, SECOND, yesterday, yesterday))
                .put("/api/networks/" + network + "/rota")
                .then()
                .statusCode(200);
    }

    private static void named(String network, String name) {
        As.bearer(As.administrator())
                .contentType(ContentType.JSON)
                .body(Map.of("name", name))
                .put("/api/networks/" + network)
                .then()
                .statusCode(200);
    }
}
