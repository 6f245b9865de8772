package net.tomarigi.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Four people do at random what coordinators and facilities do, all at once, on the same few beds. Whenever they pause, the
 * board shows what the stays in PostgreSQL and the facilities' last reports come to, reckoned here without the product.
 * {@code -Dplacement.seed=} draws the same commands again; who is first is the machine's.
 */
@QuarkusTest
class PlacementOverHttpTest {
    private static final int PEOPLE = 4;
    private static final int PAUSES = 3;
    private static final int COMMANDS = 15;
    private static final int NIGHTS = 14;
    private static final List<String> BEDS = List.of("1", "2");

    @Inject
    Truth truth;

    private final long seed = Long.getLong("placement.seed", System.nanoTime());
    private final ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
    private Emergency here;
    private final List<String> facilities = new ArrayList<>();
    private final List<String> cases = new CopyOnWriteArrayList<>();
    /** What a facility has last said of a bed, by both their names. */
    private final Map<String, String> said = new ConcurrentHashMap<>();

    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> done = new ConcurrentHashMap<>();

    @BeforeEach
    void begin() {
        System.out.println("placement.seed=" + seed);
        here = Emergency.inNewNetwork();
        for (int i = 0; i < PEOPLE; i++) {
            String facility = Given.facility(here.network, BEDS.size());
            facilities.add(facility);
            for (String bed : BEDS) report(facility, bed, "1".repeat(NIGHTS));
        }
    }

    @AfterEach
    void end() {
        people.shutdownNow();
    }

