package net.tomarigi.facility;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.tomarigi.network.Network;
import net.tomarigi.network.NetworkChanged;
import net.tomarigi.network.Networks;
import net.tomarigi.outbox.Event;
import net.tomarigi.outbox.HeardEvents;
import net.tomarigi.platform.Background;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * The real national list, all 7,498 rows of it: taken over whole, every municipality beside the others, and a second time
 * without any effect. The facilities stay in the tests' database; no other test may count on what is there.
 */
@QuarkusTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NationalListTest {
    private static final Path LIST = Path.of("../shared/data/wamnet/csvdownload024.csv");

    /** In the list, not in the fixtures: NO is A or E and ten digits. */
    private static final String OF_THE_LIST = "~ '^[AE][0-9]{10}$'";

    @Inject
    HeardEvents heard;

    @Inject
    Pool postgres;

    @Inject
    FacilityStates states;

    @Inject
    Networks networks;

    @Inject
    Background background;

    @Test
    @Order(1)
    @Tag("S4")
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void theWholeListIsTakenOverEachMunicipalityANetworkBesideTheOthers() {
        skipWithoutList();
        long begun = System.nanoTime();
        importList()
                .body("read", is(7_498))
                .body("created", is(7_498))
                .body("updated", is(0))
                .body("unchanged", is(0))
                .body("rejected", hasSize(0))
                .body("sharedNumbers", is(17))
                .body("zeroPlaces", is(47))
                .body("withoutPlaces", is(1_751));
        say("7,498 facilities imported", begun);

        Map<String, Long> told = heard.lastOf(Network.idOfMunicipality("栃木県栃木市")).stream()
                .collect(Collectors.groupingBy(Event::type, Collectors.counting()));
        assertThat(told).containsOnly(Map.entry(NetworkChanged.TYPE, 1_432L), Map.entry(FacilityChanged.TYPE, 7_498L));
        assertThat(count("bed where facility_id " + OF_THE_LIST)).isEqualTo(37_786);
        Map.of(
                        "栃木県栃木市", 18,
                        "千葉県柏市", 24,
                        "千葉県白井市", 1,
                        "神奈川県茅ヶ崎市", 7,
                        "東京都あきる野市", 9,
                        "東京都西東京市", 2)
                .forEach((city, facilities) -> given().get("/api/networks/" + Network.idOfMunicipality(city))
                        .then()
                        .statusCode(200)
                        .body("name", is(city))
                        .body("facilities", is(facilities)));
        given().get("/api/networks/" + Network.idOfMunicipality("栃木県栃木市") + "/facilities")
                .then()
                .body("$", hasSize(18));
    }

    @Test
    @Order(2)
    void theSameListAgainChangesNothing() {
        skipWithoutList();
        long toldBefore = heard.countDescribed();
        long begun = System.nanoTime();
        importList().body("created", is(0)).body("updated", is(0)).body("unchanged", is(7_498));
        say("7,498 facilities compared", begun);

        assertThat(heard.countDescribed()).isEqualTo(toldBefore);
        assertThat(count("facility where version > 1 and id " + OF_THE_LIST)).isZero();
    }

    @Test
    @Order(3)
    void aBoardLoadsAndComparesTheWholeNationInMoments() {
        skipWithoutList();
        long begun = System.nanoTime();
        List<FacilityChanged> all = get(() -> states.listStates());
        say("the states of " + all.size() + " memberships read", begun);
        assertThat(all).hasSizeGreaterThanOrEqualTo(7_498);

        begun = System.nanoTime();
        List<Fingerprint> fingerprints = get(() -> states.listFingerprints());
        say(fingerprints.size() + " fingerprints read", begun);
        assertThat(fingerprints).hasSameSizeAs(all);
        assertThat(get(() -> networks.list())).hasSizeGreaterThanOrEqualTo(1_432);
    }

    private <T> T get(Supplier<Uni<T>> work) {
        return background.run(work).await().atMost(Duration.ofSeconds(10));
    }

    private static ValidatableResponse importList() {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType("text/csv")
                .body(LIST.toFile())
                .post("/api/facilities/import")
                .then()
                .statusCode(200);
    }

    private long count(String of) {
        return postgres.query("select count(*) from " + of)
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
    }

    private static void skipWithoutList() {
        boolean there = Files.isReadable(LIST);
        if (!there)
            System.out.println("SKIPPED: the national list is not at "
                    + LIST.toAbsolutePath().normalize());
        assumeTrue(there, "the national list is not there: " + LIST);
    }

    private static void say(String what, long begun) {
        System.out.printf("%s in %.1f s%n", what, (System.nanoTime() - begun) / 1e9);
    }
}
