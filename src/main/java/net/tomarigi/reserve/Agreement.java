package net.tomarigi.reserve;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * That a facility keeps a bed empty for a network's emergencies (緊急枠・空床確保), and what it is paid for that (空床補償).
 *
 * @param bedLabel as the bed was called when it was agreed
 * @param last the last night, included
 * @param weekdays on whose evenings a night begins that is kept; at least one
 * @param yen for a night kept empty, 0–1,000,000
 * @param yenWhenUsed for a night that a stay uses, beside the stay's usual fee, 0–1,000,000; usually 0
 * @param releaseDays until so many days before it, a night can be let go; 0: on its own day too
 * @param version grows by one with every change
 */
public record Agreement(
        String id,
        String network,
        String facility,
        String bed,
        String bedLabel,
        LocalDate first,
        LocalDate last,
        Set<DayOfWeek> weekdays,
        int yen,
        int yenWhenUsed,
        int releaseDays,
        Instant madeAt,
        String madeBy,
        long version) {
    public static final int MOST_YEN = 1_000_000;
    public static final int MOST_RELEASE_DAYS = 60;
    /** Three years. */
    public static final int MOST_NIGHTS = 1_100;
    /** Agreements of one network that are listed. */
    public static final int MOST = 500;

    public Agreement {
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) >= MOST_NIGHTS)
            throw new IllegalArgumentException("an agreement is over 1 to " + MOST_NIGHTS + " nights");
        if (weekdays.isEmpty()) throw new IllegalArgumentException("an agreement is for a night of the week at least");
        if (yen < 0 || yen > MOST_YEN || yenWhenUsed < 0 || yenWhenUsed > MOST_YEN)
            throw new IllegalArgumentException("a night costs 0 to " + MOST_YEN + " yen");
        weekdays = Collections.unmodifiableSet(EnumSet.copyOf(weekdays));
    }

    /** Whether the bed has to stand empty in this night, unless it is let go. */
    public boolean isFor(LocalDate night) {
        return !night.isBefore(first) && !night.isAfter(last) && weekdays.contains(night.getDayOfWeek());
    }

    /** The last day on which this night can be let go. */
    public LocalDate lastDayToRelease(LocalDate night) {
        return night.minusDays(releaseDays);
    }

    /** Whether both speak of a night of the same bed. */
    public boolean meets(Agreement other) {
        if (!facility.equals(other.facility) || !bed.equals(other.bed)) return false;
        LocalDate from = first.isAfter(other.first) ? first : other.first;
        LocalDate to = last.isBefore(other.last) ? last : other.last;
        // A week has every day that both may name.
        for (LocalDate night = from; !night.isAfter(to) && night.isBefore(from.plusDays(7)); night = night.plusDays(1))
            if (isFor(night) && other.isFor(night)) return true;
        return false;
    }
}
