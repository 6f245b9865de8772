package net.tomarigi.rota;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The national holidays of Japan by the <a href="https://elaws.e-gov.go.jp/document?lawid=323AC1000000178">law</a> as it stands
 * since 2022, with substitute holidays and days between two holidays. The days of the equinoxes are computed, as they hold for
 * 1980 to 2099; the government announces them each February for the next year.
 */
public final class JapaneseHolidays {
    private static final Map<Integer, Set<LocalDate>> YEARS = new ConcurrentHashMap<>();

    private JapaneseHolidays() {}

    public static boolean isHoliday(LocalDate day) {
        return of(day.getYear()).contains(day);
    }

    /** From 29 December to 3 January, when offices of the state are closed. */
    public static boolean isYearEnd(LocalDate day) {
        return day.getMonth() == Month.DECEMBER && day.getDayOfMonth() >= 29
                || day.getMonth() == Month.JANUARY && day.getDayOfMonth() <= 3;
    }

    /** All of a year, in their order. */
    static Set<LocalDate> of(int year) {
        return YEARS.computeIfAbsent(year, JapaneseHolidays::compute);
    }

    private static Set<LocalDate> compute(int year) {
        Set<LocalDate> named = new TreeSet<>(Set.of(
                LocalDate.of(year, 1, 1),
                monday(year, 1, 2),
                LocalDate.of(year, 2, 11),
                LocalDate.of(year, 2, 23),
                LocalDate.of(year, 3, equinox(year, 20.8431)),
                LocalDate.of(year, 4, 29),
                LocalDate.of(year, 5, 3),
                LocalDate.of(year, 5, 4),
                LocalDate.of(year, 5, 5),
                monday(year, 7, 3),
                LocalDate.of(year, 8, 11),
                monday(year, 9, 3),
                LocalDate.of(year, 9, equinox(year, 23.2488)),
                monday(year, 10, 2),
                LocalDate.of(year, 11, 3),
                LocalDate.of(year, 11, 23)));
        Set<LocalDate> all = new TreeSet<>(named);
        for (LocalDate day : named) {
            // One on a Sunday is made up for on the next day that is none itself (article 3, 2).
            if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                LocalDate instead = day.plusDays(1);
                while (named.contains(instead)) instead = instead.plusDays(1);
                all.add(instead);
            }
            // A day between two of them is one too (article 3, 3).
            if (named.contains(day.plusDays(2))) all.add(day.plusDays(1));
        }
        return Collections.unmodifiableSet(all);
    }

    private static LocalDate monday(int year, int month, int number) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(number, DayOfWeek.MONDAY));
    }

    /** The day of the month; the formula of the Hydrographic Department, with the tropical year of 365.242194 days. */
    private static int equinox(int year, double in1980) {
        int since = year - 1980;
        return (int) (in1980 + 0.242194 * since - Math.floorDiv(since, 4));
    }
}
