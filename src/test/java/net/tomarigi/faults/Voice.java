package net.tomarigi.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import net.tomarigi.vacancy.Source;

/**
 * One who speaks over the links and insists: whatever is refused for now, or not answered, is said again under the same key, to
 * the other node where there is a choice. Used by one thread at a time.
 */
abstract class Voice {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);
    private static final int MOST_HANGUPS = 6;
    private static final int FOR_NOW = 503;

    /**
     * @param status of the answer
     * @param body of it; null where it is no JSON
     * @param attempts how often it was sent until it was answered
     */
    record Answer(int status, JsonNode body, int attempts) {}

    final Cluster cluster;
    final String token;
    final Tally tally;
    final Duration patience;
    final Random random;
    private final boolean moves;
    private int node;
    private volatile boolean hangsUp;
    private volatile boolean closed;

    /**
     * @param node to which it turns first
     * @param moves whether it goes to the other one when that does not serve
     * @param patience with one attempt
     */
    Voice(Cluster cluster, String token, Tally tally, int node, boolean moves, Duration patience, long seed) {
        this.cluster = cluster;
        this.token = token;
        this.tally = tally;
        this.node = node;
        this.moves = moves;
        this.patience = patience;
        this.random = new Random(seed);
    }

    /**
     * Says a facility's report until it is answered for good.
     *
     * @param report as the API takes it
     * @param key stays the same however often it is said
     * @return null when it was closed before an answer came
     */
    abstract Answer report(String facility, String report, String key);

    /** The way that it takes, as the product keeps it with each report. */
    abstract Source.Via via();

    /** What it held open to a node that did not answer, or that it leaves, goes. */
    void letGo() {}

    /** From now on it hangs up a time or two before it waits for an answer. */
    final void hangUp(boolean does) {
        hangsUp = does;
    }

    final void close() {
        closed = true;
    }

    /** To which it speaks now. */
    final int node() {
        return node;
    }

    /**
     * @param say is told how often it was said; null where no answer comes
     * @param sayAndHangUp the same without waiting for an answer
     * @return the first answer that is final; null when it was closed before one came
     */
    final Answer insist(IntFunction<Answer> say, Runnable sayAndHangUp) {
        for (int attempts = 1; !closed; attempts++) {
            if (hangsUp) for (int i = random.nextInt(MOST_HANGUPS + 1); i > 0; i--, attempts++) sayAndHangUp.run();
            Answer answer = say.apply(attempts);
            if (answer == null) {
                tally.unanswered.incrementAndGet();
                letGo();
            } else if (answer.status() != FOR_NOW) return answer;
            else tally.refused.incrementAndGet();
            if (moves) {
                letGo();
                node = 1 - node;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        letGo();
        return null;
    }
}
