package net.tomarigi.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.tomarigi.platform.Words;

/**
 * What every page is framed by: the reader's language and the sentences that its script shows. Templates include
 * {@code frame.html} and call this {@code page}.
 */
public final class PageFrame {
    private static final String BUNDLE = "pages";
    private static final MediaType HTML = new MediaType("text", "html", "UTF-8");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the keys of sentences begin with that only some pages say; all others are everywhere. */
    private static final Set<String> OF_SOME_PAGES = Set.of(
            "account",
            "audit",
            "case",
            "cases",
            "desk",
            "devices",
            "district",
            "home",
            "import",
            "inbox",
            "list",
            "oncall",
            "passkeys",
            "password",
            "people",
            "procedure",
            "profile",
            "screens",
            "sheet",
            "tokens",
            "wake",
            "ways",
            "welcome");

    /** The same, of those that nobody says who has not named them. */
    private static final Set<String> OF_THEIR_PAGES = Set.of(
            "base",
            "capsule",
            "families",
            "office",
            "qualification",
            "register",
            "registered",
            "remind",
            "reserved",
            "roster",
            "rota",
            "settings",
            "shared",
            "sheets",
            "trials",
            "yearly");

    private final Words words;
    private final Locale language;

    /** What the keys of sentences begin with that the page does not say. */
    private final Set<String> unsaid;

    private PageFrame(Words words, Locale language, Set<String> unsaid) {
        this.words = words;
        this.language = language;
        this.unsaid = unsaid;
    }

    /**
     * The same without the sentences of other pages: it may be opened over a bad line.
     *
     * @param families of those that belong to some pages, the ones that this page says
     */
    public PageFrame saying(String... families) {
        Set<String> others = new HashSet<>(OF_SOME_PAGES);
        others.addAll(OF_THEIR_PAGES);
        others.removeAll(Set.of(families));
        return new PageFrame(words, language, others);
    }

    /**
     * @param chosen the language that the address asks for ({@code ?lang=en}); null: as the browser prefers
     * @param acceptLanguage the header as it came; null: none
     */
    public static PageFrame of(Words words, String chosen, String acceptLanguage) {
        return new PageFrame(words, Words.choose(chosen == null ? acceptLanguage : chosen), OF_THEIR_PAGES);
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

    /** All sentences of the pages by key, as JSON that may stand inside a script element. */
    public String sentences() {
        try {
            SortedMap<String, String> said = new TreeMap<>(words.bundle(language, BUNDLE));
            said.keySet().removeIf(key -> unsaid.contains(key.substring(0, Math.max(0, key.indexOf('.')))));
            return JSON.writeValueAsString(said).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings can be written as JSON", e);
        }
    }
}
