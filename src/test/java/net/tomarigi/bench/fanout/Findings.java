package net.tomarigi.bench.fanout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The page that a benchmark writes, and which figures were missed. */
final class Findings {
    private final StringBuilder page = new StringBuilder();
    private final List<String> missed = new ArrayList<>();

    /** Everything, unless {@code bench.only} names a part. */
    static boolean isWanted(String part) {
        String only = System.getProperty("bench.only", "");
        return only.isEmpty() || only.equals(part);
    }

    void line(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        System.out.println(line);
        page.append(line).append('\n');
    }

    void atMost(String what, double figure, double most) {
        boolean isMissed = figure > most;
        line("- %s: %.2f (≤ %.2f)%s", what, figure, most, isMissed ? " **missed**" : "");
        if (isMissed) missed(what);
    }

    void missed(String what) {
        missed.add(what);
    }

    /** @return whether nothing was missed */
    boolean write(Path file) throws IOException {
        Files.writeString(file, page);
        missed.forEach(what -> System.out.println("MISSED: " + what));
        return missed.isEmpty();
    }
}
