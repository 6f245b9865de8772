package net.tomarigi.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.tomarigi.product.Server;

/** A node: the packaged product, always on the same port; all that it writes lies in one directory. */
final class NodePart implements Part {
    private static final Duration LONGEST_START = Duration.ofMinutes(1);

    private final String name;
    private final Path directory;
    private final int port;
    private final Map<String, String> settings;
    private Path build;
    private Server server;
    private List<String> before = List.of();
    private int starts;

    /** @param build in which the product lies packaged */
    NodePart(String name, Path directory, Path build, int port, Map<String, String> settings) {
        this.name = name;
        this.build = build;
        this.directory = directory;
        this.port = port;
        this.settings = settings;
    }

    int port() {
        return port;
    }

    Server server() {
        return server;
    }

    /** From the next start on: another version of the product. */
    void startFrom(Path build) {
        this.build = build;
    }

    /** From the next start on: the command before that of Java. */
    void startBehind(List<String> command) {
        before = command;
    }

    @Override
    public ProcessHandle handle() {
        return server == null ? null : server.handle();
    }

    /** As a server's own watch does: one that cannot start, for want of PostgreSQL for instance, is started again. */
    @Override
    public synchronized void start() throws Exception {
        if (server != null && server.handle().isAlive()) return;
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        for (boolean serves = false; !serves; )
            try {
                launch();
                serves = true;
            } catch (IllegalStateException | IOException ended) {
                if (System.nanoTime() > deadline) throw ended;
            }
    }

    private void launch() throws Exception {
        List<String> options = new ArrayList<>(Server.SOON_READY);
        options.add("-Xmx384m");
        options.add("-Djava.io.tmpdir=" + Files.createDirectories(directory.resolve("tmp")));
        options.addAll(Server.asOptions(settings));
        server = Server.start(
                name,
                port,
                directory.resolve(name + "-" + ++starts + ".log"),
                before,
                Server.optionsOfProduct(build, port, directory.resolve("data"), options.toArray(String[]::new)));
    }

    @Override
    public void stop() {
        server.close();
    }

    @Override
    public void kill() throws InterruptedException {
        server.kill();
    }
}
