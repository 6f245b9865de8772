package net.tomarigi.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import net.tomarigi.faults.Trouble.Lift;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/**
 * Whatever happens to a node, a store or the network between any two of them, while facilities report, coordinators place
 * people and screens look on: nothing that was acknowledged is lost or doubled, everybody is shown the same, and all of it
 * without anybody's hand. {@code -Dfaults=all} for everything, else some; {@code -Dfaults.seed=} repeats the choice and the
 * order; {@code -Dfaults.only=} takes those whose name holds it.
 */
class FaultsIT {
    /** In which everything comes back by itself. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Path RESULTS = Path.of("target", "faults");
    private static final long SEED = Long.getLong("faults.seed", System.nanoTime());
    private static final boolean ALL = "all".equals(System.getProperty("faults"));
    private static final String ONLY = System.getProperty("faults.only", "");

    private static final ExecutorService POOL = Executors.newCachedThreadPool();
    private static Cluster cluster;
    private static net.tomarigi.faults.Stream stream;
    private static Invariants invariants;
    private static Trouble trouble;
    private static Repairs repairs;
    private static Table table;

    @BeforeAll
    static void everythingRuns() throws Exception {
        System.out.println("FaultsIT: -Dfaults.seed=" + SEED + (ALL ? " -Dfaults=all" : ""));
        Files.createDirectories(RESULTS);
        cluster = new Cluster(Files.createTempDirectory(RESULTS.toAbsolutePath(), "run-"), Path.of("target"), Map.of());
        stream = new net.tomarigi.faults.Stream(cluster, SEED);
        invariants = new Invariants(cluster, stream);
        trouble = new Trouble(cluster, stream);
        repairs = new Repairs(cluster, stream);
        // Then there are holds that end, and beds that are held, from the first scenario on.
        if (ALL) awaitEndOfHold();
        table = new Table(RESULTS.resolve(ALL ? "all.md" : "some.md"));
    }

    @AfterAll
    static void end() throws Exception {
        if (stream != null) stream.close();
        if (cluster != null) cluster.close();
        POOL.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> nothingIsLostAndEverybodyIsShownTheSame() {
        Random random = new Random(SEED);
        List<Scenario> scenarios = ALL || !ONLY.isEmpty() ? Scenario.all() : Scenario.some(random);
        return scenarios.stream()
                .filter(scenario -> scenario.toString().contains(ONLY))
                .map(scenario -> DynamicTest.dynamicTest(scenario.toString(), () -> play(scenario)));
    }

    private static void play(Scenario scenario) throws Exception {
        for (Fault fault : scenario.faults()) {
            Optional<String> impossible = trouble.impossible(fault);
            if (impossible.isPresent()) {
                System.out.println("SKIPPED, AND NOT SHOWN TO BE SURVIVED: " + scenario + ": " + impossible.get());
                table.skipped(scenario, impossible.get());
                throw new TestAbortedException(impossible.get());
            }
        }
        stream.tally().surprises.clear();
        try {
            if (scenario.asHoldsEnd()) awaitEndOfHold();
            Counts before = Counts.now();
            CountDownLatch ended = new CountDownLatch(scenario.faults().size());
            List<Callable<Long>> calls = new ArrayList<>();
            for (Fault fault : scenario.faults()) calls.add(() -> happens(fault, ended));
            for (int node = 0; node < Cluster.NODES; node++) calls.add(served(node, ended));
            List<Long> times = all(calls);
            int faults = scenario.faults().size();
            long over = Collections.max(times.subList(0, faults));
            double served = (Collections.max(times.subList(faults, times.size())) - over) / 1e9;
            stream.hold(LONGEST);
            Awaitility.await()
                    .atMost(LONGEST)
                    .pollInterval(Duration.ofMillis(100))
                    .pollInSameThread()
                    .untilAsserted(invariants::check);
            table.add(scenario, served, secondsSince(over), Counts.now().since(before));
        } catch (Exception | AssertionError failed) {
            table.failed(scenario, failed);
            throw failed;
        } finally {
            stream.goOn();
        }
    }

    /**
     * Of those that nobody but time ends.
     *
     * @param over that were ended
     * @param due that are next
     */
    private record Holds(int over, int due) {}

    private static Holds holds() throws Exception {
        try (Connection database = cluster.database();
                Statement sql = database.createStatement()) {
            return holds(sql);
        }
    }

    private static Holds holds(Statement sql) throws Exception {
        try (ResultSet row = sql.executeQuery("select count(*) filter (where state = 'EXPIRED'),"
                + " count(*) filter (where expires_at <= clock_timestamp()) from stay where facility_id = '"
                + stream.holder().facility() + "'")) {
            row.next();
            return new Holds(row.getInt(1), row.getInt(2));
        }
    }

    /** Returns when one was just ended and others of the same handful are next. */
    private static void awaitEndOfHold() throws Exception {
        try (Connection database = cluster.database();
                Statement sql = database.createStatement()) {
            int before = holds(sql).over();
            Awaitility.await()
                    .atMost(LONGEST.multipliedBy(2))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .pollInSameThread()
                    .until(() -> holds(sql), now -> now.over() > before && now.due() > 0);
        }
    }

    /** @return when it was over, by {@link System#nanoTime}: a process that was ended has not started again by then */
    private static long happens(Fault fault, CountDownLatch ended) throws Exception {
        try {
            Lift lift = trouble.begin(fault);
            LockSupport.parkNanos(fault.lasts().toNanos());
            long over = System.nanoTime();
            ended.countDown();
            lift.run();
            return over;
        } catch (Exception failed) {
            ended.countDown();
            throw failed;
        }
    }

    /** Tells when a report to this node alone is acknowledged that was made when everything was over. */
    private static Callable<Long> served(int node, CountDownLatch over) {
        return () -> {
            over.await();
            int before = stream.probe(node).acknowledged().size();
            stream.probe(node).report();
            assertThat(stream.probe(node).acknowledged()).hasSizeGreaterThan(before);
            return System.nanoTime();
        };
    }

    private static List<Long> all(List<Callable<Long>> calls) throws Exception {
        List<Long> answers = new ArrayList<>();
        for (Future<Long> call : POOL.invokeAll(calls, LONGEST.toSeconds() * 2, TimeUnit.SECONDS))
            answers.add(call.get());
        return answers;
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    /** Of the tally, in the order of the table. */
    private record Counts(List<Integer> counts) {
        static Counts now() throws Exception {
            Tally tally = stream.tally();
            return new Counts(List.of(
                    tally.reports.get(),
                    tally.commands.get(),
                    tally.refused.get(),
                    tally.unanswered.get(),
                    tally.hungUp.get(),
                    tally.reconnected.get(),
                    holds().over(),
                    repairs.count()));
        }

        List<Integer> since(Counts before) {
            List<Integer> since = new ArrayList<>();
            for (int i = 0; i < counts.size(); i++)
                since.add(counts.get(i) - before.counts().get(i));
            return since;
        }
    }
}
