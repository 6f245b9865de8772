package net.tomarigi.trial.http;

import java.time.Month;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.tomarigi.platform.Violations;
import net.tomarigi.trial.TrialPlace;

/**
 * A place to try.
 *
 * @param facility whose bed it is, or who looks after the flat; left out: nobody does
 * @param bed of the facility; left out: a flat
 * @param what what is there, up to 1,000 characters
 * @param help the home help that comes, up to 1,000 characters
 * @param capacity people in one night, 1–50; of a bed 1; left out: 1
 * @param months 1–12, in which it can be used; left out: all
 * @param closed {@code true}: nobody is booked any more
 */
record PlaceCommand(
        String facility,
        String bed,
        String name,
        String town,
        String what,
        String help,
        Integer capacity,
        List<Integer> months,
        Boolean closed) {
    private static final int ID = 100;
    private static final int LINE = 200;
    private static final int TEXT = 1_000;

    /** Throws when something is wrong. */
    TrialPlace place(String network, String id) {
        Violations violations = new Violations();
        String where = violations.line("facility", facility, ID);
        String which = violations.line("bed", bed, ID);
        if (which != null && where == null) violations.add("facility", "missing");
        String called = violations.requiredLine("name", name, LINE);
        String in = violations.line("town", town, LINE);
        String there = violations.text("what", what, TEXT);
        String coming = violations.text("help", help, TEXT);
        violations.range("capacity", capacity, 1, which == null ? TrialPlace.MOST_CAPACITY : 1);
        Set<Month> open = months(violations);
        violations.throwIfAny();
        return new TrialPlace(
                id,
                network,
                where,
                which,
                called,
                in,
                there,
                coming,
                capacity == null ? 1 : capacity,
                open,
                Boolean.TRUE.equals(closed),
                0);
    }

    private Set<Month> months(Violations violations) {
        if (months == null) return EnumSet.allOf(Month.class);
        Set<Month> open = EnumSet.noneOf(Month.class);
        if (months.size() > 12) violations.add("months", "too-many", months.size(), 12);
        for (int i = 0; i < Math.min(12, months.size()); i++) {
            Integer month = months.get(i);
            if (month == null) violations.add("months[" + i + "]", "missing");
            else if (month < 1 || month > 12) violations.range("months[" + i + "]", month, 1, 12);
            else open.add(Month.of(month));
        }
        if (months.isEmpty()) violations.add("months", "missing");
        return open;
    }
}
