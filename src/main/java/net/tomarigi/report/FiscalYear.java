package net.tomarigi.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.tomarigi.network.Policy;

/**
 * A Japanese fiscal year: from April to March of the next.
 *
 * @param year in which it begins, 1900 to 2199
 */
public record FiscalYear(int year) {
    public static final int FIRST = 1900;
    public static final int LAST = 2199;

    /** Its months in their order, as two digits. */
    public static final List<String> MONTHS =
            List.of("04", "05", "06", "07", "08", "09", "10", "11", "12", "01", "02", "03");

    private static final int APRIL = 4;

    public FiscalYear {
        if (year < FIRST || year > LAST)
            throw new IllegalArgumentException("a fiscal year begins in " + FIRST + " to " + LAST + ", not " + year);
    }

    /** In which a date lies. */
    public static FiscalYear of(LocalDate date) {
        return new FiscalYear(date.getMonthValue() >= APRIL ? date.getYear() : date.getYear() - 1);
    }

    /** Its first day. */
    public LocalDate from() {
        return LocalDate.of(year, APRIL, 1);
    }

    /** The first day after it. */
    public LocalDate until() {
        return from().plusYears(1);
    }

    /**
     * When its first night begins.
     *
     * @param rollOverHour of the network, 0–23 in Tokyo
     */
    public Instant start(int rollOverHour) {
        return from().atTime(rollOverHour, 0).atZone(Policy.TOKYO).toInstant();
    }

    /** When the first night after it begins. */
    public Instant end(int rollOverHour) {
        return until().atTime(rollOverHour, 0).atZone(Policy.TOKYO).toInstant();
    }
}
