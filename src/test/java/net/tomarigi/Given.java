package net.tomarigi;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.tomarigi.network.Policy;

/** What the tests of a vacancy's path begin with, made through the API, under names of their own. */
public final class Given {
    private Given() {}

    /** Whose board everybody may see. */
    public static String network() {
        return network(true);
    }

    /** Whose board only its members may see. */
    public static String hiddenNetwork() {
        return network(false);
    }

    private static String network(boolean isPublic) {
        String id = "t-" + UUID.randomUUID().toString().substring(0, 13);
        setPublic(id, isPublic);
        return id;
    }

    /** Whether everybody may see the board of this network, which is made when there is none. */
    public static void setPublic(String network, boolean isPublic) {
        given().contentType(ContentType.JSON)
                .body("{\"name\":\"" + network + "\",\"publicBoard\":" + isPublic + "}")
                .put("/api/networks/" + network)
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
    }

    /** A facility of {@code beds} beds, named 1, 2, …, about which nothing was said yet. */
    public static String facility(String network, int beds) {
        List<String> made = new ArrayList<>();
        for (int i = 1; i <= beds; i++) made.add("{\"id\":\"" + i + "\",\"label\":\"" + i + "\"}");
        return id(given().contentType(ContentType.JSON)
                .body("{\"name\":\"ひだまり\",\"number\":\"0900000000\",\"phone\":\"0282-00-0000\",\"beds\":["
                        + String.join(",", made) + "]}")
                .post("/api/networks/" + network + "/facilities")
                .then()
                .statusCode(201));
    }

    /** The id of what was made; like {@code path("id")}, which compiles its path anew each time and takes some milliseconds. */
    public static String id(ValidatableResponse made) {
        return made.extract().as(ObjectNode.class).get("id").asText();
    }

    public static LocalDate tonight() {
        return Policy.DEFAULT.tonight(Clock.systemUTC().instant());
    }

    public static String reportBody(String bed, String open) {
        return "{\"from\":\"" + tonight() + "\",\"beds\":[{\"bed\":\"" + bed + "\",\"open\":\"" + open + "\"}]}";
    }

    public static Response report(String facility, String bed, String open) {
        return given().contentType(ContentType.JSON)
                .body(reportBody(bed, open))
                .put("/api/facilities/" + facility + "/vacancies");
    }

    /** A facility as its network's board shows it. */
    public static JsonNode onBoard(String network, String facility) {
        for (JsonNode one : board(network).as(JsonNode.class).get("facilities"))
            if (one.get("id").asText().equals(facility)) return one;
        throw new AssertionError(facility + " is not on the board of " + network);
    }

    public static Response board(String network) {
        return given().get("/api/networks/" + network + "/board");
    }
}
