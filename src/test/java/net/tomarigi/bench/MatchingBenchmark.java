package net.tomarigi.bench;

import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import net.tomarigi.matching.CandidateIndex;
import net.tomarigi.matching.Region;
import net.tomarigi.matching.Region.Form;

/**
 * Measures matching beside others as docs/performance.md tells, writes a table, and fails when an answer is not the right
 * one or a ratio is missed. Times are the machine's; ratios of one run hold.
 */
public final class MatchingBenchmark {
    private static final int ROUNDS = 7;
    private static final long WARM_UP_NANOS = 4_000_000_000L;
    private static final int COPIES = 10;
    private static final long SEED = 20_261_121;
    private static final int LUCENE_NEEDS_JAVA = 21;
    private static final String LUCENE_PACKAGE = "net.tomarigi.bench.lucene.";
    private static final String LUCENE_BY_THE_BOOK = "LuceneByTheBook";
    private static final String LUCENE_TUNED = "LucenePeer";

    private final long begin = System.nanoTime();
    private final Path directory;
    private final StringBuilder page = new StringBuilder();
    private final List<String> missing = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private final List<String> ratios = new ArrayList<>();

    private MatchingBenchmark(Path directory) {
        this.directory = directory;
    }

    /** @param arguments the build directory, and that of the project */
    public static void main(String... arguments) throws Exception {
        Path directory = Path.of(arguments[0]).resolve("match");
        Benchmark.deleteTree(directory);
        Files.createDirectories(directory);
        boolean isGood = new MatchingBenchmark(directory).run(Path.of(arguments[1]));
        System.exit(isGood ? 0 : 1);
    }

    private boolean run(Path project) throws Exception {
        var system = ManagementFactory.getOperatingSystemMXBean();
        if (!Region.isThere()) {
            System.out.println("SKIPPED: the made-up region is not there, ../shared/bench");
            return true;
        }
        line(
                "%s %s, %d processors, load %.1f at the start, Java %s, %d rounds after an unmeasured one, one thread.",
                system.getName(),
                system.getArch(),
                Runtime.getRuntime().availableProcessors(),
                system.getSystemLoadAverage(),
                Runtime.version(),
                ROUNDS);
        Region region = Region.of("100k");
        Optional<ClassLoader> lucene = lucene(project);
        Map<Form, Double> small = measure(region, lucene, 1, 5);
        changes(region);
        Map<Form, Double> large = measure(region.times(COPIES, SEED), lucene, 5, 50);
        for (Form form : Form.values())
            atMost("mean of " + form + " at 1,000,000 beds, of that at 100,000", large.get(form) / small.get(form), 10);
        line("");
        line("| ratio | measured | asked | |");
        line("|---|---|---|---|");
        ratios.forEach(row -> line("%s", row));
        for (String peer : missing) line("%nNot measured: %s.", peer);
        line("%nLoad at the end: %.1f.", system.getSystemLoadAverage());
        Path file = directory.resolve("matching.md");
        Files.writeString(file, page);
        System.out.println("\n" + page + "\nWritten to " + file);
        if (!missed.isEmpty()) System.out.println("MISSED: " + String.join("; ", missed));
        return missed.isEmpty();
    }

