package net.tomarigi.platform;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every sentence that a reader sees, in Japanese and in English: {@code words/<bundle>_<language>.properties} in UTF-8,
 * each a {@link MessageFormat}. Pages and problems take theirs from here alike.
 */
@Singleton
public class Words {
    /** Japanese first: it is also the answer to whoever asks for neither. */
    public static final List<Locale> LANGUAGES = List.of(Locale.JAPANESE, Locale.ENGLISH);

    /** Longer than any browser sends; to read a list of languages costs more than its length. */
    private static final int LONGEST_HEADER = 500;

    private final Map<Locale, Map<String, Bundle>> bundles = new ConcurrentHashMap<>();

    /**
     * The patterns of a bundle by key, and those that were used, taken apart once for each thread: that costs many times what
     * putting values in does, and a format serves one thread at a time.
     */
    private record Bundle(SortedMap<String, String> patterns, ThreadLocal<Map<String, MessageFormat>> formats) {
        static Bundle read(String name) {
            return new Bundle(Words.read(name), ThreadLocal.withInitial(HashMap::new));
        }

        String say(Locale language, String key, Object... values) {
            String pattern = patterns.get(key);
            if (pattern == null) return key;
            return formats.get()
                    .computeIfAbsent(key, none -> new MessageFormat(pattern, language))
                    .format(values);
        }
    }

    /** The language to answer in; {@code acceptLanguage} is the header as it came, null when there was none. */
    public static Locale choose(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > LONGEST_HEADER)
            return Locale.JAPANESE;
        try {
            for (Locale.LanguageRange range : Locale.LanguageRange.parse(acceptLanguage))
                for (Locale language : LANGUAGES)
                    if (range.getWeight() > 0 && speaks(language, range.getRange())) return language;
        } catch (IllegalArgumentException notALanguageList) {
            return Locale.JAPANESE;
        }
        return Locale.JAPANESE;
    }

    private static boolean speaks(Locale language, String range) {
        return range.equals(language.getLanguage()) || range.startsWith(language.getLanguage() + "-");
    }

    /** The sentence of that key with its values put in; the key itself when the bundle has none. */
    public String say(Locale language, String bundle, String key, Object... values) {
        return find(language, bundle).say(language, key, values);
    }

    /**
     * All patterns of a bundle by key, to hand to code in the browser.
     *
     * @throws IllegalArgumentException when there is no such bundle
     */
    public SortedMap<String, String> bundle(Locale language, String bundle) {
        return find(language, bundle).patterns();
    }

    private Bundle find(Locale language, String bundle) {
        return bundles.computeIfAbsent(language, none -> new ConcurrentHashMap<>())
                .computeIfAbsent(bundle, name -> Bundle.read(name + "_" + language.getLanguage()));
    }

    /** The patterns whose key begins with {@code prefix}. */
    public SortedMap<String, String> bundle(Locale language, String bundle, String prefix) {
        return bundle(language, bundle).subMap(prefix, prefix + Character.MAX_VALUE);
    }

    private static SortedMap<String, String> read(String name) {
        String path = "words/" + name + ".properties";
        Properties patterns = new Properties();
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (file == null) throw new IllegalArgumentException("there are no words in " + path);
            patterns.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
        SortedMap<String, String> byKey = new TreeMap<>();
        for (String key : patterns.stringPropertyNames()) byKey.put(key, patterns.getProperty(key));
        return Collections.unmodifiableSortedMap(byKey);
    }
}
