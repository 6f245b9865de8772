package net.tomarigi.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.tomarigi.Given;
import net.tomarigi.embedded.EmbeddedStores;
import net.tomarigi.embedded.StoreKind;
import net.tomarigi.product.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hundred coordinators race for one bed, on two nodes of the packaged product against the same stores: one gets it, the
 * others a clean answer, and no hold is left behind. {@code -Drace.rounds=} and {@code -Drace.seed=}.
 */
class RaceForABedIT {
    private static final int ROUNDS = Integer.getInteger("race.rounds", 2);
    private static final int COORDINATORS = 200;
    private static final int AT_ONCE = 64;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path data;

    private static EmbeddedStores stores;
    private static final Server[] NODES = new Server[2];
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static String token;
    private static final String NETWORK = "race";

    @BeforeAll
    static void twoNodesOnTheSameStores() throws Exception {
        stores = EmbeddedStores.on(data, List.of(StoreKind.values()));
        stores.start(System.out);
        for (int i = 0; i < NODES.length; i++) NODES[i] = start(i);
        token = NODES[0].administrator();
        call(0, "PUT", "/api/networks/" + NETWORK, "{\"name\":\"race\"}");
    }

    private static Server start(int node) throws Exception {
        List<String> options = new ArrayList<>();
        options.addAll(Server.asOptions(stores.settings()));
        return Server.product(
                Path.of("target"),
                Server.freePort(),
                data.resolve("node" + node),
                data.resolve("node" + node + "-" + System.nanoTime() + ".log"),
                options.toArray(String[]::new));
    }

    @AfterAll
    static void end() {
        for (Server node : NODES) if (node != null) node.close();
        if (stores != null) stores.close();
    }

