package net.tomarigi.matching;

/**
 * A candidate that fits, and its place in the order.
 *
 * @param km kilometres, to the millimetre; NaN when the question's or the candidate's place is not known
 * @param score 0–1, nine decimals
 */
public record Hit(Candidate candidate, double km, double score) {}
