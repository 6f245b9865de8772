package net.tomarigi.facility.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import net.tomarigi.Given;
import net.tomarigi.facility.BedNights;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.facility.FacilityStates;
import net.tomarigi.facility.Fingerprint;
import net.tomarigi.network.Policy;
import net.tomarigi.outbox.Event;
import net.tomarigi.outbox.HeardEvents;
import net.tomarigi.platform.Background;
import org.junit.jupiter.api.Test;

/** What a board loads from PostgreSQL is what the events of all changes add up to. */
@QuarkusTest
class FacilityStatesTest {
    private final String network = "n-" + UUID.randomUUID();
    private final String other = "n-" + UUID.randomUUID();

    @Inject
    FacilityStates states;

    @Inject
    HeardEvents heard;

    @Inject
    Background background;

    @Test
    void theLoadedStateIsWhatTheEventsAddUpTo() {
        String facility = add();
        json("{}")
                .put("/api/networks/" + other + "/facilities/" + facility)
                .then()
                .statusCode(200);
        report(facility, "a", "101");
        json("{\"name\":\"改\",\"sexes\":[\"MALE\"],\"care\":{\"OXYGEN\":\"DAY\"}}")
                .put("/api/facilities/" + facility)
                .then()
                .statusCode(200);

        List<FacilityChanged> loaded = get(() -> states.listStates(List.of(facility, "nobody")));

        assertThat(loaded).extracting(FacilityChanged::network).containsExactlyInAnyOrder(network, other);
        for (FacilityChanged state : loaded) {
            FacilityChanged last = lastTold(facility, state.network());
            assertThat(state.version()).isEqualTo(4).isEqualTo(last.version());
            assertThat(state.standingVersion()).isEqualTo(4).isEqualTo(last.standingVersion());
            assertThat(state.standing()).isEqualTo(last.standing());
            assertThat(state.attestedAt()).isNotNull().isEqualTo(last.attestedAt());
            assertThat(state.nights()).extracting(BedNights::bed).containsExactly("a");
            assertThat(state.nights()).extracting(BedNights::version).containsExactly(3L);
        }
        assertThat(get(() -> states.listStates())).containsAll(loaded);
    }

    @Test
    void aFingerprintSaysWhatAStateSays() {
        String facility = add();
        report(facility, "a", "1");
        report(facility, "b", "11");
        report(facility, "a", "011");
        FacilityChanged state = get(() -> states.listStates(List.of(facility))).get(0);
        assertThat(get(() -> states.listFingerprints()))
                .contains(new Fingerprint(
                        network,
                        facility,
                        state.version(),
                        state.standingVersion(),
                        state.attestedAt(),
                        state.nights().stream().mapToLong(BedNights::version).sum()));
    }

    private static void report(String facility, String bed, String open) {
        json("{\"from\":\"" + LocalDate.now(Policy.TOKYO) + "\",\"beds\":[{\"bed\":\"" + bed + "\",\"open\":\"" + open
                        + "\"}]}")
                .put("/api/facilities/" + facility + "/vacancies")
                .then()
                .statusCode(200);
    }

    private String add() {
        for (String id : List.of(network, other))
            json("{\"name\":\"x\"}").put("/api/networks/" + id).then().statusCode(201);
        return Given.id(
                json("{\"name\":\"x\",\"beds\":[{\"id\":\"a\",\"label\":\"1\"},{\"id\":\"b\",\"label\":\"2\"}]}")
                        .post("/api/networks/" + network + "/facilities")
                        .then()
                        .statusCode(201));
    }

    private FacilityChanged lastTold(String facility, String toNetwork) {
        return heard.of(facility).stream()
                .map(Event::data)
                .map(FacilityChanged.class::cast)
                .filter(change -> change.network().equals(toNetwork))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static RequestSpecification json(String body) {
        return given().contentType("application/json; charset=utf-8").body(body);
    }

    private <T> T get(Supplier<Uni<T>> work) {
        return background.run(work).await().atMost(Duration.ofSeconds(10));
    }
}
