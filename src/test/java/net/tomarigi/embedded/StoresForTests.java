package net.tomarigi.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.tomarigi.access.OpenIdProvider;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Starts the embedded stores once for all tests of the JVM, on a data directory of their own, as soon as a plan holds a
 * test that runs Quarkus, and the OpenID provider beside them; ends them with the session. {@link TestStores} reaches them.
 */
public final class StoresForTests implements LauncherSessionListener, TestExecutionListener {
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private static EmbeddedStores stores;
    private static OpenIdProvider openId;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        session.getLauncher().registerTestExecutionListeners(this);
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        if (stores == null && runsQuarkus(plan)) start();
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        stop();
    }

    private static boolean runsQuarkus(TestPlan plan) {
        return plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .flatMap(test -> test.getSource().stream())
                .anyMatch(source -> source instanceof ClassSource type && runsQuarkus(type.getJavaClass()));
    }

    /** Compared by name: the class may come from a loader that has its own copy of the annotation. */
    private static boolean runsQuarkus(Class<?> type) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (var annotation : c.getAnnotations()) {
                String name = annotation.annotationType().getName();
                if (name.startsWith("io.quarkus.test.junit.Quarkus")) return true;
            }
        }
        return false;
    }

    private static synchronized void start() {
        try {
            Path runs = Files.createDirectories(TARGET.resolve("stores"));
            Path programs = runs.resolve("binaries");
            clearAway(runs, new Binaries(programs));
            Path directory = Files.createTempDirectory(runs, "run-");
            stores = EmbeddedStores.on(directory, List.of(StoreKind.values()), programs);
            Runtime.getRuntime().addShutdownHook(new Thread(StoresForTests::stop, "stop-stores"));
            stores.start(System.out);
            stores.settings().forEach(System::setProperty);
            openId = new OpenIdProvider();
            openId.settings().forEach(System::setProperty);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends what test runs that were killed have left, and removes it. A run that is still going on holds its lock. */
    private static void clearAway(Path runs, Binaries binaries) throws IOException {
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(runs, "run-*")) {
            for (Path directory : directories) {
                try (DataDirectory data = DataDirectory.open(directory)) {
                    new EmbeddedPostgresServer(data, binaries).endLeftover();
                    new EmbeddedRedisServer(data, binaries).endLeftover();
                    Binaries.deleteTree(directory);
                } catch (StartFailure inUse) {
                    System.out.println(inUse.getMessage());
                }
            }
        }
    }

    private static synchronized void stop() {
        if (stores == null) return;
        Path directory = stores.directory();
        openId.close();
        stores.close();
        stores = null;
        try {
            Binaries.deleteTree(directory);
        } catch (IOException e) {
            System.err.println("Left behind: " + directory + " (" + e + ")");
        }
    }

    /**
     * Does what {@link TestStores} asks for. Called by reflection, because Quarkus loads test classes once more in loaders
     * of its own.
     */
    public static Object control(String store, String command) {
        EmbeddedStore asked =
                switch (StoreKind.valueOf(store)) {
                    case POSTGRESQL -> stores.store(EmbeddedPostgresServer.class);
                    case REDIS -> stores.store(EmbeddedRedisServer.class);
                    case KAFKA -> stores.store(EmbeddedKafkaBroker.class);
                };
        switch (command) {
            case "start" -> asked.start();
            case "stop" -> asked.stop();
            case "pid" -> {
                return ((ServerProcess) asked).pid();
            }
            default -> throw new IllegalArgumentException(command);
        }
        return null;
    }
}
