package net.tomarigi.placement;

import java.time.LocalDate;
import java.util.List;
import net.tomarigi.facility.BedNights;

/**
 * A facility's beds as they stand while its row is locked.
 *
 * @param beds all of them, in the order that its staff gave them; one that was never spoken of is open in no night
 */
public record BedsOf(String facility, List<BedNights> beds) {
    /** Null when it has no such bed. */
    BedNights find(String bed) {
        for (BedNights one : beds) if (one.bed().equals(bed)) return one;
        return null;
    }

    /** Whether nobody is kept in it in any of these nights. */
    static boolean isFree(BedNights bed, LocalDate from, int nights) {
        return bed.takenOf(from, nights).isEmpty();
    }

    /** Whether the facility says that it can be given in all of these nights, and nobody is kept in it. */
    static boolean isOpen(BedNights bed, LocalDate from, int nights) {
        return !bed.free().slice(from, nights).contains("0");
    }

    /** One that is open in all of these nights, else one in which nobody is kept; null: there is none. */
    BedNights any(LocalDate from, int nights) {
        for (BedNights one : beds) if (isOpen(one, from, nights)) return one;
        for (BedNights one : beds) if (isFree(one, from, nights)) return one;
        return null;
    }
}
