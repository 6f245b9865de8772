package net.tomarigi.trial;

import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where somebody can try to stay (体験の場): a bed of a facility, or a flat with home help.
 *
 * @param facility whose bed it is, or who looks after the flat: it knows the person afterwards; null: nobody's
 * @param bed of the facility; null: it is no bed that a board shows
 * @param town null, as {@code what} and {@code help}: nobody said
 * @param what what is there
 * @param help the home help that comes
 * @param capacity people in one night, 1–50; 1 for a bed
 * @param months in which it can be used; at least one
 * @param isClosed nobody is booked any more
 * @param version grows by one with every change
 */
public record TrialPlace(
        String id,
        String network,
        String facility,
        String bed,
        String name,
        String town,
        String what,
        String help,
        int capacity,
        Set<Month> months,
        boolean isClosed,
        long version) {
    public static final int MOST_CAPACITY = 50;
    /** Places of one network. */
    public static final int MOST = 200;

    public TrialPlace {
        if (capacity < 1 || capacity > MOST_CAPACITY || bed != null && capacity != 1)
            throw new IllegalArgumentException("a flat has room for 1 to " + MOST_CAPACITY + ", a bed for one");
        if (bed != null && facility == null) throw new IllegalArgumentException("a bed is a facility's");
        if (months.isEmpty()) throw new IllegalArgumentException("a place can be used in a month at least");
        months = Collections.unmodifiableSet(EnumSet.copyOf(months));
    }

    /** The first night in which it cannot be used; null: it can be in all of them. */
    public LocalDate firstShut(LocalDate from, int nights) {
        for (int i = 0; i < nights; i++) if (!months.contains(from.plusDays(i).getMonth())) return from.plusDays(i);
        return null;
    }

    /**
     * The first night in which there is no room for one more; null: there is in all of them.
     *
     * @param others all who are booked there
     */
    public LocalDate firstFull(Collection<Trial> others, LocalDate from, int nights) {
        for (int i = 0; i < nights; i++) {
            LocalDate night = from.plusDays(i);
            if (others.stream().filter(one -> one.has(night)).count() >= capacity) return night;
        }
        return null;
    }
}
