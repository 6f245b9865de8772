package net.tomarigi.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Nodes of an earlier commit are replaced one by one by this one's, while facilities report, coordinators place people and
 * screens look on. {@code -Dupgrade.from} names the commit; it is packaged first, which takes a minute.
 */
@EnabledIfSystemProperty(named = "upgrade.from", matches = ".+", disabledReason = "it has a command of its own")
class RollingUpgradeIT {
    private static final Path CURRENT = Path.of("target");
    private static final String FROM = System.getProperty("upgrade.from", "");
    private static final Duration BESIDE_EACH_OTHER = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** Long enough that its screens are sent away before it ends. */
    private static final Map<String, String> DRAINS = Map.of("quarkus.shutdown.delay", "3S");

    /** The node that goes may refuse it once; the other lets it in. */
    private static final int MOST_REFUSALS = 1;

    @Test
    void nothingIsLostAndNoScreenStaysBlank() throws Exception {
        Path results = Files.createDirectories(CURRENT.resolve("upgrade")).toAbsolutePath();
        Path before = packaged(results);
        try (Cluster cluster = new Cluster(Files.createTempDirectory(results, "run-"), before, DRAINS);
                Stream stream = new Stream(cluster, 1)) {
            Invariants invariants = new Invariants(cluster, stream);
            LockSupport.parkNanos(BESIDE_EACH_OTHER.toNanos());
            for (int node = 0; node < Cluster.NODES; node++) {
                int reports = stream.tally().reports.get();
                cluster.node(node).startFrom(CURRENT);
                cluster.node(node).stop();
                cluster.node(node).start();
                LockSupport.parkNanos(BESIDE_EACH_OTHER.toNanos());
                assertThat(stream.tally().reports.get())
                        .as("reports that were acknowledged meanwhile")
                        .isGreaterThan(reports);
            }
            stream.hold(LONGEST);
            Awaitility.await().atMost(LONGEST).pollInSameThread().untilAsserted(invariants::check);
            assertThat(stream.walls()).filteredOn(Wall::moves).isNotEmpty().allSatisfy(wall -> assertThat(
                            wall.mostRefusals())
                    .isLessThanOrEqualTo(MOST_REFUSALS));
            System.out.printf(
                    "RollingUpgradeIT: from %s, %d reports, %d commands, %d times a screen came back%n",
                    FROM,
                    stream.tally().reports.get(),
                    stream.tally().commands.get(),
                    stream.tally().reconnected.get());
        }
    }

    /** @return where the product of {@link #FROM} lies packaged */
    private static Path packaged(Path results) throws Exception {
        Path tree = results.resolve("before");
        Path archive = results.resolve("before.tar");
        run(results, List.of("git", "archive", "--output", archive.toString(), FROM), Path.of("."));
        Files.createDirectories(tree);
        run(results, List.of("tar", "-xf", archive.toString(), "-C", tree.toString()), tree);
        run(results, List.of("mvn", "--batch-mode", "-DskipTests", "-Dmaven.test.skip", "package"), tree);
        return tree.resolve("target");
    }

    private static void run(Path results, List<String> command, Path in) throws IOException, InterruptedException {
        Path log = results.resolve(command.get(0) + ".log");
        int status = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(status).as("%s, see %s", command, log).isZero();
    }
}
