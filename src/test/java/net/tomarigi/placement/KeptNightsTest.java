package net.tomarigi.placement;

import static net.tomarigi.placement.Emergency.answer;
import static net.tomarigi.placement.Emergency.inbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import net.tomarigi.access.KnownCallers;
import net.tomarigi.platform.MovableClock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Whatever the code does, and whatever goes around it: a night is given once, and boards show what is kept. */
@QuarkusTest
class KeptNightsTest {
    @Inject
    Truth truth;

    @Inject
    MovableClock clock;

    @Inject
    KnownCallers known;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private String insert(String id, String facility, String from, int nights, String state, boolean practice) {
        return "insert into stay (id, case_id, facility_id, bed_id, nights, state, practice, expires_at, version, data) values ('"
                + id + "-" + facility
                + "', (select id from emergency_case where network_id = (select network_id from membership where facility_id = '"
                + facility + "' limit 1) limit 1), '" + facility + "', '1', daterange(date '" + from + "', date '"
                + from
                + "' + " + nights + "), '" + state + "', " + practice + ", "
                + (state.equals("HELD") ? "clock_timestamp() + interval '1 hour'" : "null") + ", 1, '{}')";
    }

    @Test
    void postgresRefusesANightThatIsGivenTwiceWhoeverWritesIt() {
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(5);
        here.open(1);
        String tonight = Given.tonight().toString();
        truth.change(insert("a", facility, tonight, 3, "AGREED", false));
        for (String state : List.of("HELD", "AGREED"))
            assertThatThrownBy(() -> truth.change(
                            insert("b", facility, Given.tonight().plusDays(2).toString(), 2, state, false)))
                    .rootCause()
                    .hasMessageContaining("bed_is_given_once");
        assertThatThrownBy(() -> truth.change(
                        "update stay set nights = daterange(lower(nights), upper(nights) + 400) where id = 'a-"
                                + facility + "'"))
                .rootCause()
                .hasMessageContaining("check");
        truth.change(insert("c", facility, Given.tonight().plusDays(3).toString(), 1, "HELD", false));
        truth.change(insert("d", facility, tonight, 3, "AGREED", true));
        truth.change(insert("e", facility, tonight, 3, "ENDED", false));
    }

