package net.tomarigi.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server as a JVM of its own, on a free port of loopback, ended by its handle. */
public final class Server implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    /**
     * What lives for a minute is not worth the best code. Without it a JVM keeps room for a fifth of the code it usually
     * does: it would look for what it can throw away again and again.
     */
    public static final List<String> SOON_READY =
            List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=256m", "-XX:+UseSerialGC");

    private final String name;
    private final Process process;
    private final int port;
    private final Thread atExit = new Thread(this::end);
    private String administrator;

    private Server(String name, Process process, int port) {
        this.name = name;
        this.process = process;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts the product that was packaged into {@code build}, and returns when its port is open. */
    public static Server product(Path build, int port, Path data, Path log, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(SOON_READY);
        arguments.addAll(optionsOfProduct(build, port, data, options));
        return start("Tomarigi", port, log, List.of(), arguments);
    }

    /**
     * The arguments with which {@code java} runs the product that was packaged into {@code build}. There is the demo, of
     * which everybody has the passwords; by itself nothing changes in it unless {@code more} says so.
     */
    public static List<String> optionsOfProduct(Path build, int port, Path data, String... more) {
        List<String> options = new ArrayList<>(List.of(Administrator.STILL_DEMO));
        options.addAll(List.of(more));
        options.addAll(List.of(
                "-Dquarkus.http.port=" + port,
                "-Dtomarigi.data=" + data,
                "-jar",
                build.resolve("quarkus-app/quarkus-run.jar").toString()));
        return options;
    }

    /** Settings as {@code java} is given them. */
    public static List<String> asOptions(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    /** Starts {@code java} with these arguments behind {@code before}, and returns when its port is open. */
    public static Server start(String name, int port, Path log, List<String> before, List<String> arguments)
            throws Exception {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        return run(name, port, log, command);
    }

    /** Runs a command, and returns when the port is open. */
    public static Server run(String name, int port, Path log, List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Server server = new Server(name, process, port);
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!server.isOpen()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                server.close();
                throw new IllegalStateException(name + " did not start; see " + log);
            }
            Thread.sleep(100);
        }
        return server;
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean isOpen() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    public String name() {
        return name;
    }

    public int port() {
        return port;
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    public String base() {
        return "http://127.0.0.1:" + port;
    }

    /** The token of the product's administrator. */
    public synchronized String administrator() throws IOException, InterruptedException {
        if (administrator == null) administrator = Administrator.token(base());
        return administrator;
    }

    /** Processor time of the process so far, all its threads together. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** The processes that it has started and that run now. */
    public List<ProcessHandle> children() {
        return process.children().toList();
    }

    /** SIGKILL: it can end nothing of what it has started. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM: it ends in its own time. */
    public void terminate() {
        process.destroy();
    }

    /** Nothing happens when it has ended already. */
    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    /** Politely first: the product ends its stores. */
    private void end() {
        process.destroy();
        try {
            if (process.waitFor(30, TimeUnit.SECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    /**
     * Calls the product as its administrator.
     *
     * @param body JSON; null: none
     * @throws IllegalStateException when it refuses
     */
    public JsonNode call(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base() + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + administrator())
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<byte[]> answer = HTTP.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300)
            throw new IllegalStateException(method + " " + path + " → " + answer.statusCode() + " "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        return JSON.readTree(answer.body());
    }
}
