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
    private Days() {}

    /** {@code 2026-11-20}; null when it is left out. */
    static LocalDate day(String field, String text) {
        if (text == null) return null;
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problem.malformed(List.of(Violation.of(field, "not-a-date", Violations.quote(text))))
                    .asException();
        }
    }

    /** {@code 2026-11-20T18:03:00+09:00}; null when it is left out. */
    static Instant moment(String field, String text) {
        if (text == null) return null;
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Problem.malformed(List.of(Violation.of(field, "not-a-time", Violations.quote(text))))
                    .asException();
        }
    }
}
