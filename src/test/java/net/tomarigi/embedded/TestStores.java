package net.tomarigi.embedded;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** What a test may do to the stores on which it runs. Whoever stops, pauses or kills one leaves it running afterwards. */
public final class TestStores {
    private TestStores() {}

    public static Server postgres() {
        return new Server(StoreKind.POSTGRESQL);
    }

    public static Server redis() {
        return new Server(StoreKind.REDIS);
    }

    public static Store kafka() {
        return new Store(StoreKind.KAFKA);
    }

    /** A store that can be taken away and given back. */
    public static class Store {
        private final StoreKind kind;

        private Store(StoreKind kind) {
            this.kind = kind;
        }

        /** Ends it in good order; nobody starts it again but {@link #start()}. */
        public void stop() {
            control("stop");
        }

        /** Starts it on the port and the data it had, and returns when it serves; nothing happens when it runs. */
        public void start() {
            control("start");
        }

        final Object control(String command) {
            try {
                return ClassLoader.getSystemClassLoader()
                        .loadClass("net.tomarigi.embedded.StoresForTests")
                        .getMethod("control", String.class, String.class)
                        .invoke(null, kind.name(), command);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(kind + " " + command, e);
            }
        }
    }

    /** A store that is a process of its own. */
    public static final class Server extends Store {
        private Server(StoreKind kind) {
            super(kind);
        }

        public long pid() {
            return (long) control("pid");
        }

        /**
         * SIGKILL for the process; it is started again by itself, on the same port, and has another {@link #pid()} then.
         * A backend of PostgreSQL may outlive it for a moment and finish what it was doing.
         */
        public void kill() {
            ProcessHandle.of(pid()).orElseThrow().destroyForcibly();
        }

        /** SIGSTOP for the process and all it has started: connections stay open and nobody answers. */
        public void pause() {
            signal("-STOP");
        }

        /** Ends a {@link #pause()}. */
        public void resume() {
            signal("-CONT");
        }

        private void signal(String signal) {
            TestStores.signal(ProcessHandle.of(pid()).orElseThrow(), signal);
        }
    }

    /** Sends it to the process and to all it has started. */
    public static void signal(ProcessHandle server, String signal) {
        List<String> pids = Stream.concat(Stream.of(server), server.descendants())
                .map(process -> Long.toString(process.pid()))
                .toList();
        try {
            Process kill = new ProcessBuilder(Stream.concat(Stream.of("kill", signal), pids.stream())
                            .toList())
                    .inheritIO()
                    .start();
            // A child may have ended since it was listed.
            if (kill.waitFor() != 0 && !server.isAlive())
                throw new IllegalStateException("kill " + signal + " " + pids + " failed");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
