package net.tomarigi.deploy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.tomarigi.Given;
import net.tomarigi.deploy.Tool.Said;
import net.tomarigi.embedded.EmbeddedStores;
import net.tomarigi.embedded.StoreKind;
import net.tomarigi.product.Server;
import net.tomarigi.sealing.Keyring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The house has burnt down: what is left is a copy of the database, and the keys. The scripts of {@code deploy} bring the
 * packaged product back on stores that are new and empty, those of another version of PostgreSQL even.
 */
class BackupAndRestoreIT {
    private static final Path BUILD = Path.of("target");
    private static final String KEYS = "-D" + Keyring.SETTING + "=" + Keyring.made("k1");
    /** All but what the relay takes away meanwhile. */
    private static final String TABLES =
            "select tablename from pg_tables where schemaname = 'public' and tablename <> 'outbox' order by 1";

    @TempDir
    Path work;

    @Test
    void whatWasThereIsThereAgain() throws Exception {
        Path copies = work.resolve("copies");
        String network;
        JsonNode board;
        JsonNode cases;
        Map<String, Long> rows;
        Said trail;
        try (DebianPostgres before = new DebianPostgres()) {
            migrate(before);
            List<String> settings = with(before.settings(), KEYS);
            try (Server server = product("before", settings)) {
                network = fill(server);
                board = server.call("GET", "/api/networks/" + network + "/board", null);
                cases = cases(server, network);

                Said backup =
                        new Tool(Path.of("deploy/backup.sh")).run(before.environmentOfTheReader(), copies.toString());

                assertThat(backup.status()).as(backup.words()).isZero();
            }
            // Whoever was called last may have been written down since; the copy is what counts.
            rows = rows(before.environmentOfTheOwner());
            trail = command("verify-audit", settings);
            assertThat(trail.status()).as(trail.words()).isZero();
        }
        Path copy = onlyCopyIn(copies);

        try (EmbeddedStores stores = EmbeddedStores.on(work.resolve("after"), List.of(StoreKind.values()))) {
            stores.start(System.out);
            Map<String, String> owner = owner(stores);
            Tool restore = new Tool(Path.of("deploy/restore.sh"));

            Said restored = restore.run(owner, copy.toString());
            Said again = restore.run(owner, copy.toString());

            assertThat(restored.status()).as(restored.words()).isZero();
            assertThat(again.status()).as(again.words()).isEqualTo(1);
            assertThat(again.words()).contains("not empty");
            assertThat(rows(owner)).isEqualTo(rows);
            List<String> settings = settings(stores);
            assertThat(command("verify-audit", settings)).isEqualTo(trail);
            try (Server server = product("after", settings)) {
                assertThat(server.call("GET", "/api/networks/" + network + "/board", null)
                                .get("facilities"))
                        .isEqualTo(board.get("facilities"))
                        .isNotEmpty();
                assertThat(cases(server, network)).isEqualTo(cases);
                report(server, board.at("/facilities/0/id").asText());
            }
            assertThat(command("verify-audit", settings).status()).isZero();
        }
    }

    @Test
    void aCopyThatIsNotWholeAndADatabaseThatIsNotOursAreRefused() throws Exception {
        try (DebianPostgres postgres = new DebianPostgres()) {
            Map<String, String> reader = postgres.environmentOfTheReader();
            Tool backup = new Tool(Path.of("deploy/backup.sh"));
            Path copies = work.resolve("copies");

            Said ofNothing = backup.run(reader, copies.toString());

            assertThat(ofNothing.status()).as(ofNothing.words()).isEqualTo(1);
            assertThat(ofNothing.words()).contains("no matching extensions");
            try (Stream<Path> files = Files.list(copies)) {
                assertThat(files).isEmpty();
            }

            migrate(postgres);
            Said blind = backup.run(postgres.environmentOfTheOwner(), copies.toString());
            assertThat(blind.status()).isEqualTo(1);
            assertThat(blind.words()).contains("row-level security");

            Map<String, String> watched = new HashMap<>(reader);
            watched.put("METRICS", work.toString());
            assertThat(backup.run(watched, copies.toString()).status()).isZero();
            Path copy = onlyCopyIn(copies);
            assertThat(Files.readString(work.resolve("tomarigi-backup.prom")))
                    .containsPattern("(?m)^tomarigi_backup_time_seconds \\d{10}$")
                    .contains("tomarigi_backup_size_bytes " + Files.size(copy));
            byte[] bytes = Files.readAllBytes(copy);
            bytes[bytes.length / 2]++;
            Files.write(copy, bytes);

            Said restored =
                    new Tool(Path.of("deploy/restore.sh")).run(postgres.environmentOfTheOwner(), copy.toString());

            assertThat(restored.status()).isEqualTo(1);
            assertThat(restored.words()).contains("did NOT match");
        }
    }

