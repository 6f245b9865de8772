package net.tomarigi.facility;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody types to find a facility or a network.
 *
 * @param phrase all of it
 * @param words its parts between blanks, all of which must be met
 * @param limit most results
 */
public record Sought(String phrase, List<String> words, int limit) {
    public static final int LONGEST = 100;
    public static final int MOST_WORDS = 8;
    public static final int MOST_RESULTS = 50;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    public Sought {
        if (phrase.length() > 2 * LONGEST) throw new IllegalArgumentException("a search is short");
        if (words.isEmpty() || words.size() > MOST_WORDS)
            throw new IllegalArgumentException("a search has 1 to 8 words, not " + words.size());
        if (limit < 1 || limit > MOST_RESULTS)
            throw new IllegalArgumentException("a search has 1 to 50 results, not " + limit);
        words = List.copyOf(words);
    }

    /** The words of a text; empty when it is blank. */
    public static List<String> words(String text) {
        return Arrays.stream(BLANKS.split(text)).filter(word -> !word.isEmpty()).toList();
    }
}
