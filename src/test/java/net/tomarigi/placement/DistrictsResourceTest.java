package net.tomarigi.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The parts of a network, who answers for which, and which of its functions are used. */
@QuarkusTest
class DistrictsResourceTest {
    private static final String DISTRICTS = """
            "districts":[{"name":"秋川","towns":["あきる野市"]},{"name":"五日市","towns":["あきる野市五日市"]}]""";

    private String network;
    private String coordinator;

    @BeforeEach
    void begin() {
        network = Given.network();
        coordinator = As.coordinator(network);
        settings("{" + DISTRICTS + "}").statusCode(200);
    }

    private ValidatableResponse settings(String body) {
        return As.bearer(As.officer(network))
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/networks/" + network + "/settings")
                .then();
    }

    private ValidatableResponse post(String path, String body) {
        return As.bearer(coordinator)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/networks/" + network + path)
                .then();
    }

    private ValidatableResponse put(String path, String body) {
        return As.bearer(coordinator)
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/networks/" + network + path)
                .then();
    }

    @Test
    @Tag("K4")
    @Tag("A6")
    void aCaseLiesWhereTheAddressDoesOrWhereSomebodySaysItDoes() {
        String id = post("/cases", "{\"person\":{\"address\":\"あきる野市秋川1\"}}")
                .statusCode(200)
                .body("notes.district", equalTo("秋川"))
                .extract()
                .path("id");
        put("/cases/" + id + "/person", "{\"address\":\"あきる野市五日市411\"}").body("notes.district", equalTo("五日市"));
        put("/cases/" + id + "/person", "{\"address\":\"東京のどこか\"}").body("notes.district", equalTo("五日市"));
        put("/cases/" + id + "/district", "{\"district\":\"秋川\"}")
                .statusCode(200)
                .body("notes.district", equalTo("秋川"), "entries.last().kind", equalTo("district"));
        put("/cases/" + id + "/district", "{\"district\":\"北\"}").statusCode(422);
        put("/cases/" + id + "/district", "{}").body("notes.district", nullValue());
        put("/cases/" + id + "/district", "{\"district\":\"\\u0000\"}").statusCode(422);
    }

    @Test
    @Tag("K4")
    @Tag("A6")
    void aCoordinatorAnswersForSeveralDistrictsAndIsOfferedTheCasesOfEach() {
        String officer = As.officer(network);
        String person = As.bearer(officer)
                .contentType(ContentType.JSON)
                .body("{\"username\":\"" + network + "\",\"name\":\"二つの地区\",\"roles\":[{\"role\":\"coordinator\","
                        + "\"districts\":[\"秋川\",\"五日市\",\"秋川\"]}]}")
                .post("/api/networks/" + network + "/people")
                .then()
                .statusCode(201)
                .body("person.roles[0].districts", contains("秋川", "五日市"))
                .extract()
                .path("person.id");
        As.bearer(coordinator)
                .get("/api/networks/" + network + "/colleagues")
                .then()
                .body("find { it.id == '" + person + "' }.districts", contains("秋川", "五日市"));
        String id = post("/cases", "{}").extract().path("id");
        post("/cases/" + id + "/hand-over", "{\"district\":\"五日市\"}").statusCode(200);
        post("/cases/" + id + "/hand-over", "{\"district\":\"北\"}").statusCode(422);

        As.bearer(officer)
                .contentType(ContentType.JSON)
                .body("{\"roles\":[{\"role\":\"coordinator\",\"districts\":[\"五日市\"]}]}")
                .put("/api/networks/" + network + "/people/" + person)
                .then()
                .statusCode(200)
                .body("roles[0].districts", contains("五日市"));
        As.bearer(officer)
                .contentType(ContentType.JSON)
                .body("{\"roles\":[{\"role\":\"coordinator\",\"districts\":[null]}]}")
                .put("/api/networks/" + network + "/people/" + person)
                .then()
                .statusCode(400);
    }

    @Test
    @Tag("A6")
    void theRosterListsSeveralDistrictsAtOnceAndACaseTakesTheDistrictOfThePerson() {
        String first = registrant("あきる野市秋川1");
        String second = registrant("あきる野市五日市1");
        registrant("東京のどこか");
        String path = "/api/networks/" + network + "/registrants";
        As.bearer(coordinator)
                .queryParam("district", "秋川", "五日市")
                .get(path)
                .then()
                .body("registrants", hasSize(2), "registrants.id", hasItem(first));
        As.bearer(coordinator)
                .queryParam("district", "五日市")
                .get(path)
                .then()
                .body("registrants.id", equalTo(List.of(second)));
        post("/registrants/search", "{\"words\":\"あきる野\",\"districts\":[\"秋川\"]}")
                .body("registrants.id", equalTo(List.of(first)));
        String opened = post("/registrants/" + second + "/cases", "{}")
                .statusCode(201)
                .extract()
                .path("id");
        As.bearer(coordinator)
                .get("/api/networks/" + network + "/cases/" + opened)
                .then()
                .body("notes.district", equalTo("五日市"));
    }

    private String registrant(String address) {
        return post("/registrants", "{\"personal\":{\"name\":\"山田\",\"address\":\"" + address + "\"}}")
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    @Tag("A8")
    void whatIsSwitchedOffRefusesInASentenceAndKeepsWhatItHad() {
        String somebody = registrant("あきる野市秋川1");
        settings("{\"functions\":{\"ROSTER\":{\"on\":false},\"ROTA\":{\"on\":true,\"from\":\"2190-04-01\"}}}")
                .statusCode(200)
                .body("off", contains("ROSTER", "ROTA"), "functions.ROTA.from", equalTo("2190-04-01"));
        String roster = "/api/networks/" + network + "/registrants";
        As.bearer(coordinator)
                .header("Accept-Language", "ja")
                .get(roster)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/function-off"), "detail", containsString("登録の名簿を使っていません"));
        settings("{}").statusCode(200).body("off", hasSize(0));
        As.bearer(coordinator).get(roster).then().body("registrants.id", equalTo(List.of(somebody)));

        settings("{\"families\":{\"phone\":\"1\"},\"functions\":{\"FAMILIES\":{\"on\":false}}}")
                .statusCode(200);
        assertThat(As.nobody().get("/families/" + network).statusCode()).isEqualTo(404);
        for (String wrong : List.of(
                "{\"NAME\":{\"on\":true}}",
                "{\"ROTA\":{}}",
                "{\"ROTA\":null}",
                "{\"ROTA\":{\"on\":true,\"from\":\"9999-01-01\"}}",
                "{\"ROTA\":{\"on\":true,\"from\":\"gestern\"}}"))
            settings("{\"functions\":" + wrong + "}")
                    .statusCode(anyOf(is(400), is(422)))
                    .body("violations", not(hasSize(0)));
    }
}
