package net.tomarigi.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reader gets every sentence in their own language. */
class WordsTest {
    private static final Path FILES = Path.of("src/main/resources/words");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d");

    private final Words words = new Words();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|ja",
                "''|ja",
                "ja|ja",
                "en|en",
                "en-US,en;q=0.9|en",
                "en-GB,ja;q=0.8|en",
                "ja-JP,en;q=0.5|ja",
                "ja;q=0.4,en;q=0.8|en",
                "fr,en;q=0.2|en",
                "fr,*|ja",
                "en;q=0|ja",
                "*|ja",
                ";;;=,\u0000|ja",
                "eng|ja"
            })
    void theLanguageIsTheFirstOneAskedForThatWeSpeakAndJapaneseOtherwise(String header, String language) {
        assertThat(Words.choose(header).getLanguage()).isEqualTo(language);
    }

    @Test
    void aSentenceNamesItsValuesInTheReadersLanguage() {
        assertThat(words.say(Locale.JAPANESE, "problems", "facility-not-found.detail", "x1"))
                .isEqualTo("「x1」という事業所は登録されていません。");
        assertThat(words.say(Locale.ENGLISH, "problems", "facility-not-found.detail", "x1"))
                .isEqualTo("No facility is registered as “x1”.");
    }

    @Test
    void whatACallerSentIsNeverTakenForAPattern() {
        assertThat(words.say(Locale.ENGLISH, "problems", "facility-not-found.detail", "{0} '{9}"))
                .isEqualTo("No facility is registered as “{0} '{9}”.");
    }

    @Test
    void aKeyWithoutASentenceShowsItself() {
        assertThat(words.say(Locale.JAPANESE, "problems", "no-such-key")).isEqualTo("no-such-key");
    }

    @Test
    void aBundleOrAPartOfItIsHandedOutWhole() {
        Map<String, String> all = words.bundle(Locale.ENGLISH, "problems");
        assertThat(words.bundle(Locale.ENGLISH, "problems", "stale-version."))
                .hasSize(2)
                .allSatisfy((key, pattern) -> assertThat(all).containsEntry(key, pattern));
        assertThatThrownBy(() -> words.bundle(Locale.ENGLISH, "no-such-bundle"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("words/no-such-bundle_en.properties");
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesSayTheSameThings(String bundle) {
        Map<String, String> japanese = words.bundle(Locale.JAPANESE, bundle);
        Map<String, String> english = words.bundle(Locale.ENGLISH, bundle);
        assertThat(japanese).isNotEmpty();
        assertThat(english.keySet()).isEqualTo(japanese.keySet());
        japanese.forEach((key, pattern) -> assertThat(placeholders(english.get(key)))
                .as("values named by %s of %s", key, bundle)
                .isEqualTo(placeholders(pattern)));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everySentenceCanBeFormatted(String bundle) {
        for (Locale language : Words.LANGUAGES)
            words.bundle(language, bundle).forEach((key, pattern) -> {
                assertThat(pattern).as("%s of %s in %s", key, bundle, language).isNotBlank();
                assertThat(pattern)
                        .as("%s of %s in %s: ' would quote what follows; write ’", key, bundle, language)
                        .doesNotContain("'");
                assertThat(new MessageFormat(pattern, language)).isNotNull();
            });
    }

    @Test
    void everyProblemInTheCodeHasItsWords() throws IOException {
        Set<String> needed = new TreeSet<>();
        for (Path file : javaFiles()) {
            String source = Files.readString(file);
            for (String type : all(source, "(?:Problem\\.of|new Problem)\\(\\s*\"([a-z-]+)\"")) needs(needed, type);
            for (String what : all(source, "\\bnotFound\\(\\s*\"([a-z-]+)\"")) needs(needed, what + "-not-found");
            needed.addAll(all(source, "Violation\\.of\\(\\s*[^,;]+,\\s*\"([a-z-]+)\""));
        }
        assertThat(needed).contains("unavailable.detail", "malformed.title", "unknown-field");
        assertThat(words.bundle(Locale.JAPANESE, "problems").keySet()).containsAll(needed);
    }

    private static void needs(Set<String> needed, String type) {
        needed.add(type + ".title");
        needed.add(type + ".detail");
    }

    private static List<String> all(String source, String pattern) {
        return Pattern.compile(pattern)
                .matcher(source)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Set<String> placeholders(String pattern) {
        return PLACEHOLDER
                .matcher(pattern)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> javaFiles() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static List<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            List<String> bundles = files.map(file -> file.getFileName().toString())
                    .map(name -> name.replaceAll("_[a-z]+\\.properties$", ""))
                    .distinct()
                    .sorted()
                    .toList();
            assertThat(bundles).contains("problems");
            return bundles;
        }
    }
}
