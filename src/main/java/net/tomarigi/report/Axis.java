package net.tomarigi.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * The rows or the columns of a table.
 *
 * @param dimension what they tell apart; the same dimension of the same population is the same everywhere
 * @param keys in their order; null: those that were found, sorted, and {@code UNKNOWN} last
 * @param several one thing may stand in several of them, or in none
 * @param hasTotal {@code TOTAL} stands beside them
 */
public record Axis(String dimension, List<String> keys, boolean several, boolean hasTotal) {
    public static final String TOTAL = "TOTAL";
    public static final String UNKNOWN = "UNKNOWN";

    /** Each thing stands in exactly one of them. */
    static Axis of(String dimension, String... keys) {
        return new Axis(dimension, List.of(keys), false, true);
    }

    static Axis of(String dimension, List<String> keys) {
        return new Axis(dimension, keys, false, true);
    }

    static Axis several(String dimension, List<String> keys) {
        return new Axis(dimension, keys, true, true);
    }

    /** Each by itself: they do not add up to anything. */
    static Axis apart(String dimension, List<String> keys) {
        return new Axis(dimension, keys, true, false);
    }

    static Axis apart(String dimension, String... keys) {
        return apart(dimension, List.of(keys));
    }

    /** Those that were found. */
    static Axis found(String dimension, boolean hasTotal) {
        return new Axis(dimension, null, false, hasTotal);
    }

    Axis withoutTotal() {
        return new Axis(dimension, keys, several, false);
    }

    /** Whether it is the sum of all others. */
    boolean addsUp() {
        return hasTotal && !several;
    }

    /** @param found in any order; counts only where nothing else is fixed */
    List<String> all(Stream<String> found) {
        Stream<String> some = keys != null
                ? keys.stream()
                : Stream.concat(
                        found.filter(key -> !key.equals(TOTAL) && !key.equals(UNKNOWN))
                                .distinct()
                                .sorted(),
                        dimension.equals("district") ? Stream.of(UNKNOWN) : Stream.empty());
        return (hasTotal ? Stream.concat(some, Stream.of(TOTAL)) : some).toList();
    }
}
