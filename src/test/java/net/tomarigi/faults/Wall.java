package net.tomarigi.faults;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import net.tomarigi.board.Screen;

/** A screen that comes back by itself with what it holds, as a browser's does, to its own node or to whichever is there. */
final class Wall implements Runnable {
    private static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(2_500);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final Cluster cluster;
    private final String network;
    private final boolean moves;
    private final Tally tally;
    private volatile int node;
    private volatile Screen screen;
    private volatile int mostRefusals;
    private volatile boolean closed;

    Wall(Cluster cluster, String network, int node, boolean moves, Tally tally) {
        this.cluster = cluster;
        this.network = network;
        this.node = node;
        this.moves = moves;
        this.tally = tally;
    }

    String network() {
        return network;
    }

    /** Null until it has seen anything. */
    Screen screen() {
        return screen;
    }

    /** It goes to whichever node is there. */
    boolean moves() {
        return moves;
    }

    /** How often, at most, it knocked in vain before it was let in again. */
    int mostRefusals() {
        return mostRefusals;
    }

    @Override
    public void run() {
        int refusals = 0;
        while (!closed) {
            try {
                Screen now = Screen.open(cluster.base(node), network, screen, "&pulse=1");
                screen = now;
                refusals = 0;
                while (!closed && now.closed() == null && System.nanoTime() - now.heardNanos() < SILENCE_NANOS)
                    LockSupport.parkNanos(LOOK_NANOS);
                now.close();
                if (now.failure() != null) tally.surprises.add("a screen cannot go on: " + now.failure());
                tally.reconnected.incrementAndGet();
            } catch (Exception notThere) {
                mostRefusals = Math.max(mostRefusals, ++refusals);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            if (moves) node = 1 - node;
        }
    }

    void close() {
        closed = true;
    }

    @Override
    public String toString() {
        return "screen of " + network + " at node " + node + (moves ? ", which moves" : "");
    }
}
