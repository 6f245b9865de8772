package net.tomarigi.offices;

import java.time.Instant;
import java.util.List;
import net.tomarigi.facility.Kind;

/**
 * Somebody in a network's register: one of the facilities, or an office that has no beds.
 *
 * @param facility null: an office
 * @param beds what kind of facility it is; null: an office, or not stated
 * @param standings of the functions for which anything was done, in the order of the functions
 * @param personal null where it was not asked for
 * @param seq of the last step
 * @param version grows by one with every change
 */
public record Entry(
        String id,
        String network,
        String facility,
        Kind beds,
        Office office,
        List<Standing> standings,
        Personal personal,
        int seq,
        Instant changedAt,
        long version) {
    public Entry {
        standings = List.copyOf(standings);
    }

    public Standing standing(BaseFunction function) {
        return standings.stream()
                .filter(one -> one.function() == function)
                .findFirst()
                .orElse(Standing.none(function));
    }

    /** Whether it has beds for a night: the others answer an emergency by coming, or by telephone. */
    public boolean hasBeds() {
        return facility != null && Kind.isShortStay(beds);
    }
}
