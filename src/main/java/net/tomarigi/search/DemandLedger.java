package net.tomarigi.search;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What was looked for, and whether it was there, without a word of whom. */
public interface DemandLedger {
    /** Writes all or none; of one search of a network, the later state stays. */
    Uni<Void> write(List<Demand> demands);

    /** Forgets what is older. */
    Uni<Integer> forget(Instant before);

    /**
     * @param search null: a search of its own
     * @param need what was known of the person, with an age band instead of an age
     * @param ahead nights from tonight to the first
     * @param lat rounded to a tenth of a degree, as is {@code lon}; null: not known
     * @param excluded by criterion
     * @param misses what the cheapest near misses ask for, the cheapest first
     */
    record Demand(
            String network,
            String search,
            Instant at,
            Map<String, Object> need,
            int nights,
            int ahead,
            Double maxKm,
            boolean neighbours,
            Double lat,
            Double lon,
            int reached,
            int fitting,
            Map<String, Integer> excluded,
            List<List<String>> misses,
            boolean never) {}
}