    /**
     * @param everyOfSlow which of the questions the slow ones are asked
     * @param everyOfSlowest and the slowest
     * @return the engine's mean by form, microseconds
     */
    private Map<Form, Double> measure(Region region, Optional<ClassLoader> lucene, int everyOfSlow, int everyOfSlowest)
            throws Exception {
        int beds = region.beds().size();
        boolean isReference = !region.expected().isEmpty();
        progress("%,d beds: building", beds);
        CandidateIndex index = region.index();
        Peer engine = new Engine(index, region, false);
        Peer explained = new Engine(index, region, true);
        Peer pass = new OnePass(region);
        Peer list = new PlainList(region, everyOfSlow);
        List<Peer> peers = new ArrayList<>(List.of(engine, explained, pass, list));
        Optional<Peer> byTheBook = Optional.empty();
        Optional<Peer> tuned = Optional.empty();
        if (lucene.isPresent()) {
            progress("%,d beds: Lucene's indexes", beds);
            byTheBook = Optional.of(lucenePeer(lucene.get(), LUCENE_BY_THE_BOOK, region, everyOfSlow));
            tuned = Optional.of(lucenePeer(lucene.get(), LUCENE_TUNED, region, everyOfSlow));
        }
        byTheBook.ifPresent(peers::add);
        tuned.ifPresent(peers::add);
        progress("%,d beds: PostgreSQL's tables", beds);
        Optional<Peer> postgis = PostgisPeer.of(region, everyOfSlowest);
        if (postgis.isEmpty()) skip("PostgreSQL with PostGIS (no package of it, such as postgresql-15-postgis-3)");
        postgis.ifPresent(peers::add);
        try {
            progress("%,d beds: agreement", beds);
            Map<Peer, String> agreement = agreement(region, peers, isReference ? null : list);
            Turns turns = new Turns(peers, region.asks().size());
            progress("%,d beds: warming up", beds);
            turns.warmUp(WARM_UP_NANOS);
            for (int round = 1; round <= ROUNDS; round++) {
                progress("%,d beds: round %d of %d", beds, round, ROUNDS);
                turns.round();
            }
            table(beds, isReference, peers, turns, agreement);
            if (isReference) {
                for (Form form : Form.values()) {
                    if (byTheBook.isPresent())
                        atLeast(
                                "throughput of " + form + ", of Lucene's by the book",
                                turns.timesAsLong(byTheBook.get(), engine, form),
                                form == Form.A ? 40 : 25);
                    if (tuned.isPresent())
                        unlimited(
                                "throughput of " + form + ", of Lucene's tuned",
                                turns.timesAsLong(tuned.get(), engine, form));
                }
                for (Form form : Form.values())
                    if (postgis.isPresent())
                        atLeast(
                                "throughput of " + form + ", of PostgreSQL's with PostGIS",
                                turns.timesAsLong(postgis.get(), engine, form),
                                300);
                for (Form form : Form.values()) {
                    double passMicros = turns.micros(pass, form, 0.5);
                    atMost(
                            "median of " + form + ", in passes over 16 bytes a bed",
                            turns.micros(engine, form, 0.5) / passMicros,
                            form == Form.A ? 1 : 1.5);
                    if (form == Form.B)
                        atMost("slowest hundredth of B, in passes", turns.micros(engine, form, 0.99) / passMicros, 8);
                    atMost(
                            "reasons, near misses and relays of " + form + ", of the ranking alone",
                            turns.timesAsLong(explained, engine, form),
                            5);
                }
            }
            Map<Form, Double> means = new EnumMap<>(Form.class);
            for (Form form : Form.values()) means.put(form, turns.mean(engine, form));
            return means;
        } finally {
            for (Peer peer : peers) peer.close();
        }
    }

    private void table(int beds, boolean isReference, List<Peer> peers, Turns turns, Map<Peer, String> agreement) {
        line("");
        line(
                "| %,d beds, µs a question | A p50 | p99 | mean | B p50 | p99 | mean | right%s |",
                beds, isReference ? "" : ", by the list of records");
        line("|---|---|---|---|---|---|---|---|");
        for (Peer peer : peers) {
            StringBuilder cells = new StringBuilder();
            for (Form form : Form.values())
                cells.append(String.format(
                        Locale.ROOT,
                        " %,.1f | %,.1f | %,.1f |",
                        turns.micros(peer, form, 0.5),
                        turns.micros(peer, form, 0.99),
                        turns.mean(peer, form)));
            line("| %s |%s %s |", peer.name(), cells, agreement.get(peer));
        }
    }

