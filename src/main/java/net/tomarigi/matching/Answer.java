package net.tomarigi.matching;

import java.util.List;
import java.util.Map;

/**
 * Who can take the person, and what would have to give.
 *
 * @param version of the snapshot that answered
 * @param reached how many candidates were in reach of the search
 * @param fitting how many of them fit; {@code ranked} may hold fewer
 * @param excluded by criterion: how many in reach fail it; one candidate may count under several
 * @param nearMisses at most {@link #MOST_NEAR_MISSES}, the cheapest first; none where {@link #ENOUGH} fit near by
 * @param relays at most {@link #MOST_RELAYS}, the best first; only when nothing fits
 * @param never null unless nobody in reach could ever
 */
public record Answer(
        long version,
        int reached,
        int fitting,
        List<Ranked> ranked,
        Map<Criterion, Integer> excluded,
        List<NearMiss> nearMisses,
        List<Relay> relays,
        Never never) {
    public static final int MOST_NEAR_MISSES = 10;
    public static final int MOST_RELAYS = 3;

    /** When so many fit within {@link Policy#zeroKm}, nothing has to give. */
    public static final int ENOUGH = 20;
}
