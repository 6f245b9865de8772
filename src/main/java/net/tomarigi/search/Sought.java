package net.tomarigi.search;

import java.time.LocalDate;
import java.util.Set;
import net.tomarigi.matching.Need;
import net.tomarigi.matching.Place;

/**
 * What the desk asks.
 *
 * @param at null: not known
 * @param from null: tonight
 * @param maxKm null: no limit
 * @param neighbours every network is searched, not only this one
 * @param responders what is no short stay is wanted too: teams that come, lodging
 * @param familiar facilities that know the person already
 * @param search what the desk calls this search while it is being typed; null: nothing
 */
public record Sought(
        Need need,
        Place at,
        LocalDate from,
        int nights,
        Double maxKm,
        boolean neighbours,
        boolean responders,
        Set<String> familiar,
        int limit,
        String search) {
    /** Characters of {@code search}. */
    public static final int LONGEST_SEARCH = 64;

    public static final int MOST_FAMILIAR = 50;
}
