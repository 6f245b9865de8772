package net.tomarigi.matching;

import java.util.List;
import java.util.Map;

/**
 * A candidate in its place in the order.
 *
 * @param km kilometres, to the millimetre; NaN when the question's or the candidate's place is not known
 * @param score 0–1, nine decimals
 * @param parts all of them, unweighted
 */
public record Ranked(
        Candidate candidate,
        double km,
        double score,
        Map<Part, Double> parts,
        List<Reason> reasons,
        List<Caution> cautions) {}
