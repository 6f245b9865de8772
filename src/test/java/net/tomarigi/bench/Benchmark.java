package net.tomarigi.bench;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.tomarigi.Given;
import net.tomarigi.bench.BoardRead.Form;
import net.tomarigi.embedded.EmbeddedStores;
import net.tomarigi.embedded.StoreKind;
import net.tomarigi.product.Server;
import net.tomarigi.product.Town;

/**
 * Measures the packaged product as docs/performance.md tells, writes a table, and fails when boards are read less than
 * {@link #LEAST_RATIO} times as fast as a bare server sends the same bytes. Times are the machine's; ratios of one run hold.
 */
public final class Benchmark {
    private static final double LEAST_RATIO = 0.9;
    /** Of reads with a token to reads without one. */
    private static final double LEAST_RATIO_SIGNED_IN = 0.9;

    private static final Duration WARM_UP = Duration.ofSeconds(24);
    /** Short turns, and many: what else the machine does lasts for several of them. */
    private static final Duration READ_TIME = Duration.ofSeconds(1);

    /** What a JVM has made of the code differs between starts by more than a server does from another. */
    private static final int READ_STARTS = 3;

    private static final int READ_ROUNDS = 5;

    private static final int MATCH_ROUNDS = 13;

    private static final int[] REPORTERS = {1, 8, 64};
    private static final Duration REPORT_WARM_UP = Duration.ofSeconds(10);
    private static final Duration REPORT_TIME = Duration.ofSeconds(3);
    private static final int REPORT_ROUNDS = 3;

    private static final int[] SCREENS = {1, 200};

    private final long begin = System.nanoTime();
    private final Path target;
    private final Path directory;
    private final Path data;
    private final StringBuilder page = new StringBuilder();
    private final List<String> tooSlow = new ArrayList<>();

    private Benchmark(Path target) {
        this.target = target;
        this.directory = target.resolve("bench");
        this.data = Path.of(
                System.getProperty("bench.data", directory.resolve("data").toString()));
    }

    /** @param arguments the build directory */
    public static void main(String... arguments) throws Exception {
        new Benchmark(Path.of(arguments[0])).run();
    }

    private void run() throws Exception {
        deleteTree(data);
        deleteTree(dataOfProduct());
        Files.createDirectories(directory);
        describeMachine();
        EmbeddedStores stores = EmbeddedStores.on(data, List.of(StoreKind.values()));
        stores.start(System.out);
        try {
            measure(stores);
        } finally {
            stores.close();
        }
        end();
    }

    private void measure(EmbeddedStores stores) throws Exception {
        Town city;
        Town prefecture;
        try (Server tomarigi = product(stores)) {
            progress("making a network of 18 facilities and one of 1,000");
            city = Town.make(tomarigi, "city", 18);
            prefecture = Town.make(tomarigi, "prefecture", 1_000);
        }
        if (isWanted("boards")) readBoards(stores, List.of(city, prefecture));
        if (System.getProperty("bench.only", "").equals("boards")) return;
        try (Server tomarigi = product(stores)) {
            settle(tomarigi, List.of(city, prefecture));
            if (isWanted("reports")) report(tomarigi, prefecture);
            if (isWanted("screens")) seeReports(tomarigi, city);
            if (isWanted("asks")) ask(tomarigi, city);
            if (isWanted("search")) search(tomarigi);
            if (isWanted("matches")) match(tomarigi, prefecture);
        }
    }

    private void end() throws Exception {
        Path file = directory.resolve("performance.md");
        Files.writeString(file, page);
        System.out.println("\n" + page + "\nWritten to " + file);
        if (!tooSlow.isEmpty()) {
            System.out.println("TOO SLOW (boards below " + LEAST_RATIO + " of the bare server, with a token below "
                    + LEAST_RATIO_SIGNED_IN + " of those without): " + String.join(", ", tooSlow));
            System.exit(1);
        }
        System.exit(0);
    }

    /** Everything, unless {@code bench.only} names a part. */
    private static boolean isWanted(String part) {
        String only = System.getProperty("bench.only", "");
        return only.isEmpty() || only.equals(part);
    }

