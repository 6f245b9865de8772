package net.tomarigi.rota;

import java.time.LocalDate;
import java.util.Set;

/**
 * Which days are holidays for a network: the national ones, and those it adds.
 *
 * @param yearEnd 29 December to 3 January are holidays too
 * @param own further days; at most 100
 */
public record Calendar(boolean yearEnd, Set<LocalDate> own) {
    public static final int MOST_OWN = 100;
    public static final Calendar USUAL = new Calendar(true, Set.of());

    public Calendar {
        own = own == null ? Set.of() : Set.copyOf(own);
    }

    DayKind kindOf(LocalDate day) {
        return isHoliday(day) ? DayKind.HOLIDAY : DayKind.of(day.getDayOfWeek());
    }

    public boolean isHoliday(LocalDate day) {
        return JapaneseHolidays.isHoliday(day) || yearEnd && JapaneseHolidays.isYearEnd(day) || own.contains(day);
    }
}
