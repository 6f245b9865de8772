package net.tomarigi.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.tomarigi.Given;
import net.tomarigi.embedded.SingleStore;
import net.tomarigi.embedded.StoreKind;
import net.tomarigi.embedded.WatchedRedis;
import net.tomarigi.product.Server;
import net.tomarigi.product.Town;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A Kafka that nobody reaches but over TLS and with a password: the packaged product is told so by settings alone, as
 * docs/OPERATIONS.md says.
 */
@EnabledIfSystemProperty(
        named = "failover",
        matches = "true",
        disabledReason = "SKIPPED: mvn verify -Pfailover runs the product on a Kafka behind TLS")
class KafkaBehindTlsIT {
    private static final String TOPIC = "vacancy-changes";
    private static final String USER = "tomarigi";
    private static final String PASSWORD = "nobody-reads-this";
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Path directory;
    private static GuardedBroker broker;
    private static SingleStore postgres;
    private static SingleStore redis;

    @BeforeAll
    static void startStores() throws Exception {
        directory = Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "faults")).toAbsolutePath(), "tls-");
        broker = new GuardedBroker(directory, new Certificates(directory.resolve("certificates")), PASSWORD);
        postgres = new SingleStore(StoreKind.POSTGRESQL, directory.resolve("postgresql"));
        redis = new SingleStore(StoreKind.REDIS, directory.resolve("redis"));
    }

    @AfterAll
    static void endStores() throws Exception {
        if (redis != null) redis.close();
        if (postgres != null) postgres.close();
        if (broker != null) broker.close();
    }

    @Test
    void aReportGoesIntoTheCommonOrderAndIntoRedis() throws Exception {
        broker.letIn(USER, PASSWORD);
        NodePart node = node("let-in", USER);
        try (Server product = started(node)) {
            Town town = Town.make(product, "let-in", 2);
            long version = report(product, town);

            patiently().untilAsserted(() -> assertIsInTheOrder(product, town, version));
            assertThat(metrics(product)).contains("tomarigi_store_there{store=\"kafka\"} 1");
        }
        assertThat(log("let-in")).doesNotContain(PASSWORD);
    }

    /** Kafka learns of the user only later, or of its new password: nobody starts the node again. */
    @Test
    void whoIsNotLetInServesAndIsHeardLater() throws Exception {
        int before = broker.records(TOPIC).size();
        NodePart node = node("late", "late");
        try (Server product = started(node)) {
            Town town = Town.make(product, "late", 2);
            long version = report(product, town);

            assertThat(board(product, town).at("/facilities").findValuesAsText("version"))
                    .contains(Long.toString(version));
            // Ready, though without it: the call throws when it is not.
            patiently().ignoreExceptions().untilAsserted(() -> assertThat(product.call("GET", "/q/health/ready", null)
                            .findValue("kafka")
                            .asText())
                    .isEqualTo("away"));
            assertThat(metrics(product)).contains("tomarigi_store_there{store=\"kafka\"} 0");
            patiently().untilAsserted(() -> assertThat(log("late"))
                    .contains("Kafka is away")
                    .contains("invalid credentials")
                    .contains("events wait in the outbox"));
            assertThat(waiting()).isPositive();
            assertThat(broker.records(TOPIC)).hasSize(before);

            broker.letIn("late", PASSWORD);

            patiently().untilAsserted(() -> assertIsInTheOrder(product, town, version));
            long next = report(product, town);
            patiently().untilAsserted(() -> assertIsInTheOrder(product, town, next));
        }
        assertThat(log("late")).doesNotContain(PASSWORD);
    }

    @Test
    void whoeverSaysAPasswordAsItIsIsLetInToo() throws Exception {
        NodePart node = node("plain", broker.plainSettings(), GuardedBroker.plainLogin(PASSWORD));
        try (Server product = started(node)) {
            Town town = Town.make(product, "plain", 2);
            long version = report(product, town);
            patiently().untilAsserted(() -> assertIsInTheOrder(product, town, version));
        }
        assertThat(log("plain")).doesNotContain(PASSWORD);
    }

    /** The password is said to nobody whom the authority does not name. */
    @Test
    void whoeverWasGivenAnotherAuthorityServesAndSaysWhy() throws Exception {
        broker.letIn(USER, PASSWORD);
        int before = broker.records(TOPIC).size();
        Certificates others = new Certificates(directory.resolve("others"));
        NodePart node = node("mistaken", broker.settings(others), GuardedBroker.login(USER, PASSWORD));
        try (Server product = started(node)) {
            Town town = Town.make(product, "mistaken", 2);
            long version = report(product, town);

            assertThat(board(product, town).at("/facilities").findValuesAsText("version"))
                    .contains(Long.toString(version));
            patiently().untilAsserted(() -> assertThat(log("mistaken"))
                    .containsPattern("Kafka is away.*SSL handshake failed.*PKIX path"));
            assertThat(metrics(product)).contains("tomarigi_store_there{store=\"kafka\"} 0");
            assertThat(waiting()).isPositive();
            assertThat(broker.records(TOPIC)).hasSize(before);
        }
        assertThat(log("mistaken")).doesNotContain(PASSWORD);
    }

    /** The log has the report, the board counts by the log, nothing waits, and Redis has the same. */
    private static void assertIsInTheOrder(Server product, Town town, long version) throws Exception {
        List<ConsumerRecord<String, String>> records = broker.records(TOPIC).stream()
                .filter(record -> town.network().equals(record.key()))
                .toList();
        // What had to wait may come behind what did not: the higher version wins.
        assertThat(records).anySatisfy(record -> assertThat(record.value())
                .contains(town.facilities().get(0))
                .contains("\"version\":" + version + ","));
        long revision = records.get(records.size() - 1).offset() + 1;
        assertThat(board(product, town).get("revision").asLong()).isEqualTo(revision);
        assertThat(waiting()).isZero();
        String copy = "HGET board:" + town.network();
        assertThat(ofRedis(copy + " revision")).contains("\r\n" + revision + "\r\n");
        assertThat(ofRedis(copy + " f:" + town.facilities().get(0))).contains("\"version\":" + version + ",");
        assertThat(product.call("GET", "/q/health/ready", null)
                        .findValue("kafka")
                        .asText())
                .isEqualTo("there");
    }

    private static NodePart node(String name, String user) throws Exception {
        return node(name, broker.settings(), GuardedBroker.login(user, PASSWORD));
    }

    private static NodePart node(String name, Map<String, String> kafka, String login) throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(postgres.settings());
        settings.putAll(redis.settings());
        kafka.forEach((setting, value) -> settings.put("kafka." + setting, value));
        NodePart node = new NodePart(name, directory, Path.of("target"), Server.freePort(), settings);
        // The one secret among them comes as a container is given it.
        node.startBehind(List.of("env", "KAFKA_SASL_JAAS_CONFIG=" + login));
        return node;
    }

    private static Server started(NodePart node) throws Exception {
        node.start();
        return node.server();
    }

    /** @return the version that it made */
    private static long report(Server product, Town town) throws Exception {
        return product.call(
                        "PUT",
                        "/api/facilities/" + town.facilities().get(0) + "/vacancies",
                        Given.reportBody("1", Town.nights(5)))
                .get("version")
                .asLong();
    }

    private static JsonNode board(Server product, Town town) throws Exception {
        return product.call("GET", town.boardPath(), null);
    }

    /** Events that Kafka does not have yet. */
    private static long waiting() throws Exception {
        Map<String, String> settings = postgres.settings();
        try (var database = DriverManager.getConnection(
                        "jdbc:" + settings.get("quarkus.datasource.reactive.url"),
                        settings.get("quarkus.flyway.username"),
                        settings.get("quarkus.flyway.password"));
                var sql = database.createStatement();
                var rows = sql.executeQuery("select count(*) from outbox")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String ofRedis(String command) throws Exception {
        Map<String, String> settings = redis.settings();
        int port = URI.create(settings.get("quarkus.redis.hosts")).getPort();
        return WatchedRedis.ask(port, settings.get("quarkus.redis.password"), command);
    }

    private static String metrics(Server product) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(product.base() + "/q/metrics"))
                .header("Authorization", "Bearer " + product.administrator())
                .build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }

    private static String log(String node) throws Exception {
        return Files.readString(directory.resolve(node + "-1.log"));
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(LONGEST).pollInSameThread();
    }
}
