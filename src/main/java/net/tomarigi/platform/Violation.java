package net.tomarigi.platform;

import java.util.List;

/**
 * One thing that is wrong with an input.
 *
 * @param field path of the field as the caller wrote it, {@code beds[0].open}; empty for the whole body
 * @param word key of the sentence in {@code words/problems_*.properties}
 * @param values what the sentence names, in its order
 */
public record Violation(String field, String word, List<Object> values) {
    public static Violation of(String field, String word, Object... values) {
        return new Violation(field, word, List.of(values));
    }
}
