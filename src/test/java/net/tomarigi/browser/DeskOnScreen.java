package net.tomarigi.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import net.tomarigi.search.Desk;

/** A network of its own, and its desk in a window. It lies at a place of its own at sea, as neighbours are found too. */
final class DeskOnScreen {
    private static final AtomicInteger PLACES = new AtomicInteger();

    final String network = Given.network();
    final int lat;
    final int lon;

    DeskOnScreen() {
        // East of Japan, and farther from the others than any step that a near miss offers.
        int place = PLACES.getAndIncrement();
        lat = 21 + 2 * (place % 11);
        lon = 144 + 2 * (place / 11);
        if (lon > 154) throw new IllegalStateException("the sea east of Japan is full: " + place);
    }

    /**
     * A facility for adults with one bed, so many degrees north of the others.
     *
     * @param open one character a night from tonight
     * @return its id
     */
    String facility(String name, double north, String care, String hours, String open) {
        return Desk.open(network, name, """
                "lat":%s,"lon":%s,"disabilities":["INTELLECTUAL"],"children":false,"adults":true,
                "supportLevels":{"min":1,"max":6},"maxBehaviour":14,"care":{"%s":"%s"},"sexes":["FEMALE","MALE"]""".formatted(lat + north, lon, care, hours), open);
    }

    Page open(BrowserWindows windows, String fragment) {
        return open(windows, fragment, page -> {});
    }

    /** @param first what is done before the page is there */
    Page open(BrowserWindows windows, String fragment, Consumer<Page> first) {
        Page page = windows.openAs(
                As.coordinator(network), "about:blank", BrowserWindows.options().setViewportSize(1280, 800));
        first.accept(page);
        page.navigate("/desk/" + network + fragment);
        return page;
    }

    /** How many were found. */
    static Locator heading(Page desk) {
        return desk.locator("tomarigi-desk-results h2").first();
    }

    static Locator found(Page desk) {
        return desk.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("さがした結果"))
                .locator("> li");
    }
}
