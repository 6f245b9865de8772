package net.tomarigi.reserve.http;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.tomarigi.platform.Violations;
import net.tomarigi.reserve.Agreement;
import net.tomarigi.reserve.ReservedBeds.Terms;

/**
 * An agreement as it is to be.
 *
 * @param first the first night
 * @param last the last night, included; at most 1,100 nights
 * @param weekdays MONDAY to SUNDAY, on whose evenings a night begins that is kept; left out: all
 * @param yen for a night kept empty
 * @param yenWhenUsed for a night that a stay uses, beside its usual fee; left out: 0
 * @param releaseDays until so many days before it, a night can be let go; left out: 0, on its own day too
 */
record AgreementCommand(
        String facility,
        String bed,
        String first,
        String last,
        List<String> weekdays,
        Integer yen,
        Integer yenWhenUsed,
        Integer releaseDays) {
    private static final int ID = 100;

    /** Throws when something is wrong. */
    Terms terms() {
        Violations violations = new Violations();
        String where = violations.requiredLine("facility", facility, ID);
        String which = violations.requiredLine("bed", bed, ID);
        LocalDate from = violations.requiredDay("first", first);
        LocalDate to = violations.requiredDay("last", last);
        if (from != null && to != null) {
            long nights = ChronoUnit.DAYS.between(from, to) + 1;
            if (nights < 1 || nights > Agreement.MOST_NIGHTS)
                violations.add("last", "nights-not-between", 1, Agreement.MOST_NIGHTS);
        }
        Set<DayOfWeek> days = weekdays(violations);
        if (yen == null) violations.add("yen", "missing");
        violations.range("yen", yen, 0, Agreement.MOST_YEN);
        violations.range("yenWhenUsed", yenWhenUsed, 0, Agreement.MOST_YEN);
        violations.range("releaseDays", releaseDays, 0, Agreement.MOST_RELEASE_DAYS);
        violations.throwIfAny();
        return new Terms(
                where,
                which,
                from,
                to,
                days,
                yen,
                yenWhenUsed == null ? 0 : yenWhenUsed,
                releaseDays == null ? 0 : releaseDays);
    }

    private Set<DayOfWeek> weekdays(Violations violations) {
        if (weekdays == null) return EnumSet.allOf(DayOfWeek.class);
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (int i = 0; i < Math.min(weekdays.size(), 7); i++) {
            String name = weekdays.get(i);
            DayOfWeek day = violations.oneOf("weekdays[" + i + "]", name == null ? "" : name, DayOfWeek.class);
            if (day != null) days.add(day);
        }
        if (weekdays.size() > 7) violations.add("weekdays", "too-many", weekdays.size(), 7);
        if (weekdays.isEmpty()) violations.add("weekdays", "missing");
        return days;
    }
}
