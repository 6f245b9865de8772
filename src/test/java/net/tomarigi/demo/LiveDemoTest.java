package net.tomarigi.demo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import net.tomarigi.Given;
import net.tomarigi.facility.Facilities;
import net.tomarigi.facility.OpenNights;
import net.tomarigi.outbox.Node;
import net.tomarigi.platform.Background;
import net.tomarigi.vacancy.ReportVacancy;
import net.tomarigi.vacancy.Reports;
import net.tomarigi.vacancy.Source;
import net.tomarigi.vacancy.VacancyReport;
import net.tomarigi.vacancy.VacancyReport.BedReport;
import org.junit.jupiter.api.Test;

/** The made-up facilities speak as everybody does, one node for all, and never over a person's word. */
@QuarkusTest
class LiveDemoTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    LiveDemo live;

    @Inject
    Lease lease;

    @Inject
    Reports reports;

    @Inject
    Facilities facilities;

    @Inject
    ReportVacancy reportVacancy;

    @Inject
    Node node;

    @Inject
    Background background;

    @Inject
    Clock clock;

    @Test
    void whatItSaysGoesTheWayOfEveryReport() {
        String network = Given.network();
        String facility = Given.facility(network, 1);

        say(facility, open("1"));

        assertThat(Given.board(network).<String>path("facilities[0].beds[0].open"))
                .startsWith("1");
        assertThat(said(facility)).containsExactly("DEMO");
    }

    @Test
    void aFacilityOfWhichAPersonSpokeAShortWhileAgoIsLeftAlone() {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        Given.report(facility, "1", "1").then().statusCode(200);

        say(facility, open("0"));

        assertThat(Given.board(network).<String>path("facilities[0].beds[0].open"))
                .startsWith("1");
        assertThat(said(facility)).containsExactly("REST");
    }

    @Test
    void aPersonsWordOfThatVeryMomentStands() {
        String facility = Given.facility(Given.network(), 1);
        long seen = version(facility);
        given().contentType("application/json")
                .body("{\"name\":\"ひだまり\",\"wheelchair\":true}")
                .put("/api/facilities/" + facility)
                .then()
                .statusCode(200);

        done(live.say(new Staff.Saying(facility, seen, VacancyReport.ATTESTATION)));

        assertThat(said(facility)).isEmpty();
    }

    @Test
    void oneNodeAtATimeSpeaksAndAnotherTakesOverWhenItStops() {
        String one = "one-" + UUID.randomUUID();
        String other = "other-" + UUID.randomUUID();

        assertThat(done(lease.hold(one, PATIENCE))).isTrue();
        assertThat(done(lease.hold(one, PATIENCE))).isTrue();
        assertThat(done(lease.hold(other, PATIENCE))).isFalse();
        done(lease.release(other));
        assertThat(done(lease.hold(other, PATIENCE))).isFalse();
        done(lease.release(one));
        assertThat(done(lease.hold(other, PATIENCE))).isTrue();
        done(lease.release(other));
    }

    @Test
    void aStopWaitsForTheEndOfTheMakingOfItsTown() throws Exception {
        LiveDemo other =
                new LiveDemo(facilities, reportVacancy, reports, lease, node, background, clock, Duration.ofHours(1));
        List<String> order = new CopyOnWriteArrayList<>();

        other.begin(Uni.createFrom()
                .item("made")
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(300))
                .invoke(order::add));
        other.stop(null);
        order.add("stopped");

        assertThat(order).containsExactly("made", "stopped");
    }

    @Test
    void itForgetsItsOwnOldWordsAndNobodyElses() {
        String facility = Given.facility(Given.network(), 1);
        say(facility, open("1"));
        Given.report(facility, "1", "0").then().statusCode(200);

        done(background.run(
                () -> reports.forget(Source.Via.DEMO, clock.instant().minus(Duration.ofHours(1)))));
        assertThat(said(facility)).containsExactly("REST", "DEMO");
        done(background.run(
                () -> reports.forget(Source.Via.DEMO, clock.instant().plusSeconds(1))));

        assertThat(said(facility)).containsExactly("REST");
    }

    private void say(String facility, VacancyReport report) {
        done(live.say(new Staff.Saying(facility, version(facility), report)));
    }

    private static VacancyReport open(String nights) {
        return new VacancyReport(List.of(new BedReport("1", new OpenNights(Given.tonight(), nights))), null);
    }

    private static long version(String facility) {
        return given().get("/api/facilities/" + facility).jsonPath().getLong("version");
    }

    private static List<String> said(String facility) {
        return given().get("/api/facilities/" + facility + "/reports").path("via");
    }

    private static <T> T done(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
