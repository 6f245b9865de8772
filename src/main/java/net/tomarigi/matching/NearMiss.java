package net.tomarigi.matching;

import java.util.List;

/**
 * A smallest set of limits that would open a bed if they gave: with any of them left standing, or any less far, it opens
 * none.
 *
 * @param concessions sorted; at most one for each limit
 * @param cost their costs together, 1–{@link Concession#MOST_COST}
 * @param opens how many candidates that do not fit would then fit
 * @param best the best of these, as it would be ranked
 */
public record NearMiss(List<Concession> concessions, int cost, int opens, Ranked best) {}
