package net.tomarigi.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import net.tomarigi.platform.Words;

/**
 * What every page is framed by: the reader's language and the sentences that its script shows. Templates include
 * {@code frame.html} and call this {@code page}.
 */
public final class PageFrame {
    private static final String BUNDLE = "pages";
    private static final MediaType HTML = new MediaType("text", "html", "UTF-8");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** By language and bundle; there are two languages, and a bundle for each page. */
    private static final Map<String, String> SENTENCES = new ConcurrentHashMap<>();

    private final Words words;
    private final Locale language;

    private PageFrame(Words words, Locale language) {
        this.words = words;
        this.language = language;
    }

    /**
     * @param chosen the language that the address asks for ({@code ?lang=en}); null: as the browser prefers
     * @param acceptLanguage the header as it came; null: none
     */
    public static PageFrame of(Words words, String chosen, String acceptLanguage) {
        return new PageFrame(words, Words.choose(chosen == null ? acceptLanguage : chosen));
    }

    /** An answer with a page in this frame. */
    public ResponseBuilder answer(Response.Status status, Object page) {
        return Response.status(status)
                .entity(page)
                .type(HTML)
                .header(HttpHeaders.CONTENT_LANGUAGE, lang())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                // Asked for anew each time: it names the scripts of the version that is deployed now.
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    public String lang() {
        return language.getLanguage();
    }

    public String say(String key, Object... values) {
        return words.say(language, BUNDLE, key, values);
    }

    /**
     * The sentences that a page's scripts say, by key, as JSON that may stand inside a script element: none of other
     * pages', for it may be opened over a bad line.
     *
     * @param bundle the scripts of the page, as the bundler names them
     */
    public String sentences(String bundle) {
        return SENTENCES.computeIfAbsent(lang() + ' ' + bundle, any -> sentencesOf(bundle));
    }

    private String sentencesOf(String bundle) {
        try {
            SortedMap<String, String> said = new TreeMap<>(words.bundle(language, BUNDLE));
            said.keySet().retainAll(PageWords.of(bundle, said.keySet()));
            return JSON.writeValueAsString(said).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings can be written as JSON", e);
        }
    }
}
