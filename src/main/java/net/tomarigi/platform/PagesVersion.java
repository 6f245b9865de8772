package net.tomarigi.platform;

import io.quarkiverse.web.bundler.runtime.Bundle;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.TreeSet;

/** Names what the pages are made of, scripts, styles and words: the same on every node with the same pages. */
@Singleton
public class PagesVersion {
    private static final String WORDS = "pages";

    private final String version;

    PagesVersion(Bundle bundle, Words words) {
        StringBuilder all = new StringBuilder();
        // The names of the files carry a hash of what is in them.
        for (String name : new TreeSet<>(bundle.mapping().names()))
            all.append(bundle.mapping().get(name)).append('\n');
        for (Locale language : Words.LANGUAGES) all.append(words.bundle(language, WORDS));
        this.version = digest(all.toString());
    }

    public String version() {
        return version;
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
