package net.tomarigi.bench.fanout;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import net.tomarigi.Given;
import net.tomarigi.bench.Cores;
import net.tomarigi.bench.fanout.Broadcast.Seen;
import net.tomarigi.bench.fanout.Watchers.Protocol;
import net.tomarigi.board.Screen;
import net.tomarigi.embedded.EmbeddedStores;
import net.tomarigi.embedded.StoreKind;
import net.tomarigi.product.Server;
import net.tomarigi.product.Town;

/**
 * From a change to the screens, measured in turn with bare Vert.x, {@code ws}, Socket.IO and what the kernel takes,
 * and the durable path with PostgreSQL's NOTIFY; writes a table as docs/performance.md tells, and fails when a ratio is
 * missed.
 */
public final class FanOutBenchmark {
    private static final Duration FIRST_WARM_UP = Duration.ofSeconds(10);
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);

    /** One side differs from round to round by more than the sides do. */
    private static final int MANY_ROUNDS = Integer.getInteger("bench.rounds", 11);

    private static final int FACILITIES = 40;

    /** As bare Vert.x, it does nothing but tell its screens: the processor time of the reports is another node's. */
    private static final String TELLING = "Tomarigi, where another node has the reports";

    private static final String BARE = "bare Vert.x";
    private static final String SOCKET_IO = "Socket.IO";
    private static final String ONE_NODE = "Tomarigi, one node";
    private static final String ACROSS = "Tomarigi, from node to node";
    private static final String NOTIFY = "PostgreSQL, NOTIFY, ws";

    /** From the start, though a server is warmed up on both: compilers would take longer than all measuring. */
    private static final String ONE_CORE = "-XX:ActiveProcessorCount=1";

    /** Names, with semicolons, for who profiles: only they are measured, and nothing is judged. */
    private static final String SIDES = System.getProperty("bench.sides", "");

    private final Findings findings = new Findings();
    private final Set<Side> warm = new HashSet<>();
    private final List<Server> servers = new ArrayList<>();
    private final Broadcast broadcast = new Broadcast();
    private final Path target;
    private final Path directory;
    private final Path peers;

    private FanOutBenchmark(Path target, Path peers) throws IOException {
        this.target = target;
        this.directory = Files.createDirectories(target.resolve("fanout"));
        this.peers = peers;
    }

    /** @param arguments the build directory, and that of the peers in Node */
    public static void main(String... arguments) throws Exception {
        System.exit(new FanOutBenchmark(Path.of(arguments[0]), Path.of(arguments[1])).run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        findings.line(
                "%s processors, Java %s. %s",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                Cores.arePinned()
                        ? "Each server on the first core; the screens, and PostgreSQL, Redis and Kafka, on the second."
                        : "NOT PINNED: servers and screens share the cores.");
        Path data = directory.resolve("data");
        deleteTree(data);
        Path node = install();
        EmbeddedStores stores = EmbeddedStores.on(data, List.of(StoreKind.values()));
        try {
            stores.start(System.out);
            Server one = product("one", stores.settings());
            Town town = Town.make(one, "city", FACILITIES);
            String token = one.administrator();
            Side product = Side.product("Tomarigi", one, one, town, token);
            String sample = sample(one, town);
            List<Side> sides = new ArrayList<>(List.of(
                    product,
                    Side.peer(BARE, bare(BareFanOut.class), "/", Protocol.WEBSOCKET, sample),
                    Side.peer("plain writes", bare(PlainWrites.class), "/", Protocol.WEBSOCKET, sample)));
            if (node != null) {
                sides.add(Side.peer("ws (Node)", node(node, "ws"), "/", Protocol.WEBSOCKET, sample));
                sides.add(Side.peer(
                        SOCKET_IO,
                        node(node, "socketio"),
                        "/socket.io/?EIO=4&transport=websocket",
                        Protocol.SOCKET_IO,
                        sample));
            }
            keepWanted(sides);
            Server two = Findings.isWanted("thousand") || Findings.isWanted("durable")
                    ? product("two", stores.settings())
                    : null;
            if (Findings.isWanted("thousand")) {
                List<Side> also = new ArrayList<>(sides);
                also.add(Side.product(TELLING, two, one, town, token));
                keepWanted(also);
                thousand(also);
            }
            if (Findings.isWanted("five")) fiveThousand(sides, 20);
            // More than a write for each change and screen can carry, on a quick machine too.
            if (Findings.isWanted("fifty")) fiveThousand(only(sides, "Tomarigi", BARE), 50);
            if (Findings.isWanted("ten")) tenThousand(product);
            if (Findings.isWanted("durable")) durable(one, two, town, token, node, stores.settings(), sample);
        } finally {
            servers.forEach(Server::close);
            stores.close();
        }
        return findings.write(directory.resolve("fanout.md"));
    }

    private void thousand(List<Side> sides) throws Exception {
        Map<Side, Result> results = measure(sides, 1_000, 50, MANY_ROUNDS);
        table("1,000 screens, 50 changes a second", results);
        if (!SIDES.isEmpty()) return;
        Result product = of(results, "Tomarigi");
        findings.atMost("refused reports", product.refused(), 0);
        findings.atMost(
                "CPU for a delivery, of bare Vert.x's",
                product.cpu() / of(results, BARE).cpu(),
                1.15);
        findings.atMost(
                "CPU for a delivery where another node has the reports, of bare Vert.x's",
                of(results, TELLING).cpu() / of(results, BARE).cpu(),
                1.15);
        if (results.keySet().stream().anyMatch(side -> side.name().equals(SOCKET_IO)))
            findings.atMost(
                    "p99 of delivery, of Socket.IO's",
                    product.millis(0.99) / of(results, SOCKET_IO).millis(0.99),
                    0.5);
    }

    private void fiveThousand(List<Side> sides, int perSecond) throws Exception {
        Map<Side, Result> results = measure(sides, 5_000, perSecond, ROUNDS);
        table("5,000 screens, " + perSecond + " changes a second", results);
        if (!SIDES.isEmpty()) return;
        Result product = of(results, "Tomarigi");
        findings.atMost("refused reports", product.refused(), 0);
        findings.atMost("what 5,000 screens did not see", 1 - product.share(), 0);
        findings.atMost(
                "p99 at 5,000 screens, of bare Vert.x's",
                product.millis(0.99) / of(results, BARE).millis(0.99),
                0.5);
    }

    /** What a screen costs and what it is shown do not depend on how many there are. */
    private void tenThousand(Side product) throws Exception {
        Result thousand = of(measure(List.of(product), 1_000, 10, ROUNDS), product.name());
        Map<Side, Result> results = measure(List.of(product), 10_000, 10, ROUNDS);
        table("10,000 screens, 10 changes a second", results);
        Result tenThousand = of(results, product.name());
        findings.atMost("refused reports", tenThousand.refused(), 0);
        findings.atMost("what 10,000 screens did not see", 1 - tenThousand.share(), 0);
        findings.atMost(
                "CPU for a delivery at 10,000 screens, of that at 1,000", tenThousand.cpu() / thousand.cpu(), 1.15);
    }

    private void durable(
            Server one, Server two, Town town, String token, Path node, Map<String, String> settings, String sample)
            throws Exception {
        List<Side> sides = new ArrayList<>(List.of(
                Side.product(ONE_NODE, one, one, town, token),
                Side.product(ACROSS, two, one, town, token),
                Side.peer(
                        "one insert, Kafka, bare Vert.x, from node to node",
                        bareDurable("bare two", settings),
                        bareDurable("bare one", settings),
                        "/",
                        Protocol.WEBSOCKET,
                        sample)));
        if (node != null) sides.add(Side.peer(NOTIFY, notify(node, settings), "/", Protocol.WEBSOCKET, sample));
        keepWanted(sides);
        Map<Side, Result> results = measure(sides, 1_000, 50, MANY_ROUNDS);
        table("1,000 screens, 50 durable changes a second", results);
        Map<Side, Result> few = measure(sides, 200, 50, ROUNDS);
        table("200 screens, 50 durable changes a second", few);
        if (!SIDES.isEmpty()) return;
        for (Map<Side, Result> some : List.of(results, few))
            findings.atMost("p99 from node to node, of that of one node", ratio(some, 0.99, ONE_NODE), 1.5);
        if (node == null) return;
        findings.atMost("p50 of the whole durable path, of NOTIFY's", ratio(results, 0.5, NOTIFY), 1.5);
        findings.atMost("p99 of the whole durable path, of NOTIFY's", ratio(results, 0.99, NOTIFY), 1.5);
        // The load that is asked for is the first; where few watch, what is left is the way to them.
        findings.line("- with 200 screens: p50 %.2f, p99 %.2f", ratio(few, 0.5, NOTIFY), ratio(few, 0.99, NOTIFY));
    }

    private static double ratio(Map<Side, Result> results, double share, String peer) {
        return of(results, ACROSS).millis(share) / of(results, peer).millis(share);
    }

    private static List<Side> only(List<Side> sides, String... names) {
        return sides.stream()
                .filter(side -> List.of(names).contains(side.name()))
                .toList();
    }

    private static void keepWanted(List<Side> sides) {
        if (!SIDES.isEmpty()) sides.removeIf(side -> !List.of(SIDES.split(";")).contains(side.name()));
    }

    // --- Measuring

    private Map<Side, Result> measure(List<Side> sides, int screens, int perSecond, int rounds) throws Exception {
        Map<Side, Result> results = new LinkedHashMap<>();
        for (Side side : sides) {
            progress("%,d screens, %d changes a second: warming up %s", screens, perSecond, side.name());
            if (warm.add(side)) {
                broadcast.warmUp(side);
                Cores.keepToServers(side.server().handle());
                Cores.keepToServers(side.asked().handle());
            }
            broadcast.measure(side, screens, perSecond, FIRST_WARM_UP, Duration.ofSeconds(1));
            results.put(side, new Result(new ArrayList<>()));
        }
        for (int round = 0; round < rounds; round++) {
            List<Side> turns = new ArrayList<>(sides);
            Collections.rotate(turns, round);
            for (Side side : turns) {
                Seen seen = broadcast.measure(side, screens, perSecond, WARM_UP, TIME);
                progress(
                        "%s: p50 %.1f, p99 %.1f ms, %.1f µs, %.0f%% busy, %.1f%% seen, %d refused",
                        side.name(),
                        seen.latencies().millis(0.5),
                        seen.latencies().millis(0.99),
                        seen.cpuMicros(),
                        100 * seen.busy(),
                        100 * seen.share(),
                        seen.refused());
                results.get(side).rounds().add(seen);
            }
        }
        return results;
    }

    /** The medians of some rounds; of what was delivered, the worst. */
    private record Result(List<Seen> rounds) {
        double millis(double share) {
            return median(rounds.stream().map(seen -> seen.latencies().millis(share)));
        }

        double cpu() {
            return median(rounds.stream().map(Seen::cpuMicros));
        }

        int refused() {
            return rounds.stream().mapToInt(Seen::refused).sum();
        }

        double share() {
            return rounds.stream().mapToDouble(Seen::share).min().orElseThrow();
        }

        private static double median(Stream<Double> values) {
            List<Double> sorted = values.sorted().toList();
            return sorted.get(sorted.size() / 2);
        }
    }

    private static Result of(Map<Side, Result> results, String name) {
        return results.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private void table(String title, Map<Side, Result> results) {
        findings.line("");
        findings.line("| %s | p50 ms | p99 ms | CPU µs a delivery | delivered |", title);
        findings.line("|---|---|---|---|---|");
        results.forEach((side, result) -> findings.line(
                "| %s | %.1f | %.1f | %.1f | %s |",
                side.name(),
                result.millis(0.5),
                result.millis(0.99),
                result.cpu(),
                result.share() == 1 ? "all" : String.format(Locale.ROOT, "%.1f%%", 100 * result.share())));
        findings.line("");
    }

    // --- Who takes part

    private Server product(String name, Map<String, String> settings) throws Exception {
        int port = Server.freePort();
        List<String> options = new ArrayList<>(List.of(ONE_CORE));
        options.addAll(Server.asOptions(settings));
        return started(Server.start(
                "Tomarigi " + name,
                port,
                directory.resolve(name + ".log"),
                Cores.ofWarmingServers(),
                Server.optionsOfProduct(
                        target, port, directory.resolve("data-" + name), options.toArray(String[]::new))));
    }

    private Server bare(Class<?> what) throws Exception {
        int port = Server.freePort();
        return started(Server.start(
                what.getSimpleName(),
                port,
                directory.resolve(what.getSimpleName() + ".log"),
                Cores.ofWarmingServers(),
                List.of(ONE_CORE, "-cp", System.getProperty("java.class.path"), what.getName(), "" + port)));
    }

    private Server node(Path installed, String script, String... arguments) throws Exception {
        int port = Server.freePort();
        List<String> command = new ArrayList<>(Cores.ofWarmingServers());
        command.addAll(List.of("node", installed.resolve(script + ".js").toString(), "" + port));
        command.addAll(List.of(arguments));
        return started(Server.run(script, port, directory.resolve(script + ".log"), command));
    }

    private Server bareDurable(String name, Map<String, String> settings) throws Exception {
        int port = Server.freePort();
        return started(Server.start(
                name,
                port,
                directory.resolve(name.replace(' ', '-') + ".log"),
                Cores.ofWarmingServers(),
                List.of(
                        ONE_CORE,
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareDurable.class.getName(),
                        "" + port,
                        database(settings),
                        settings.get("kafka.bootstrap.servers"))));
    }

    private Server notify(Path installed, Map<String, String> settings) throws Exception {
        return node(installed, "notify", database(settings));
    }

    /** As who owns the tables. */
    private static String database(Map<String, String> settings) {
        return "postgresql://" + settings.get("quarkus.flyway.username") + ":" + settings.get("quarkus.flyway.password")
                + "@" + settings.get("quarkus.datasource.reactive.url").replaceFirst("^.*postgresql://", "");
    }

    private Server started(Server server) {
        servers.add(server);
        return server;
    }

    /** Peers with what they need from npm; null where Node or npm's registry is not there. */
    private Path install() throws Exception {
        Path installed = directory.resolve("node");
        Files.createDirectories(installed);
        try (Stream<Path> files = Files.list(peers)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                Files.write(installed.resolve(file.getFileName()), Files.readAllBytes(file));
        }
        try {
            int status = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
                    .directory(installed.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("npm.log").toFile())
                    .start()
                    .waitFor();
            if (status == 0) return installed;
        } catch (IOException e) {
            progress("%s", e);
        }
        findings.line(
                "NOT MEASURED: ws, Socket.IO and NOTIFY; npm ci did not succeed, see %s", directory.resolve("npm.log"));
        findings.missed("peers in Node: not measured");
        return null;
    }

    /** What the product sends its screens for a change of one facility. */
    private static String sample(Server product, Town town) throws Exception {
        try (Screen screen = Screen.open(product.base(), town.network())) {
            String nights = Town.nights(5_461);
            product.call(
                    "PUT", "/api/facilities/" + town.facilities().get(0) + "/vacancies", Given.reportBody("1", nights));
            for (int tries = 0; tries < 200; tries++, LockSupport.parkNanos(50_000_000))
                for (JsonNode frame : screen.received())
                    if (frame.path("type").asText().equals("changes")
                            && frame.toString().contains(nights)) return frame.toString();
            throw new IllegalStateException("no change came");
        }
    }

    private static void progress(String format, Object... values) {
        System.out.println("… " + String.format(Locale.ROOT, format, values));
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) return;
        try (Stream<Path> all = Files.walk(root)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(one);
        }
    }
}