    @Test
    @Tag("N2")
    void boardsShowWhatStaysAndReportsComeTo() throws Exception {
        List<Person> all = IntStream.range(0, PEOPLE).mapToObj(Person::new).toList();
        for (int pause = 1; pause <= PAUSES; pause++) {
            for (Future<Void> one : people.invokeAll(all)) one.get();
            String when = "seed " + seed + ", pause " + pause;
            assertThat(broken).as(when).isEmpty();
            assertThat(shown()).as(when).isEqualTo(reckoned());
            truth.change("update stay set expires_at = clock_timestamp() where id in (select id from stay"
                    + " where state = 'HELD' and " + ofThisNetwork() + " order by id limit 1)");
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                assertThat(truth.count(
                                "stay where state = 'HELD' and expires_at <= clock_timestamp() and " + ofThisNetwork()))
                        .as(when)
                        .isZero();
                assertThat(shown()).as(when).isEqualTo(reckoned());
            });
        }
        assertThat(done.keySet()).as("seed %d: %s", seed, done).contains("open", "ask", "answer", "hold", "report");
        assertThat(done.values().stream().mapToInt(n -> n).sum())
                .as("accepted, seed %d: %s", seed, done)
                .isGreaterThan(PEOPLE * PAUSES * COMMANDS / 3);
    }

    // --- What the board should show

    private String ofThisNetwork() {
        return "case_id in (select id from emergency_case where network_id = '" + here.network + "')";
    }

    private Map<String, String> reckoned() {
        LocalDate tonight =
                LocalDate.parse(json(Given.board(here.network)).get("tonight").asText());
        Map<String, char[]> taken = new HashMap<>();
        said.keySet().forEach(bed -> taken.put(bed, "0".repeat(NIGHTS).toCharArray()));
        String living = truth.text("select string_agg(concat_ws(' ', facility_id || '/' || bed_id, lower(nights),"
                + " upper(nights), state), ';') from stay where state in ('HELD', 'AGREED') and not practice and "
                + ofThisNetwork());
        for (String stay : living == null ? new String[0] : living.split(";")) {
            String[] part = stay.split(" ");
            for (LocalDate night = LocalDate.parse(part[1]);
                    night.isBefore(LocalDate.parse(part[2]));
                    night = night.plusDays(1)) {
                int at = (int) (night.toEpochDay() - tonight.toEpochDay());
                if (at < 0 || at >= NIGHTS) continue;
                assertThat(taken.get(part[0])[at]).as("given twice: " + stay).isEqualTo('0');
                taken.get(part[0])[at] = part[3].equals("HELD") ? 'h' : 's';
            }
        }
        Map<String, String> all = new HashMap<>();
        taken.forEach((bed, marks) -> {
            char[] open = said.get(bed).toCharArray();
            for (int night = 0; night < NIGHTS; night++) if (marks[night] != '0') open[night] = '0';
            all.put(bed, new String(open) + " " + new String(marks));
        });
        return all;
    }

    private Map<String, String> shown() {
        Map<String, String> all = new HashMap<>();
        for (JsonNode facility : json(Given.board(here.network)).get("facilities"))
            for (JsonNode bed : facility.get("beds")) {
                String taken = bed.get("taken").asText();
                all.put(
                        facility.get("id").asText() + "/" + bed.get("id").asText(),
                        bed.get("open").asText() + " " + (taken.isEmpty() ? "0".repeat(NIGHTS) : taken));
            }
        return all;
    }

    private static JsonNode json(Response response) {
        return response.as(JsonNode.class);
    }

    /** Those of which this member says one of these. */
    private static List<JsonNode> those(JsonNode all, String member, String... words) {
        List<JsonNode> some = new ArrayList<>();
        for (JsonNode one : all)
            if (Arrays.asList(words).contains(one.get(member).asText())) some.add(one);
        return some;
    }

    // --- What is done

    private void report(String facility, String bed, String open) {
        Given.report(facility, bed, open).then().statusCode(200);
        said.put(facility + "/" + bed, open);
    }

    /** Somebody who coordinates, and answers for whoever is asked; reports for one facility, so that its words have an order. */
    private final class Person implements Callable<Void> {
        private final Random random;
        private final String own;
        private final Map<String, String> providers = new HashMap<>();

        Person(int number) {
            random = new Random(seed * 31 + number);
            own = facilities.get(number);
            for (String facility : facilities) providers.put(facility, As.provider(facility));
        }

        @Override
        public Void call() {
            for (int i = 0; i < COMMANDS; i++) act();
            return null;
        }

        private void act() {
            int dice = random.nextInt(100);
            if (cases.isEmpty() || dice < 12) open();
            else if (dice < 30) ask();
            else if (dice < 50) answer();
            else if (dice < 62) hold();
            else if (dice < 90) goOn(dice);
            else reportOwn();
        }

        private void open() {
            Response made = here.coordinator()
                    .body("{" + Emergency.NEED + ",\"nights\":" + nights() + ",\"practice\":" + (random.nextInt(8) == 0)
                            + "}")
                    .post(here.path());
            if (judged("open", made)) cases.add(json(made).get("id").asText());
        }

        private void ask() {
            List<String> whom = new ArrayList<>();
            for (String facility : facilities)
                if (random.nextBoolean())
                    whom.add("{\"facility\":\"" + facility + "\""
                            + (random.nextInt(3) == 0 ? ",\"nights\":" + nights() : "") + "}");
            if (whom.isEmpty()) whom.add("{\"facility\":\"" + own + "\"}");
            String waves = random.nextInt(3) == 0 ? ",\"waves\":{\"size\":1,\"minutes\":5}" : "";
            judged("ask", here.post(anyCase(), "asks", "{\"facilities\":" + whom + waves + "}"));
        }

        private void answer() {
            String facility = any(facilities);
            String asks = "/api/facilities/" + facility + "/asks";
            Response inbox = As.bearer(providers.get(facility)).get(asks);
            if (!judged("inbox", inbox)) return;
            List<JsonNode> waiting = those(json(inbox), "state", "WAITING");
            if (waiting.isEmpty()) return;
            String answer = any(List.of(
                    "{\"answer\":\"YES\"}",
                    "{\"answer\":\"YES\",\"bed\":\"" + any(BEDS) + "\"}",
                    "{\"answer\":\"YES_BUT\",\"condition\":\"OTHER\",\"nights\":" + nights() + "}",
                    "{\"answer\":\"NO\",\"reason\":\"FULL\"}",
                    "{\"answer\":\"CALL_ME\"}"));
            judged(
                    "answer",
                    As.bearer(providers.get(facility))
                            .contentType("application/json")
                            .body(answer)
                            .post(asks + "/" + any(waiting).get("id").asText() + "/answer"));
        }

        private void hold() {
            judged(
                    "hold",
                    here.post(
                            anyCase(),
                            "holds",
                            "{\"facility\":\"" + any(facilities) + "\",\"bed\":\"" + any(BEDS) + "\",\"nights\":"
                                    + nights() + "}"));
        }

        /** With what a case has already. */
        private void goOn(int dice) {
            String id = anyCase();
            if (dice >= 87) {
                judged("close", here.post(id, "close", any(List.of("""
                        {"as":"NOT_PLACED","why":"NO_BED","instead":"NOTHING"}""", """
                        {"as":"ENDED","why":"OTHER"}""", """
                        {"as":"WITHDRAWN","why":"OTHER"}"""))));
                return;
            }
            Response found = here.coordinator().get(here.path() + "/" + id);
            if (!judged("find", found)) return;
            List<JsonNode> stays = those(json(found).get("stays"), "state", "HELD", "AGREED");
            List<JsonNode> asks = new ArrayList<>();
            json(found).get("asks").forEach(asks::add);
            if (dice >= 83 && !asks.isEmpty()) {
                JsonNode ask = any(asks);
                String facility = ask.get("facility").asText();
                judged(
                        "revoke",
                        As.bearer(providers.get(facility))
                                .contentType("application/json")
                                .body("{\"reason\":\"FULL\"}")
                                .post("/api/facilities/" + facility + "/asks/"
                                        + ask.get("id").asText() + "/revoke"));
            } else if (dice >= 80 && !asks.isEmpty())
                judged("withdraw", here.post(id, "asks/" + any(asks).get("id").asText() + "/withdraw", "{}"));
            else if (!stays.isEmpty()) {
                String stay = "stays/" + any(stays).get("id").asText();
                if (dice < 69) judged("agree", here.post(id, stay + "/agree", "{}"));
                else if (dice < 73) judged("release", here.post(id, stay + "/release", "{}"));
                else if (dice < 76)
                    judged(
                            "resize",
                            here.coordinator()
                                    .body("{\"nights\":" + (1 + random.nextInt(5)) + "}")
                                    .put(here.path() + "/" + id + "/" + stay));
                else
                    judged(
                            "move",
                            here.post(
                                    id,
                                    stay + "/move",
                                    "{\"bed\":\"" + any(BEDS) + "\",\"from\":\""
                                            + Given.tonight().plusDays(random.nextInt(4)) + "\"}"));
            }
        }

        private void reportOwn() {
            StringBuilder open = new StringBuilder();
            for (int night = 0; night < NIGHTS; night++) open.append(random.nextInt(5) == 0 ? '0' : '1');
            report(own, any(BEDS), open.toString());
            done.merge("report", 1, Integer::sum);
        }

        private boolean judged(String what, Response response) {
            if (response.statusCode() >= 500) broken.add(what + " → " + response.asString());
            if (response.statusCode() >= 300) return false;
            done.merge(what, 1, Integer::sum);
            return true;
        }

        private String nights() {
            return "{\"from\":\"" + Given.tonight().plusDays(random.nextInt(4)) + "\",\"count\":"
                    + (1 + random.nextInt(4)) + "}";
        }

        private String anyCase() {
            return any(cases);
        }

        private <T> T any(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }
    }
}