    @Test
    void aBoardLearnsEvenWhatWasWrittenPastTheProduct() {
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(3);
        here.open(1);
        assertThat(here.open(facility, "1")).startsWith("111");
        truth.change(insert("a", facility, Given.tonight().toString(), 2, "AGREED", false));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(here.open(facility, "1")).startsWith("001"));
    }

    @Test
    void aHoldEndsByTheDatabasesClockAndTheBedIsFreeAgain() {
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(1);
        String id = here.open(1);
        here.hold(id, facility, "1").then().statusCode(200);
        assertThat(here.taken(facility, "1")).startsWith("h");
        truth.change("update stay set expires_at = clock_timestamp() where case_id = '" + id + "'");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(here.open(facility, "1")).startsWith("1"));
        assertThat(here.find(id).getString("stays[0].state")).isEqualTo("EXPIRED");
        assertThat(here.find(id).getString("state")).isEqualTo("OPEN");
        assertThat(here.find(id).getList("entries.kind", String.class)).contains("hold-expired");
    }

    @Test
    void aNodeWhoseClockIsWrongByTenMinutesEndsNothingEarlyAndKeepsNothingLonger() {
        for (int minutes : new int[] {10, -10}) {
            Emergency here = Emergency.inNewNetwork();
            String asked = here.facility(1);
            String held = here.facility(1);
            String id = here.open(1);
            String other = here.open(1);
            clock.moveTo(clock.instant().plus(Duration.ofMinutes(minutes)));
            try {
                here.post(id, "asks", "{\"facilities\":[{\"facility\":\"" + asked + "\"}],\"minutes\":5}")
                        .then()
                        .statusCode(200);
                here.hold(other, held, "1").then().statusCode(200);
                assertThat(here.find(id).getInt("asks[0].secondsLeft")).isBetween(240, 300);
                assertThat(truth.number(
                                "select round(extract(epoch from deadline_at - clock_timestamp())) from ask where case_id = '"
                                        + id + "'"))
                        .isBetween(240L, 300L);
                assertThat(truth.number(
                                "select round(extract(epoch from expires_at - clock_timestamp())) from stay where case_id = '"
                                        + other + "'"))
                        .isBetween(1_700L, 1_800L);
                truth.change(
                        "update ask set asked_at = asked_at - interval '1 day', deadline_at = clock_timestamp() where case_id = '"
                                + id + "'");
                truth.change("update stay set expires_at = clock_timestamp() where case_id = '" + other + "'");
                await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                    assertThat(here.find(id).getString("asks[0].state")).isEqualTo("EXPIRED");
                    assertThat(here.find(other).getString("stays[0].state")).isEqualTo("EXPIRED");
                });
            } finally {
                clock.putBack();
            }
        }
    }

    @Test
    void anAskEndsAndACaseThatNobodyMovesIsOverdue() {
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(1);
        String id = here.open(1);
        here.ask(id, facility).then().statusCode(200);
        truth.change(
                "update ask set asked_at = asked_at - interval '1 day', deadline_at = clock_timestamp() where case_id = '"
                        + id + "'");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(here.find(id).getString("state")).isEqualTo("OPEN"));
        assertThat(here.find(id).getString("asks[0].state")).isEqualTo("EXPIRED");
        truth.change("update emergency_case set due_at = clock_timestamp() where id = '" + id + "'");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(here.find(id).getInt("notes.overdue")).isEqualTo(1));
        assertThat(here.find(id).getInt("secondsLeft")).isPositive();
    }

    /** Streams of tests are short: whoever watches comes back, as a browser does. */
    @Test
    void whoeverWatchesIsToldAtOnce() {
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(1);
        String id = here.open(1);
        here.ask(id, facility).then().statusCode(200);
        String provider = As.provider(facility);
        List<String> heard = new CopyOnWriteArrayList<>();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            List<CompletableFuture<?>> streams = List.of(
                    listen("/api/facilities/" + facility + "/asks/events", provider, heard),
                    listen("/api/networks/" + here.network + "/cases/events", here.coordinator, heard));
            await().atMost(Duration.ofSeconds(5)).until(() -> heard.contains("event:here"));
            here.post(id, "costs", "{\"kind\":\"OTHER\",\"yen\":1}").then().statusCode(200);
            for (CompletableFuture<?> stream : streams) stream.get(20, TimeUnit.SECONDS);
            assertThat(heard).contains("event:asks", "event:case");
        });
    }

    @Test
    void whatAFacilityIsAskedStandsInItsNewsAndOfWhomItIsDoesNot() {
        String planted = "千曲花代" + System.nanoTime();
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(1);
        String provider = As.provider(facility);
        List<String> heard = new CopyOnWriteArrayList<>();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            String id = here.open(1, ",\"person\":{\"name\":\"" + planted + "\"},\"situation\":\"" + planted + "\"");
            listen(facility, provider, heard, () -> here.ask(id, facility));
            List<String> asked =
                    heard.stream().filter(line -> line.contains("\"state\"")).toList();
            assertThat(asked).as("the stream ended before").isNotEmpty();
            JsonPath told = JsonPath.from(asked.get(0).substring("data:".length()));
            Map<String, Object> read = inbox(facility).getMap("find { it.id == '" + told.getString("id") + "' }");
            assertThat(read).isNotNull();
            assertThat(told.getLong("secondsLeft")).isPositive();
            Map<String, Object> shown = new HashMap<>(told.getMap(""));
            shown.remove("secondsLeft");
            read.remove("secondsLeft");
            assertThat(shown).isEqualTo(read);
        });
        assertThat(heard).noneMatch(line -> line.contains(planted));
    }

    @Test
    void whoMayNoLongerAnswerIsToldNothingButThatSomethingChanged() {
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(1);
        String provider = As.provider(facility);
        List<String> heard = new CopyOnWriteArrayList<>();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            String id = here.open(1);
            listen(facility, provider, heard, () -> {
                known.forget(provider);
                return here.ask(id, facility);
            });
            assertThat(heard).contains("event:asks", "data:{}").noneMatch(line -> line.contains("\"state\""));
        });
    }

    /** What a facility's stream says from before something is done until the stream ends. */
    private void listen(String facility, String provider, List<String> heard, Supplier<Response> deed)
            throws Exception {
        heard.clear();
        CompletableFuture<?> stream = listen("/api/facilities/" + facility + "/asks/events", provider, heard);
        await().atMost(Duration.ofSeconds(5)).until(() -> heard.contains("event:here"));
        deed.get().then().statusCode(200);
        stream.get(20, TimeUnit.SECONDS);
    }

    private CompletableFuture<?> listen(String path, String token, List<String> heard) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.ofLines())
                .thenAccept(answer -> answer.body()
                        .forEach(line -> heard.add(line.replace(": ", ":").strip())));
    }

    @Test
    void aNameIsNowhereBeforeTheYes() {
        String planted = "千曲花代" + System.nanoTime();
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(1);
        String id = here.open(1, ",\"person\":{\"name\":\"" + planted + "\"},\"situation\":\"" + planted + "\"");
        here.ask(id, facility).then().statusCode(200);
        assertThat(inbox(facility).prettify()).doesNotContain(planted);
        for (String table : List.of(
                "emergency_case", "ask", "stay", "case_entry", "case_key", "outbox", "audit", "demand", "idempotency"))
            assertThat(truth.count(table + " t where cast(t as text) like '%" + planted + "%'"))
                    .as(table)
                    .isZero();
        answer(facility, inbox(facility).getString("[0].id"), "{\"answer\":\"YES\"}")
                .then()
                .statusCode(200);
        assertThat(inbox(facility).prettify()).contains(planted);
    }
}