    /** @param list whose answers are right; null: the reference answers are */
    private Map<Peer, String> agreement(Region region, List<Peer> peers, Peer list) throws Exception {
        Map<Peer, String> all = new HashMap<>();
        for (Peer peer : peers) {
            int asked = 0;
            int right = 0;
            for (Form form : Form.values())
                for (int i = 0;
                        i < region.asks().size();
                        i += Math.max(peer.every(), list == null ? 1 : list.every())) {
                    Peer.Found found = peer.found(peer.ask(i, form), form);
                    if (found == null) continue;
                    Peer.Found expected = list == null
                            ? reference(region.expected().get(form).get(i))
                            : list.found(list.ask(i, form), form);
                    asked++;
                    if (peer instanceof Engine ? found.is(expected) : found.agreesWith(expected)) right++;
                }
            all.put(peer, asked == 0 ? "–" : String.format(Locale.ROOT, "%,d of %,d", right, asked));
            if (peer instanceof Engine && right < asked) missed.add(peer.name() + " finds " + all.get(peer));
        }
        return all;
    }

    private static Peer.Found reference(Region.Expected expected) {
        return new Peer.Found(expected.beds(), expected.keys());
    }

    private void changes(Region region) throws Exception {
        progress("changes");
        Changes changes = new Changes(region, region.index());
        double[] visible = changes.visible();
        line("");
        line(
                "A changed bed is in the snapshot after %.1f µs (p50; p99 %.1f) at 100,000 beds.",
                visible[visible.length / 2], visible[visible.length * 99 / 100]);
        below("µs until a changed bed is in the snapshot", visible[visible.length / 2], 10);
        double[] busy = changes.whileOthersChange();
        for (Form form : Form.values())
            atMost(
                    "searching " + form + " while 1,000 beds a second change, of searching alone",
                    busy[form.ordinal()],
                    1.3);
    }

    private Peer lucenePeer(ClassLoader loader, String name, Region region, int every) throws Exception {
        Path folder = directory.resolve(name + region.beds().size());
        return (Peer) loader.loadClass(LUCENE_PACKAGE + name)
                .getConstructor(Region.class, Path.class, int.class)
                .newInstance(region, folder, every);
    }

    /** Compiled here because they need a later Java than the product; empty when this Java is an earlier one. */
    private Optional<ClassLoader> lucene(Path project) throws Exception {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        if (Runtime.version().feature() < LUCENE_NEEDS_JAVA) {
            skip("Apache Lucene (it needs Java 21 or later; -Dmatch.jdk= says where one is)");
            return Optional.empty();
        }
        Path sources = project.resolve("src/bench/java/" + LUCENE_PACKAGE.replace('.', '/'));
        List<String> arguments = new ArrayList<>(
                List.of("-nowarn", "-d", classes.toString(), "-classpath", System.getProperty("java.class.path")));
        try (Stream<Path> files = Files.list(sources)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (result != 0) throw new IllegalStateException("it does not compile: " + sources);
        return Optional.of(new URLClassLoader(new URL[] {classes.toUri().toURL()}));
    }

    private void skip(String peer) {
        if (missing.contains(peer)) return;
        missing.add(peer);
        System.out.println("SKIPPED: " + peer);
    }

    private void atLeast(String what, double value, double least) {
        ratio(what, value, String.format(Locale.ROOT, "≥ %.0f", least), value >= least);
    }

    private void atMost(String what, double value, double most) {
        ratio(what, value, String.format(Locale.ROOT, "≤ %.1f", most), value <= most);
    }

    private void below(String what, double value, double limit) {
        ratio(what, value, String.format(Locale.ROOT, "< %.0f", limit), value < limit);
    }

    private void unlimited(String what, double value) {
        ratio(what, value, "–", true);
    }

    private void ratio(String what, double value, String asked, boolean isMet) {
        ratios.add(String.format(Locale.ROOT, "| %s | %.2f | %s | %s |", what, value, asked, isMet ? "" : "missed"));
        if (!isMet) missed.add(String.format(Locale.ROOT, "%s: %.2f, asked %s", what, value, asked));
    }

    private void line(String format, Object... values) {
        page.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private void progress(String format, Object... values) {
        System.out.printf(
                Locale.ROOT, "%4d s  %s%n", (System.nanoTime() - begin) / 1_000_000_000, String.format(format, values));
    }
}
