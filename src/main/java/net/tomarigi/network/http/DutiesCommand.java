package net.tomarigi.network.http;

import java.time.DayOfWeek;
import net.tomarigi.network.Duties;
import net.tomarigi.platform.Violations;

/** How long what is done for registrants is to take; what is left out is as usual. */
record DutiesCommand(
        Integer meetingDays,
        Integer talkMonths,
        Integer planMonths,
        Integer reviewMonths,
        Integer lightCheckMonths,
        Integer warnDays,
        String letterDay,
        Integer letterHour) {
    /** The usual ones where something is wrong: then the command is refused. */
    Duties duties(Violations violations) {
        Duties usual = Duties.USUAL;
        int before = violations.list().size();
        violations.range("duties.meetingDays", meetingDays, 1, Duties.MOST_DAYS);
        violations.range("duties.talkMonths", talkMonths, 1, Duties.MOST_MONTHS);
        violations.range("duties.planMonths", planMonths, 1, Duties.MOST_MONTHS);
        violations.range("duties.reviewMonths", reviewMonths, 1, Duties.MOST_MONTHS);
        violations.range("duties.lightCheckMonths", lightCheckMonths, 1, Duties.MOST_MONTHS);
        violations.range("duties.warnDays", warnDays, 1, Duties.MOST_DAYS);
        violations.range("duties.letterHour", letterHour, 0, 23);
        DayOfWeek day = letterDay == null
                ? usual.letterDay()
                : violations.oneOf("duties.letterDay", letterDay, DayOfWeek.class);
        if (violations.list().size() > before) return usual;
        return new Duties(
                or(meetingDays, usual.meetingDays()),
                or(talkMonths, usual.talkMonths()),
                or(planMonths, usual.planMonths()),
                or(reviewMonths, usual.reviewMonths()),
                or(lightCheckMonths, usual.lightCheckMonths()),
                or(warnDays, usual.warnDays()),
                day,
                or(letterHour, usual.letterHour()));
    }

    private static int or(Integer said, int usual) {
        return said == null ? usual : said;
    }
}