    @Test
    void ofTwoHundredExactlyOneGetsTheBed() throws Exception {
        long seed = Long.getLong("race.seed", System.nanoTime());
        System.out.println("RaceForABedIT: -Drace.seed=" + seed + " rounds " + ROUNDS);
        Random random = new Random(seed);
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<String> cases = all(pool, COORDINATORS, i -> openCase(i % 2));
            for (int round = 0; round < ROUNDS; round++) {
                String facility = facility(1, "1");
                int shift = random.nextInt(2);
                List<Integer> statuses = all(pool, COORDINATORS, i -> hold((i + shift) % 2, cases.get(i), facility)
                        .statusCode());
                String what = "seed " + seed + ", round " + round + ": " + statuses;
                assertThat(statuses.stream().filter(status -> status == 200).count())
                        .as(what)
                        .isEqualTo(1);
                assertThat(statuses.stream().filter(status -> status == 409).count())
                        .as(what)
                        .isEqualTo(COORDINATORS - 1);
                String winner = cases.get(statuses.indexOf(200));
                assertThat(number("select count(*) from stay where facility_id = '" + facility + "'"))
                        .isEqualTo(1);
                if (random.nextBoolean()) {
                    String stay = text("select id from stay where facility_id = '" + facility + "'");
                    List<Integer> agreed = all(pool, 6, i -> post(i % 2, winner, "stays/" + stay + "/agree", "{}")
                            .statusCode());
                    assertThat(agreed).as(what).containsOnly(200);
                    assertThat(post(0, winner, "stays/" + stay + "/release", "{}")
                                    .statusCode())
                            .isEqualTo(200);
                } else {
                    String stay = text("select id from stay where facility_id = '" + facility + "'");
                    assertThat(post(1, winner, "stays/" + stay + "/release", "{}")
                                    .statusCode())
                            .isEqualTo(200);
                }
                assertThat(number("select count(*) from stay where state = 'HELD'"))
                        .as(what)
                        .isZero();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void ofTwoYesesAtOnceOneIsAStay() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 6; round++) {
                String id = openCase(0);
                String one = facility(1, "1");
                String other = facility(1, "1");
                JsonNode asked = json(post(
                        0,
                        id,
                        "asks",
                        "{\"facilities\":[{\"facility\":\"" + one + "\"},{\"facility\":\"" + other + "\"}]}"));
                List<Integer> statuses = all(pool, 2, i -> request(
                                i,
                                "POST",
                                "/api/facilities/"
                                        + asked.at("/asks/" + i + "/facility").asText() + "/asks/"
                                        + asked.at("/asks/" + i + "/id").asText() + "/answer",
                                "{\"answer\":\"YES\"}")
                        .statusCode());
                assertThat(statuses).containsExactlyInAnyOrder(200, 409);
                assertThat(number("select count(*) from stay where case_id = '" + id + "' and state = 'AGREED'"))
                        .isEqualTo(1);
                assertThat(number("select count(*) from ask where case_id = '" + id + "' and state = 'WAITING'"))
                        .isZero();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aYesRacesWithTakingTheAskBackAndWithTime() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 6; round++) {
                String id = openCase(0);
                String facility = facility(1, "1");
                JsonNode asked = json(post(0, id, "asks", "{\"facilities\":[{\"facility\":\"" + facility + "\"}]}"));
                String ask = asked.at("/asks/0/id").asText();
                boolean byTime = round % 2 == 0;
                List<Integer> statuses = all(pool, 2, i -> {
                    if (i == 0)
                        return request(
                                        0,
                                        "POST",
                                        "/api/facilities/" + facility + "/asks/" + ask + "/answer",
                                        "{\"answer\":\"YES\"}")
                                .statusCode();
                    if (!byTime)
                        return post(1, id, "asks/" + ask + "/withdraw", "{}").statusCode();
                    change(
                            "update ask set asked_at = asked_at - interval '1 day', deadline_at = clock_timestamp() where id = '"
                                    + ask + "' and state = 'WAITING'");
                    return 0;
                });
                long stays = number("select count(*) from stay where case_id = '" + id + "'");
                assertThat(statuses.get(0)).isIn(200, 409);
                assertThat(stays).isEqualTo(statuses.get(0) == 200 ? 1 : 0);
                if (!byTime) assertThat(statuses).containsExactlyInAnyOrder(200, 409);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aNodeThatIsKilledInTheMiddleLeavesNothingHalfDone() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<String> cases = all(pool, 60, i -> openCase(0));
            for (int round = 0; round < 3; round++) {
                String facility = facility(1, "1");
                List<Future<Integer>> racing = new ArrayList<>();
                for (int i = 0; i < cases.size(); i++) {
                    int one = i;
                    racing.add(pool.submit(() -> {
                        try {
                            return hold(one % 2, cases.get(one), facility).statusCode();
                        } catch (java.io.IOException killed) {
                            return 0;
                        }
                    }));
                }
                int answered = 1 + 10 * round;
                await().until(() -> racing.stream().filter(Future::isDone).count() >= answered);
                NODES[1].kill();
                for (Future<Integer> one : racing) assertThat(one.get()).isIn(0, 200, 409, 503);
                assertThat(number(
                                "select count(*) from stay where facility_id = '" + facility + "' and state = 'HELD'"))
                        .isLessThanOrEqualTo(1);
                // Whoever holds it dies with its node: time frees the bed, kept by the one that is left.
                change("update stay set expires_at = clock_timestamp() where facility_id = '" + facility
                        + "' and state = 'HELD'");
                await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(number(
                                "select count(*) from stay where state = 'HELD' and facility_id = '" + facility + "'"))
                        .isZero());
                assertThat(hold(0, cases.get(0), facility).statusCode()).isEqualTo(200);
                String stay = text("select id from stay where state = 'HELD' and facility_id = '" + facility + "'");
                assertThat(post(0, cases.get(0), "stays/" + stay + "/release", "{}")
                                .statusCode())
                        .isEqualTo(200);
                NODES[1].close();
                NODES[1] = start(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    // --- Callers

    private interface Numbered<T> {
        T call(int i) throws Exception;
    }

    private static <T> List<T> all(ExecutorService pool, int count, Numbered<T> work) throws Exception {
        List<Callable<T>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int one = i;
            calls.add(() -> work.call(one));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : pool.invokeAll(calls)) results.add(future.get());
        return results;
    }

    private static String openCase(int node) throws Exception {
        return call(node, "POST", "/api/networks/" + NETWORK + "/cases", "{}")
                .get("id")
                .asText();
    }

    private static String facility(int beds, String open) throws Exception {
        String id = call(
                        0,
                        "POST",
                        "/api/networks/" + NETWORK + "/facilities",
                        "{\"name\":\"race\",\"beds\":[{\"id\":\"1\",\"label\":\"1\"}]}")
                .get("id")
                .asText();
        call(0, "PUT", "/api/facilities/" + id + "/vacancies", Given.reportBody("1", open));
        return id;
    }

    private static HttpResponse<String> hold(int node, String id, String facility) throws Exception {
        return post(node, id, "holds", "{\"facility\":\"" + facility + "\",\"bed\":\"1\"}");
    }

    private static HttpResponse<String> post(int node, String id, String what, String body) throws Exception {
        return request(node, "POST", "/api/networks/" + NETWORK + "/cases/" + id + "/" + what, body);
    }

    private static HttpResponse<String> request(int node, String method, String path, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(NODES[node].base() + path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        return JSON.readTree(response.body());
    }

    private static JsonNode call(int node, String method, String path, String body) throws Exception {
        return json(request(node, method, path, body));
    }

    // --- The database, past the product

    private static long number(String query) throws Exception {
        return Long.parseLong(text(query));
    }

    private static String text(String query) throws Exception {
        try (Connection connection = connect();
                ResultSet found = connection.createStatement().executeQuery(query)) {
            return found.next() ? found.getString(1) : null;
        }
    }

    private static void change(String statement) throws Exception {
        try (Connection connection = connect()) {
            connection.createStatement().executeUpdate(statement);
        }
    }

    private static Connection connect() throws Exception {
        Map<String, String> settings = stores.settings();
        return DriverManager.getConnection(
                "jdbc:" + settings.get("quarkus.datasource.reactive.url") + "?options=-c%20tomarigi.all=on",
                settings.get("quarkus.flyway.username"),
                settings.get("quarkus.flyway.password"));
    }
}
