package net.tomarigi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code mvn exec:java} runs inside Maven: the packaged product in a JVM of its own, which gets the options that were
 * given to Maven, ends when Maven is told to end, and whose status is Maven's. (The goal {@code quarkus:run} passes neither
 * the options nor the signal on.)
 */
final class MavenRun {
    /** What it is asked to do instead of serving, with its words. */
    private static final String COMMAND = "tomarigi.command";

    private MavenRun() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.matches("(quarkus|tomarigi|kafka|mp)\\..*")) {
                command.add("-D" + name + "=" + System.getProperty(name));
            }
        }
        command.add("-D" + Launcher.PROPERTY + "=" + ProcessHandle.current().pid());
        command.add("-jar");
        command.addAll(List.of(arguments));
        String words = System.getProperty(COMMAND, "").strip();
        if (!words.isEmpty()) command.addAll(List.of(words.split("\\s+")));
        Process product = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(product)));
        System.exit(product.waitFor());
    }

    private static void end(Process product) {
        product.destroy();
        try {
            product.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
