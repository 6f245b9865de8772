package net.tomarigi;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;

/** The process that has started this one and without which it does not go on, if there is such a process. */
final class Launcher {
    static final String PROPERTY = "tomarigi.launcher";

    private static final int LOOK_EVERY_MS = 500;

    private Launcher() {}

    /** Ends this process in good order when its launcher is gone, also when that was killed and could not say so. */
    static void endTogether(Config config) {
        config.getOptionalValue(PROPERTY, Long.class).ifPresent(pid -> {
            ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
                Thread thread = new Thread(work, "launcher-watch");
                thread.setDaemon(true);
                return thread;
            });
            watch.scheduleWithFixedDelay(() -> look(pid), LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
        });
    }

    private static void look(long pid) {
        if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) System.exit(0);
    }
}
