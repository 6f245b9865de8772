package net.tomarigi.search;

/**
 * A bed that can take a person, for whoever only needs the next best.
 *
 * @param km null: not known
 * @param score 0 to 1
 */
public record Suggestion(String facility, String bed, Double km, double score) {}
