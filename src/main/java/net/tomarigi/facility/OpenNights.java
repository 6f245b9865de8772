package net.tomarigi.facility;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * For which nights a bed can be given: {@code open.charAt(i)} is {@code '1'} when it can for the night {@code from + i}.
 * Nights outside are not open. Whole states, never differences.
 */
public record OpenNights(LocalDate from, String open) {
    /** Room for a report of 60 nights that begins 60 nights from now, and for the nights before it. */
    public static final int MOST = 180;

    public OpenNights {
        if (open.isEmpty() || open.length() > MOST)
            throw new IllegalArgumentException("1 to " + MOST + " nights, not " + open.length());
        for (int i = 0; i < open.length(); i++)
            if (open.charAt(i) != '0' && open.charAt(i) != '1')
                throw new IllegalArgumentException("a night is 0 or 1, not " + open.charAt(i));
    }

    public boolean isOpen(LocalDate night) {
        long i = ChronoUnit.DAYS.between(from, night);
        return i >= 0 && i < open.length() && open.charAt((int) i) == '1';
    }

    /** {@code count} nights from {@code first}, one character each. */
    public String slice(LocalDate first, int count) {
        char[] nights = new char[count];
        long shift = ChronoUnit.DAYS.between(from, first);
        for (int i = 0; i < count; i++) {
            long at = shift + i;
            nights[i] = at >= 0 && at < open.length() ? open.charAt((int) at) : '0';
        }
        return new String(nights);
    }

    /**
     * These nights with those that {@code later} mentions replaced, from {@code keepFrom} on: nights before it are over and
     * forgotten.
     */
    public OpenNights with(OpenNights later, LocalDate keepFrom) {
        LocalDate first = from.isBefore(later.from) ? from : later.from;
        if (first.isBefore(keepFrom)) first = keepFrom;
        LocalDate end = end().isAfter(later.end()) ? end() : later.end();
        int count = (int) Math.max(1, ChronoUnit.DAYS.between(first, end));
        char[] nights = slice(first, count).toCharArray();
        for (int i = 0; i < count; i++) {
            LocalDate night = first.plusDays(i);
            if (!night.isBefore(later.from) && night.isBefore(later.end())) nights[i] = later.isOpen(night) ? '1' : '0';
        }
        return new OpenNights(first, new String(nights));
    }

    /** The first night after the last that is mentioned. */
    public LocalDate end() {
        return from.plusDays(open.length());
    }
}
