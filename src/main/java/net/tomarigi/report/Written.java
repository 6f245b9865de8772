package net.tomarigi.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the office writes to the account of a year.
 *
 * @param threshold the least count that is published besides 0, {@link #LEAST} to {@link #MOST}
 * @param words of each function about which anything was written
 * @param closedAt since when the figures stay as they are; null: they are counted anew
 * @param version 0: nothing was written yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Written(int threshold, Map<Function, Words> words, Instant closedAt, long version) {
    /** As official statistics hide one or two (経済センサス). */
    public static final int LEAST = 3;

    public static final int MOST = 100;

    /** As the guidelines for NDB and 介護DB ask of whoever publishes figures of patients. */
    public static final int USUAL = 10;

    /** Characters of each text. */
    public static final int LONGEST = 2_000;

    public static final Written NOTHING = new Written(USUAL, Map.of(), null, 0);

    public Written {
        if (threshold < LEAST || threshold > MOST)
            throw new IllegalArgumentException("a threshold is " + LEAST + " to " + MOST + ", not " + threshold);
        Map<Function, Words> all = new EnumMap<>(Function.class);
        if (words != null) all.putAll(words);
        words = all;
    }

    /** How well a function is carried out, as the office judges it. */
    public enum Grade {
        A,
        B,
        C,
        D
    }

    /**
     * Of one function; each null where nothing was said.
     *
     * @param done 実績
     * @param left 課題
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Words(String done, String left, Grade grade) {
        public static final Words NONE = new Words(null, null, null);
    }

    public boolean isClosed() {
        return closedAt != null;
    }

    public Words of(Function function) {
        return words.getOrDefault(function, Words.NONE);
    }
}
