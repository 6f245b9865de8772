package net.tomarigi.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.stream.Collectors;
import net.tomarigi.Given;
import net.tomarigi.access.As;

/** A network with facilities, its coordinator, and the cases that she opens; its pages in windows. */
final class CaseOnScreen {
    final DeskOnScreen desks = new DeskOnScreen();
    final String network = desks.network;
    final String coordinator = As.coordinator(network);

    /** A facility with one bed {@code b} that is open for three nights. */
    String facility(String name) {
        return desks.facility(name, 0, "SUCTION", "ALWAYS", "111");
    }

    /** @param more members of the command, each after a comma */
    String open(int nights, String more) {
        return Given.id(post(
                        coordinator,
                        "",
                        "{\"need\":{\"sex\":\"FEMALE\",\"age\":34},\"nights\":{\"from\":\"" + Given.tonight()
                                + "\",\"count\":" + nights + "}" + more + "}")
                .then()
                .statusCode(200));
    }

    void ask(String id, String... facilities) {
        String all = Arrays.stream(facilities)
                .map(facility -> "{\"facility\":\"" + facility + "\"}")
                .collect(Collectors.joining(","));
        post(coordinator, "/" + id + "/asks", "{\"facilities\":[" + all + "]}")
                .then()
                .statusCode(200);
    }

    Response post(String token, String what, String body) {
        return As.bearer(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/networks/" + network + "/cases" + what);
    }

    JsonPath find(String id) {
        return As.bearer(coordinator)
                .get("/api/networks/" + network + "/cases/" + id)
                .jsonPath();
    }

    /** Somebody of the facility answers the first ask that waits. */
    static void answer(String facility, String body) {
        String provider = As.provider(facility);
        String asks = "/api/facilities/" + facility + "/asks";
        String ask = As.bearer(provider).get(asks).path("[0].id");
        As.bearer(provider)
                .contentType(ContentType.JSON)
                .body(body)
                .post(asks + "/" + ask + "/answer")
                .then()
                .statusCode(200);
    }

    Page desk(BrowserWindows windows) {
        return page(windows, coordinator, "/desk/" + network + "#sex=FEMALE&age=34&nights=3&here=1");
    }

    Page page(BrowserWindows windows, String token, String path) {
        return windows.openAs(token, path, BrowserWindows.options().setViewportSize(1280, 800));
    }

    String address(String id) {
        return "/case/" + network + "/" + id;
    }

    /** What a page does when it hears that something changed, or that its line is back. */
    static void lookAgain(Page page) {
        page.evaluate("window.dispatchEvent(new Event('online'))");
    }

    static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    static Locator asked(Page page) {
        return page.getByRole(
                        AriaRole.LIST, new Page.GetByRoleOptions().setName("打診").setExact(true))
                .getByRole(AriaRole.LISTITEM);
    }
}
