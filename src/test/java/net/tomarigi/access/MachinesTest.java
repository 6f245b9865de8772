package net.tomarigi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import net.tomarigi.Given;
import net.tomarigi.platform.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A facility's own software reports by a token, which is told once and can be exchanged without a gap. */
@QuarkusTest
class MachinesTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    MovableClock clock;

    @Inject
    MeterRegistry meters;

    private String network;
    private String facility;
    private String provider;

    @BeforeEach
    void aFacility() {
        network = Given.network();
        facility = Given.facility(network, 1);
        provider = As.provider(facility);
    }

    @AfterEach
    void putTheClockBack() {
        clock.putBack();
    }

    private Response make(String who, String where, String more) {
        return As.bearer(who)
                .contentType(ContentType.JSON)
                .body("{\"name\":\"記録ソフト\"" + more + "}")
                .post("/api/facilities/" + where + "/machines");
    }

    private JsonPath made() {
        return make(provider, facility, ",\"lastsDays\":365")
                .then()
                .statusCode(201)
                .header("Cache-Control", is("no-store"))
                .body("token", startsWith("tmm_"))
                .extract()
                .jsonPath();
    }

    private Response rotate(String who, String machine, String body) {
        return As.bearer(who)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/facilities/" + facility + "/machines/" + machine + "/rotate");
    }

    private Response list() {
        return As.bearer(provider).get("/api/facilities/" + facility + "/machines");
    }

    private static int report(String token, String where, String open) {
        return As.bearer(token)
                .contentType(ContentType.JSON)
                .body(Given.reportBody("1", open))
                .put("/api/facilities/" + where + "/vacancies")
                .statusCode();
    }

    @Test
    void aMachineReportsForItsFacilityAndDoesNothingElse() {
        JsonPath made = made();
        String token = made.getString("token");
        assertThat(report(token, facility, "1")).isEqualTo(200);
        String neighbour = Given.facility(network, 1);
        assertThat(report(token, neighbour, "1")).isEqualTo(403);
        As.bearer(token).get("/api/facilities/" + facility + "/machines").then().statusCode(403);
        As.bearer(token).get("/api/me").then().body("kind", is("MACHINE")).body("roles", contains("machine"));
        list().then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].name", is("記録ソフト"))
                .body("[0].facilities.id", contains(facility))
                .body("[0].madeBy", containsString("Tester"))
                .body("[0].expiresSoon", is(false))
                .body(not(containsString(token)));
        await().atMost(SOON).untilAsserted(() -> assertThat(list().jsonPath().getString("[0].seenAt"))
                .isNotNull());
    }

    @Test
    void aTokenIsExchangedWithoutAGap() {
        String old = made().getString("token");
        String id = list().path("[0].id");
        String fresh = rotate(provider, id, "{\"graceHours\":2}")
                .then()
                .statusCode(200)
                .header("Cache-Control", is("no-store"))
                .extract()
                .path("token");
        assertThat(fresh).isNotEqualTo(old);
        assertThat(report(old, facility, "1")).isEqualTo(200);
        assertThat(report(fresh, facility, "0")).isEqualTo(200);
        assertThat(report(old, facility, "1")).isEqualTo(200);
        Instant earlier = Instant.parse(list().path("[0].earlierUntil"));
        assertThat(Duration.between(Instant.now(), earlier)).isBetween(Duration.ofMinutes(110), Duration.ofHours(2));
        assertThat(Duration.between(Instant.now(), Instant.parse(list().path("[0].expiresAt"))))
                .isBetween(Duration.ofDays(364), Duration.ofDays(365));

        provider = As.administrator();
        clock.moveTo(Instant.now().plus(Duration.ofHours(2)).plusSeconds(1));
        assertThat(report(old, facility, "0")).isEqualTo(401);
        assertThat(report(fresh, facility, "0")).isEqualTo(200);
    }

    @Test
    void anExchangeAtOnceLeavesOnlyTheNewToken() {
        String old = made().getString("token");
        String id = list().path("[0].id");
        assertThat(report(old, facility, "1")).isEqualTo(200);
        String fresh = rotate(provider, id, "{\"graceHours\":0}").path("token");
        assertThat(report(old, facility, "1")).isEqualTo(401);
        assertThat(report(fresh, facility, "1")).isEqualTo(200);
        rotate(provider, id, "{\"graceHours\":169}").then().statusCode(422);
    }

    @Test
    void aMachineThatIsEndedReportsNoMore() {
        String token = made().getString("token");
        String id = list().path("[0].id");
        assertThat(report(token, facility, "1")).isEqualTo(200);
        String path = "/api/facilities/" + facility + "/machines/" + id;
        As.bearer(As.provider(Given.facility(network, 1))).delete(path).then().statusCode(403);
        As.bearer(provider).delete(path).then().statusCode(204);
        assertThat(report(token, facility, "1")).isEqualTo(401);
        As.bearer(provider).delete(path).then().statusCode(404);
        list().then().body("", hasSize(0));
    }

    @Test
    void nobodyMakesATokenForAFacilityThatIsNotTheirs() {
        String other = Given.facility(Given.network(), 1);
        make(provider, facility, ",\"lastsDays\":30,\"facilities\":[\"" + other + "\"]")
                .then()
                .statusCode(403);
        make(provider, other, ",\"lastsDays\":30").then().statusCode(403);
        make(As.coordinator(network), facility, ",\"lastsDays\":30").then().statusCode(403);
        make(As.administrator(), "nowhere", ",\"lastsDays\":30").then().statusCode(404);
        make(provider, facility, "").then().statusCode(422).body("violations[0].field", is("lastsDays"));
        make(provider, facility, ",\"lastsDays\":731").then().statusCode(422);
        make(provider, facility, ",\"lastsDays\":1,\"facilities\":[\"a,b\"]")
                .then()
                .statusCode(422);
        list().then().body("", hasSize(0));
    }

    @Test
    void aMachineOfSeveralFacilitiesIsExchangedByWhoKeepsThemAllAndEndedByEachForTheirOwn() {
        String second = Given.facility(network, 1);
        String officer = As.officer(network);
        JsonPath made = make(officer, facility, ",\"lastsDays\":30,\"facilities\":[\"" + second + "\"]")
                .jsonPath();
        String token = made.getString("token");
        String id = made.getString("id");
        assertThat(report(token, facility, "1")).isEqualTo(200);
        assertThat(report(token, second, "1")).isEqualTo(200);
        rotate(provider, id, "{}").then().statusCode(403);
        rotate(officer, id, "{}").then().statusCode(200);

        As.bearer(provider)
                .delete("/api/facilities/" + facility + "/machines/" + id)
                .then()
                .statusCode(204);
        assertThat(report(token, facility, "1")).isEqualTo(403);
        assertThat(report(token, second, "1")).isEqualTo(200);
        String own = As.token(Grant.atFacility(Role.PROVIDER, second, Set.of()));
        As.bearer(own)
                .delete("/api/facilities/" + second + "/machines/" + id)
                .then()
                .statusCode(204);
        assertThat(report(token, second, "1")).isEqualTo(401);
    }

    @Test
    void thirtyDaysBeforeItsEndATokenIsSpokenOf() {
        double before = expiring();
        make(provider, facility, ",\"lastsDays\":29").then().statusCode(201);
        list().then().body("[0].expiresSoon", is(true));
        await().atMost(SOON).until(() -> expiring() > before);
    }

    private double expiring() {
        return meters.get("tomarigi.machines.expiring").gauge().value();
    }
}
