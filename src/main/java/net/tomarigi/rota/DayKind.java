package net.tomarigi.rota;

import java.time.DayOfWeek;

/** Which sort of day; a holiday counts as nothing but a holiday, whichever day of the week it is. */
public enum DayKind {
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    THURSDAY,
    FRIDAY,
    SATURDAY,
    SUNDAY,
    HOLIDAY;

    static DayKind of(DayOfWeek day) {
        return values()[day.ordinal()];
    }
}
