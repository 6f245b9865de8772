package net.tomarigi.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import net.tomarigi.matching.Affinity;
import net.tomarigi.matching.Candidate;
import net.tomarigi.matching.CandidateIndex;
import net.tomarigi.matching.Hit;
import net.tomarigi.matching.Need;
import net.tomarigi.matching.Question;
import net.tomarigi.matching.Region;
import net.tomarigi.matching.Region.Form;

/** Beds whose nights change: how long until a change is seen, and what it costs those who search meanwhile. */
final class Changes {
    private static final int CHANGES = 20_000;
    private static final int WARM_UP = 10_000;
    private static final long BETWEEN_NANOS = 1_000_000;
    private static final int ROUNDS = 15;
    private static final int REPEATS = 5;

    private final Region region;
    private final CandidateIndex index;
    private final Random random = new Random(7);

    Changes(Region region, CandidateIndex index) {
        this.region = region;
        this.index = index;
    }

    private Region.Row bed() {
        return region.beds().get(random.nextInt(region.beds().size()));
    }

    private Candidate any() {
        return bed().candidate(random.nextLong() >>> 4);
    }

    /** Microseconds from the change to a snapshot that has it, each sorted among all. */
    double[] visible() {
        double[] micros = new double[CHANGES];
        for (int i = -WARM_UP; i < CHANGES; i++) {
            List<Candidate> one = List.of(any());
            long version = index.snapshot().version();
            long begin = System.nanoTime();
            index.update(one, Set.of());
            boolean isThere = index.snapshot().version() > version;
            long time = System.nanoTime() - begin;
            if (!isThere) throw new IllegalStateException("not visible");
            if (i >= 0) micros[i] = time / 1e3;
            if (i % 1_000 == 0) requireSeen();
        }
        Arrays.sort(micros);
        return micros;
    }

    /** A bed that closes is found by nobody, and is found when it opens again. */
    private void requireSeen() {
        Region.Row bed = bed();
        Question here = new Question(
                Need.NOTHING_KNOWN,
                bed.place(),
                0,
                1,
                0.01,
                null,
                false,
                0,
                0,
                Map.of(),
                Affinity.NEUTRAL,
                Question.MOST);
        for (int open = 0; open < 2; open++) {
            Candidate changed = bed.candidate(open);
            index.update(List.of(changed), Set.of());
            List<Hit> hits = index.snapshot().rank(here, Form.A.policy);
            boolean isFound = hits.stream().anyMatch(hit -> hit.candidate().equals(changed));
            if (isFound != (open == 1)) throw new IllegalStateException(bed + " is found: " + isFound);
        }
    }

    /** How many times as long searches take while another thread changes a thousand beds a second, by form. */
    double[] whileOthersChange() throws Exception {
        Peer engine = new Engine(index, region, false);
        double[][] ratios = new double[Form.values().length][ROUNDS];
        for (int round = -1; round < ROUNDS; round++)
            for (Form form : Form.values()) {
                double idle = search(engine, form);
                Writer writer = new Writer();
                writer.start();
                double busy = search(engine, form);
                writer.finish();
                if (round >= 0) ratios[form.ordinal()][round] = busy / idle;
            }
        return Arrays.stream(ratios)
                .mapToDouble(all -> Turns.median(Arrays.stream(all)))
                .toArray();
    }

    private double search(Peer engine, Form form) throws Exception {
        long begin = System.nanoTime();
        for (int repeat = 0; repeat < REPEATS; repeat++)
            for (int i = 0; i < region.asks().size(); i++) engine.ask(i, form);
        return System.nanoTime() - begin;
    }

    private final class Writer extends Thread {
        private volatile boolean isOver;

        @Override
        public void run() {
            for (long next = System.nanoTime(); !isOver; next += BETWEEN_NANOS) {
                while (System.nanoTime() < next && !isOver) LockSupport.parkNanos(next - System.nanoTime());
                index.update(List.of(any()), Set.of());
            }
        }

        void finish() throws InterruptedException {
            isOver = true;
            join();
        }
    }
}
