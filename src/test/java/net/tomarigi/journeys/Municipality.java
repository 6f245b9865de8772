package net.tomarigi.journeys;

import static org.hamcrest.Matchers.lessThan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import net.tomarigi.network.Policy;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;

/** A network with the rules of a settings file and the short-stay facilities that the national list knows in that city. */
final class Municipality {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FILES = Path.of("deploy/municipalities");
    private static final Path LIST = Path.of("../shared/data/wamnet/csvdownload024.csv");
    private static final int MOST_BEDS = 2;

    private static List<CSVRecord> listed;

    /** A house as the list has it. */
    record House(String id, String name, String town) {}

    final String network;
    final String coordinator;
    final String officer;
    final List<House> houses;
    final LocalDate today = LocalDate.now(Policy.TOKYO);

    private Municipality(String network, List<House> houses) {
        this.network = network;
        this.coordinator = As.coordinator(network);
        this.officer = As.officer(network);
        this.houses = houses;
    }

    /** @param name of the settings file */
    static Municipality of(String name) {
        JsonNode file = settings(name);
        String network = "j-" + name + "-" + UUID.randomUUID().toString().substring(0, 8);
        String path = "/api/networks/" + network;
        put(path, file.get("network")).statusCode(lessThan(300));
        put(path + "/settings", file.get("settings")).statusCode(200);
        put(path + "/procedure", file.get("procedure")).statusCode(200);
        List<House> houses = new ArrayList<>();
        for (CSVRecord row : inCity(file.get("municipality").asText())) houses.add(house(network, row));
        return new Municipality(network, houses);
    }

    static JsonNode settings(String name) {
        try {
            return JSON.readTree(FILES.resolve(name + ".json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized List<CSVRecord> inCity(String city) {
        if (!Files.exists(LIST)) {
            System.out.println("SKIPPED: a municipality's journey: there is no national list at " + LIST);
            Assumptions.abort("no national list at " + LIST);
        }
        if (listed == null)
            try (var rows = CSVFormat.EXCEL.parse(Files.newBufferedReader(LIST))) {
                listed = rows.getRecords();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        return listed.stream().filter(row -> row.get(15).equals(city)).toList();
    }

    private static House house(String network, CSVRecord row) {
        ObjectNode body = JSON.createObjectNode();
        body.put("name", row.get(12)).put("number", row.get(14)).put("address", row.get(15) + row.get(16));
        body.put("phone", row.get(17)).put("municipality", row.get(15));
        body.put("lat", Double.parseDouble(row.get(20))).put("lon", Double.parseDouble(row.get(21)));
        int places = row.get(28).isBlank() ? 1 : Integer.parseInt(row.get(28));
        for (int bed = 1; bed <= Math.min(MOST_BEDS, places); bed++)
            body.withArray("beds").addObject().put("id", "" + bed).put("label", "" + bed);
        String id = Given.id(As.bearer(As.administrator())
                .contentType(ContentType.JSON)
                .body(body.toString())
                .post("/api/networks/" + network + "/facilities")
                .then()
                .statusCode(201));
        return new House(id, row.get(12), row.get(16));
    }

    private static ValidatableResponse put(String path, JsonNode body) {
        return As.bearer(As.administrator())
                .contentType(ContentType.JSON)
                .body(body.toString())
                .put(path)
                .then();
    }

    // --- What its people do

    String path(String more) {
        return "/api/networks/" + network + more;
    }

    Response call(String who, String method, String more, String body) {
        var request = As.bearer(who).contentType(ContentType.JSON).header("Accept-Language", "ja");
        return (body == null ? request : request.body(body)).request(method, path(more));
    }

    ValidatableResponse get(String more) {
        return call(coordinator, "GET", more, null).then();
    }

    ValidatableResponse post(String more, String body) {
        return call(coordinator, "POST", more, body).then();
    }

    ValidatableResponse put(String more, String body) {
        return call(coordinator, "PUT", more, body).then();
    }

    /** What a house takes, beside its beds, is stated by itself. */
    void takes(House house, String profile) {
        String its = "/api/facilities/" + house.id;
        As.bearer(As.provider(house.id))
                .contentType(ContentType.JSON)
                .body("{\"name\":\"" + house.name + "\"," + profile + "}")
                .put(its)
                .then()
                .statusCode(200);
    }

    /** Its first bed is open for so many nights from tonight. */
    void isOpen(House house, int nights) {
        Given.report(house.id, "1", "1".repeat(nights)).then().statusCode(200);
    }

    /** A case for so many nights; returns its id. */
    String open(String need, int nights, String more) {
        return Given.id(post(
                        "/cases",
                        "{\"need\":{" + need + "},\"nights\":{\"from\":\"" + Given.tonight() + "\",\"count\":" + nights
                                + "}" + more + "}")
                .statusCode(200));
    }

    JsonPath find(String id) {
        return get("/cases/" + id).statusCode(200).extract().jsonPath();
    }

    ValidatableResponse ask(String id, House... asked) {
        List<String> all = new ArrayList<>();
        for (House house : asked) all.add("{\"facility\":\"" + house.id + "\"}");
        return post("/cases/" + id + "/asks", "{\"facilities\":[" + String.join(",", all) + "]}")
                .statusCode(200);
    }

    ValidatableResponse answer(House house, String body) {
        String provider = As.provider(house.id);
        String asks = "/api/facilities/" + house.id + "/asks";
        String ask =
                As.bearer(provider).get(asks).then().statusCode(200).extract().path("[0].id");
        return As.bearer(provider)
                .contentType(ContentType.JSON)
                .body(body)
                .post(asks + "/" + ask + "/answer")
                .then()
                .statusCode(200);
    }

    /** Who can take somebody tonight. */
    JsonPath search(String question) {
        return post("/matches", question).statusCode(200).extract().jsonPath();
    }

    /** What an officer adds; returns its id. */
    String add(String more, String body, int status) {
        return Given.id(call(officer, "POST", more, body).then().statusCode(status));
    }

    /** The nights of a house's beds, as the board has them. */
    String openOf(House house) {
        return get("/board")
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("facilities.find { it.id == '" + house.id + "' }.beds.open");
    }

    /** That in which today lies, from April. */
    int fiscalYear() {
        return today.minusMonths(3).getYear();
    }

    /** A whole number of a yearly account. */
    static int cell(JsonPath account, String table, String row, String column) {
        String at = "parts.tables.flatten().find { it.key == '" + table + "' }";
        int i = account.getList(at + ".rows.key").indexOf(row);
        int j = account.getList(at + ".columns.key").indexOf(column);
        return ((Number) account.<List<Object>>getList(at + ".cells").get(i).get(j)).intValue();
    }
}
