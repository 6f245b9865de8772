package net.tomarigi.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A Redis, a copy of it, and a sentinel that makes the copy the master when the first is gone. */
public final class WatchedRedis implements AutoCloseable {
    private static final String NAME = "tomarigi";
    private static final String PASSWORD = "of-a-test";

    private final int first = Ports.free();
    private final int second = Ports.free();
    private final int sentinel = Ports.free();
    private final List<Process> processes = new ArrayList<>();

    public WatchedRedis(Path directory) throws IOException {
        String own = "bind 127.0.0.1\nrequirepass " + PASSWORD + "\nmasterauth " + PASSWORD + "\nsave \"\"\n";
        start(directory.resolve("first"), own + "port " + first + "\n");
        start(directory.resolve("second"), own + "port " + second + "\nreplicaof 127.0.0.1 " + first + "\n");
        await(first, "INFO replication", "state=online");
        start(directory.resolve("sentinel"), """
                bind 127.0.0.1
                port %1$d
                requirepass %2$s
                sentinel monitor %3$s 127.0.0.1 %4$d 1
                sentinel auth-pass %3$s %2$s
                sentinel down-after-milliseconds %3$s 1000
                sentinel failover-timeout %3$s 5000
                """.formatted(sentinel, PASSWORD, NAME, first), "--sentinel");
        await(sentinel, "SENTINEL replicas " + NAME, Integer.toString(second));
    }

    /** By which the product finds whichever is the master. */
    public Map<String, String> settings() {
        return Map.of(
                "quarkus.redis.client-type",
                "sentinel",
                "quarkus.redis.role",
                "master",
                "quarkus.redis.master-name",
                NAME,
                "quarkus.redis.password",
                PASSWORD,
                "quarkus.redis.hosts",
                "redis://127.0.0.1:" + sentinel);
    }

    /** For good. Returns when the other one has become the master. */
    public void killMaster() throws IOException, InterruptedException {
        processes.get(0).destroyForcibly().waitFor();
        await(second, "INFO replication", "role:master");
    }

    /** What the second says to a command. */
    public String ask(String command) throws IOException {
        return ask(second, PASSWORD, command);
    }

    private void start(Path directory, String settings, String... more) throws IOException {
        Files.createDirectories(directory);
        Path file = Files.writeString(
                directory.resolve("redis.conf"), settings + "dir " + directory.toAbsolutePath() + "\n");
        List<String> command = new ArrayList<>(List.of(
                new Binaries(StoresInAProcess.PROGRAMS).redis().toString(),
                file.toAbsolutePath().toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("redis.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        processes.add(process);
    }

    private static void await(int port, String command, String said) {
        Awaitility.await().ignoreExceptions().until(() -> ask(port, PASSWORD, command)
                .contains(said));
    }

    /** What the Redis on this port says to a command. */
    public static String ask(int port, String password, String command) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("AUTH " + password + "\r\n" + command + "\r\nQUIT\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : processes) process.destroyForcibly().waitFor();
    }
}
