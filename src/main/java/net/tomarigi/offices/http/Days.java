package net.tomarigi.offices.http;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;

/** Days as commands and addresses say them. */
final class Days {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private Days() {}

    /** {@code 2026-11-20}; null when it is left out. */
    static LocalDate day(String field, String text) {
        if (text == null || text.isBlank()) return null;
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) return day;
        } catch (DateTimeException e) {
            // as one that nobody means
        }
        throw Problem.malformed(List.of(Violation.of(field, "not-a-date", Violations.quote(text))))
                .asException();
    }

    /** The same, where it is needed. */
    static LocalDate needed(String field, String text, Violations violations) {
        LocalDate day = day(field, text);
        if (day == null) violations.add(field, "missing");
        return day;
    }
}
