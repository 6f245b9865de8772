package net.tomarigi.placement;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import net.tomarigi.Given;
import net.tomarigi.access.As;

/** What the tests of a case begin with: a network, its coordinator, and a case of hers. */
final class Emergency {
    static final String NEED = "\"need\":{\"sex\":\"FEMALE\",\"age\":34}";

    final String network;
    final String coordinator;

    private Emergency(String network, String coordinator) {
        this.network = network;
        this.coordinator = coordinator;
    }

    static Emergency inNewNetwork() {
        return in(Given.network());
    }

    static Emergency in(String network) {
        return new Emergency(network, As.coordinator(network));
    }

    /** Another coordinator of the same network. */
    Emergency colleague() {
        return new Emergency(network, As.coordinator(network));
    }

    RequestSpecification coordinator() {
        return As.bearer(coordinator).contentType(ContentType.JSON).header("Accept-Language", "ja");
    }

    String path() {
        return "/api/networks/" + network + "/cases";
    }

    /** A case for so many nights from tonight. */
    String open(int nights) {
        return open(nights, "");
    }

    /** @param more members of the command, each after a comma */
    String open(int nights, String more) {
        return Given.id(coordinator()
                .body("{" + NEED + ",\"nights\":{\"from\":\"" + Given.tonight() + "\",\"count\":" + nights + "}" + more
                        + "}")
                .post(path())
                .then()
                .statusCode(200));
    }

    JsonPath find(String id) {
        return coordinator()
                .get(path() + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    Response post(String id, String what, String body) {
        return coordinator().body(body).post(path() + "/" + id + "/" + what);
    }

    Response ask(String id, String... facilities) {
        StringBuilder all = new StringBuilder();
        for (String facility : facilities)
            all.append(all.isEmpty() ? "" : ",")
                    .append("{\"facility\":\"")
                    .append(facility)
                    .append("\"}");
        return post(id, "asks", "{\"facilities\":[" + all + "]}");
    }

    Response hold(String id, String facility, String bed) {
        return post(id, "holds", "{\"facility\":\"" + facility + "\",\"bed\":\"" + bed + "\"}");
    }

    /** The facility's inbox, as somebody of its staff sees it. */
    static JsonPath inbox(String facility) {
        return As.bearer(As.provider(facility))
                .get("/api/facilities/" + facility + "/asks")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static Response answer(String facility, String ask, String body) {
        return As.bearer(As.provider(facility))
                .contentType(ContentType.JSON)
                .header("Accept-Language", "ja")
                .body(body)
                .post("/api/facilities/" + facility + "/asks/" + ask + "/answer");
    }

    /** A yes is taken back. */
    static Response revoke(String facility, String ask, String body) {
        return As.bearer(As.provider(facility))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/facilities/" + facility + "/asks/" + ask + "/revoke");
    }

    /** A facility with one bed that is open for so many nights. */
    String facility(int open) {
        String facility = Given.facility(network, 1);
        Given.report(facility, "1", "1".repeat(open)).then().statusCode(200);
        return facility;
    }

    /** A bed's nights on the board, from tonight. */
    String open(String facility, String bed) {
        return onBoard(facility, bed).get("open").asText();
    }

    String taken(String facility, String bed) {
        return onBoard(facility, bed).get("taken").asText();
    }

    private JsonNode onBoard(String facility, String bed) {
        for (JsonNode one : Given.onBoard(network, facility).get("beds"))
            if (one.get("id").asText().equals(bed)) return one;
        throw new AssertionError("bed " + bed + " of " + facility + " is not on the board");
    }
}
