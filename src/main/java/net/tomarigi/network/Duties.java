package net.tomarigi.network;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;

/**
 * How long what is done for registrants may take, and when those who do it are reminded. A change holds for what becomes due
 * from then on: a day that was set stays as it was told to the person.
 *
 * @param meetingDays from the application to the meeting that decides
 * @param talkMonths from the registration to the talk
 * @param planMonths from the registration to the mention in the service plan
 * @param reviewMonths from the registration, or the review before, to the next review
 * @param lightCheckMonths the same of the light check
 * @param warnDays what is due within so many days is counted as due soon
 * @param letterDay on which the weekly letter is written
 * @param letterHour from which hour of that day (Asia/Tokyo)
 */
public record Duties(
        int meetingDays,
        int talkMonths,
        int planMonths,
        int reviewMonths,
        int lightCheckMonths,
        int warnDays,
        DayOfWeek letterDay,
        int letterHour) {
    public static final int MOST_DAYS = 365;
    public static final int MOST_MONTHS = 60;

    /** Tochigi's: a talk within a month, a review every year; a light check instead of quarterly monitoring. */
    public static final Duties USUAL = new Duties(30, 1, 6, 12, 6, 30, DayOfWeek.MONDAY, 9);

    public Duties {
        requireWithin(MOST_DAYS, meetingDays, warnDays);
        requireWithin(MOST_MONTHS, talkMonths, planMonths, reviewMonths, lightCheckMonths);
        if (letterHour < 0 || letterHour > 23)
            throw new IllegalArgumentException("an hour is 0 to 23, not " + letterHour);
    }

    private static void requireWithin(int most, int... numbers) {
        for (int number : numbers)
            if (number < 1 || number > most) throw new IllegalArgumentException("1 to " + most + ", not " + number);
    }

    /** Whether the week's letter is to be written now, unless it was. */
    public boolean isLetterTime(Instant at) {
        ZonedDateTime local = at.atZone(Policy.TOKYO);
        return local.getDayOfWeek() == letterDay && local.getHour() >= letterHour;
    }
}
