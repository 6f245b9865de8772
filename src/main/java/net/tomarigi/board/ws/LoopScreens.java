package net.tomarigi.board.ws;

import io.netty.channel.EventLoop;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The screens of an audience that hang on one event loop. All is done there, in the order in which it was asked for, so that
 * no frame has to change threads for itself.
 */
final class LoopScreens {
    /** What became of a frame for all. */
    interface Written {
        /**
         * @param screens to how many it was written
         * @param nanos of a processor that this took; what else the machine did meanwhile does not count
         */
        void to(int screens, long nanos);
    }

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final EventLoop loop;
    private final long patience;
    private final Consumer<Screen> caughtUp;
    private final Set<Screen> screens = new LinkedHashSet<>();

    /** The same, one beside the other in memory; null when one came or went since. */
    private Screen[] inTurn;

    /**
     * @param patience milliseconds until one that does not read is cut off
     * @param caughtUp one that was left out can be told again what it missed
     */
    LoopScreens(EventLoop loop, long patience, Consumer<Screen> caughtUp) {
        this.loop = loop;
        this.patience = patience;
        this.caughtUp = caughtUp;
    }

    /** @param first what leads it to what the others show */
    void add(Screen screen, List<Frame> first) {
        loop.execute(() -> {
            screens.add(screen);
            inTurn = null;
            first.forEach(frame -> send(screen, frame));
        });
    }

    void remove(Screen screen) {
        loop.execute(() -> {
            screens.remove(screen);
            inTurn = null;
        });
    }

    void tell(Screen screen, Frame frame) {
        loop.execute(() -> {
            if (screens.contains(screen)) send(screen, frame);
        });
    }

    /** @param written is told on this loop */
    void tellAll(Frame frame, Predicate<Screen> whom, Written written) {
        loop.execute(() -> {
            long before = processorNanos();
            if (inTurn == null) inTurn = screens.toArray(Screen[]::new);
            int count = 0;
            try {
                for (Screen screen : inTurn) if (whom.test(screen) && send(screen, frame)) count++;
            } finally {
                written.to(count, processorNanos() - before);
            }
        });
    }

    private static long processorNanos() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }

    private boolean send(Screen screen, Frame frame) {
        if (screen.isBehind()) return false;
        if (screen.writeAtOnce(frame)) return true;
        if (screen.isGone()) return false;
        if (screen.isFull()) {
            screen.fallBehind(patience, () -> caughtUp.accept(screen));
            return false;
        }
        screen.enqueue(frame);
        return true;
    }
}