    /** A board with words, people, a case with an ask to which a facility said yes, and a trail. */
    private static String fill(Server server) throws Exception {
        String network = "restored";
        server.call("PUT", "/api/networks/" + network, "{\"name\":\"みなと\"}");
        String facility = server.call(
                        "POST",
                        "/api/networks/" + network + "/facilities",
                        "{\"name\":\"ひだまり\",\"beds\":[{\"id\":\"1\",\"label\":\"1\"}]}")
                .get("id")
                .asText();
        report(server, facility);
        String path = "/api/networks/" + network + "/cases";
        String one = server.call("POST", path, "{}").get("id").asText();
        String ask = server.call(
                        "POST", path + "/" + one + "/asks", "{\"facilities\":[{\"facility\":\"" + facility + "\"}]}")
                .at("/asks/0/id")
                .asText();
        server.call("POST", "/api/facilities/" + facility + "/asks/" + ask + "/answer", "{\"answer\":\"YES\"}");
        server.call("POST", path, "{}");
        return network;
    }

    /** Without the one thing that passes by itself. */
    private static JsonNode cases(Server server, String network) throws Exception {
        JsonNode cases = server.call("GET", "/api/networks/" + network + "/cases", null);
        cases.findParents("secondsLeft").forEach(one -> ((ObjectNode) one).remove("secondsLeft"));
        return cases;
    }

    private static void report(Server server, String facility) throws Exception {
        server.call("PUT", "/api/facilities/" + facility + "/vacancies", Given.reportBody("1", "11"));
    }

    private static void migrate(DebianPostgres postgres) throws Exception {
        Said migrated = command("migrate", with(postgres.settings(), postgres.settingsOfTheOwner()));
        assertThat(migrated.status()).as(migrated.words()).isZero();
    }

    private static Said command(String word, List<String> settings) throws Exception {
        return Tool.java(with(
                with(settings, "-Dtomarigi.embedded=off"),
                List.of("-jar", BUILD.resolve("quarkus-app/quarkus-run.jar").toString(), word)));
    }

    /** Its boards are there. */
    private Server product(String name, List<String> settings) throws Exception {
        Server server = Server.product(
                BUILD,
                Server.freePort(),
                work.resolve(name + "-node"),
                BUILD.resolve("backup-and-restore-" + name + ".log"),
                settings.toArray(String[]::new));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> given().get(server.base() + "/q/health/ready").statusCode() == 200);
        return server;
    }

    private static List<String> settings(EmbeddedStores stores) {
        List<String> settings = new ArrayList<>();
        stores.settings().forEach((key, value) -> {
            if (!key.equals(Keyring.SETTING)) settings.add("-D" + key + "=" + value);
        });
        settings.add(KEYS);
        return settings;
    }

    private static Map<String, String> owner(EmbeddedStores stores) {
        Map<String, String> settings = stores.settings();
        String port = settings.get("quarkus.datasource.reactive.url").replaceFirst(".*:(\\d+)/.*", "$1");
        return DebianPostgres.environmentOf(port, "tomarigi", settings.get("quarkus.flyway.password"));
    }

    /** How many rows each table has. */
    private static Map<String, Long> rows(Map<String, String> owner) throws Exception {
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + owner.get("PGPORT") + "/tomarigi?options=-c%20tomarigi.all=on",
                        owner.get("PGUSER"),
                        owner.get("PGPASSWORD"));
                ResultSet tables = connection.createStatement().executeQuery(TABLES)) {
            while (tables.next()) {
                ResultSet count = connection
                        .createStatement()
                        .executeQuery("select count(*) from \"" + tables.getString(1) + "\"");
                count.next();
                rows.put(tables.getString(1), count.getLong(1));
            }
        }
        assertThat(rows).isNotEmpty();
        return rows;
    }

    private static Path onlyCopyIn(Path copies) throws Exception {
        try (Stream<Path> files = Files.list(copies)) {
            List<Path> dumps =
                    files.filter(file -> file.toString().endsWith(".dump")).toList();
            assertThat(dumps).hasSize(1);
            return dumps.get(0);
        }
    }

    private static List<String> with(List<String> some, String more) {
        return with(some, List.of(more));
    }

    private static List<String> with(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
