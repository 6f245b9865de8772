package net.tomarigi.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One store as a server has it: a process of its own on data of its own, started again on its port when it dies. */
public final class SingleStore implements AutoCloseable {
    private final EmbeddedStores stores;
    private final ServerProcess server;

    /** @param kind {@link StoreKind#POSTGRESQL} or {@link StoreKind#REDIS} */
    public SingleStore(StoreKind kind, Path directory) {
        stores = EmbeddedStores.on(directory, List.of(kind), StoresInAProcess.PROGRAMS);
        server = stores.store(ServerProcess.class);
        stores.start(System.out);
    }

    /** By which clients find it. */
    public Map<String, String> settings() {
        return stores.settings();
    }

    /** Of the one that runs now, or ran last. */
    public ProcessHandle handle() {
        return ProcessHandle.of(server.pid()).orElse(null);
    }

    /** In good order; nobody starts it again but {@link #start}. */
    public void stop() {
        server.stop();
    }

    public void start() {
        server.start();
    }

    @Override
    public void close() {
        stores.close();
    }

    /** A JVM on the class path of the tests. */
    public static ProcessBuilder java(Class<?> main, String... arguments) {
        return StoresInAProcess.java(main.getName(), List.of(arguments));
    }
}
