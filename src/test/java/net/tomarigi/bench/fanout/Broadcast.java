package net.tomarigi.bench.fanout;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import net.tomarigi.bench.Latencies;

/**
 * Changes at a constant rate, whatever becomes of those before, and when each is seen on each screen: time counts from when
 * a change was to be made.
 */
final class Broadcast {
    /** From 1: beds of which nobody ever said anything show what would be 0. */
    private static final int NUMBERS = (1 << 14) - 1;

    private static final int CHANGES_TO_BE_WARM = 40_000;
    private static final int SCREENS_TO_BE_WARM = 20;
    private static final int AT_ONCE = 8;
    private static final long LOOK_NANOS = 5_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ConstantRate changes = new ConstantRate();
    private final long[] dueAt = new long[NUMBERS + 1];
    private int next;

    /**
     * @param expected sights, if every screen sees every change
     * @param cpuMicros the server's processor time for each sight
     * @param busy the share of a processor that the server took
     * @param refused changes that were not answered with 2xx; who has more to do than it can refuses some
     */
    record Seen(Latencies latencies, long expected, double cpuMicros, double busy, int refused) {
        double share() {
            return (double) latencies.count() / expected;
        }
    }

    /** As many changes as it takes until what a change costs is what it will go on costing; a few screens watch. */
    void warmUp(Side side) throws Exception {
        Semaphore free = new Semaphore(AT_ONCE);
        try (Watchers watchers = new Watchers(
                side.server().address(), side.path(), SCREENS_TO_BE_WARM, side.protocol(), (number, at) -> {})) {
            for (int i = 0; i < CHANGES_TO_BE_WARM; i++) {
                free.acquire();
                changes.send(side.change().apply(nextNumber())).whenComplete((answer, failure) -> free.release());
            }
            free.acquire(AT_ONCE);
            watchers.check();
        }
    }

    Seen measure(Side side, int screens, int perSecond, Duration warmUp, Duration time) throws Exception {
        Latencies latencies = new Latencies();
        int warming = (int) (perSecond * warmUp.toSeconds());
        int measured = (int) (perSecond * time.toSeconds());
        int first = next + warming;
        changes = new ConstantRate();
        try (Watchers watchers =
                new Watchers(side.server().address(), side.path(), screens, side.protocol(), (number, at) -> {
                    int turn = Math.floorMod(number - 1 - first, NUMBERS);
                    if (number == 0 || turn >= measured) return;
                    synchronized (latencies) {
                        latencies.add(at - dueAt[number]);
                    }
                })) {
            long begin = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            Duration[] cpu = new Duration[1];
            ConstantRate.keep(perSecond, warming + measured, begin, (i, due) -> {
                if (i == warming) cpu[0] = side.server().cpu();
                int number = nextNumber();
                dueAt[number] = due;
                changes.send(side.change().apply(number));
            });
            long expected = (long) measured * screens;
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (count(latencies) < expected && System.nanoTime() < deadline) LockSupport.parkNanos(LOOK_NANOS);
            watchers.check();
            long took = System.nanoTime() - begin - warmUp.toNanos();
            double used = side.server().cpu().minus(cpu[0]).toNanos();
            synchronized (latencies) {
                return new Seen(
                        latencies.copy(), expected, used / 1e3 / latencies.count(), used / took, changes.refused());
            }
        }
    }

    private int nextNumber() {
        return 1 + next++ % NUMBERS;
    }

    private static int count(Latencies latencies) {
        synchronized (latencies) {
            return latencies.count();
        }
    }
}
