package net.tomarigi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.tomarigi.platform.Words;
import org.junit.jupiter.api.Test;

/** The pages' sources read as text: every sentence comes from the words, and nothing stands inline. */
class PageSourcesTest {
    private static final Path SCRIPTS = Path.of("src/main/resources/web");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path PAGES = Path.of("src/main/java");

    /** A quoted key; what ends in ${…} names all keys that begin so. */
    private static final Pattern NAMED = Pattern.compile("['\"`]([a-z]+\\.[A-Za-z.-]*)(\\$\\{[^}]*})?['\"`]");

    private static final Pattern SCRIPT = Pattern.compile("\\{#include frame page=page script=\"(\\w+)\"}");

    @Test
    void everyKeyThatAPageNamesHasASentenceAndEverySentenceIsNamed() {
        Set<String> named = new TreeSet<>();
        Set<String> prefixes = new TreeSet<>();
        sources().values().forEach(text -> {
            Matcher matcher = NAMED.matcher(text);
            while (matcher.find()) (matcher.group(2) == null ? named : prefixes).add(matcher.group(1));
        });
        Set<String> keys = new Words().bundle(Locale.JAPANESE, "pages").keySet();
        Set<String> sections = keys.stream().map(PageSourcesTest::section).collect(Collectors.toSet());

        assertThat(keys)
                .containsAll(named.stream()
                        .filter(key -> sections.contains(section(key)))
                        .toList());
        assertThat(keys)
                .allMatch(
                        key -> named.contains(key) || prefixes.stream().anyMatch(key::startsWith),
                        "is shown by a page");
    }

    @Test
    void everyTemplateWithAScriptIsTriedAsAPage() throws IOException {
        Set<String> scripts = new TreeSet<>();
        for (String template : sources().values()) {
            Matcher matcher = SCRIPT.matcher(template);
            while (matcher.find()) scripts.add(matcher.group(1));
        }
        assertThat(AllPages.all()).hasSize(scripts.size());
    }

    @Test
    void noSentenceStandsInASource() {
        sources().forEach((file, text) -> assertThat(withoutComments(text))
                .as(file)
                .doesNotContainPattern("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]"));
    }

    @Test
    void noScriptOrStyleIsInline() {
        sources().forEach((file, text) -> assertThat(text)
                .as(file)
                .doesNotContain("<style", "style=\"", "unsafeHTML", "innerHTML", "eval(")
                .doesNotContainPattern("\\son[a-z]+=\"")
                .doesNotContainPattern("<script(?! type=\"application/json\")"));
    }

    private static String section(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    private static Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        read(SCRIPTS, ".ts", sources);
        read(TEMPLATES, ".html", sources);
        read(PAGES, "Page.java", sources);
        assertThat(sources).hasSizeGreaterThan(10);
        return sources;
    }

    private static void read(Path directory, String end, Map<String, String> into) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(end)).toList())
                into.put(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String withoutComments(String text) {
        return text.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)//.*$", "");
    }
}
