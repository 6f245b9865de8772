package net.tomarigi.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import net.tomarigi.Given;
import net.tomarigi.access.Caller;
import net.tomarigi.facility.OpenNights;
import net.tomarigi.network.Policy;
import net.tomarigi.platform.Background;
import net.tomarigi.platform.MovableClock;
import net.tomarigi.vacancy.Condition;
import net.tomarigi.vacancy.ReportOutcome;
import net.tomarigi.vacancy.ReportVacancy;
import net.tomarigi.vacancy.Source;
import net.tomarigi.vacancy.VacancyReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A screen holds what GET gives, whatever happened to its connection; one that does not read harms no other. */
@QuarkusTest
class ScreensTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TestHTTPResource
    URI base;

    @Inject
    ReportVacancy reportVacancy;

    @Inject
    Background background;

    @Inject
    MovableClock clock;

    @Inject
    MeterRegistry meters;

    @AfterEach
    void putTheClockBack() {
        clock.putBack();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 4_000})
    void aScreenThatWasAwayHoldsWhatGetGives(int changes) throws Exception {
        String network = Given.network();
        List<String> facilities =
                IntStream.range(0, 16).mapToObj(i -> Given.facility(network, 2)).toList();
        Screen before = Screen.open(base(), network);
        change(facilities, 1);
        // A screen goes on only from a board whose facilities have their place in the order.
        Settled.network(network);
        await().atMost(SOON).untilAsserted(() -> assertThat(before.board()).isEqualTo(read(network)));
        before.close();

        change(facilities, changes);
        try (Screen after = Screen.open(base(), network, before)) {
            await().atMost(SOON).untilAsserted(() -> assertThat(after.board()).isEqualTo(read(network)));
            assertThat(after.received().get(0).get("type").asText()).isEqualTo("resumed");
        }
    }

    @Test
    void aScreenOfAnotherEpochOrAheadOfTheBoardGetsASnapshot() throws Exception {
        String network = Given.network();
        Given.facility(network, 1);
        for (String query : List.of(
                "?epoch=another&revision=1",
                "?epoch=" + epoch(network) + "&revision=999999999",
                "?revision=nonsense",
                "?epoch="))
            assertThat(firstMessage(network, query).get("type").asText())
                    .as(query)
                    .isEqualTo("snapshot");
    }

    @Test
    void aScreenThatSawAFacilityComeGetsASnapshot() throws Exception {
        String network = Given.network();
        Given.facility(network, 1);
        try (Screen screen = Screen.open(base(), network)) {
            await().atMost(SOON).until(() -> screen.board() != null);
            Given.facility(network, 2);
            await().atMost(SOON).untilAsserted(() -> assertThat(screen.board()).isEqualTo(read(network)));
            assertThat(screen.board().get("facilities")).hasSize(2);
        }
    }

    @Test
    void aScreenThatStopsReadingIsCutOffAndTheOthersAreNot() throws Exception {
        String network = Given.network();
        String facility = Given.facility(network, 300);
        try (Screen screen = Screen.open(base(), network)) {
            await().atMost(SOON).until(() -> screen.board() != null);
            double others = connected();
            try (Socket deaf = deafScreen(network)) {
                await().atMost(SOON).until(() -> connected() == others + 1);
                // Each report is some 20 kilobytes: together more than the system's buffers and the screen's queue
                // hold.
                for (int i = 0; i < 600 && connected() > others; i++) changeAll(facility, 300, i);
                await().atMost(SOON).until(() -> connected() == others);
                assertThat(deaf.isClosed()).isFalse();
            }
            await().atMost(SOON).untilAsserted(() -> assertThat(screen.board()).isEqualTo(read(network)));
            assertThat(screen.closed()).isNull();
        }
    }

    private double connected() {
        return meters.get("tomarigi.screens.connected").gauge().value();
    }

    @Test
    void aHeartbeatComesWhenNothingElseDoes() throws Exception {
        String network = Given.network();
        try (Screen screen = Screen.open(base(), network)) {
            await().atMost(SOON).until(() -> screen.received().stream()
                    .anyMatch(message -> message.get("type").asText().equals("heartbeat")
                            && message.has("revision")
                            && message.has("at")));
        }
    }

    @Test
    @Tag("T1")
    void theNightRollsOverWithoutAnyReport() throws Exception {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        LocalDate today = Given.tonight();
        Instant morning = today.plusDays(1).atTime(9, 0).atZone(Policy.TOKYO).toInstant();
        clock.moveTo(morning.minus(Duration.ofHours(1)));
        Given.report(facility, "1", "101").then().statusCode(200);
        try (Screen screen = Screen.open(base(), network)) {
            await().atMost(SOON).until(() -> screen.board() != null);
            assertThat(screen.board().get("tonight").asText()).isEqualTo(today.toString());
            assertThat(screen.board().at("/facilities/0/beds/0/open").asText()).startsWith("101");
            clock.moveTo(morning.minusSeconds(1));
            await().atMost(SOON).untilAsserted(() -> assertThat(
                            screen.board().get("tonight").asText())
                    .isEqualTo(today.plusDays(1).toString()));
            assertThat(screen.board().at("/facilities/0/beds/0/open").asText()).startsWith("010");
            await().atMost(SOON).untilAsserted(() -> assertThat(screen.board()).isEqualTo(read(network)));
            assertThat(screen.board().get("openTonight").asInt()).isZero();
        }
    }

    @Test
    void aWordAgesWithoutAnyReportAndTheRevisionStays() throws Exception {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        Given.report(facility, "1", "1").then().statusCode(200);
        Settled.network(network);
        Instant attested =
                Instant.parse(read(network).at("/facilities/0/attestedAt").asText());
        // Far from the hour at which the night rolls over, so that only the word's age changes.
        String tag = Given.board(network).header("ETag");
        try (Screen screen = Screen.open(base(), network)) {
            await().atMost(SOON).untilAsserted(() -> assertThat(screen.board()).isEqualTo(read(network)));
            long revision = screen.board().get("revision").asLong();
            clock.moveTo(attested.plus(Duration.ofHours(24)).plusSeconds(1));
            await().atMost(SOON).untilAsserted(() -> assertThat(
                            screen.board().at("/facilities/0/freshness").asText())
                    .isEqualTo("AGEING"));
            assertThat(screen.board().get("revision").asLong()).isEqualTo(revision);
            assertThat(Given.board(network).header("ETag")).isNotEqualTo(tag);
            clock.moveTo(attested.plus(Duration.ofHours(72)).plusSeconds(1));
            await().atMost(SOON).untilAsserted(() -> assertThat(
                            screen.board().at("/facilities/0/freshness").asText())
                    .isEqualTo("STALE"));
        }
    }

    /** What comes back in the common order moves the revision, which the next change says. */
    @Test
    void whileChangesComeNoFrameSaysOnlyTheRevision() throws Exception {
        String network = Given.network();
        List<String> facilities = List.of(Given.facility(network, 1), Given.facility(network, 1));
        try (Screen screen = Screen.open(base(), network)) {
            await().atMost(SOON).untilAsserted(() -> assertThat(screen.board()).isEqualTo(read(network)));
            int before = frames(screen, true);
            int pauses = 0;
            long begun = System.nanoTime();
            for (int i = 0; i < 80; i++) {
                long last = System.nanoTime();
                OpenNights said = nights(Given.tonight(), i, 10);
                report(facilities.get(i % 2), new VacancyReport(List.of(new VacancyReport.BedReport("1", said)), null))
                        .await()
                        .atMost(SOON);
                LockSupport.parkNanos(Duration.ofMillis(40).toNanos());
                if (System.nanoTime() - last > Duration.ofMillis(150).toNanos()) pauses++;
            }
            int fifths =
                    (int) ((System.nanoTime() - begun) / Duration.ofMillis(200).toNanos());
            assertThat(frames(screen, true) - before).isLessThanOrEqualTo(pauses + fifths / 4);
            assertThat(frames(screen, false)).isPositive();
            await().atMost(SOON).untilAsserted(() -> assertThat(screen.board()).isEqualTo(read(network)));
        }
    }

    private static int frames(Screen screen, boolean saysNothing) {
        return (int) screen.received().stream()
                .filter(frame -> frame.get("type").asText().equals("changes"))
                .filter(frame -> frame.get("facilities").isEmpty() == saysNothing)
                .count();
    }

    private ObjectNode read(String network) {
        return Screen.read(Given.board(network).asString());
    }

    private String epoch(String network) {
        return read(network).get("epoch").asText();
    }

    private JsonNode firstMessage(String network, String query) throws Exception {
        try (Screen screen = Screen.openRaw(base(), network, query)) {
            await().atMost(SOON).until(() -> !screen.received().isEmpty());
            return screen.received().get(0);
        }
    }

    /** {@code count} reports of first beds, each different from the one before; reports of one facility wait for each other. */
    private void change(List<String> facilities, int count) {
        LocalDate tonight = Given.tonight();
        Multi.createFrom()
                .range(0, count)
                .onItem()
                .transformToUni(i -> report(
                        facilities.get(i % facilities.size()),
                        new VacancyReport(
                                List.of(new VacancyReport.BedReport("1", nights(tonight, i / facilities.size(), 10))),
                                null)))
                .merge(facilities.size())
                .collect()
                .last()
                .await()
                .atMost(Duration.ofMinutes(2));
    }

    private void changeAll(String facility, int beds, int mix) {
        LocalDate tonight = Given.tonight();
        report(
                        facility,
                        new VacancyReport(
                                IntStream.rangeClosed(1, beds)
                                        .mapToObj(bed -> new VacancyReport.BedReport(
                                                String.valueOf(bed), nights(tonight, mix + bed, 14)))
                                        .toList(),
                                null))
                .await()
                .atMost(SOON);
    }

    private Uni<ReportOutcome> report(String facility, VacancyReport report) {
        return background
                .run(() -> reportVacancy.report(
                        facility, report, Condition.NONE, new Source(Caller.SYSTEM, Source.Via.REST, null)))
                .invoke(outcome -> assertThat(outcome).isInstanceOf(ReportOutcome.Reported.class));
    }

    private static OpenNights nights(LocalDate from, int number, int count) {
        String bits = "0".repeat(count) + Integer.toBinaryString(number);
        return new OpenNights(from, bits.substring(bits.length() - count));
    }

    /** Asks for the board's socket and never reads what comes. */
    private Socket deafScreen(String network) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
        socket.getOutputStream()
                .write(("GET /ws/networks/" + network + "/board HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private String base() {
        return base.toString().replaceFirst("/$", "");
    }
}
