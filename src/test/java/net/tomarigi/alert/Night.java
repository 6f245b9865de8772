package net.tomarigi.alert;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import net.tomarigi.Given;
import net.tomarigi.access.As;

/** An emergency of which much is known that a message must not tell, and a facility that is asked. */
final class Night {
    static final List<String> UNTOLD = List.of("山田", "やまだ", "骨折", "090-1234-5678", "SUCTION", "FEMALE", "34");

    final String network = Given.network();
    final String facility = Given.facility(network, 1);
    final String staff = As.provider(facility);
    private final String coordinator = As.coordinator(network);
    private String id;

    Night() {
        Given.report(facility, "1", "111").then().statusCode(200);
    }

    /** @return the ask's id */
    String ask(boolean practice) {
        id = Given.id(coordinator()
                .body("""
                        {"need":{"sex":"FEMALE","age":34,"care":["SUCTION"]},"nights":{"from":"%s","count":2},
                         "person":{"name":"山田花子","kana":"やまだ はなこ","contact":"兄 090-1234-5678"},
                         "situation":"母が骨折した","practice":%b}
                        """.formatted(Given.tonight(), practice))
                .post(cases())
                .then()
                .statusCode(200));
        return coordinator()
                .body("{\"facilities\":[{\"facility\":\"%s\"}]}".formatted(facility))
                .post(cases() + "/" + id + "/asks")
                .then()
                .statusCode(200)
                .extract()
                .path("asks[0].id");
    }

    void takeBack(String ask) {
        coordinator()
                .body("{}")
                .post(cases() + "/" + id + "/asks/" + ask + "/withdraw")
                .then()
                .statusCode(200);
    }

    Response subscribe(String who, String subscription) {
        return as(who).body(subscription).post("/api/facilities/" + facility + "/push-subscriptions");
    }

    String subscribed(PushServiceForTests.Browser browser) {
        return Given.id(subscribe(staff, browser.subscription("ja")).then().statusCode(200));
    }

    Response unsubscribe(String who, String subscription) {
        return as(who).delete("/api/facilities/" + facility + "/push-subscriptions/" + subscription);
    }

    JsonPath mailAlert(String who) {
        return as(who).get("/api/facilities/" + facility + "/mail-alert")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    Response turnMail(String who, boolean on) {
        return as(who).body("{\"on\":" + on + "}").put("/api/facilities/" + facility + "/mail-alert");
    }

    static RequestSpecification as(String who) {
        return As.bearer(who).contentType(ContentType.JSON).header("Accept-Language", "ja");
    }

    private RequestSpecification coordinator() {
        return as(coordinator);
    }

    private String cases() {
        return "/api/networks/" + network + "/cases";
    }
}
