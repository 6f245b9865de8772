package net.tomarigi.browser;

import com.microsoft.playwright.Page;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import net.tomarigi.Given;
import net.tomarigi.access.As;

/** A coordinator behind the tests of a facility's inbox: opens cases and asks, through the API. */
final class Asking {
    final String network = Given.network();
    private final String coordinator = As.coordinator(network);

    /** With so many beds, each open for so many nights. */
    String facility(int beds, int nights) {
        String facility = Given.facility(network, beds);
        for (int bed = 1; bed <= beds; bed++)
            Given.report(facility, String.valueOf(bed), "1".repeat(nights))
                    .then()
                    .statusCode(200);
        return facility;
    }

    /** What a woman of 34 needs for so many nights from tonight; her name, and why, are known. */
    String open(int nights, String more) {
        return Given.id(coordinator()
                .body("""
                        {"need":{"sex":"FEMALE","age":34,"disabilities":["INTELLECTUAL"],"care":["SUCTION"],"behaviour":12},
                         "nights":{"from":"%s","count":%d},
                         "person":{"name":"山田花子","kana":"やまだ はなこ","contact":"兄 090-1234-5678"},
                         "situation":"母が骨折した"%s}
                        """.formatted(Given.tonight(), nights, more))
                .post(cases())
                .then()
                .statusCode(200));
    }

    void ask(String id, String... facilities) {
        StringBuilder all = new StringBuilder();
        for (String facility : facilities)
            all.append(all.isEmpty() ? "" : ",").append("{\"facility\":\"%s\"}".formatted(facility));
        post(id, "asks", "{\"facilities\":[" + all + "]}");
    }

    /** A case that one facility is asked for. */
    String askFor(int nights, String facility) {
        String id = open(nights, "");
        ask(id, facility);
        return id;
    }

    void post(String id, String what, String body) {
        coordinator().body(body).post(cases() + "/" + id + "/" + what).then().statusCode(200);
    }

    JsonPath find(String id) {
        return coordinator()
                .get(cases() + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The page of the facility on a phone, as its staff see it. */
    Page phone(BrowserWindows windows, String facility) {
        return windows.openAs(
                As.provider(facility),
                "/facility/" + facility,
                BrowserWindows.options().setViewportSize(360, 740).setHasTouch(true));
    }

    /** Until what stands there is taken for what a tap means: a tap in the moment before may have been meant for something else. */
    static void settle(Page page) {
        page.waitForFunction("""
                () => {
                  const found = [];
                  const walk = (node) => {
                    if (node.localName === 'tomarigi-answering' && !node.hidden) found.push(node);
                    if (node.shadowRoot) walk(node.shadowRoot);
                    node.childNodes.forEach(walk);
                  };
                  walk(document.body);
                  return found.length > 0 && found.every((one) => one.settling.isSettled());
                }
                """);
    }

    int openTonight(String facility) {
        return Given.onBoard(network, facility).get("openTonight").asInt();
    }

    private String cases() {
        return "/api/networks/" + network + "/cases";
    }

    private RequestSpecification coordinator() {
        return As.bearer(coordinator).contentType(ContentType.JSON).header("Accept-Language", "ja");
    }
}
