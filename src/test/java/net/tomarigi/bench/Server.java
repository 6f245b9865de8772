package net.tomarigi.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server under measurement: a JVM of its own, on a free port of loopback, ended by its handle. */
public final class Server implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final String name;
    private final Process process;
    private final int port;
    private final Thread atExit = new Thread(this::end);

    private Server(String name, Process process, int port) {
        this.name = name;
        this.process = process;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts {@code java} with these arguments on the servers' core and returns when its port is open. */
    public static Server start(String name, int port, Path log, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(Cores.ofServers());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
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

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    public String base() {
        return "http://127.0.0.1:" + port;
    }

    /** Processor time of the process so far, all its threads together. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

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
}
