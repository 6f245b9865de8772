package net.tomarigi.network.http;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import net.tomarigi.network.Reminders;
import net.tomarigi.platform.Violations;

/**
 * When facilities that went quiet are to be asked; what is left out is as usual.
 *
 * @param afterHours left out: when their word becomes stale
 * @param days MONDAY to SUNDAY, one at least
 */
record RemindersCommand(
        Boolean on,
        Integer afterHours,
        Integer quietFrom,
        Integer quietTo,
        List<String> days,
        Integer everyHours,
        Integer mostUnanswered) {
    private static final int LAST_HOUR = 23;
    private static final int WEEK = 7;

    /** The usual ones where something is wrong: then the command is refused. */
    Reminders reminders(Violations violations) {
        Reminders usual = Reminders.USUAL;
        int before = violations.list().size();
        violations.range("reminders.afterHours", afterHours, 1, Reminders.MOST_AFTER_HOURS);
        violations.range("reminders.quietFrom", quietFrom, 0, LAST_HOUR);
        violations.range("reminders.quietTo", quietTo, 0, LAST_HOUR);
        violations.range("reminders.everyHours", everyHours, 1, Reminders.MOST_EVERY_HOURS);
        violations.range("reminders.mostUnanswered", mostUnanswered, 1, Reminders.MOST_UNANSWERED);
        List<DayOfWeek> on = days == null ? usual.days() : days(violations);
        if (violations.list().size() > before) return usual;
        return new Reminders(
                this.on == null ? usual.on() : this.on,
                afterHours,
                or(quietFrom, usual.quietFrom()),
                or(quietTo, usual.quietTo()),
                on,
                or(everyHours, usual.everyHours()),
                or(mostUnanswered, usual.mostUnanswered()));
    }

    private List<DayOfWeek> days(Violations violations) {
        if (days.isEmpty()) violations.add("reminders.days", "missing");
        if (days.size() > WEEK) violations.add("reminders.days", "too-many", days.size(), WEEK);
        List<DayOfWeek> all = new ArrayList<>();
        for (int i = 0; i < Math.min(days.size(), WEEK); i++) {
            String at = "reminders.days[" + i + "]";
            if (days.get(i) == null) violations.add(at, "missing");
            else all.add(violations.oneOf(at, days.get(i), DayOfWeek.class));
        }
        return all;
    }

    private static int or(Integer said, int usual) {
        return said == null ? usual : said;
    }
}
