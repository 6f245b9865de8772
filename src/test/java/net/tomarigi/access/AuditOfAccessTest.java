package net.tomarigi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import net.tomarigi.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever reads or changes what is kept of people is written down, where their officers see it and nobody else. */
@QuarkusTest
class AuditOfAccessTest {
    private static final String NAME = "秘密 花子";

    private String network;
    private String facility;
    private String officer;

    @BeforeEach
    void anOfficer() {
        network = Given.network();
        facility = Given.facility(network, 1);
        officer = As.officer(network);
    }

    private ValidatableResponse trail(String query) {
        return As.bearer(officer)
                .get("/api/networks/" + network + "/audit" + query)
                .then()
                .statusCode(200);
    }

    private JsonPath invite() {
        return As.bearer(officer)
                .contentType(ContentType.JSON)
                .body("{\"username\":\"" + "hanako-" + Secret.id() + "\",\"name\":\"" + NAME
                        + "\",\"roles\":[{\"role\":\"provider\",\"facility\":\"" + facility + "\"}]}")
                .post("/api/networks/" + network + "/people")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    @Test
    void whatIsDoneToPeopleIsThereWithTheirNamesForWhoMaySeeThemAlone() {
        invite();
        String person = As.bearer(officer)
                .get("/api/networks/" + network + "/people")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("people.find { it.name == '" + NAME + "' }.id");
        As.bearer(officer)
                .contentType(ContentType.JSON)
                .body("{\"name\":\"別の 名前\"}")
                .put("/api/networks/" + network + "/people/" + person)
                .then()
                .statusCode(200);
        As.bearer(officer)
                .delete("/api/networks/" + network + "/people/" + person)
                .then()
                .statusCode(204);

        String me = As.bearer(officer).get("/api/me").path("id");
        ValidatableResponse found = trail("");
        found.body("records.action", hasItems("person.invited", "people.listed", "person.changed"))
                .body("records.findAll { it.subject == '" + person + "' }.size()", is(3))
                .body("records.who", everyItem(equalTo(me)))
                .body("records[0].details.changed", hasItems("roles", "disabled"))
                .body("records[1].details.changed", is(List.of("name")));
        assertThat(found.extract().asString()).doesNotContain(NAME);
        trail("?action=person").body("records.action", everyItem(is(not(equalTo("people.listed")))));
        trail("?subject=" + person + "&limit=1").body("records.size()", is(1));
        trail("?to=2020-01-01T00:00:00Z").body("records", is(empty()));
    }

    @Test
    void readingTheTrailIsInTheTrailAndPagesLeadThroughIt() {
        invite();
        trail("").body("records.action", is(List.of("person.invited")));
        JsonPath first = trail("?limit=1").extract().jsonPath();
        assertThat(first.getList("records.action")).containsExactly("audit.read");

        trail("?limit=1&before=" + first.getLong("next"))
                .body("records.action", is(List.of("person.invited")))
                .body("next", nullValue());
    }

    @Test
    void aScreenAndAFacilitysSoftwareLeaveTheirTraces() {
        String machine = Given.id(As.bearer(As.administrator())
                .contentType(ContentType.JSON)
                .body("{\"name\":\"記録ソフト\",\"lastsDays\":30}")
                .post("/api/facilities/" + facility + "/machines")
                .then()
                .statusCode(201));
        As.bearer(As.administrator())
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/facilities/" + facility + "/machines/" + machine + "/rotate")
                .then()
                .statusCode(200);
        As.bearer(As.administrator())
                .delete("/api/facilities/" + facility + "/machines/" + machine)
                .then()
                .statusCode(204);

        trail("?action=machine")
                .body("records.action", is(List.of("machine.ended", "machine.rotated", "machine.made")))
                .body("records.subject", everyItem(equalTo(machine)));
    }

    @Test
    void anotherNetworksOfficerSeesNothingOfIt() {
        invite();
        String foreign = As.officer(Given.network());
        As.bearer(foreign).get("/api/networks/" + network + "/audit").then().statusCode(403);
        As.bearer(officer).get("/api/audit").then().statusCode(403);
        As.bearer(As.administrator()).get("/api/audit").then().statusCode(200);
        As.bearer(As.administrator())
                .get("/api/audit?limit=5&action=audit")
                .then()
                .statusCode(200)
                .body("records.action", hasItem("audit.read"));
    }

    @Test
    void aNetworkSaysForHowLongItIsKept() {
        String path = "/api/networks/" + network + "/audit/retention";
        As.bearer(officer).get(path).then().statusCode(200).body("months", is(60));
        As.bearer(officer)
                .contentType(ContentType.JSON)
                .body("{\"months\":12}")
                .put(path)
                .then()
                .statusCode(200)
                .body("months", is(12));
        As.bearer(officer).get(path).then().body("months", is(12));
        for (String wrong : List.of("{}", "{\"months\":0}", "{\"months\":121}"))
            As.bearer(officer)
                    .contentType(ContentType.JSON)
                    .body(wrong)
                    .put(path)
                    .then()
                    .statusCode(422);
        trail("?action=audit.kept-for").body("records.details.months", is(List.of(12)));
    }

    @Test
    void whatCannotBeLookedForIsNamed() {
        for (String wrong : List.of("from=yesterday", "to=1", "limit=0", "limit=201", "before=x", "before=-1"))
            As.bearer(officer)
                    .get("/api/networks/" + network + "/audit?" + wrong)
                    .then()
                    .statusCode(422)
                    .body("violations[0].field", is(wrong.substring(0, wrong.indexOf('='))));
        As.bearer(As.administrator()).get("/api/networks/nowhere/audit").then().statusCode(404);
    }
}
