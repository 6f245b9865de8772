package net.tomarigi.embedded;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** The stores that this process starts, side by side, and ends again. */
public final class EmbeddedStores implements AutoCloseable {
    /** Whoever waits longer is told what for. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DataDirectory data;
    private final List<EmbeddedStore> stores;
    private CompletableFuture<Void> allStarted = CompletableFuture.completedFuture(null);
    private volatile boolean closed;

    private EmbeddedStores(DataDirectory data, List<EmbeddedStore> stores) {
        this.data = data;
        this.stores = stores;
    }

    /** The stores of {@code kinds}, not yet started, on {@code directory}, which is this process' own from now on. */
    public static EmbeddedStores on(Path directory, List<StoreKind> kinds) {
        return on(directory, kinds, directory.resolve("binaries"));
    }

    /** The same, with the unpacked programs kept at a place that several data directories share. */
    static EmbeddedStores on(Path directory, List<StoreKind> kinds, Path programs) {
        DataDirectory data = DataDirectory.open(directory);
        Binaries binaries = new Binaries(programs.toAbsolutePath().normalize());
        return new EmbeddedStores(
                data, kinds.stream().map(kind -> create(kind, data, binaries)).toList());
    }

    private static EmbeddedStore create(StoreKind kind, DataDirectory data, Binaries binaries) {
        return switch (kind) {
            case POSTGRESQL -> new EmbeddedPostgresServer(data, binaries);
            case REDIS -> new EmbeddedRedisServer(data, binaries);
            case KAFKA -> new EmbeddedKafkaBroker(data);
        };
    }

    /**
     * Starts all of them and returns when they serve. Throws {@link StartFailure} when one does not, and
     * {@link CancellationException} when they were closed meanwhile; whoever calls closes them in any case.
     */
    public void start(PrintStream progress) {
        long begin = System.nanoTime();
        Map<EmbeddedStore, CompletableFuture<Void>> starts = new HashMap<>();
        CompletableFuture<Void> all;
        synchronized (this) {
            if (closed) throw new CancellationException();
            for (EmbeddedStore store : stores) starts.put(store, inThread("start-" + store.name(), store::start));
            all = CompletableFuture.allOf(starts.values().toArray(CompletableFuture[]::new));
            allStarted = all;
        }
        while (true) {
            try {
                all.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                break;
            } catch (TimeoutException e) {
                String waiting = stores.stream()
                        .filter(store -> !starts.get(store).isDone())
                        .map(store -> store.name() + " (" + store.phase() + ")")
                        .collect(Collectors.joining(", "));
                progress.printf("Starting %s ... %d s%n", waiting, secondsSince(begin));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartFailure("The start was interrupted.", e);
            } catch (ExecutionException e) {
                // Whoever is told to stop in the middle of something fails in many ways, of which none matters.
                if (closed) throw new CancellationException();
                throw failureOf(starts.values());
            }
        }
        progress.printf(
                Locale.ROOT,
                "%s started in %.1f s (data in %s)%n",
                names(),
                (System.nanoTime() - begin) / 1e9,
                data.root());
    }

    private static RuntimeException failureOf(Iterable<CompletableFuture<Void>> starts) {
        for (CompletableFuture<Void> start : starts) {
            try {
                start.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof StartFailure failure) return failure;
                return new StartFailure("A store could not be started: " + e.getCause(), e.getCause());
            }
        }
        throw new IllegalStateException("no start has failed");
    }

    private static CompletableFuture<Void> inThread(String name, Runnable work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                        done.complete(null);
                    } catch (Throwable e) {
                        done.completeExceptionally(e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    private static long secondsSince(long begin) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
    }

    private String names() {
        List<String> names = stores.stream().map(EmbeddedStore::name).toList();
        if (names.size() == 1) return names.get(0);
        return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }

    /** The configuration by which clients find the stores. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        for (EmbeddedStore store : stores) settings.putAll(store.settings());
        return settings;
    }

    Path directory() {
        return data.root();
    }

    <T extends EmbeddedStore> T store(Class<T> type) {
        return stores.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Ends all of them, side by side, also those that are still starting, and gives the data directory free. */
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        try {
            stopAll();
            // One that was told to stop before it had begun to start has started meanwhile.
            allStarted.handle((started, failure) -> null).join();
            stopAll();
        } finally {
            data.close();
        }
    }

    private void stopAll() {
        List<CompletableFuture<Void>> stops = new ArrayList<>();
        for (EmbeddedStore store : stores) stops.add(inThread("stop-" + store.name(), store::stop));
        CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new)).join();
    }
}
