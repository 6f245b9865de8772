package net.tomarigi.rota;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;

/**
 * Some hours of some days, Asia/Tokyo.
 *
 * @param days on which they begin
 * @param from whole minutes
 * @param to not after {@code from}: on the next day, so that the same time twice is 24 hours
 */
public record Hours(Set<DayKind> days, LocalTime from, LocalTime to) {
    public static final int MOST = 14;

    public Hours {
        if (days.isEmpty()) throw new IllegalArgumentException("hours of no day are none");
        days = Set.copyOf(EnumSet.copyOf(days));
    }

    boolean contains(LocalDateTime at, Calendar calendar) {
        LocalDate day = at.toLocalDate();
        return isWithin(at, day, calendar) || isWithin(at, day.minusDays(1), calendar);
    }

    private boolean isWithin(LocalDateTime at, LocalDate day, Calendar calendar) {
        return days.contains(calendar.kindOf(day)) && !at.isBefore(beginOn(day)) && at.isBefore(endOf(day));
    }

    LocalDateTime beginOn(LocalDate day) {
        return day.atTime(from);
    }

    /** When those end that began on this day. */
    LocalDateTime endOf(LocalDate day) {
        return (to.isAfter(from) ? day : day.plusDays(1)).atTime(to);
    }
}
