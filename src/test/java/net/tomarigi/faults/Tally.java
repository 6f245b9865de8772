package net.tomarigi.faults;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What callers were told, all together. */
final class Tally {
    final AtomicInteger reports = new AtomicInteger();
    final AtomicInteger commands = new AtomicInteger();
    final AtomicInteger refused = new AtomicInteger();
    final AtomicInteger unanswered = new AtomicInteger();
    final AtomicInteger hungUp = new AtomicInteger();
    final AtomicInteger reconnected = new AtomicInteger();

    /** Answers that no fault excuses. */
    final List<String> surprises = new CopyOnWriteArrayList<>();
}
