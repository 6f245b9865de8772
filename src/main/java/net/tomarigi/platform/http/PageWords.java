package net.tomarigi.platform.http;

import io.quarkus.runtime.util.ClassPathUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which sentences a page's scripts say, read from the scripts themselves: keys stand in them in quotes, or as the
 * beginning of one before a <code>${…}</code>. So a page is sent what it says and nothing else, and nobody keeps a list.
 */
final class PageWords {
    private static final String SCRIPTS = "web/";

    /** What is imported for its types alone is not in the bundle. */
    private static final Pattern IMPORTED = Pattern.compile(
            "(?:^|\\n)(?:import|export)\\s+(?!type\\b)(?:[^;']*?from\\s*)?'(\\.[^']+)'|import\\('(\\.[^']+)'\\)");

    private static final Pattern NAMED = Pattern.compile("['\"`]([a-z]+\\.[A-Za-z0-9.-]*)(\\$\\{)?");

    private PageWords() {}

    /**
     * Reads the scripts each time.
     *
     * @param bundle a directory of scripts, as the bundler names what it makes of it
     * @return a new set of those of the keys that its scripts, or what they import, say
     * @throws IllegalArgumentException there are no such scripts
     */
    static Set<String> of(String bundle, Set<String> keys) {
        Said said = read(bundle);
        Set<String> of = new TreeSet<>();
        for (String key : keys) {
            if (said.keys.contains(key) || said.beginnings.stream().anyMatch(key::startsWith)) of.add(key);
        }
        return of;
    }

    private static Said read(String bundle) {
        Said said = new Said(new HashSet<>(), new HashSet<>());
        try {
            ClassPathUtils.consumeAsPaths(
                    PageWords.class.getClassLoader(), SCRIPTS + bundle, directory -> read(directory, said));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (said.keys.isEmpty()) throw new IllegalArgumentException("no script in " + SCRIPTS + bundle);
        return said;
    }

    private static void read(Path directory, Said said) {
        Set<Path> seen = new HashSet<>();
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> unread = new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(".ts")).toList());
            while (!unread.isEmpty()) {
                Path script = unread.remove(unread.size() - 1);
                if (seen.add(script)) read(script, said, unread);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(Path script, Said said, List<Path> unread) throws IOException {
        String source = Files.readString(script);
        Matcher named = NAMED.matcher(source);
        while (named.find()) (named.group(2) == null ? said.keys : said.beginnings).add(named.group(1));
        Matcher imported = IMPORTED.matcher(source);
        while (imported.find()) {
            String name = imported.group(1) == null ? imported.group(2) : imported.group(1);
            Path file = script.resolveSibling(name + ".ts").normalize();
            if (Files.exists(file)) unread.add(file);
        }
    }

    /** The keys in a bundle's scripts, and the beginnings of keys with a full stop. */
    private record Said(Set<String> keys, Set<String> beginnings) {}
}
