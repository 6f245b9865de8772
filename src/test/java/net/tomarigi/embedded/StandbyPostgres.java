package net.tomarigi.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A second PostgreSQL that has every commit before it is acknowledged, and can take the first one's place. */
public final class StandbyPostgres implements AutoCloseable {
    private static final String SUPERUSER = "postgres";

    private final Path home;
    private final String password;
    private final int port = Ports.free();
    private final Process process;

    /**
     * Stops the first for a moment, to copy it.
     *
     * @param files of the first
     * @param directory an empty one
     */
    public StandbyPostgres(SingleStore primary, Path files, Path directory) throws Exception {
        home = directory.resolve("standby");
        password = Files.readString(files.resolve("secrets").resolve("postgres-" + SUPERUSER))
                .trim();
        primary.stop();
        run("cp", "--archive", files.resolve("postgresql").toString(), home.toString());
        primary.start();
        int first = port(primary);
        Files.createFile(home.resolve("standby.signal"));
        Files.writeString(
                home.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=" + first + " user=" + SUPERUSER + " password=" + password
                        + "'\n",
                StandardOpenOption.APPEND);
        process = new ProcessBuilder(ServerProcess.unprivileged(List.of(
                        program().toString(),
                        "-D",
                        home.toString(),
                        "-c",
                        "port=" + port,
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "shared_preload_libraries=pg_stat_statements",
                        "-c",
                        "timezone=UTC")))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("standby.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Awaitility.await().ignoreExceptions().until(() -> ask(
                        first, "select count(*) from pg_stat_replication where state = 'streaming'")
                .equals("1"));
        tell(first, "alter system set synchronous_standby_names = '*'");
        tell(first, "select pg_reload_conf()");
        Awaitility.await().until(() -> ask(first, "select sync_state from pg_stat_replication")
                .equals("sync"));
    }

    public int port() {
        return port;
    }

    /** From now on it is the first. */
    public void promote() throws SQLException {
        tell(port, "select pg_promote(true, 30)");
    }

    private static int port(SingleStore store) {
        return java.net
                .URI
                .create(store.settings().get("quarkus.datasource.reactive.url"))
                .getPort();
    }

    private static Path program() throws IOException {
        try (Stream<Path> directories = Files.list(StoresInAProcess.PROGRAMS)) {
            return directories
                    .map(directory -> directory.resolve("bin").resolve("postgres"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void tell(int at, String statement) throws SQLException {
        try (Connection connection = connect(at);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private String ask(int at, String question) throws SQLException {
        try (Connection connection = connect(at);
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(question)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private Connection connect(int at) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + at + "/postgres", SUPERUSER, password);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) throw new IOException(String.join(" ", command) + " → " + status);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
