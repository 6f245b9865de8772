package net.tomarigi.browser;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import org.junit.jupiter.api.Test;

/** A page is sent without the sentences of other pages, and with all of its own. */
@QuarkusTest
class WordsOfPagesTest {
    private static final Path SCRIPTS = Path.of("src/main/resources/web");
    private static final Pattern IMPORTED = Pattern.compile("(?:from|import)\\s*\\(?\\s*'(\\.[^']+)'");

    /** What is said in so many words; what a key is put together from is asked for by its beginning. */
    private static final Pattern SAID = Pattern.compile("word\\(\\s*['`]([a-z]+\\.[A-Za-z0-9_.-]*)(\\$\\{)?");

    private static final Pattern WORDS =
            Pattern.compile("<script type=\"application/json\" id=\"words\">(.*?)</script>", Pattern.DOTALL);

    @Test
    void everyPageHasTheSentencesThatItsScriptsSay() throws IOException {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        Map<String, String> pages = Map.of(
                "/facility/" + facility, "facility/report.ts",
                "/facility/" + facility + "/profile", "profile/profile.ts",
                "/desk/" + network, "desk/desk.ts",
                "/case/" + network + "/none", "case/case.ts",
                "/case/" + network + "/none/sheet", "sheet/sheet.ts",
                "/cases/" + network, "cases/cases.ts",
                "/procedure/" + network, "procedure/procedure.ts");
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Set<String> keys = new HashSet<>();
            sentTo(page.getKey()).fieldNames().forEachRemaining(keys::add);
            Set<String> missing = new TreeSet<>();
            for (Path script : scripts(SCRIPTS.resolve(page.getValue()), new HashSet<>())) {
                Matcher said = SAID.matcher(Files.readString(script));
                while (said.find()) {
                    String key = said.group(1);
                    boolean isThere = said.group(2) == null
                            ? keys.contains(key)
                            : keys.stream().anyMatch(one -> one.startsWith(key));
                    if (!isThere) missing.add(key);
                }
            }
            assertThat(missing).as(page.getKey()).isEmpty();
        }
    }

    private static JsonNode sentTo(String page) throws IOException {
        Matcher words =
                WORDS.matcher(given().get(page).then().statusCode(200).extract().asString());
        assertThat(words.find()).as(page).isTrue();
        return new ObjectMapper().readTree(words.group(1));
    }

    private static Set<Path> scripts(Path script, Set<Path> seen) throws IOException {
        if (!seen.add(script)) return seen;
        Matcher imported = IMPORTED.matcher(Files.readString(script));
        while (imported.find()) {
            Path file = script.resolveSibling(imported.group(1) + ".ts").normalize();
            if (Files.exists(file)) scripts(file, seen);
        }
        return seen;
    }
}
