package net.tomarigi.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Redis as a process of its own. It holds copies only, so it saves what it has every minute and when it ends. */
final class EmbeddedRedisServer extends ServerProcess {
    private static final String SECRET = "redis";
    /** Redis does not end when it cannot save, on a full disk for instance. It holds copies: then it is killed. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private static final String PID_FILE = "redis.pid";

    private final Binaries binaries;
    private Path program;

    EmbeddedRedisServer(DataDirectory data, Binaries binaries) {
        super("Redis", data, LONGEST_STOP);
        this.binaries = binaries;
    }

    @Override
    String program() {
        return "redis-server";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "quarkus.redis.hosts", "redis://127.0.0.1:" + port(), "quarkus.redis.password", data().secret(SECRET));
    }

    @Override
    void prepare() {
        phase("unpacking");
        program = binaries.redis();
        data().directory(home().getFileName().toString());
    }

    @Override
    List<String> command(int port) throws IOException {
        // The password stands in a file, not on the command line, which every user of the machine can read.
        Path configuration = home().resolve("redis.conf");
        DataDirectory.writePrivately(
                configuration,
                String.join(
                        "\n",
                        "bind 127.0.0.1",
                        "port " + port,
                        "requirepass " + data().secret(SECRET),
                        "dir ./",
                        "pidfile " + PID_FILE,
                        "daemonize no",
                        "appendonly no",
                        "save 60 1",
                        // A copy that cannot be saved is still a copy.
                        "stop-writes-on-bgsave-error no",
                        "loglevel notice",
                        ""));
        return detached(List.of(program.toString(), configuration.toString()));
    }

    @Override
    Optional<Long> recordedPid() throws IOException {
        Path file = home().resolve(PID_FILE);
        if (!Files.exists(file)) return Optional.empty();
        String pid = Files.readString(file).trim();
        return pid.matches("\\d+") ? Optional.of(Long.valueOf(pid)) : Optional.empty();
    }

    @Override
    boolean isReady(Process process) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream()
                    .write(("AUTH " + data().secret(SECRET) + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] wanted = "+OK\r\n+PONG\r\n".getBytes(StandardCharsets.US_ASCII);
            InputStream answer = socket.getInputStream();
            return new String(answer.readNBytes(wanted.length), StandardCharsets.US_ASCII)
                    .equals(new String(wanted, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    void complete() {}

    @Override
    void askToEnd(ProcessHandle process) {
        process.destroy();
    }

    @Override
    Optional<String> lastWords(List<String> log) {
        return log.stream()
                .filter(line -> !line.isBlank())
                .reduce((earlier, later) -> later)
                .map(line -> line.replaceFirst("^\\d+:\\w \\d+ \\w+ \\d+ [\\d:.]+ . ", "")
                        .trim());
    }
}
