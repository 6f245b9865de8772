package net.tomarigi.platform;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Nodes that start at the same moment prepare the same database and do not get into each other's way. */
@QuarkusTest
class StartingTogetherTest {
    private static final int NODES = 4;
    private static final int STARTS = 10;

    @Inject
    Flyway flyway;

    @Test
    void eachOfThemStarts() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);
        try {
            for (int i = 0; i < STARTS; i++) {
                List<Future<?>> starts = new ArrayList<>();
                for (int node = 0; node < NODES; node++) starts.add(nodes.submit(() -> flyway.migrate()));
                for (Future<?> start : starts) start.get();
            }
        } finally {
            nodes.shutdownNow();
        }
    }
}
