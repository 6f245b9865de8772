package net.tomarigi.registry.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;

/** Days and moments as commands say them. */
final class Days {
    /** No one alive was born before, and nothing is planned beyond: what PostgreSQL and people can write down. */
    private static final int FIRST_YEAR = 1850;

    private static final int LAST_YEAR = 2200;

    private Days() {}

    /** {@code 2026-11-20}; null when it is left out. */
    static LocalDate day(String field, String text) {
        if (text == null) return null;
        try {
            LocalDate day = LocalDate.parse(text);
            if (isOurs(day.getYear())) return day;
        } catch (DateTimeException e) {
            // as one that nobody means
        }
        throw Problem.malformed(List.of(Violation.of(field, "not-a-date", Violations.quote(text))))
                .asException();
    }

    /** {@code 2026-11-20T18:03:00+09:00}; null when it is left out. */
    static Instant moment(String field, String text) {
        if (text == null) return null;
        try {
            OffsetDateTime moment = OffsetDateTime.parse(text);
            if (isOurs(moment.getYear())) return moment.toInstant();
        } catch (DateTimeException e) {
            // as one that nobody means
        }
        throw Problem.malformed(List.of(Violation.of(field, "not-a-time", Violations.quote(text))))
                .asException();
    }

    private static boolean isOurs(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}
