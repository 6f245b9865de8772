package net.tomarigi.faults;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.tomarigi.embedded.SingleStore;
import net.tomarigi.embedded.StoreKind;
import net.tomarigi.product.Server;

/** Two nodes of the packaged product, their stores, and a link between any two of them, and between callers and each node. */
final class Cluster implements AutoCloseable {
    static final int NODES = 2;

    private final Map<Who, Link> links = new EnumMap<>(Who.class);
    private final Map<Who, Part> parts = new EnumMap<>(Who.class);
    private final Map<Who, Disk> disks = new EnumMap<>(Who.class);
    private final Map<String, String> postgres;
    private final Map<String, String> settings = new HashMap<>();
    private String database;
    private final Map<String, String> more;
    private final Path directory;
    private final Thread atExit = new Thread(this::end);

    /**
     * @param directory in which everything is that it writes, an empty one
     * @param build in which the product lies packaged that its nodes run first
     * @param more settings of the nodes, which count more than what the cluster would tell them
     */
    Cluster(Path directory, Path build, Map<String, String> more) throws Exception {
        this.directory = directory;
        this.more = more;
        Runtime.getRuntime().addShutdownHook(atExit);
        for (Who who : Who.values()) if (who.isLink()) links.put(who, new Link());
        disks.put(Who.POSTGRESQL, new Disk(directory.resolve("postgresql"), 900));
        disks.put(Who.REDIS, new Disk(directory.resolve("redis"), 600));
        disks.put(Who.KAFKA, new Disk(directory.resolve("kafka"), 300));
        disks.put(Who.NODE_A, new Disk(directory.resolve("node-a"), 60));
        disks.put(Who.NODE_B, new Disk(directory.resolve("node-b"), 60));
        postgres = store(Who.POSTGRESQL, StoreKind.POSTGRESQL);
        database = postgres.get("quarkus.datasource.reactive.url");
        settings.putAll(postgres);
        settings.putAll(store(Who.REDIS, StoreKind.REDIS));
        KafkaPart kafka = new KafkaPart(
                disks.get(Who.KAFKA).directory(),
                directory.resolve("kafka.log"),
                List.of(link(Who.A_TO_KAFKA).port(), link(Who.B_TO_KAFKA).port()));
        parts.put(Who.KAFKA, kafka);
        kafka.start();
        for (int node = 0; node < NODES; node++) {
            link(Who.link(node, Who.KAFKA)).to(kafka.port(node));
            Who who = node == 0 ? Who.NODE_A : Who.NODE_B;
            NodePart part = new NodePart(
                    node == 0 ? "node-a" : "node-b",
                    disks.get(who).directory(),
                    build,
                    Server.freePort(),
                    settingsOf(node, settings));
            parts.put(who, part);
            link(Who.callersTo(node)).to(part.port());
            part.start();
        }
    }

    private Map<String, String> store(Who who, StoreKind kind) {
        SingleStore store = new SingleStore(kind, disks.get(who).directory());
        parts.put(who, new StorePart(store));
        return store.settings();
    }

    /** The stores' addresses as this node knows them: each over its own link. */
    private Map<String, String> settingsOf(int node, Map<String, String> stores) {
        Map<String, String> own = new HashMap<>(stores);
        own.put(
                "kafka.bootstrap.servers",
                "127.0.0.1:" + link(Who.link(node, Who.KAFKA)).port());
        own.computeIfPresent(
                "quarkus.datasource.reactive.url", (key, url) -> over(link(Who.link(node, Who.POSTGRESQL)), url));
        own.computeIfPresent("quarkus.redis.hosts", (key, url) -> over(link(Who.link(node, Who.REDIS)), url));
        // A line for each request: whoever has no room for its log shall notice.
        own.put("quarkus.http.access-log.enabled", "true");
        own.putAll(more);
        return own;
    }

    private static String over(Link link, String url) {
        URI address = URI.create(url);
        link.to(address.getPort());
        return url.replace(":" + address.getPort(), ":" + link.port());
    }

    Link link(Who who) {
        return links.get(who);
    }

    Part part(Who who) {
        return parts.get(who);
    }

    Disk disk(Who who) {
        return disks.get(who);
    }

    NodePart node(int node) {
        return (NodePart) parts.get(node == 0 ? Who.NODE_A : Who.NODE_B);
    }

    /** Where callers find a node. */
    String base(int node) {
        return "http://127.0.0.1:" + link(Who.callersTo(node)).port();
    }

    /** Takes the nodes' logs from disks that are about to go. */
    private void keepLogs() throws IOException {
        for (Who node : List.of(Who.NODE_A, Who.NODE_B)) {
            if (disk(node) == null) continue;
            try (var files = Files.newDirectoryStream(disk(node).directory(), "*.log")) {
                for (Path file : files) Files.copy(file, directory.resolve(file.getFileName()), REPLACE_EXISTING);
            }
        }
    }

    /** Another PostgreSQL has taken the place of the first: all links lead there. */
    void follow(int port) {
        database = database.replaceFirst(":\\d+/", ":" + port + "/");
        for (int node = 0; node < NODES; node++) {
            Link link = link(Who.link(node, Who.POSTGRESQL)).to(port);
            link.reset();
        }
    }

    String setting(String name) {
        return settings.get(name);
    }

    /** As the owner of the tables, past every link. */
    Connection database() throws Exception {
        return DriverManager.getConnection(
                "jdbc:" + database + "?options=-c%20tomarigi.all=on",
                postgres.get("quarkus.flyway.username"),
                postgres.get("quarkus.flyway.password"));
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void end() {
        try {
            for (Disk disk : disks.values()) disk.makeRoom();
            for (Who who : List.of(Who.NODE_A, Who.NODE_B, Who.KAFKA))
                if (part(who) != null && part(who).handle() != null)
                    part(who).handle().destroyForcibly();
            for (Part part : parts.values())
                if (part instanceof StorePart store) store.store().close();
            for (Link link : links.values()) link.close();
            keepLogs();
            for (Disk disk : disks.values()) disk.close();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
