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

    /** What to write before the command of a server that is kept to its core only when it is warm. */
    public static List<String> ofWarmingServers() {
        return PINNED ? List.of("taskset", "-c", "0,1") : List.of();
    }

    /** From now on this process runs where servers do. */
    public static void keepToServers(ProcessHandle server) throws IOException, InterruptedException {
        if (PINNED && !pin(server.pid(), "0")) throw new IOException("cannot be pinned: " + server.pid());
    }

    public static boolean arePinned() {
        return PINNED;
    }

    private static boolean pinSelf() {
        if (Runtime.getRuntime().availableProcessors() < 2) return false;
        try {
            return pin(ProcessHandle.current().pid(), "1");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean pin(long process, String core) throws IOException, InterruptedException {
        return new ProcessBuilder("taskset", "-a", "-c", "-p", core, Long.toString(process))
                        .start()
                        .waitFor()
                == 0;
    }
}
