package net.tomarigi.rota.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import net.tomarigi.platform.Violations;

/** Days, moments and times of day as commands say them. */
final class RotaTimes {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2200;

    private RotaTimes() {}

    /** {@code 2026-11-20}; null, and perhaps a violation, when it is left out or none. */
    static LocalDate day(Violations violations, String field, String text) {
        if (text == null) return null;
        try {
            LocalDate day = LocalDate.parse(text);
            if (isOurs(day.getYear())) return day;
        } catch (DateTimeException e) {
            // as one that nobody means
        }
        violations.add(field, "not-a-date", Violations.quote(text));
        return null;
    }

    static LocalDate requiredDay(Violations violations, String field, String text) {
        if (text == null) violations.add(field, "missing");
        return day(violations, field, text);
    }

    /** {@code 2026-11-20T18:03:00+09:00}, to the minute; null, and a violation, when it is left out or none. */
    static Instant requiredMoment(Violations violations, String field, String text) {
        if (text == null) {
            violations.add(field, "missing");
            return null;
        }
        try {
            OffsetDateTime moment = OffsetDateTime.parse(text);
            if (isOurs(moment.getYear())) return moment.toInstant().truncatedTo(ChronoUnit.MINUTES);
        } catch (DateTimeException e) {
            // as one that nobody means
        }
        violations.add(field, "not-a-time", Violations.quote(text));
        return null;
    }

    /** {@code 17:30}; null, and a violation, when it is left out or none. */
    static LocalTime requiredTime(Violations violations, String field, String text) {
        if (text == null) {
            violations.add(field, "missing");
            return null;
        }
        try {
            LocalTime time = LocalTime.parse(text);
            if (time.equals(time.truncatedTo(ChronoUnit.MINUTES))) return time;
        } catch (DateTimeException e) {
            // as one that nobody means
        }
        violations.add(field, "not-a-time-of-day", Violations.quote(text));
        return null;
    }

    private static boolean isOurs(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}
