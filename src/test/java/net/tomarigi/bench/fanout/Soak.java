package net.tomarigi.bench.fanout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import net.tomarigi.bench.fanout.Watchers.Protocol;
import net.tomarigi.embedded.EmbeddedStores;
import net.tomarigi.embedded.StoreKind;
import net.tomarigi.product.Server;
import net.tomarigi.product.Town;

/**
 * The packaged product for an hour, with a thousand screens and reports all the time; each minute, after a collection, what
 * lives in memory, how many files are open and how many threads there are. It fails when the last three quarters of it show a
 * slope that is more than noise, or a file or a thread gained.
 */
public final class Soak {
    private static final int MINUTES = Integer.getInteger("soak.minutes", 60);
    private static final int SCREENS = Integer.getInteger("soak.screens", 1_000);
    private static final int PER_SECOND = Integer.getInteger("soak.reports", 10);
    private static final int FACILITIES = 40;

    /** A slope this many times as large as what chance makes of it is one. */
    private static final double MOST_DEVIATIONS = 3;

    /** Growth in an hour that nobody would notice in a month, whatever the deviation. */
    private static final double NEGLIGIBLE_BYTES = 1 << 20;

    private final ConstantRate reports = new ConstantRate();
    private final AtomicLong sights = new AtomicLong();
    private int number;

    private record Sample(double minute, double bytes, double files, double threads) {}

    private Soak() {}

    /** @param arguments the build directory */
    public static void main(String... arguments) throws Exception {
        System.exit(new Soak().run(Path.of(arguments[0])) ? 0 : 1);
    }

    private boolean run(Path target) throws Exception {
        Path directory = Files.createDirectories(target.resolve("soak"));
        Path data = Files.createTempDirectory(directory.toAbsolutePath(), "data-");
        List<Sample> samples = new ArrayList<>();
        int port = Server.freePort();
        Path log = directory.resolve("product.log");
        try (EmbeddedStores stores = EmbeddedStores.on(data.resolve("stores"), List.of(StoreKind.values()))) {
            stores.start(System.out);
            List<String> options = new ArrayList<>(List.of("-Xmx512m"));
            options.addAll(Server.asOptions(stores.settings()));
            try (Server server = Server.start(
                    "Tomarigi",
                    port,
                    log,
                    List.of(),
                    Server.optionsOfProduct(target, port, data.resolve("own"), options.toArray(String[]::new)))) {
                watch(server, samples);
            }
        }
        return judge(samples);
    }

    private void watch(Server server, List<Sample> samples) throws Exception {
        Town town = Town.make(server, "city", FACILITIES);
        Side side = Side.product("Tomarigi", server, server, town, server.administrator());
        try (Watchers watchers = new Watchers(
                server.address(), side.path(), SCREENS, Protocol.WEBSOCKET, (seen, at) -> sights.incrementAndGet())) {
            for (int minute = 0; minute <= MINUTES; minute++) {
                if (minute > 0) reportFor(side, Duration.ofMinutes(1));
                watchers.check();
                samples.add(sample(server.handle().pid(), minute));
                tell(samples.get(samples.size() - 1));
            }
        }
    }

    private void reportFor(Side side, Duration time) {
        ConstantRate.keep(
                PER_SECOND,
                (int) (PER_SECOND * time.toSeconds()),
                System.nanoTime(),
                (i, due) -> reports.send(side.change().apply(++number)));
    }

    /** Counting what lives collects first. */
    private static Sample sample(long process, double minute) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process histogram = new ProcessBuilder(jcmd.toString(), Long.toString(process), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String text = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        histogram.waitFor();
        String total = text.lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new IOException(text));
        return new Sample(
                minute,
                Double.parseDouble(total.trim().split("\\s+")[2]),
                count(Path.of("/proc/" + process + "/fd")),
                count(Path.of("/proc/" + process + "/task")));
    }

    private static long count(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.count();
        }
    }

    private boolean judge(List<Sample> samples) {
        List<Sample> last = samples.subList(samples.size() / 4, samples.size());
        double[] slope = slope(last, Sample::bytes);
        double grown = slope[0] * MINUTES;
        boolean isFlat = grown <= Math.max(MOST_DEVIATIONS * slope[1] * MINUTES, NEGLIGIBLE_BYTES);
        boolean isSame = gained(last, Sample::files) <= 0 && gained(last, Sample::threads) <= 0;
        System.out.printf(
                Locale.ROOT,
                "%d minutes, %d screens, %d reports a second: memory %+.1f ± %.1f kB an hour (%s), files %+.0f, threads"
                        + " %+.0f (%s), %,d sights, %d reports refused%n",
                MINUTES,
                SCREENS,
                PER_SECOND,
                slope[0] * 60 / 1024,
                slope[1] * 60 / 1024,
                isFlat ? "flat" : "IT GROWS",
                gained(last, Sample::files),
                gained(last, Sample::threads),
                isSame ? "none gained" : "GAINED",
                sights.get(),
                reports.refused());
        return isFlat && isSame && reports.refused() == 0;
    }

    /** How many more there are, at most, in the second half than there were in the first. */
    private static double gained(List<Sample> samples, ToDoubleFunction<Sample> what) {
        int half = samples.size() / 2;
        double first = samples.subList(0, half).stream().mapToDouble(what).max().orElseThrow();
        double second = samples.subList(half, samples.size()).stream()
                .mapToDouble(what)
                .max()
                .orElseThrow();
        return second - first;
    }

    /** @return by least squares, each minute, and its standard deviation */
    private static double[] slope(List<Sample> samples, ToDoubleFunction<Sample> what) {
        int n = samples.size();
        double x = samples.stream().mapToDouble(Sample::minute).average().orElseThrow();
        double y = samples.stream().mapToDouble(what).average().orElseThrow();
        double xx = 0;
        double xy = 0;
        for (Sample sample : samples) {
            xx += Math.pow(sample.minute() - x, 2);
            xy += (sample.minute() - x) * (what.applyAsDouble(sample) - y);
        }
        double slope = xy / xx;
        double rest = 0;
        for (Sample sample : samples)
            rest += Math.pow(what.applyAsDouble(sample) - y - slope * (sample.minute() - x), 2);
        return new double[] {slope, Math.sqrt(rest / (n - 2) / xx)};
    }

    private static void tell(Sample sample) {
        System.out.printf(
                Locale.ROOT,
                "minute %.0f: %,.0f kB live, %.0f files, %.0f threads%n",
                sample.minute(),
                sample.bytes() / 1024,
                sample.files(),
                sample.threads());
    }
}
