package net.tomarigi.trial.http;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.tomarigi.platform.Violations;
import net.tomarigi.trial.Trial;
import net.tomarigi.trial.Trial.Again;
import net.tomarigi.trial.Trial.Party;
import net.tomarigi.trial.Trial.Talk;
import net.tomarigi.trial.Trials.Wanted;

/**
 * A trial as it is asked for.
 *
 * @param place one of the network's; on a change it is left out, as is {@code registrant}
 * @param from the first night
 * @param nights 1–60
 * @param purpose up to 2,000 characters
 * @param companions who accompanies, up to 500 characters
 */
record TrialCommand(String place, String registrant, String from, Integer nights, String purpose, String companions) {
    private static final int ID = 100;
    private static final int PURPOSE = 2_000;
    private static final int COMPANIONS = 500;
    private static final int TEXT = 4_000;

    /** Throws when something is wrong. */
    Wanted wanted() {
        Violations violations = new Violations();
        String where = violations.requiredLine("place", place, ID);
        String who = violations.requiredLine("registrant", registrant, ID);
        return checked(where, who, violations);
    }

    /** The same of one that is there: where and of whom stays. */
    Wanted changed() {
        return checked(null, null, new Violations());
    }

    private Wanted checked(String where, String who, Violations violations) {
        LocalDate first = violations.requiredDay("from", from);
        if (nights == null) violations.add("nights", "missing");
        violations.range("nights", nights, 1, Trial.MOST_NIGHTS);
        String why = violations.text("purpose", purpose, PURPOSE);
        String with = violations.line("companions", companions, COMPANIONS);
        violations.throwIfAny();
        return new Wanted(where, who, first, nights, why, with);
    }

    /**
     * What came out of the talk.
     *
     * @param on the day, not after today
     * @param with PERSON, FAMILY, OFFICE; at least one
     * @param again whether the person would like to come again: YES, NO or UNKNOWN
     */
    record TalkCommand(String on, List<String> with, String again, String wentWell, String toPrepare) {
        Talk talk() {
            Violations violations = new Violations();
            LocalDate day = violations.requiredDay("on", on);
            Set<Party> parties = EnumSet.noneOf(Party.class);
            if (with == null || with.isEmpty()) violations.add("with", "missing");
            else
                for (int i = 0; i < Math.min(with.size(), Party.values().length); i++) {
                    String name = with.get(i);
                    Party one = violations.oneOf("with[" + i + "]", name == null ? "" : name, Party.class);
                    if (one != null) parties.add(one);
                }
            Again wish = violations.oneOf("again", again == null ? "" : again, Again.class);
            String well = violations.text("wentWell", wentWell, TEXT);
            String prepare = violations.text("toPrepare", toPrepare, TEXT);
            violations.throwIfAny();
            return new Talk(day, parties, wish, well, prepare);
        }
    }
}
