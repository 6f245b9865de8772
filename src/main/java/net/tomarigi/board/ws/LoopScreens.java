package net.tomarigi.board.ws;

import io.netty.channel.EventLoop;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/**
 * The screens of an audience that hang on one event loop. All is done there, in the order in which it was asked for, so that
 * no frame has to change threads for itself.
 */
final class LoopScreens {
    private final EventLoop loop;
    private final long patience;
    private final Consumer<Screen> caughtUp;
    private final Set<Screen> screens = new HashSet<>();

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
            first.forEach(frame -> send(screen, frame));
        });
    }

    void remove(Screen screen) {
        loop.execute(() -> screens.remove(screen));
    }

    void tell(Screen screen, Frame frame) {
        loop.execute(() -> {
            if (screens.contains(screen)) send(screen, frame);
        });
    }

    /** @param sent is told, on this loop, to how many */
    void tellAll(Frame frame, Predicate<Screen> whom, IntConsumer sent) {
        loop.execute(() -> {
            int count = 0;
            for (Screen screen : screens) if (whom.test(screen) && send(screen, frame)) count++;
            sent.accept(count);
        });
    }

    private boolean send(Screen screen, Frame frame) {
        if (screen.isBehind()) return false;
        if (screen.isFull()) {
            screen.fallBehind(patience, () -> caughtUp.accept(screen));
            return false;
        }
        screen.write(frame);
        return true;
    }
}
