package net.tomarigi.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a run has seen, as a table of Markdown. */
final class Table {
    private static final String HEAD = """
            | scenario | served again, s | all agree, s | reports | commands | refused (503) | unanswered | hung up | screens back | holds over | mended |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """;

    private final Path file;
    private final List<String> lines = new ArrayList<>();

    Table(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.getParent());
    }

    /** @param numbers in the order of the head */
    void add(Scenario scenario, double served, double agreed, List<Integer> counts) throws IOException {
        StringBuilder line =
                new StringBuilder(String.format(Locale.ROOT, "| %s | %.1f | %.1f |", scenario, served, agreed));
        counts.forEach(count -> line.append(' ').append(count).append(" |"));
        lines.add(line.toString());
        write();
    }

    void skipped(Scenario scenario, String why) throws IOException {
        lines.add("| " + scenario + " | SKIPPED: " + why + " | | | | | | | | | |");
        write();
    }

    void failed(Scenario scenario, Throwable failure) throws IOException {
        String why = String.valueOf(failure.getMessage()).lines().limit(3).collect(Collectors.joining(" "));
        lines.add("| " + scenario + " | FAILED: " + why.substring(0, Math.min(300, why.length()))
                + " | | | | | | | | | |");
        write();
    }

    /** As soon as it is known: a run may be ended before its end. */
    private void write() throws IOException {
        System.out.println(lines.get(lines.size() - 1));
        Files.writeString(file, HEAD + String.join("\n", lines) + "\n");
    }
}
