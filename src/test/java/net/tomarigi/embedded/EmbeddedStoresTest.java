package net.tomarigi.embedded;

import static net.tomarigi.embedded.StoreKind.KAFKA;
import static net.tomarigi.embedded.StoreKind.POSTGRESQL;
import static net.tomarigi.embedded.StoreKind.REDIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.Driver;

/**
 * The stores that a process starts itself are the real ones, keep what they acknowledged, belong to that process alone,
 * and leave nothing behind.
 */
class EmbeddedStoresTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path temporary;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void endWhatWasStarted() throws Exception {
        for (AutoCloseable each : opened) each.close();
        assertThat(serversOn(temporary)).isEmpty();
    }

    @Test
    void aRowThatWasCommittedOutlivesPostgresqlsSuddenDeath() throws Exception {
        EmbeddedStores stores = start(POSTGRESQL);
        EmbeddedPostgresServer server = stores.store(EmbeddedPostgresServer.class);
        run(stores, "create table report (number int)");
        for (int number = 0; number < 3; number++) {
            run(stores, "insert into report values (" + number + ")");
            long pid = server.pid();

            killWithAllItStarted(pid);

            await().atMost(PATIENCE).until(server::pid, now -> now != pid);
            assertThat(numbers(stores)).endsWith(number).hasSize(number + 1);
        }
    }

    @Test
    void redisIsStartedAgainOnTheSamePort() throws Exception {
        EmbeddedStores stores = start(REDIS);
        EmbeddedRedisServer server = stores.store(EmbeddedRedisServer.class);
        String before = stores.settings().get("quarkus.redis.hosts");
        long pid = server.pid();

        killWithAllItStarted(pid);

        await().atMost(PATIENCE).until(server::pid, now -> now != pid);
        assertThat(stores.settings().get("quarkus.redis.hosts")).isEqualTo(before);
        assertThat(tellRedis(server, "AUTH " + stores.settings().get("quarkus.redis.password")))
                .isEqualTo("+OK");
    }

    @Test
    void theNextStartEndsWhatAKilledProcessLeftAndFindsItsData() throws Exception {
        StoresInAProcess killed = StoresInAProcess.start(temporary, POSTGRESQL, REDIS, KAFKA);
        run(killed::setting, "create table report (number int)");
        run(killed::setting, "insert into report values (7)");
        send(killed.setting("kafka.bootstrap.servers"), "泊");
        killed.kill();
        List<Long> left = serversOn(temporary);
        assertThat(left).hasSize(2);

        StoresInAProcess next = StoresInAProcess.start(temporary, POSTGRESQL, REDIS, KAFKA);
        opened.add(next);

        assertThat(left).noneMatch(EmbeddedStoresTest::isAlive);
        assertThat(numbers(next::setting)).containsExactly(7);
        assertThat(first(next.setting("kafka.bootstrap.servers"))).isEqualTo("泊");
    }

    @Test
    void aProcessThatIsToldToEndEndsItsStores() throws Exception {
        StoresInAProcess process = StoresInAProcess.start(temporary, POSTGRESQL, REDIS);
        assertThat(serversOn(temporary)).hasSize(2);

        process.close();

        assertThat(serversOn(temporary)).isEmpty();
    }

    @Test
    void redisEndsAlsoWhereItCannotSave() throws Exception {
        EmbeddedStores stores = start(REDIS);
        EmbeddedRedisServer server = stores.store(EmbeddedRedisServer.class);
        String login = "AUTH " + stores.settings().get("quarkus.redis.password") + "\r\n";
        // The name of its file becomes that of a directory, which it cannot replace.
        Files.createDirectories(temporary.resolve("redis").resolve("dump.rdb").resolve("in-the-way"));
        tellRedis(server, login + "SET key value");

        stores.close();

        assertThat(serversOn(temporary)).isEmpty();
    }

    @Test
    void aProcessThatIsToldToEndWhileItStartsLeavesNothing() throws Exception {
        StoresInAProcess process = StoresInAProcess.launch(temporary, POSTGRESQL, REDIS);
        await().atMost(PATIENCE).until(() -> !serversOn(temporary).isEmpty());

        process.close();

        assertThat(serversOn(temporary)).isEmpty();
    }

    @Test
    void aBrokerThatGivesUpEndsNeitherTheProcessNorForGood() throws Exception {
        StoresInAProcess process = StoresInAProcess.start(temporary, KAFKA);
        opened.add(process);
        String server = process.setting("kafka.bootstrap.servers");
        send(server, "泊");

        process.haltKafka();
        process.awaitLine("Kafka gives up");

        await().atMost(PATIENCE).ignoreExceptions().until(() -> first(server), "泊"::equals);
        assertThat(process.process().isAlive()).isTrue();
    }

    @Test
    void aServerThatWasGivenThePidOfADeadOneIsLeftAlone() throws Exception {
        EmbeddedStores first = start(POSTGRESQL, REDIS);
        run(first, "create table report (number int)");
        first.close();
        Process stranger = new ProcessBuilder("sleep", "1000").start();
        opened.add(stranger::destroyForcibly);
        Path data = temporary.resolve("postgresql");
        Files.writeString(
                data.resolve("postmaster.pid"),
                stranger.pid() + "\n" + data + "\n1700000000\n5432\n\n127.0.0.1\n  1 1\nready   \n");
        Files.writeString(temporary.resolve("redis").resolve("redis.pid"), stranger.pid() + "\n");

        EmbeddedStores next = start(POSTGRESQL, REDIS);

        assertThat(stranger.isAlive()).isTrue();
        assertThat(numbers(next)).isEmpty();
    }

    @Test
    void aDataDirectoryBelongsToOneProcess() throws Exception {
        StoresInAProcess process = StoresInAProcess.start(temporary, REDIS);
        opened.add(process);

        assertThatThrownBy(() -> EmbeddedStores.on(temporary, List.of(REDIS)))
                .isInstanceOf(StartFailure.class)
                .hasMessageMatching(
                        "Another Tomarigi \\(process " + process.process().pid() + "\\) is running on .*");
    }

    @Test
    void aDataDirectoryBelongsToOneInTheSameProcess() throws Exception {
        start(REDIS);

        assertThatThrownBy(() -> EmbeddedStores.on(temporary, List.of(REDIS))).isInstanceOf(StartFailure.class);
        // And the refusal has not loosened the lock.
        assertThat(sentenceOf(StoresInAProcess.launch(temporary, REDIS))).contains("Another Tomarigi (process");
    }

    @Test
    void whoCannotReadTheSecretsIsNotLetIn() throws Exception {
        EmbeddedStores stores = start(POSTGRESQL, REDIS);

        assertThatThrownBy(() ->
                        connect(stores.settings()::get, "not the password").close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThat(tellRedis(stores.store(EmbeddedRedisServer.class), "PING")).startsWith("-NOAUTH");
        try (Stream<Path> secrets = Files.list(temporary.resolve("secrets"))) {
            assertThat(secrets).hasSize(5).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
        assertThat(Files.readAllLines(temporary.resolve("postgresql").resolve("pg_hba.conf")))
                .filteredOn(line -> !line.isBlank() && !line.startsWith("#"))
                .isNotEmpty()
                .allMatch(line -> line.endsWith("scram-sha-256"));
        assertThat(temporary.resolve("redis").resolve("redis.conf"))
                .satisfies(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
    }

    @Test
    void neitherTheOwnerNorTheProductIsASuperuser() throws Exception {
        EmbeddedStores stores = start(POSTGRESQL);

        assertThat(answer(stores.settings()::get, "show is_superuser")).isEqualTo("off");
        assertThat(answer(
                        stores.settings()::get,
                        "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles"
                                + " where rolname = 'tomarigi_app'"))
                .isEqualTo("f");
        run(stores, "create extension btree_gist");
    }

    @Test
    void theDatabaseOfANewerPostgresqlIsRefusedInASentence() throws Exception {
        Files.createDirectories(temporary.resolve("postgresql"));
        Files.writeString(temporary.resolve("postgresql").resolve("PG_VERSION"), "19\n");

        assertThatThrownBy(() -> start(POSTGRESQL))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("was made by PostgreSQL 19")
                .hasMessageContaining("PostgreSQL 18");
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "");

        for (Path directory : List.of(file, file.resolve("below"), Path.of("/proc/tomarigi"))) {
            assertThatThrownBy(() -> EmbeddedStores.on(directory, List.of(REDIS)))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageStartingWith("The data directory " + directory)
                    .hasMessageEndingWith("-Dtomarigi.data=<path>.");
        }
    }

    @Test
    void programsThatDoNotRunAreNamed() throws Exception {
        Path programs = temporary.resolve("programs");
        Files.write(new Binaries(programs).redis(), new byte[] {0x7f, 'E', 'L', 'F'});
        EmbeddedStores stores = EmbeddedStores.on(temporary, List.of(REDIS), programs);
        opened.add(stores);

        assertThatThrownBy(() -> stores.start(System.out))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("Redis")
                .hasMessageNotContaining("\n");
    }

    @Test
    void programsThatAreGoneAreUnpackedAnew() throws Exception {
        Path programs = temporary.resolve("programs");
        Files.delete(new Binaries(programs).redis());
        EmbeddedStores stores = EmbeddedStores.on(temporary, List.of(REDIS), programs);
        opened.add(stores);

        stores.start(System.out);
    }

    private EmbeddedStores start(StoreKind... kinds) {
        EmbeddedStores stores = EmbeddedStores.on(temporary, List.of(kinds), StoresInAProcess.PROGRAMS);
        opened.add(stores);
        stores.start(System.out);
        return stores;
    }

    /** The servers of PostgreSQL and Redis whose data lies below {@code directory}. */
    private static List<Long> serversOn(Path directory) throws IOException {
        Path root = directory.toRealPath();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.endsWith("/postgres") || command.endsWith("/redis-server"))
                        .isPresent())
                .filter(process -> {
                    try {
                        return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                                .startsWith(root);
                    } catch (IOException ended) {
                        return false;
                    }
                })
                .filter(process -> process.parent()
                        .flatMap(parent -> parent.info().command())
                        .filter(command -> command.endsWith("/postgres"))
                        .isEmpty())
                .map(ProcessHandle::pid)
                .toList();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static void killWithAllItStarted(long pid) {
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(server), server.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static String sentenceOf(StoresInAProcess process) throws IOException {
        return process.awaitLine("StartFailure");
    }

    private interface Settings {
        String get(String name);
    }

    private static Connection connect(Settings settings, String password) throws SQLException {
        Properties login = new Properties();
        login.put("user", settings.get("quarkus.flyway.username"));
        login.put("password", password);
        return new Driver().connect("jdbc:" + settings.get("quarkus.datasource.reactive.url"), login);
    }

    private static void run(EmbeddedStores stores, String sql) throws SQLException {
        run(stores.settings()::get, sql);
    }

    private static void run(Settings settings, String sql) throws SQLException {
        try (Connection connection = connect(settings, settings.get("quarkus.flyway.password"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String answer(Settings settings, String sql) throws SQLException {
        try (Connection connection = connect(settings, settings.get("quarkus.flyway.password"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static List<Integer> numbers(EmbeddedStores stores) throws SQLException {
        return numbers(stores.settings()::get);
    }

    private static List<Integer> numbers(Settings settings) throws SQLException {
        String found = answer(settings, "select string_agg(number::text, ',' order by number) from report");
        return found == null
                ? List.of()
                : Stream.of(found.split(",")).map(Integer::valueOf).toList();
    }

    private static String tellRedis(EmbeddedRedisServer server, String command) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[64];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, length, StandardCharsets.US_ASCII).trim();
        }
    }

    private static void send(String server, String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", server);
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic("report", 1, (short) 1)))
                    .all()
                    .get();
        }
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("report", value)).get();
        }
    }

    private static String first(String server) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", server),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition("report", 0)));
            consumer.seekToBeginning(consumer.assignment());
            for (ConsumerRecord<String, String> record : consumer.poll(PATIENCE)) return record.value();
            return null;
        }
    }
}
