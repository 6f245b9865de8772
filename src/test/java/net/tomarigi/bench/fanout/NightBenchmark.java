package net.tomarigi.bench.fanout;

import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.tomarigi.Given;
import net.tomarigi.bench.Latencies;
import net.tomarigi.product.Server;
import net.tomarigi.product.Town;

/**
 * What many do at once on the worst of nights, with the packaged product and its stores on this machine: the way from a
 * search to a firm bed on all screens, many times a second; and a minute of searches and reports while one person's screens
 * watch. It fails when an answer is not 2xx, when a screen is wrong, or when what a report takes grows with the screens.
 */
public final class NightBenchmark {
    private static final int PER_SECOND = 50;
    private static final int[] CRISES_PER_SECOND = {5, 10, 25, 50};
    /** The way of a case is long: after a minute the compilers still take more than the cases do. */
    private static final Duration CRISES_WARM_UP = Duration.ofMinutes(4);

    private static final Duration CRISES = Duration.ofSeconds(20);
    private static final int WALLS = 1_000;
    private static final int HOUSES = 60;
    private static final int BEDS = 20;

    private static final int DEVICES = 200;
    private static final Duration COMPARED = Duration.ofSeconds(20);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Of the median answer to a report while nobody watches. */
    private static final double MOST_TIMES = 1.5;

    private final Findings findings = new Findings();
    private final Server product;
    private int number;

    private NightBenchmark(Server product) {
        this.product = product;
    }

    /** @param arguments the build directory */
    public static void main(String... arguments) throws Exception {
        Path target = Path.of(arguments[0]);
        Path directory = Files.createDirectories(target.resolve("night"));
        Path data = Files.createTempDirectory(directory.toAbsolutePath(), "data-");
        int port = Server.freePort();
        boolean isMet;
        try (Server product = Server.start(
                "Tomarigi",
                port,
                directory.resolve("product.log"),
                List.of(),
                Server.optionsOfProduct(target, port, data))) {
            NightBenchmark night = new NightBenchmark(product);
            if (Findings.isWanted("minute")) night.minute();
            if (Findings.isWanted("crisis")) night.crises();
            isMet = night.findings.write(directory.resolve("night.md"));
        }
        System.exit(isMet ? 0 : 1);
    }

    // --- A minute of one person's screens

    private void minute() throws Exception {
        Town town = Town.make(product, "members", 40);
        Town.keepToMembers(product, town.network(), "members");
        searchAndReport(town, MINUTE);

        double alone = searchAndReport(town, COMPARED).reports.millis(0.5);
        Minute watched;
        String wrong;
        int toldAnew;
        try (SameScreens screens = new SameScreens(product, town, DEVICES)) {
            screens.begin();
            watched = searchAndReport(town, MINUTE);
            wrong = screens.wrong();
            toldAnew = screens.toldAnew();
        }
        double aloneAgain = searchAndReport(town, COMPARED).reports.millis(0.5);

        findings.line("");
        findings.line(
                "| a minute, %d searches and %d reports a second, %d screens of one person | p50 ms | p99 ms | longest |",
                PER_SECOND, PER_SECOND, DEVICES);
        findings.line("|---|---|---|---|");
        findings.line("| search | %s |", row(watched.searches));
        findings.line("| report, until it is acknowledged | %s |", row(watched.reports));
        findings.line("");
        refusals(watched.calls);
        findings.line("- %d times a screen was told all anew, as it did not keep up.", toldAnew);
        if (wrong != null) System.out.println(wrong);
        findings.atMost("is a screen wrong in the end (0: none is)", wrong == null ? 0 : 1, 0);
        findings.atMost(
                "median of a report, of that without a screen (before and after)",
                watched.reports.millis(0.5) / ((alone + aloneAgain) / 2),
                MOST_TIMES);
    }

    private static final class Minute {
        private final ConstantRate calls = new ConstantRate();
        private final Latencies searches = new Latencies();
        private final Latencies reports = new Latencies();
    }