    private Path dataOfProduct() {
        return directory.resolve("data-product");
    }

    private Server product(EmbeddedStores stores) throws Exception {
        progress("starting the product");
        int port = Server.freePort();
        return Server.start(
                "Tomarigi",
                port,
                directory.resolve("tomarigi.log"),
                Cores.ofServers(),
                Server.optionsOfProduct(
                        target,
                        port,
                        dataOfProduct(),
                        Server.asOptions(stores.settings()).toArray(String[]::new)));
    }

    private void describeMachine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        line(
                "%s %s, %d processors, load %.1f at the start, Java %s. %s",
                system.getName(),
                system.getArch(),
                Runtime.getRuntime().availableProcessors(),
                system.getSystemLoadAverage(),
                Runtime.version(),
                Cores.arePinned()
                        ? "Servers on one core; clients, PostgreSQL, Redis and Kafka on another (taskset)."
                        : "Servers and clients share the cores: taskset is not there, or there is one core.");
    }

    // --- Boards read per second

    private void readBoards(EmbeddedStores stores, List<Town> towns) throws Exception {
        List<BoardRead> reads = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (int start = 1; start <= READ_STARTS; start++)
            try (Server tomarigi = product(stores)) {
                settle(tomarigi, towns);
                if (reads.isEmpty())
                    for (Town town : towns)
                        for (Form form : Form.values()) reads.add(new BoardRead(tomarigi, town, form));
                try (Server bare = bare(tomarigi, towns);
                        Server nginx = Nginx.isThere() ? Nginx.start(tomarigi, towns, directory) : null) {
                    List<Server> servers = Stream.of(tomarigi, bare, nginx)
                            .filter(Objects::nonNull)
                            .toList();
                    servers.forEach(server -> names.add(server.name()));
                    progress("boards: what was started for the %d. of %d times", start, READ_STARTS);
                    readInTurns(servers, reads);
                }
            }
        tell(reads, List.copyOf(names));
    }

    /** A port is open before boards are. */
    private static void settle(Server tomarigi, List<Town> towns) throws Exception {
        for (Town town : towns) BoardRead.settledTag(tomarigi, town);
    }

    private void readInTurns(List<Server> servers, List<BoardRead> reads) throws Exception {
        for (Server server : servers) for (BoardRead read : reads) read.load(server, WARM_UP.dividedBy(reads.size()));
        for (int round = 1; round <= READ_ROUNDS; round++) {
            progress("boards: round %d of %d", round, READ_ROUNDS);
            for (BoardRead read : reads) {
                List<Server> turns = new ArrayList<>(servers);
                Collections.rotate(turns, round);
                for (Server server : turns) read.rates(server.name()).add(read.load(server, READ_TIME));
            }
        }
    }

    private Server bare(Server tomarigi, List<Town> towns) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path")));
        int port = Server.freePort();
        arguments.addAll(List.of(BareServer.class.getName(), Integer.toString(port), tomarigi.base()));
        towns.forEach(town -> arguments.add(town.boardPath()));
        return Server.start("bare Vert.x", port, directory.resolve("bare.log"), Cores.ofServers(), arguments);
    }

    /** @param servers the product, the bare server, others */
    private void tell(List<BoardRead> reads, List<String> servers) {
        List<String> others = servers.subList(2, servers.size());
        line("");
        line(
                "| boards read per second, %d connections | bytes | Tomarigi | bare Vert.x | ratio | CPU µs a read | bare |%s",
                BoardRead.READERS, others.isEmpty() ? "" : " nginx, files | ratio |");
        line("|---|---|---|---|---|---|---|%s", others.isEmpty() ? "" : "---|---|");
        for (BoardRead read : reads) {
            Rates product = read.rates(servers.get(0));
            Rates bare = read.rates(servers.get(1));
            double ratio = product.medianOf(bare);
            String row = String.format(
                    Locale.ROOT,
                    "| %d facilities, %s | %,d | %s | %s | %.2f | %.1f | %.1f |",
                    read.facilities(),
                    read.form().title(),
                    read.bytes(),
                    product,
                    bare,
                    ratio,
                    product.medianCpuMicros(),
                    bare.medianCpuMicros());
            for (String other : others)
                row += String.format(
                        Locale.ROOT, " %s | %.2f |", read.rates(other), product.medianOf(read.rates(other)));
            line("%s", row);
            if (ratio < LEAST_RATIO)
                tooSlow.add(String.format(
                        Locale.ROOT,
                        "%d facilities %s %.2f",
                        read.facilities(),
                        read.form().title(),
                        ratio));
        }
        signedIn(reads, servers.get(0));
    }

    /** Reads of one board follow each other in the order of their forms. */
    private void signedIn(List<BoardRead> reads, String tomarigi) {
        line("");
        for (int i = 1; i < reads.size(); i++) {
            if (reads.get(i).form() != Form.SIGNED_IN) continue;
            double ratio =
                    reads.get(i).rates(tomarigi).medianOf(reads.get(i - 1).rates(tomarigi));
            int facilities = reads.get(i).facilities();
            line("Boards of %,d facilities read with a token, as often as without one: %.2f.", facilities, ratio);
            if (ratio < LEAST_RATIO_SIGNED_IN)
                tooSlow.add(
                        String.format(Locale.ROOT, "%d facilities, with to without a token %.2f", facilities, ratio));
        }
    }

    // --- Acknowledged reports per second

    private void report(Server tomarigi, Town town) throws Exception {
        AtomicInteger said = new AtomicInteger();
        progress("warming up reports for %d s", REPORT_WARM_UP.toSeconds());
        Load.run(tomarigi, reporters(tomarigi, town, 8, said), 200, REPORT_WARM_UP);
        Map<Integer, Rates> product = new TreeMap<>();
        Map<Integer, Rates> bare = new TreeMap<>();
        try (BarePostgres postgres = new BarePostgres(data)) {
            postgres.perSecond(8, REPORT_TIME);
            for (int round = 1; round <= REPORT_ROUNDS; round++) {
                progress("reports: round %d of %d", round, REPORT_ROUNDS);
                for (int clients : REPORTERS) {
                    product.computeIfAbsent(clients, n -> new Rates())
                            .add(Load.run(tomarigi, reporters(tomarigi, town, clients, said), 200, REPORT_TIME));
                    bare.computeIfAbsent(clients, n -> new Rates())
                            .add(postgres.perSecond(clients, REPORT_TIME.dividedBy(2)));
                }
            }
        }
        line("");
        line(
                "| acknowledged reports per second | Tomarigi | p50 ms | p99 ms | one insert and commit on the same PostgreSQL |");
        line("|---|---|---|---|---|");
        for (int clients : REPORTERS)
            line(
                    "| %d clients | %s | %.1f | %.1f | %s |",
                    clients,
                    product.get(clients),
                    product.get(clients).medianMillis(0.5),
                    product.get(clients).medianMillis(0.99),
                    bare.get(clients));
    }

    private static List<Supplier<ByteBuffer>> reporters(Server product, Town town, int clients, AtomicInteger said)
            throws Exception {
        String headers = "Content-Type: application/json\r\nAuthorization: Bearer " + product.administrator() + "\r\n";
        return town.facilities().stream()
                .limit(clients)
                .<Supplier<ByteBuffer>>map(facility -> () -> Load.request(
                        "PUT",
                        "/api/facilities/" + facility + "/vacancies",
                        headers,
                        Given.reportBody("1", Town.nights(said.incrementAndGet()))))
                .toList();
    }

    // --- From a report to the screens

    private void seeReports(Server tomarigi, Town town) throws Exception {
        line("");
        line("| report → visible, 50 reports a second | p50 ms | p99 ms | longest |");
        line("|---|---|---|---|");
        try (Visibility visibility = new Visibility(tomarigi, town)) {
            for (int screens : SCREENS) {
                progress("reports to %d screens", screens);
                Latencies seen = visibility.measure(screens);
                line(
                        "| %d screens | %.1f | %.1f | %.1f |",
                        screens, seen.millis(0.5), seen.millis(0.99), seen.millis(1));
            }
        }
    }

    // --- From an ask to the facility that is asked

    private void ask(Server tomarigi, Town town) throws Exception {
        progress("asking, and reporting in turn with it");
        try (AskTimes times = new AskTimes(tomarigi, town)) {
            times.measure();
            double ratio = times.asks.millis(0.5) / times.reports.millis(0.5);
            line("");
            line("| one at a time | p50 ms | p99 ms | longest |");
            line("|---|---|---|---|");
            for (Latencies seen : List.of(times.reports, times.asks))
                line(
                        "| %s | %.1f | %.1f | %.1f |",
                        seen == times.reports ? "report → visible on a wall" : "ask → shown on the facility’s page",
                        seen.millis(0.5),
                        seen.millis(0.99),
                        seen.millis(1));
            line("");
            line("The median of an ask is %.2f times that of a report.", ratio);
            if (ratio > AskTimes.MOST_TIMES)
                tooSlow.add(String.format(Locale.ROOT, "an ask %.2f times as long as a report", ratio));
        }
    }

    // --- Search over the nation

    private void search(Server tomarigi) throws Exception {
        SearchTimes search = new SearchTimes(tomarigi);
        progress("importing the nation");
        boolean real = search.makeNation();
        progress("searching");
        Latencies answered = search.measure();
        double millis = answered.millis(0.99);
        line("");
        line("| search over 7,498 facilities%s | p50 ms | p99 ms | longest |", real ? "" : ", made up");
        line("|---|---|---|---|");
        line("| 1 client | %.1f | %.1f | %.1f |", answered.millis(0.5), millis, answered.millis(1));
        if (millis > SearchTimes.MOST_MILLIS)
            tooSlow.add(String.format(Locale.ROOT, "search p99 %.1f ms, above %.0f", millis, SearchTimes.MOST_MILLIS));
    }

    // --- The desk's question over the nation

    private void match(Server tomarigi, Town town) throws Exception {
        MatchTimes matches = new MatchTimes(tomarigi);
        progress("letting the nation speak");
        boolean real = new SearchTimes(tomarigi).makeNation();
        matches.fill();
        BoardRead read = new BoardRead(tomarigi, town, Form.PLAIN);
        Rates asked = new Rates();
        Rates bareReads = new Rates();
        try (Server bare = bare(tomarigi, List.of(town))) {
            progress("warming up for %d s", WARM_UP.toSeconds());
            matches.load(BoardRead.READERS, WARM_UP);
            read.load(bare, WARM_UP.dividedBy(2));
            for (int round = 1; round <= MATCH_ROUNDS; round++) {
                progress("matches: round %d of %d", round, MATCH_ROUNDS);
                asked.add(matches.load(BoardRead.READERS, READ_TIME));
                bareReads.add(read.load(bare, READ_TIME));
            }
        }
        double times = asked.medianMillis(0.99) / bareReads.medianMillis(0.99);
        line("");
        line(
                "| the desk's question over 7,498 facilities%s, %d clients | a second | p50 ms | p99 ms | CPU µs each |",
                real ? "" : ", made up", BoardRead.READERS);
        line("|---|---|---|---|---|");
        for (Rates rates : List.of(asked, bareReads))
            line(
                    "| %s | %s | %.1f | %.1f | %.0f |",
                    rates == asked ? "Tomarigi" : "bare Vert.x, a board of 1,000 facilities",
                    rates,
                    rates.medianMillis(0.5),
                    rates.medianMillis(0.99),
                    rates.medianCpuMicros());
        line("");
        line("The slowest hundredth takes %.1f times as long as the bare server's.", times);
        if (times > MatchTimes.MOST_TIMES)
            tooSlow.add(String.format(Locale.ROOT, "matches p99 %.1f times the bare server's", times));
    }

    private void line(String format, Object... values) {
        page.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private void progress(String format, Object... values) {
        System.out.printf(
                Locale.ROOT, "%4d s  %s%n", (System.nanoTime() - begin) / 1_000_000_000, String.format(format, values));
    }

    static void deleteTree(Path root) throws Exception {
        if (!Files.exists(root)) return;
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws java.io.IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path made, java.io.IOException failure)
                    throws java.io.IOException {
                Files.delete(made);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
