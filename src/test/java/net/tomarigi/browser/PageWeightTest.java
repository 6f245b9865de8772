package net.tomarigi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import net.tomarigi.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages are light enough for a bad line at night, and a wall has its board one round trip after its script. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class PageWeightTest {
    private static final long MOST_BYTES = 150_000;
    private static final long MOST_BYTES_OF_DESK = 200_000;

    @ParameterizedTest
    @MethodSource("net.tomarigi.browser.AllPages#light")
    void aPageWithAllThatItLoadsWeighsLessThan150Kilobytes(String path, BrowserWindows windows) {
        assertThat(weightOf(path, windows)).isLessThan(MOST_BYTES);
    }

    /** On a telephone the map is below, and is not loaded before somebody is there. */
    @Test
    void theDeskWithoutItsMapWeighsLessThan200Kilobytes(BrowserWindows windows) {
        assertThat(weightOf("/desk/{network}#here=1", windows)).isLessThan(MOST_BYTES_OF_DESK);
    }

    /** All that is done with a case stands on its page, and is written in words; it is worked with at a desk. */
    @Test
    void aCaseWeighsLessThan200Kilobytes(BrowserWindows windows) {
        assertThat(weightOf("/case/{network}/none", windows)).isLessThan(MOST_BYTES_OF_DESK);
    }

    private static long weightOf(String path, BrowserWindows windows) {
        String network = Given.network();
        String facility = Given.facility(network, 4);
        Page page = windows.phone("about:blank");
        CDPSession inspector = page.context().newCDPSession(page);
        inspector.send("Network.enable");
        AtomicLong bytes = new AtomicLong();
        // Not what it shows: how many people there are is not the page's weight.
        Set<String> shown = new HashSet<>();
        inspector.on("Network.requestWillBeSent", event -> {
            if (event.has("type") && event.get("type").getAsString().equals("Fetch"))
                shown.add(event.get("requestId").getAsString());
        });
        inspector.on("Network.loadingFinished", event -> {
            if (!shown.contains(event.get("requestId").getAsString()))
                bytes.addAndGet(event.get("encodedDataLength").getAsLong());
        });

        page.navigate(path.replace("{network}", network).replace("{facility}", facility));
        page.getByRole(AriaRole.HEADING).first().waitFor();
        page.waitForLoadState();

        page.waitForCondition(() -> bytes.get() > 10_000); // the count itself works
        return bytes.get();
    }

    @Test
    void aWallAsksForNothingBetweenItsScriptAndItsBoard(BrowserWindows windows) {
        String network = Given.network();
        Given.facility(network, 1);
        List<String> asked = new CopyOnWriteArrayList<>();
        Page wall = windows.screen("about:blank");
        wall.onRequest(request -> asked.add(request.resourceType()));
        List<String> lines = new ArrayList<>();
        wall.onWebSocket(line -> lines.add(line.url()));

        wall.navigate("/wall/" + network);
        wall.getByRole(AriaRole.LISTITEM).first().waitFor();

        // The page, its styles and scripts; then one line, whose first message is the board.
        assertThat(asked).doesNotContain("fetch", "xhr");
        assertThat(lines).hasSize(1);
    }
}
