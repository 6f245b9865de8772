package net.tomarigi.deploy;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program that is not the product's: the judge of a file that is written for it. */
record Tool(Path program) {
    /** What it said, on both ways together, and the status with which it ended. */
    record Said(int status, String words) {}

    /**
     * One that {@code .ci/run} installs. A test that needs it fails where that has run ({@code CI=true}); elsewhere it is
     * left out, and says so.
     */
    static Tool named(String name) {
        return Stream.concat(Arrays.stream(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/bin"))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Tool::new)
                .orElseGet(() -> missing(name + " is not installed"));
    }

    static <T> T missing(String what) {
        String words = "NOT TESTED: " + what + " (.ci/run installs it)";
        if ("true".equals(System.getenv("CI"))) return fail(words);
        System.err.println(words);
        return Assumptions.abort(words);
    }

    Said run(String... words) throws IOException, InterruptedException {
        return run(Map.of(), words);
    }

    Said run(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(program.toString()), Stream.of(words))
                        .toList())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), said);
    }

    static Said java(List<String> arguments) throws IOException, InterruptedException {
        return new Tool(Path.of(System.getProperty("java.home"), "bin", "java")).run(arguments.toArray(String[]::new));
    }
}
