package net.tomarigi.network.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.tomarigi.network.ElderlyCare;
import net.tomarigi.network.ElderlyCare.Centre;
import net.tomarigi.network.Settings.District;
import net.tomarigi.platform.Violations;

/**
 * Whether the emergency desk is shared with elderly care, and whom to call there.
 *
 * @param on left out: it is not
 * @param centres at most {@link ElderlyCare#MOST_CENTRES}, one for each district
 */
record ElderlyCareCommand(Boolean on, List<CentreCommand> centres) {
    private static final int NAME = 100;
    private static final int PHONE = 40;
    private static final int HOURS = 100;

    /** @param district by its name among the network's; left out: of all that lies in no other's */
    record CentreCommand(String district, String name, String phone, String hours) {}

    ElderlyCare elderlyCare(List<District> districts, Violations violations) {
        List<Centre> all = new ArrayList<>();
        if (centres == null) return new ElderlyCare(Boolean.TRUE.equals(on), all);
        if (centres.size() > ElderlyCare.MOST_CENTRES)
            violations.add("elderlyCare.centres", "too-many", centres.size(), ElderlyCare.MOST_CENTRES);
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < Math.min(centres.size(), ElderlyCare.MOST_CENTRES); i++) {
            String at = "elderlyCare.centres[" + i + "]";
            CentreCommand one = centres.get(i);
            if (one == null) {
                violations.add(at, "missing");
                continue;
            }
            String district = violations.line(at + ".district", one.district(), District.LONGEST_NAME);
            if (district != null && districts.stream().noneMatch(part -> district.equals(part.name())))
                violations.add(at + ".district", "no-district-here", Violations.quote(district));
            else if (!taken.add(district)) twice(at, district, violations);
            all.add(new Centre(
                    district,
                    violations.requiredLine(at + ".name", one.name(), NAME),
                    violations.requiredLine(at + ".phone", one.phone(), PHONE),
                    violations.line(at + ".hours", one.hours(), HOURS)));
        }
        return new ElderlyCare(Boolean.TRUE.equals(on), all);
    }

    private static void twice(String at, String district, Violations violations) {
        if (district == null) violations.add(at + ".district", "centre-twice");
        else violations.add(at + ".district", "row-twice", district);
    }
}
