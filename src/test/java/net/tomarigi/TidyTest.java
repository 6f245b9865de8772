package net.tomarigi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What no compiler sees: the project's text keeps its own house rules. */
class TidyTest {
    private static final int MOST_LINES = 500;
    private static final String[] TEXTS = {
        ".java", ".properties", ".sql", ".xml", ".md", ".yaml", ".yml", ".html", ".css", ".js", ".ts", ".sh", "run"
    };
    private static final String ROOT = "net.tomarigi";
    private static final String NOWHERE = "nowhere";
    /**
     * What starts and watches processes, or is a tool of its own (the benchmark, the pictures): before there is a log, and
     * on threads that are its own to pause on.
     */
    private static final String PROCESS =
            "src/main/java/net/tomarigi/(\\w+|embedded/\\w+)\\.java|src/test/java/net/tomarigi/((bench|product)/\\w+|browser/Pictures)\\.java";

    /** The rows of the domain's requirements; a test that shows one carries it as a tag. */
    private static final Set<String> ROWS = Stream.of(
                    rows("T", 11), rows("K", 4), rows("C", 5), rows("S", 8), rows("A", 8), rows("N", 7))
            .flatMap(row -> row)
            .collect(Collectors.toUnmodifiableSet());

    private enum Where {
        PRODUCT,
        EVERYWHERE
    }

    /**
     * Text that must not stand there.
     *
     * @param but the files in which it may stand
     * @param example of what the pattern finds; in two halves, so that it does not stand here
     */
    private record Unwanted(Where where, String but, String pattern, String why, String... example) {}

    private static final List<Unwanted> UNWANTED = List.of(
            new Unwanted(
                    Where.PRODUCT,
                    NOWHERE,
                    "\\.await\\(\\)",
                    "nothing waits on a thread that serves others",
                    "uni.aw",
                    "ait()"),
            new Unwanted(
                    Where.PRODUCT,
                    NOWHERE,
                    "\\b(Instant|Local(Date|Time|DateTime)|(Zoned|Offset)DateTime|Year(Month)?)\\.now\\((?!clock)",
                    "time comes from the injected clock",
                    "LocalDate.no",
                    "w(zone)"),
            new Unwanted(
                    Where.PRODUCT,
                    ".*/platform/SystemClock\\.java",
                    "System\\.currentTimeMillis|new Date\\(\\)|Clock\\.system",
                    "time comes from the injected clock",
                    "System.currentTime",
                    "Millis()"),
            new Unwanted(
                    Where.PRODUCT,
                    PROCESS,
                    "System\\.(out|err)\\b|printStackTrace",
                    "what is to be told is logged",
                    "System.ou",
                    "t.println(1)"),
            new Unwanted(
                    Where.EVERYWHERE,
                    NOWHERE,
                    "\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b",
                    "it is done or it is an issue",
                    "// TO",
                    "DO"),
            new Unwanted(
                    Where.EVERYWHERE,
                    PROCESS,
                    "Thread\\.sleep|TimeUnit\\.\\w+\\.sleep",
                    "wait for the state",
                    "Thread.sl",
                    "eep(1)"),
            new Unwanted(
                    Where.EVERYWHERE, NOWHERE, "@Disab" + "led\\b", "a test runs or is not there", "@Disab", "led"),
            new Unwanted(
                    Where.EVERYWHERE,
                    NOWHERE,
                    "(?m)(^|[\"'`\\s=(:])/(work|root|home|Users|tmp)/\\w",
                    "a path of one machine",
                    "cd /wo",
                    "rk/here"));

    @TestFactory
    Stream<DynamicTest> nothingUnwantedStandsInTheText() {
        return UNWANTED.stream()
                .map(unwanted -> DynamicTest.dynamicTest(unwanted.pattern(), () -> {
                    Pattern pattern = Pattern.compile(unwanted.pattern());
                    assertThat(String.join("", unwanted.example()))
                            .as("what the pattern finds")
                            .containsPattern(pattern);
                    assertThat(texts(unwanted.where()))
                            .filteredOn(file -> !file.toString().matches(unwanted.but()))
                            .filteredOn(
                                    file -> pattern.matcher(Sources.read(file)).find())
                            .as(unwanted.why())
                            .isEmpty();
                }));
    }

    @Test
    void noFileIsLongerThanOneCanKeepInMind() {
        assertThat(Sources.under("src", ".java", ".js", ".ts", ".css", ".html", ".sql"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Sources.read(file).lines().count())
                        .as("lines of %s", file)
                        .isLessThanOrEqualTo(MOST_LINES));
    }

    @Test
    void everyPackageSaysInItsFirstSentenceWhatLivesThere() {
        assertThat(packages()).isNotEmpty().allSatisfy(name -> {
            Path info = folder(name).resolve("package-info.java");
            assertThat(info).exists();
            assertThat(Sources.read(info))
                    .as("%s begins with a sentence", info)
                    .containsPattern("(?s)^/\\*\\*\\s[\\s*]*[A-Z][^.]{20,}\\..*\\*/\\s*package net\\.tomarigi");
        });
    }

    @Test
    void theArchitectureListsExactlyThePackagesThatExist() {
        Matcher section =
                Pattern.compile("(?s)\n## Packages\n(.*?)\n## ").matcher(Sources.read(Path.of("docs/ARCHITECTURE.md")));
        assertThat(section.find()).as("a section on packages").isTrue();
        Set<String> listed = Pattern.compile("(?m)^\\| `([a-z.]+)` \\| \\S")
                .matcher(section.group(1))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).isEqualTo(packages());
    }

    @Test
    void everyTagOfATestIsARowOfTheDomainOrAWord() {
        Set<String> tags = Sources.under("src/test/java", ".java").stream()
                .flatMap(file -> Pattern.compile("@Tag\\(\"([^\"]*)\"\\)")
                        .matcher(Sources.read(file))
                        .results())
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(tags).allSatisfy(tag -> assertThat(ROWS.contains(tag) || tag.matches("[a-z-]+"))
                .as("tag %s", tag)
                .isTrue());
    }

    @Test
    void theReadmesTestCommandIsWhatCiRuns() {
        String readme = Sources.read(Path.of("README.md"));
        Matcher command =
                Pattern.compile("(?s)\n## Test it\n+```\n([^\n]+)\n```").matcher(readme);
        assertThat(command.find()).isTrue();
        assertThat(Sources.read(Path.of(".ci/run")).replace(" --batch-mode", ""))
                .endsWith("exec " + command.group(1) + "\n");
    }

    private static Stream<String> rows(String municipality, int count) {
        return Stream.iterate(1, number -> number + 1).limit(count).map(number -> municipality + number);
    }

    private static List<Path> texts(Where where) {
        if (where == Where.PRODUCT) return Sources.under("src/main/java", ".java");
        return Stream.of("src", "docs", ".ci", "deploy", "k8s", "README.md", "pom.xml")
                .filter(top -> Files.exists(Path.of(top)))
                .flatMap(top -> Sources.under(top, TEXTS).stream())
                .toList();
    }

    /** Names of packages with classes as the architecture lists them: {@code board.http}, and for the root its full name. */
    private static Set<String> packages() {
        Path root = folder(ROOT);
        return Sources.under(root.toString(), ".java").stream()
                .map(file -> root.relativize(file.getParent()).toString().replace('/', '.'))
                .map(name -> name.isEmpty() ? ROOT : name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Path folder(String name) {
        Path root = Path.of("src/main/java/net/tomarigi");
        return name.equals(ROOT) ? root : root.resolve(name.replace('.', '/'));
    }
}
