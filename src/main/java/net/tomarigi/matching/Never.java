package net.tomarigi.matching;

import java.util.List;

/**
 * Nobody in reach could ever take this need, vacancies and distance aside: structurally none, not only none today.
 *
 * @param nobody the limits that nobody in reach meets, each for itself, sorted, with degree 1; empty when only their
 *     combination is missing
 * @param nearest the nearest of all networks that could, vacancies aside; null when there is none
 * @param km kilometres to it; NaN when a place is not known
 */
public record Never(List<Concession> nobody, Candidate nearest, double km) {}
