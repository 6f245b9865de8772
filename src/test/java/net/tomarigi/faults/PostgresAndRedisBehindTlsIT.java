package net.tomarigi.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.tomarigi.Given;
import net.tomarigi.embedded.GuardedRedis;
import net.tomarigi.embedded.SingleStore;
import net.tomarigi.embedded.StoreKind;
import net.tomarigi.product.Server;
import net.tomarigi.product.Town;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A PostgreSQL and a Redis that nobody reaches but over TLS, by the settings that docs/OPERATIONS.md names. */
@EnabledIfSystemProperty(
        named = "failover",
        matches = "true",
        disabledReason = "SKIPPED: mvn verify -Pfailover runs the product on stores behind TLS")
class PostgresAndRedisBehindTlsIT {
    private static final Path BUILD = Path.of("target");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Path directory;
    private final Certificates certificates;

    PostgresAndRedisBehindTlsIT() throws Exception {
        directory = Files.createTempDirectory(
                Files.createDirectories(BUILD.resolve("faults")).toAbsolutePath(), "tls-");
        certificates = new Certificates(directory.resolve("certificates"));
    }

    @Test
    void theProductAndItsCommandsKnowThemByTheirAuthority() throws Exception {
        try (SingleStore postgres = new SingleStore(StoreKind.POSTGRESQL, directory.resolve("postgresql"));
                GuardedRedis redis = new GuardedRedis(
                        directory.resolve("redis"),
                        certificates.chain(),
                        certificates.key(),
                        certificates.authority())) {
            guard(postgres);
            Map<String, String> settings = new HashMap<>(postgres.settings());
            settings.putAll(redis.settings());
            settings.putAll(trust(settings.get("quarkus.datasource.reactive.url"), certificates.authority()));
            NodePart node = new NodePart("node", directory, BUILD, Server.freePort(), settings);
            node.start();
            try (Server product = node.server()) {
                Town town = Town.make(product, "city", 2);
                product.call(
                        "PUT",
                        "/api/facilities/" + town.facilities().get(0) + "/vacancies",
                        Given.reportBody("1", Town.nights(5)));

                Awaitility.await().atMost(LONGEST).pollInSameThread().untilAsserted(() -> {
                    JsonNode ready = product.call("GET", "/q/health/ready", null);
                    assertThat(ready.findValue("postgresql").asText()).isEqualTo("there");
                    assertThat(ready.findValue("redis").asText()).isEqualTo("there");
                });
                assertThat(command(settings)).isZero();
            }
            assertThat(Files.readString(directory.resolve("node-1.log")))
                    .doesNotContain(settings.get("quarkus.datasource.password"))
                    .doesNotContain(settings.get("quarkus.redis.password"));

            Certificates others = new Certificates(directory.resolve("others"));
            settings.putAll(trust(settings.get("quarkus.datasource.reactive.url"), others.authority()));
            assertThat(command(settings)).as("who trusts another authority").isNotZero();
        }
    }

    /** What docs/OPERATIONS.md names, for clients that trust this authority. */
    private static Map<String, String> trust(String address, Path authority) {
        return Map.of(
                "quarkus.datasource.reactive.postgresql.ssl-mode",
                "verify-full",
                "quarkus.datasource.reactive.hostname-verification-algorithm",
                "HTTPS",
                "quarkus.datasource.reactive.trust-certificate-pem",
                "true",
                "quarkus.datasource.reactive.trust-certificate-pem.certs",
                authority.toString(),
                "quarkus.datasource.jdbc.url",
                "jdbc:" + address + "?sslmode=verify-full&sslrootcert=" + authority,
                "quarkus.redis.tls.enabled",
                "true",
                "quarkus.redis.tls.hostname-verification-algorithm",
                "HTTPS",
                "quarkus.redis.tls.trust-certificate-pem",
                "true",
                "quarkus.redis.tls.trust-certificate-pem.certs",
                authority.toString());
    }

    /** From now on it lets in over TLS only, also on loopback. */
    private void guard(SingleStore postgres) throws Exception {
        Path home = directory.resolve("postgresql");
        Path rules = home.resolve("postgresql").resolve("pg_hba.conf");
        Files.writeString(rules, Files.readString(rules).replaceAll("(?m)^host ", "hostssl "));
        int port = URI.create(postgres.settings().get("quarkus.datasource.reactive.url"))
                .getPort();
        String password = Files.readString(home.resolve("secrets").resolve("postgres-postgres"));
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password.trim());
                Statement sql = connection.createStatement()) {
            sql.execute("alter system set ssl_cert_file = '" + certificates.chain() + "'");
            sql.execute("alter system set ssl_key_file = '" + certificates.key() + "'");
            sql.execute("alter system set ssl = on");
            sql.execute("select pg_reload_conf()");
        }
        Awaitility.await().ignoreExceptions().untilAsserted(() -> DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=require",
                        "postgres",
                        password.trim())
                .close());
    }

    /** @return the status with which {@code verify-audit} ends */
    private int command(Map<String, String> settings) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Server.asOptions(settings));
        command.addAll(
                List.of("-jar", BUILD.resolve("quarkus-app/quarkus-run.jar").toString(), "verify-audit"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("command.log").toFile())
                .start();
        assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
