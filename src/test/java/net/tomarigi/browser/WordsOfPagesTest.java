package net.tomarigi.browser;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import net.tomarigi.platform.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A page is sent all sentences that its scripts say, as a browser gets them: the words are found in the sources, this
 * looks for them in what the bundler has made of those. And it is sent no others.
 */
@QuarkusTest
class WordsOfPagesTest {
    private static final Pattern SCRIPT = Pattern.compile("<script[^>]+src=\"([^\"]+)\"");
    private static final Pattern IMPORTED = Pattern.compile("(?:from|import)\\s*\\(?\\s*\"(/[^\"]+\\.js)\"");
    private static final Pattern NAMED = Pattern.compile("['\"`]([a-z]+\\.[A-Za-z0-9.-]*)(\\$\\{)?");
    private static final Pattern WORDS =
            Pattern.compile("<script type=\"application/json\" id=\"words\">(.*?)</script>", Pattern.DOTALL);

    @ParameterizedTest
    @MethodSource("net.tomarigi.browser.AllPages#all")
    void aPageHasTheSentencesThatItsScriptsSay(String path) throws IOException {
        String network = Given.network();
        String page = read(path.replace("{network}", network).replace("{facility}", Given.facility(network, 1)));
        Matcher words = WORDS.matcher(page);
        assertThat(words.find()).isTrue();
        Set<String> sent = new TreeSet<>();
        new ObjectMapper().readTree(words.group(1)).fieldNames().forEachRemaining(sent::add);

        Set<String> keys = new HashSet<>();
        Set<String> beginnings = new HashSet<>();
        Deque<String> scripts = new ArrayDeque<>();
        Matcher script = SCRIPT.matcher(page);
        while (script.find()) scripts.add(script.group(1));
        Set<String> seen = new HashSet<>();
        while (!scripts.isEmpty()) {
            String address = scripts.pop();
            if (!seen.add(address)) continue;
            String source = read(address);
            Matcher named = NAMED.matcher(source);
            while (named.find()) (named.group(2) == null ? keys : beginnings).add(named.group(1));
            Matcher imported = IMPORTED.matcher(source);
            while (imported.find()) scripts.push(imported.group(1));
        }
        Set<String> said = new TreeSet<>();
        for (String key : new Words().bundle(Locale.JAPANESE, "pages").keySet()) {
            if (keys.contains(key) || beginnings.stream().anyMatch(key::startsWith)) said.add(key);
        }

        assertThat(said).hasSizeGreaterThan(3);
        assertThat(sent).containsExactlyElementsOf(said);
    }

    private static String read(String address) {
        return given().urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
