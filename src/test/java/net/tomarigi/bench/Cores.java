package net.tomarigi.bench;

import java.io.IOException;
import java.util.List;

/** Who runs where: servers on the first core, the clients on the second, so that neither takes the other's time. */
public final class Cores {
    private static final boolean PINNED = pinSelf();

    private Cores() {}

    /** What to write before a server's command. */
    public static List<String> ofServers() {
        return PINNED ? List.of("taskset", "-c", "0") : List.of();
    }

    public static boolean arePinned() {
        return PINNED;
    }

    private static boolean pinSelf() {
        if (Runtime.getRuntime().availableProcessors() < 2) return false;
        try {
            String self = Long.toString(ProcessHandle.current().pid());
            return new ProcessBuilder("taskset", "-a", "-c", "-p", "1", self)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
