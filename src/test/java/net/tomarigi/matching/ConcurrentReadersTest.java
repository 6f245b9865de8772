package net.tomarigi.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A vacancy moves back and forth between two beds, each time in one update: whoever reads meanwhile sees it exactly once,
 * never twice and never not at all.
 */
class ConcurrentReadersTest {
    private static final int READERS = 3;
    private static final int READS = 2_000;
    private static final int OTHERS = 50;

    private final Question question = Asking.anything().nights(3).question();
    private final CandidateIndex index = new CandidateIndex(Metric.GREAT_CIRCLE);

    private static List<Candidate> vacancyAt(String one, String other) {
        return List.of(
                Bed.of(one).open("111").candidate(),
                Bed.of(other).open("110").north(0.1).candidate());
    }

    @Test
    @Timeout(10)
    void aMovingVacancyIsSeenOnceInEverySnapshot() throws Exception {
        List<Candidate> all = new ArrayList<>(vacancyAt("a", "b"));
        for (int i = 0; i < OTHERS; i++)
            all.add(Bed.of("full" + i).open("011").north(i / 100.0).candidate());
        index.replaceAll(all, Bed.TONIGHT);
        CountDownLatch reading = new CountDownLatch(READERS);
        ExecutorService threads = Executors.newFixedThreadPool(READERS);
        List<Future<Set<String>>> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) readers.add(threads.submit(() -> read(reading)));
        for (boolean back = false; reading.getCount() > 0; back = !back)
            index.update(back ? vacancyAt("a", "b") : vacancyAt("b", "a"), Set.of());
        for (Future<Set<String>> reader : readers)
            assertThat(reader.get()).as("seen").containsExactlyInAnyOrder("a", "b");
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.SECONDS)).isTrue();
    }

    /** Reads so often, and on until it has seen the vacancy at both beds. */
    private Set<String> read(CountDownLatch reading) {
        try {
            Set<String> seen = new HashSet<>();
            long version = 0;
            for (int i = 0; i < READS || seen.size() < 2; i++) {
                Snapshot snapshot = index.snapshot();
                Answer answer = snapshot.answer(question, Policy.DEFAULT);
                assertThat(answer.fitting()).isEqualTo(1);
                assertThat(answer.excluded()).containsEntry(Criterion.NIGHTS, OTHERS + 1);
                assertThat(snapshot.size()).isEqualTo(OTHERS + 2);
                assertThat(snapshot.version()).isGreaterThanOrEqualTo(version);
                version = snapshot.version();
                List<Hit> ranked = snapshot.rank(question, Policy.DEFAULT);
                assertThat(ranked).hasSize(1);
                assertThat(ranked.get(0).candidate())
                        .isEqualTo(answer.ranked().get(0).candidate());
                seen.add(ranked.get(0).candidate().id());
            }
            return seen;
        } finally {
            reading.countDown();
        }
    }
}
