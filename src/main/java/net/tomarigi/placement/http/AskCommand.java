package net.tomarigi.placement.http;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.tomarigi.placement.Asking;
import net.tomarigi.placement.Deadlines;
import net.tomarigi.placement.Wanted;
import net.tomarigi.platform.Violations;

/**
 * Whom to ask.
 *
 * @param facilities 1 to 20, in the order in which they are asked
 * @param minutes they have for an answer, 1 to 1,440; left out: as the network gives them
 * @param moves the stay that a yes ends where it begins; left out: none
 * @param waves some at a time; left out: all at once
 */
record AskCommand(List<OneCommand> facilities, Integer minutes, String moves, WavesCommand waves) {
    private static final int MOST_AT_ONCE = 20;
    private static final int MOST_NIGHTS = 60;
    private static final int ID = 64;

    /**
     * @param bed which one is in mind; left out: any
     * @param nights left out: those that the case looks for
     */
    record OneCommand(String facility, String bed, CaseCommand.NightsCommand nights) {
        Wanted toWanted(String at, Violations violations) {
            LocalDate from = nights == null ? null : nights.first(at + ".nights");
            Integer count = nights == null ? null : nights.count();
            violations.range(at + ".nights.count", count, 1, MOST_NIGHTS);
            return new Wanted(
                    violations.requiredLine(at + ".facility", facility, ID),
                    violations.line(at + ".bed", bed, ID),
                    from,
                    count);
        }
    }

    /**
     * @param size how many are asked at a time, 1 to 20
     * @param minutes until the next are asked, 1 to 1,440; they are asked at once when all before them have answered
     */
    record WavesCommand(Integer size, Integer minutes) {}

    Asking toAsking(Violations violations) {
        violations.range("minutes", minutes, 1, Deadlines.LONGEST);
        List<OneCommand> named = facilities == null ? List.of() : facilities;
        if (named.isEmpty()) violations.add("facilities", "missing");
        if (named.size() > MOST_AT_ONCE) violations.add("facilities", "too-many", named.size(), MOST_AT_ONCE);
        List<Wanted> whom = new ArrayList<>();
        Set<String> known = new TreeSet<>();
        for (int i = 0; i < Math.min(named.size(), MOST_AT_ONCE); i++) {
            String at = "facilities[" + i + "]";
            if (named.get(i) == null) violations.add(at, "missing");
            else {
                Wanted wanted = named.get(i).toWanted(at, violations);
                if (wanted.facility() != null && known.add(wanted.facility())) whom.add(wanted);
            }
        }
        String from = violations.line("moves", moves, ID);
        if (waves != null) {
            if (waves.size() == null) violations.add("waves.size", "missing");
            if (waves.minutes() == null) violations.add("waves.minutes", "missing");
            violations.range("waves.size", waves.size(), 1, MOST_AT_ONCE);
            violations.range("waves.minutes", waves.minutes(), 1, Deadlines.LONGEST);
        }
        boolean some = waves != null && violations.isEmpty();
        return new Asking(
                whom,
                minutes == null ? null : Duration.ofMinutes(minutes),
                from,
                some ? waves.size() : null,
                some ? Duration.ofMinutes(waves.minutes()) : null);
    }
}
