package net.tomarigi.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Exit;

/** A JVM of its own that runs embedded stores until it is ended, as the product does, and can therefore be killed. */
final class StoresInAProcess implements AutoCloseable {
    static final Path PROGRAMS = Path.of("target", "stores", "binaries").toAbsolutePath();

    private final Process process;
    private final BufferedReader output;
    private final Map<String, String> settings = new HashMap<>();

    private StoresInAProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts a JVM that starts the stores of {@code kinds}; it has not got far when this returns. */
    static StoresInAProcess launch(Path directory, StoreKind... kinds) throws IOException {
        return new StoresInAProcess(java(
                        StoresInAProcess.class.getName(),
                        Stream.concat(
                                        Stream.of(directory.toString()),
                                        Arrays.stream(kinds).map(Enum::name))
                                .toList())
                .start());
    }

    /** The same, and returns when the stores serve. */
    static StoresInAProcess start(Path directory, StoreKind... kinds) throws IOException {
        StoresInAProcess stores = launch(directory, kinds);
        List<String> before = new ArrayList<>();
        for (String line = stores.output.readLine(); !"SERVING".equals(line); line = stores.output.readLine()) {
            if (line == null) throw new IllegalStateException("The stores ended instead of serving: " + before);
            before.add(line);
            String[] setting = line.split("=", 2);
            if (setting.length == 2) stores.settings.put(setting[0], setting[1]);
        }
        return stores;
    }

    /** A JVM on the class path of the tests. */
    static ProcessBuilder java(String main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        for (String argument : arguments) if (argument.startsWith("-D")) command.add(argument);
        command.add(main);
        for (String argument : arguments) if (!argument.startsWith("-D")) command.add(argument);
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    Process process() {
        return process;
    }

    String setting(String name) {
        return settings.get(name);
    }

    /** Waits for a line that holds {@code words}, and fails when the process ends without one. */
    String awaitLine(String words) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains(words)) return line;
        }
        throw new IllegalStateException("The process ended without saying: " + words);
    }

    /** SIGKILL: it can clear nothing away. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, and waits for the end. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    /** Makes Kafka do what it does when it cannot go on. */
    void haltKafka() throws IOException {
        process.getOutputStream().write("halt\n".getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
    }

    public static void main(String... arguments) {
        List<StoreKind> kinds =
                Arrays.stream(arguments).skip(1).map(StoreKind::valueOf).toList();
        EmbeddedStores stores = EmbeddedStores.on(Path.of(arguments[0]), kinds, PROGRAMS);
        Runtime.getRuntime().addShutdownHook(new Thread(stores::close));
        try {
            stores.start(System.out);
        } catch (StartFailure e) {
            System.out.println(e);
            System.exit(1);
        }
        stores.settings().forEach((name, value) -> System.out.println(name + "=" + value));
        System.out.println("SERVING");
        try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in))) {
            while (commands.readLine() != null) {
                try {
                    Exit.halt(1, "told so by a test");
                } catch (IllegalStateException e) {
                    System.out.println(e.getMessage());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
