package net.tomarigi.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * When facilities that went quiet are asked to speak. Hours are those of Asia/Tokyo.
 *
 * @param on whether they are asked at all
 * @param afterHours age of their last word; null: when it becomes stale by the network's bands
 * @param quietFrom hour (0–23) from which nobody is asked
 * @param quietTo hour (0–23) until which nobody is asked; the same as {@code quietFrom}: there are no quiet hours
 * @param days of the week on which somebody is asked; never empty
 * @param everyHours between two reminders of one facility
 * @param mostUnanswered so many without an answer, then the officers are told instead
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reminders(
        boolean on,
        Integer afterHours,
        int quietFrom,
        int quietTo,
        List<DayOfWeek> days,
        int everyHours,
        int mostUnanswered) {
    public static final int MOST_AFTER_HOURS = 8_760;
    public static final int MOST_EVERY_HOURS = 720;
    public static final int MOST_UNANSWERED = 10;

    /** By day, Monday to Friday, once in two days, three times. */
    public static final Reminders USUAL = new Reminders(
            true,
            null,
            20,
            8,
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
            48,
            3);

    public Reminders {
        if (afterHours != null && (afterHours < 1 || afterHours > MOST_AFTER_HOURS))
            throw new IllegalArgumentException("reminded after 1 to 8760 hours, not " + afterHours);
        if (quietFrom < 0 || quietFrom > 23 || quietTo < 0 || quietTo > 23)
            throw new IllegalArgumentException("hours are 0 to 23, not " + quietFrom + " and " + quietTo);
        if (everyHours < 1 || everyHours > MOST_EVERY_HOURS)
            throw new IllegalArgumentException("reminded every 1 to 720 hours, not " + everyHours);
        if (mostUnanswered < 1 || mostUnanswered > MOST_UNANSWERED)
            throw new IllegalArgumentException("1 to 10 reminders go unanswered, not " + mostUnanswered);
        days = days.stream().distinct().sorted().toList();
        if (days.isEmpty()) throw new IllegalArgumentException("on no day nobody is reminded: turn it off");
    }

    /** How old a facility's word may become under these bands. */
    public Duration patience(Policy policy) {
        return Duration.ofHours(afterHours != null ? afterHours : policy.ageingHours());
    }

    /** Whether it is night for those who are asked. */
    public boolean isQuiet(Instant at) {
        int hour = at.atZone(Policy.TOKYO).getHour();
        if (quietFrom == quietTo) return false;
        return quietFrom < quietTo ? hour >= quietFrom && hour < quietTo : hour >= quietFrom || hour < quietTo;
    }

    /** Whether somebody may be reminded now. */
    public boolean mayRemind(Instant at) {
        return !isQuiet(at) && days.contains(at.atZone(Policy.TOKYO).getDayOfWeek());
    }

    /** The first moment from {@code at} on at which somebody may be reminded. */
    public Instant nextTime(Instant at) {
        Instant next = at;
        // A day and an hour change at full hours alone, and no quiet time is longer than a week and a night.
        for (int hours = 0; !mayRemind(next) && hours <= 9 * 24; hours++) next = nextHour(next);
        return next;
    }

    /** When the quiet hours that come next begin, at most a day from {@code at}. */
    public Instant quietBegins(Instant at) {
        Instant next = at;
        for (int hours = 0; !isQuiet(next) && hours < 24; hours++) next = nextHour(next);
        return next;
    }

    /** When these quiet hours end; {@code at} itself when it is not quiet. */
    public Instant quietEnds(Instant at) {
        Instant next = at;
        while (isQuiet(next)) next = nextHour(next);
        return next;
    }

    private static Instant nextHour(Instant at) {
        ZonedDateTime local = at.atZone(Policy.TOKYO);
        LocalDate day = local.toLocalDate();
        return day.atTime(local.getHour(), 0).atZone(Policy.TOKYO).plusHours(1).toInstant();
    }
}
