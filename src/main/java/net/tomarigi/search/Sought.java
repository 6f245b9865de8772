package net.tomarigi.search;

import java.time.LocalDate;
import net.tomarigi.matching.Need;
import net.tomarigi.matching.Place;

/**
 * What the desk asks.
 *
 * @param at null: not known
 * @param from null: tonight
 * @param maxKm null: no limit
 * @param neighbours every network is searched, not only this one
 * @param search what the desk calls this search while it is being typed; null: nothing
 */
public record Sought(
        Need need, Place at, LocalDate from, int nights, Double maxKm, boolean neighbours, int limit, String search) {
    /** Characters of {@code search}. */
    public static final int LONGEST_SEARCH = 64;
}
