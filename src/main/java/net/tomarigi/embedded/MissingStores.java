package net.tomarigi.embedded;

import io.quarkus.runtime.ApplicationLifecycleManager;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import net.tomarigi.sealing.Keyring;
import org.eclipse.microprofile.config.Config;

/** Starts the stores whose address nobody has configured, and leaves their addresses as system properties. */
public final class MissingStores {
    private static final String SWITCH = "tomarigi.embedded";
    private static final String DATA = "tomarigi.data";
    /** Said to whoever would only touch a database that this process brought itself: the demo. */
    public static final String POSTGRESQL_IS_OURS = "tomarigi.embedded.postgresql";

    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(60);

    private MissingStores() {}

    /**
     * Starts what is missing and returns when it serves; it ends with this JVM, after Quarkus has stopped. A second call
     * in the same JVM, as a live reload makes it, finds every address set and does nothing. Throws {@link StartFailure},
     * and {@link CancellationException} when the JVM is told to end meanwhile.
     *
     * @param progress where those who wait are told what for; there is no log before Quarkus runs
     * @param reloads whether the classes of the caller may be replaced while the stores run
     */
    public static void start(Config config, PrintStream progress, boolean reloads) {
        start(config, List.of(StoreKind.values()), progress, reloads);
    }

    /** The same for those of {@code kinds} alone. */
    public static void start(Config config, List<StoreKind> kinds, PrintStream progress, boolean reloads) {
        List<StoreKind> missing = kinds.stream()
                .filter(kind ->
                        config.getOptionalValue(kind.address(), String.class).isEmpty())
                .toList();
        if (missing.isEmpty()) return;
        if (config.getOptionalValue(SWITCH, String.class).orElse("on").equals("off")) {
            throw new StartFailure("Nothing may be embedded (" + SWITCH + "=off) and "
                    + missing.stream().map(StoreKind::address).collect(Collectors.joining(", "))
                    + (missing.size() == 1 ? " is" : " are") + " not set.");
        }
        String directory = config.getOptionalValue(DATA, String.class).orElse("data");
        List<String> names = missing.stream().map(Enum::name).toList();
        Map<String, String> settings =
                reloads ? startOutOfReach(names, directory, progress) : startHere(names, directory, progress);
        boolean givesKeys =
                config.getOptionalValue(Keyring.SETTING, String.class).isPresent();
        settings.forEach((name, value) -> {
            if (!givesKeys || !name.equals(Keyring.SETTING)) System.setProperty(name, value);
        });
        if (missing.contains(StoreKind.POSTGRESQL)) System.setProperty(POSTGRESQL_IS_OURS, "true");
    }

    /** Takes and returns types of the JDK only, so that it can be called from another class loader's copy of this class. */
    public static Map<String, String> startHere(List<String> kinds, String directory, PrintStream progress) {
        EmbeddedStores stores = EmbeddedStores.on(
                Path.of(directory), kinds.stream().map(StoreKind::valueOf).toList());
        // Before the start, which takes seconds in which somebody may change their mind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfterQuarkus(stores), "stop-stores"));
        try {
            stores.start(progress);
            return stores.settings();
        } catch (RuntimeException e) {
            stores.close();
            throw e;
        }
    }

    /** Whoever still works on a request needs the stores. */
    private static void closeAfterQuarkus(EmbeddedStores stores) {
        try {
            long deadline = System.nanoTime() + LONGEST_DRAIN.toNanos();
            while (ApplicationLifecycleManager.getCurrentApplication() != null && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stores.close();
        }
    }

    /**
     * Starts them from a class loader of their own. The one that a live reload throws away would refuse to load what the
     * stores need later, for instance when one of them has to be started again.
     */
    @SuppressWarnings("unchecked")
    private static Map<String, String> startOutOfReach(List<String> kinds, String directory, PrintStream progress) {
        Class<?> here = MissingStores.class;
        URL classes = here.getProtectionDomain().getCodeSource().getLocation();
        // The parent knows the libraries and not this project. The loader lives as long as the JVM, like the stores.
        URLClassLoader own =
                new URLClassLoader(new URL[] {classes}, here.getClassLoader().getParent());
        try {
            return (Map<String, String>) own.loadClass(here.getName())
                    .getMethod("startHere", List.class, String.class, PrintStream.class)
                    .invoke(null, kinds, directory, progress);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            if (cause instanceof CancellationException cancelled) throw cancelled;
            // A StartFailure of the other loader is another class.
            throw new StartFailure(cause.getMessage(), cause);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
