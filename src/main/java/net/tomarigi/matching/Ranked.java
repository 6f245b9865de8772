package net.tomarigi.matching;

import java.util.List;

/**
 * A candidate in its place in the order.
 *
 * @param km kilometres, to the millimetre; NaN when the question's or the candidate's place is not known
 * @param score 0–1, nine decimals
 */
public record Ranked(
        Candidate candidate, double km, double score, Parts parts, List<Reason> reasons, List<Caution> cautions) {}
