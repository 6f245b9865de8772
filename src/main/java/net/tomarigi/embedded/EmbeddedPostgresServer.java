package net.tomarigi.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import net.tomarigi.sealing.Keyring;
import org.postgresql.Driver;

/**
 * PostgreSQL as a process of its own: durable as on a server, open on loopback only, and for those only who can read the
 * password beside the data.
 */
final class EmbeddedPostgresServer extends ServerProcess {
    private static final String DATABASE = "tomarigi";
    private static final String OWNER = "tomarigi";
    /** As whom the product works: it owns nothing, so that what a table refuses it, it cannot give itself. */
    private static final String APPLICATION = "tomarigi_app";

    private static final String SUPERUSER = "postgres";
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final int MAJOR = 18;
    private static final int STATUS_LINE = 7;

    private final Binaries binaries;
    private Path programs;

    EmbeddedPostgresServer(DataDirectory data, Binaries binaries) {
        super("PostgreSQL", data, LONGEST_STOP);
        this.binaries = binaries;
    }

    @Override
    String program() {
        return "postgres";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                Keyring.SETTING,
                // Named unlike anybody's own, so that whoever gives keys later is told that this one is missing.
                data().secret("keys", () -> Keyring.made("own")),
                "quarkus.datasource.reactive.url",
                "postgresql://127.0.0.1:" + port() + "/" + DATABASE,
                "quarkus.datasource.username",
                APPLICATION,
                "quarkus.datasource.password",
                data().secret("postgres-" + APPLICATION),
                "quarkus.flyway.username",
                OWNER,
                "quarkus.flyway.password",
                data().secret("postgres-" + OWNER));
    }

    @Override
    void prepare() throws IOException, InterruptedException {
        requirePrivileges();
        phase("unpacking");
        programs = binaries.postgres().resolve("bin");
        if (Files.exists(home())) {
            checkMajor();
            freeOfStrangers();
        } else {
            phase("making a new database");
            initialise();
        }
    }

    private void checkMajor() throws IOException {
        Path file = home().resolve("PG_VERSION");
        String version = Files.exists(file) ? Files.readString(file).trim() : "none";
        if (version.equals(Integer.toString(MAJOR))) return;
        if (!version.matches("\\d+")) {
            throw new StartFailure(
                    "The directory " + home() + " does not hold a PostgreSQL database; move it away and start again.");
        }
        throw new StartFailure("The database in " + home() + " was made by PostgreSQL " + version
                + " and this build brings PostgreSQL " + MAJOR + "; "
                + (Integer.parseInt(version) > MAJOR
                        ? "use the newer build that made it, or another directory with -Dtomarigi.data=<path>."
                        : "upgrade it with pg_upgrade, or use another directory with -Dtomarigi.data=<path>."));
    }

    /**
     * A pid file that survived its server may name a process that was given the number since. PostgreSQL would take that
     * one for a server on its data and refuse to start. Whoever holds the lock of the data directory knows better, unless
     * a backend of the dead server still runs: then the file stays and the start is tried again.
     */
    private void freeOfStrangers() throws IOException {
        Optional<ProcessHandle> named = recordedPid().flatMap(ProcessHandle::of);
        if (named.isPresent() && ProcessHandle.allProcesses().noneMatch(this::isOurs)) Files.delete(pidFile());
    }

    private void initialise() throws IOException, InterruptedException {
        // Made beside its place and moved there when it is whole: a start that is killed leaves nothing half made.
        Path made = data().resolve("postgresql.new");
        Binaries.deleteTree(made);
        Files.createDirectory(made);
        Process initdb = new ProcessBuilder(unprivileged(List.of(
                        programs.resolve("initdb").toString(),
                        "--pgdata=" + made,
                        "--username=" + SUPERUSER,
                        "--pwfile=" + data().secretFile("postgres-" + SUPERUSER),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        // The same order everywhere, which no update of the operating system can change under an index.
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
                .start();
        initdb.getOutputStream().close();
        while (!initdb.waitFor(100, TimeUnit.MILLISECONDS)) {
            try {
                requireWanted();
            } catch (CancellationException e) {
                initdb.destroy();
                initdb.waitFor();
                throw e;
            }
        }
        if (initdb.exitValue() != 0) throw failure("could not make a new database");
        Files.move(made, home(), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    List<String> command(int port) {
        List<String> command =
                new ArrayList<>(List.of(programs.resolve("postgres").toString(), "-D", home().toString()));
        Map<String, String> options = new TreeMap<>(Map.of(
                "port", Integer.toString(port),
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                // What has been acknowledged is on the disk, whatever postgresql.conf says.
                "fsync", "on",
                "synchronous_commit", "on",
                "full_page_writes", "on",
                "max_connections", "100",
                "shared_buffers", "128MB",
                "timezone", "UTC"));
        options.put("log_timezone", "UTC");
        options.put("shared_preload_libraries", "pg_stat_statements");
        options.put("logging_collector", "off");
        options.forEach((option, value) -> {
            command.add("-c");
            command.add(option + "=" + value);
        });
        return detached(unprivileged(command));
    }

    private Path pidFile() {
        return home().resolve("postmaster.pid");
    }

    private List<String> pidFileLines() throws IOException {
        return Files.exists(pidFile()) ? Files.readAllLines(pidFile()) : List.of();
    }

    @Override
    Optional<Long> recordedPid() throws IOException {
        return pidFileLines().stream()
                .findFirst()
                .map(String::trim)
                .filter(line -> line.matches("\\d+"))
                .map(Long::valueOf);
    }

    @Override
    boolean isReady(Process process) throws IOException {
        List<String> lines = pidFileLines();
        return lines.size() > STATUS_LINE
                && lines.get(0).trim().equals(Long.toString(process.pid()))
                && lines.get(STATUS_LINE).trim().equals("ready");
    }

    @Override
    void complete() {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String role : List.of(OWNER, APPLICATION)) {
                if (exists(statement, "select from pg_roles where rolname = '" + role + "'")) continue;
                statement.execute(
                        "create role " + role + " login password '" + data().secret("postgres-" + role) + "'");
            }
            if (!exists(statement, "select from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE + " owner " + OWNER);
            }
            // Whoever runs it may ask what everybody's statements cost, and what they wait for.
            statement.execute("grant pg_monitor to " + OWNER);
            countStatements();
        } catch (SQLException e) {
            throw new StartFailure(
                    "The embedded PostgreSQL does not let its owner in ("
                            + e.getMessage().lines().findFirst().orElse("")
                            + "); the password belongs into " + data().resolve("secrets") + ".",
                    e);
        }
    }

    /** So that whoever runs it can ask which statements cost what. */
    private void countStatements() throws SQLException {
        try (Connection connection = connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
        }
    }

    private Connection connect(String database) throws SQLException {
        Properties login = new Properties();
        login.put("user", SUPERUSER);
        login.put("password", data().secret("postgres-" + SUPERUSER));
        return new Driver().connect("jdbc:postgresql://127.0.0.1:" + port() + "/" + database, login);
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /** Ends it at once but in good order: whoever is still connected is cut off. */
    @Override
    void askToEnd(ProcessHandle process) throws IOException, InterruptedException {
        if (programs == null) programs = binaries.postgres().resolve("bin");
        Process control = start(unprivileged(List.of(
                programs.resolve("pg_ctl").toString(), "stop", "-D", home().toString(), "-m", "fast", "-W", "-s")));
        control.waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    Optional<String> lastWords(List<String> log) {
        return log.stream()
                .filter(line -> line.matches(".*(FATAL|PANIC|ERROR|error|fatal):.*"))
                .reduce((earlier, later) -> later)
                .or(() -> log.stream().reduce((earlier, later) -> later))
                .map(line -> line.replaceFirst("^.*?(FATAL|PANIC|ERROR|error|fatal): *", "")
                        .trim());
    }
}
