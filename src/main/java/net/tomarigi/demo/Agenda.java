package net.tomarigi.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.DoubleConsumer;

/** A clock that jumps from one thing that happens to the next. What happens at the same moment happens in the order in which it was planned. */
final class Agenda {
    private static final int TELL_EVERY = 500;

    private final PriorityQueue<Item> items =
            new PriorityQueue<>(Comparator.comparing(Item::at).thenComparing(Item::number));
    private Instant now;
    private long planned;

    Agenda(Instant begin) {
        this.now = begin;
    }

    private record Item(Instant at, long number, Runnable work) {}

    Instant now() {
        return now;
    }

    /** What should have happened before happens now. */
    void at(Instant when, Runnable work) {
        items.add(new Item(when.isBefore(now) ? now : when, planned++, work));
    }

    void in(Duration later, Runnable work) {
        at(now.plus(later), work);
    }

    /**
     * Lets everything happen that happens before {@code end}.
     *
     * @param progress is told now and then how much of the time is over, from 0 to 1
     */
    void run(Instant end, DoubleConsumer progress) {
        double whole = Math.max(1, Duration.between(now, end).toSeconds());
        Instant begin = now;
        for (long done = 0; !items.isEmpty() && items.peek().at().isBefore(end); done++) {
            Item next = items.poll();
            now = next.at();
            next.work().run();
            if (done % TELL_EVERY == 0)
                progress.accept(Duration.between(begin, now).toSeconds() / whole);
        }
        now = end;
    }
}
