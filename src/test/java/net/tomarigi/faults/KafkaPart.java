package net.tomarigi.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.tomarigi.embedded.SingleStore;
import net.tomarigi.product.Server;
import org.awaitility.Awaitility;

/** The broker, with a port for each node. */
final class KafkaPart implements Part {
    private static final Duration LONGEST_START = Duration.ofMinutes(1);

    private final Path directory;
    private final Path log;
    private final int controller = Server.freePort();
    private final List<Integer> ports = List.of(Server.freePort(), Server.freePort());
    private final List<Integer> links;
    private Process process;

    /** @param links by which the nodes reach it, in their order */
    KafkaPart(Path directory, Path log, List<Integer> links) throws IOException {
        this.directory = directory;
        this.log = log;
        this.links = links;
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    /** On which it hears a node. */
    int port(int node) {
        return ports.get(node);
    }

    @Override
    public ProcessHandle handle() {
        return process == null ? null : process.toHandle();
    }

    /** As a server's own watch does: while its disk is full, for instance, it ends and is started again. */
    @Override
    public void start() throws IOException {
        if (process == null || !process.isAlive()) launch();
        Awaitility.await().atMost(LONGEST_START).until(() -> {
            if (!process.isAlive()) launch();
            return isOpen();
        });
    }

    private void launch() throws IOException {
        process = SingleStore.java(
                        KafkaProcess.class,
                        directory.toString(),
                        Integer.toString(controller),
                        Integer.toString(ports.get(0)),
                        Integer.toString(links.get(0)),
                        Integer.toString(ports.get(1)),
                        Integer.toString(links.get(1)))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private boolean isOpen() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports.get(0))) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    @Override
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private void end() {
        if (process != null) process.destroyForcibly();
    }
}
