package net.tomarigi.facility.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import net.tomarigi.Given;
import net.tomarigi.facility.BedNights;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.outbox.HeardEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A facility may belong to several networks; each hears what it must to show the facility, or to forget it. */
@QuarkusTest
class MembershipResourceTest {
    private String network;
    private String facility;

    @Inject
    HeardEvents heard;

    @BeforeEach
    void addFacility() {
        network = Given.network();
        facility = Given.facility(network, 2);
    }

    @Test
    void aNetworkListsItsFacilities() {
        json().body("{\"name\":\"あ\"}")
                .post("/api/networks/" + network + "/facilities")
                .then()
                .statusCode(201);
        given().get("/api/networks/" + network + "/facilities")
                .then()
                .statusCode(200)
                .body("name", contains("あ", "ひだまり"))
                .body("[1].id", is(facility))
                .body("[1].phone", is("0282-00-0000"))
                .body("[1].totalBeds", is(2))
                .body("[1].version", is(1))
                .body("[0].totalBeds", is(0));
        given().get("/api/networks/nowhere/facilities").then().statusCode(404);
        json().body("{\"name\":\"あ\"}")
                .post("/api/networks/nowhere/facilities")
                .then()
                .statusCode(404);
    }

    @Test
    @Tag("K1")
    void aFacilityThatJoinsANetworkBringsAllItsNightsAndEveryNetworkHearsOfIt() {
        String other = Given.network();
        Given.report(facility, "1", "11").then().statusCode(200);

        json().body("{\"district\":\"大平\"}")
                .put("/api/networks/" + other + "/facilities/" + facility)
                .then()
                .statusCode(200)
                .body("networks.id", containsInAnyOrder(network, other))
                .body("networks.find { it.id == '" + other + "' }.district", is("大平"));

        FacilityChanged joined = told(other);
        assertThat(joined.standing().district()).isEqualTo("大平");
        assertThat(joined.nights()).extracting(BedNights::bed).containsExactly("1");
        assertThat(told(network).standingVersion()).isEqualTo(3);
        assertThat(told(network).nights()).isEmpty();

        json().body("{\"name\":\"改\"}")
                .put("/api/facilities/" + facility)
                .then()
                .statusCode(200);
        assertThat(told(network).standing().profile().name()).isEqualTo("改");
        assertThat(told(other).standing().profile().name()).isEqualTo("改");
    }

    @Test
    void aFacilityJoinsWithoutABodyAndJoiningAgainChangesNothing() {
        String other = Given.network();
        String membership = "/api/networks/" + other + "/facilities/" + facility;
        given().put(membership).then().statusCode(200).body("version", is(2));
        given().put(membership).then().statusCode(200).body("version", is(2));
        json().body("{}").put(membership).then().statusCode(200).body("version", is(2));
        json().body("{\"district\":\"西方\"}")
                .put(membership)
                .then()
                .statusCode(200)
                .body("version", is(3));
        json().body("{\"distict\":\"西方\"}").put(membership).then().statusCode(400);
        json().body("{\"district\":\"" + "長".repeat(41) + "\"}")
                .put(membership)
                .then()
                .statusCode(422);
    }

    @Test
    void aFacilityLeavesANetworkThatThenForgetsItButNeverItsLastOne() {
        String other = Given.network();
        given().put("/api/networks/" + other + "/facilities/" + facility).then().statusCode(200);

        given().delete("/api/networks/" + network + "/facilities/" + facility)
                .then()
                .statusCode(204);

        assertThat(told(network).standing().member()).isFalse();
        assertThat(told(network).standingVersion()).isEqualTo(3);
        assertThat(told(other).standing().member()).isTrue();
        given().get("/api/facilities/" + facility)
                .then()
                .body("networks.id", contains(other))
                .body("version", is(3));
        given().get("/api/networks/" + network + "/facilities").then().body("$", hasSize(0));

        given().delete("/api/networks/" + network + "/facilities/" + facility)
                .then()
                .statusCode(404)
                .body("type", is("/problems/not-a-member"));
        given().delete("/api/networks/" + other + "/facilities/" + facility)
                .then()
                .statusCode(409)
                .body("type", is("/problems/last-network"));
        given().delete("/api/networks/" + other + "/facilities/nobody").then().statusCode(404);
        given().put("/api/networks/nowhere/facilities/" + facility)
                .then()
                .statusCode(404)
                .body("type", is("/problems/network-not-found"));
        given().get("/api/facilities/" + facility).then().body("version", is(3));
    }

    /** What a network was told last of the facility. */
    private FacilityChanged told(String toNetwork) {
        List<FacilityChanged> all = heard.of(facility).stream()
                .map(event -> (FacilityChanged) event.data())
                .filter(change -> change.network().equals(toNetwork))
                .toList();
        return all.get(all.size() - 1);
    }

    private static RequestSpecification json() {
        return given().contentType("application/json; charset=utf-8");
    }
}
