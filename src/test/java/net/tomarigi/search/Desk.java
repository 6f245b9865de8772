package net.tomarigi.search;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import net.tomarigi.Given;

/** What the tests of the desk's question begin with. */
public final class Desk {
    /** All that a facility can take, unless a test says otherwise; near the middle of Tochigi city. */
    public static final String TAKES_ALL = """
            "lat":36.38,"lon":139.73,"disabilities":["INTELLECTUAL","DEVELOPMENTAL"],"children":false,"adults":true,
            "supportLevels":{"min":1,"max":6},"maxBehaviour":14,"care":{"SUCTION":"ALWAYS","TUBE_FEEDING":"NEVER"},
            "sexes":["FEMALE","MALE"]""";

    private Desk() {}

    /** A facility with one bed {@code b} that is open for three nights. */
    public static String open(String network, String name, String takes) {
        return open(network, name, takes, "111");
    }

    /** @param open one character a night from tonight */
    public static String open(String network, String name, String takes, String open) {
        String id = Given.id(given().contentType(ContentType.JSON)
                .body("{\"name\":\"" + name + "\",\"phone\":\"0282-00-0001\"," + takes
                        + ",\"beds\":[{\"id\":\"b\",\"label\":\"101\",\"wheelchair\":false}]}")
                .post("/api/networks/" + network + "/facilities")
                .then()
                .statusCode(201));
        Given.report(id, "b", open).then().statusCode(200);
        return id;
    }

    public static Response ask(String network, String body) {
        return given().contentType(ContentType.JSON)
                .header("Accept-Language", "ja")
                .body(body)
                .post("/api/networks/" + network + "/matches");
    }

    public static JsonPath answer(String network, String body) {
        return ask(network, body).then().statusCode(200).extract().jsonPath();
    }

    /** {@code need} and the rest of a question for three nights from tonight. */
    public static String threeNights(String need, String rest) {
        return "{\"need\":{" + need + "},\"nights\":{\"from\":\"" + Given.tonight() + "\",\"count\":3}" + rest + "}";
    }
}