    private Minute searchAndReport(Town town, Duration time) throws Exception {
        Minute minute = new Minute();
        List<CompletableFuture<?>> all = new ArrayList<>();
        ConstantRate.keep(PER_SECOND, (int) (PER_SECOND * time.toSeconds()), System.nanoTime(), (i, due) -> {
            String facility = town.facilities().get(++number % town.facilities().size());
            String report = Given.reportBody("1", Town.nights(number));
            all.add(timed(
                    minute.reports, due, minute.calls.send(put("/api/facilities/" + facility + "/vacancies", report))));
            all.add(timed(minute.searches, due, minute.calls.send(search(town.network(), i))));
        });
        await(all);
        return minute;
    }

    // --- From a search to a firm bed, on a thousand screens

    private void crises() throws Exception {
        String network = "crises";
        product.call("PUT", "/api/networks/" + network, "{\"name\":\"" + network + "\",\"publicBoard\":true}");
        List<String> houses = new ArrayList<>();
        for (int i = 0; i < HOUSES; i++) houses.add(house(network, i));
        try (Walls walls = new Walls(product, network, WALLS)) {
            Crises warming = new Crises(product, network, houses, BEDS, walls);
            warming.run(CRISES_PER_SECOND[0], CRISES_WARM_UP);
            for (int perSecond : CRISES_PER_SECOND) {
                Crises crises = new Crises(product, network, houses, BEDS, walls);
                Duration cpu = product.cpu();
                crises.run(perSecond, CRISES);
                double busy = (double) product.cpu().minus(cpu).toNanos() / CRISES.toNanos();
                findings.line("");
                findings.line("| %d crises a second, %,d screens | p50 ms | p99 ms | longest |", perSecond, WALLS);
                findings.line("|---|---|---|---|");
                crises.steps().forEach((step, times) -> findings.line("| %s | %s |", step, row(times)));
                findings.line("");
                findings.line("- The product kept %.2f processors busy.", busy);
                refusals(crises.calls());
                findings.atMost("firm beds that a screen did not see", crises.unseen(), 0);
            }
        }
    }

    private String house(String network, int number) throws Exception {
        List<String> beds = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (int bed = 1; bed <= BEDS; bed++) {
            beds.add("{\"id\":\"" + bed + "\",\"label\":\"" + bed + "\"}");
            open.add("{\"bed\":\"" + bed + "\",\"open\":\"11111111111111\"}");
        }
        String id = product.call(
                        "POST",
                        "/api/networks/" + network + "/facilities",
                        String.format(
                                Locale.ROOT,
                                "{\"name\":\"house %d\",\"lat\":%.4f,\"lon\":139.7,\"beds\":[%s]}",
                                number,
                                36.3 + number / 1e3,
                                String.join(",", beds)))
                .get("id")
                .asText();
        product.call(
                "PUT",
                "/api/facilities/" + id + "/vacancies",
                "{\"from\":\"" + Given.tonight() + "\",\"beds\":[" + String.join(",", open) + "]}");
        return id;
    }

    // --- Calls and words

    private HttpRequest search(String network, int i) {
        return Crises.request(product, "POST", "/api/networks/" + network + "/matches", Crises.question(i));
    }

    private HttpRequest put(String path, String body) {
        return Crises.request(product, "PUT", path, body);
    }

    static CompletableFuture<String> timed(Latencies latencies, long due, CompletableFuture<String> answer) {
        return answer.thenApply(body -> {
            long now = System.nanoTime();
            synchronized (latencies) {
                latencies.add(now - due);
            }
            return body;
        });
    }

    /** Also when some of them failed: what was refused is counted by who asked; the first of all else is told. */
    static void await(List<CompletableFuture<?>> all) throws Exception {
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .handle((done, failure) -> {
                    if (failure != null) System.err.println("… not all was done: " + failure);
                    return null;
                })
                .get(60, TimeUnit.SECONDS);
    }

    private static String row(Latencies times) {
        if (times.count() == 0) return "– | – | –";
        return String.format(Locale.ROOT, "%.1f | %.1f | %.1f", times.millis(0.5), times.millis(0.99), times.millis(1));
    }

    private void refusals(ConstantRate calls) {
        findings.atMost("answers that were not 2xx", calls.refused(), 0);
        calls.refusals().forEach((why, times) -> findings.line("  - %d × %s", times, why));
    }
}
