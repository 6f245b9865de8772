package net.tomarigi.search.http;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.Disability;
import net.tomarigi.matching.Caution;
import net.tomarigi.matching.Concession;
import net.tomarigi.matching.Criterion;
import net.tomarigi.matching.NearMiss;
import net.tomarigi.matching.Need;
import net.tomarigi.matching.Never;
import net.tomarigi.matching.Reason;
import net.tomarigi.platform.Words;
import net.tomarigi.search.Matches;

/** Codes of the engine in words that a care worker uses: {@code words/matching_*.properties}. */
final class Sentences {
    private static final String BUNDLE = "matching";
    /** Ages are counted in steps of so many minutes. */
    private static final int JUST_NOW = 5;

    private static final int HOUR_MINUTES = 60;
    private static final int DAY_HOURS = 24;

    private final Words words;
    private final Locale language;

    Sentences(Words words, Locale language) {
        this.words = words;
        this.language = language;
    }

    private String say(String key, Object... values) {
        return words.say(language, BUNDLE, key, values);
    }

    /** Enough digits to drive by. */
    private static double km(double km) {
        return Math.round(km * 10) / 10.0;
    }

    String reason(Reason reason) {
        String key = "reason." + reason.code();
        return switch (reason.code()) {
            case NEAR -> say(key, km(reason.value()));
            case FRESH -> reason.value() < JUST_NOW ? say("reason.FRESH.now") : say(key, ago((long) reason.value()));
            default -> say(key, reason.value());
        };
    }

    private String ago(long minutes) {
        if (minutes < HOUR_MINUTES) return say("minutes", minutes);
        long hours = minutes / HOUR_MINUTES;
        return hours < 2 * DAY_HOURS ? say("hours", hours) : say("days", hours / DAY_HOURS);
    }

    String caution(Caution caution) {
        String key = "caution." + caution.code();
        int value = caution.value();
        return switch (caution.code()) {
            case DISABILITY_UNKNOWN -> say(key, value == 0 ? say("nothing") : disabilities(value));
            case CARE_UNKNOWN -> say(key, Integer.bitCount(value));
            case CARE_NOT_BACKED -> say(key, care(value));
            case SEX_UNKNOWN -> say(value == 0 ? "caution.SEX_UNKNOWN.none" : key, sexes(value));
            case AGE_UNKNOWN -> say((value & 1) == 0 ? "caution.AGE_UNKNOWN.adults" : key);
            case LEVEL_UNKNOWN -> say(key, value / 10, value % 10);
            case OLD_WORD -> say(key, ago(value * (long) HOUR_MINUTES));
            default -> say(key, value);
        };
    }

    private String disabilities(int bits) {
        List<String> names = new ArrayList<>();
        for (Disability one : Disability.values())
            if ((bits >>> one.ordinal() & 1) == 1) names.add(say("disability." + one));
        return String.join(say("and"), names);
    }

    private String care(int bits) {
        List<String> names = new ArrayList<>();
        for (Care one : Care.values()) if ((bits >>> one.ordinal() & 1) == 1) names.add(say("care." + one));
        return String.join(say("and"), names);
    }

    private String sexes(int bits) {
        return say((bits & Need.FEMALE) != 0 ? "sex.FEMALE" : "sex.MALE");
    }

    /** What would have to give, as one sentence. */
    String nearMiss(NearMiss miss, Matches matches) {
        List<String> parts = new ArrayList<>();
        List<Concession> nights = new ArrayList<>();
        for (Concession lack : miss.concessions())
            if (lack.criterion() == Criterion.NIGHTS) nights.add(lack);
            else parts.add(concession(lack, matches));
        if (!nights.isEmpty()) parts.add(nights(nights, matches));
        return String.join(say("then"), parts);
    }

    private String nights(List<Concession> missing, Matches matches) {
        int count = matches.sought().nights();
        List<String> left = new ArrayList<>();
        for (int night = 0; night < count; night++) {
            int one = night;
            if (missing.stream().noneMatch(lack -> lack.of() == one))
                left.add(day(matches.from().plusDays(night)));
        }
        return say("miss.NIGHTS", count, left.size(), String.join(say("and"), left));
    }

    private String day(LocalDate night) {
        return say("day", night.getMonthValue(), night.getDayOfMonth());
    }

    /** One limit that gives. */
    String concession(Concession lack, Matches matches) {
        Need need = matches.sought().need();
        return switch (lack.criterion()) {
            case DISABILITY -> say("miss.DISABILITY", say("disability." + Disability.values()[lack.of()]));
            case CARE -> say("miss.CARE." + lack.degree(), say("care." + Care.values()[lack.of()]));
            case BEHAVIOUR -> say("miss.BEHAVIOUR", need.behaviour(), need.behaviour() - lack.degree());
            case SEX -> say(need.sex() == Need.FEMALE ? "miss.SEX.FEMALE" : "miss.SEX.MALE");
            case AGE -> say(need.age() < 18 ? "miss.AGE.child" : "miss.AGE.adult");
            case SUPPORT_LEVEL -> say("miss.SUPPORT_LEVEL", need.supportLevel(), lack.degree());
            case WHEELCHAIR -> say("miss.WHEELCHAIR");
            case NIGHTS -> say("miss.NIGHT", day(matches.from().plusDays(lack.of())));
            case DISTANCE -> say("miss.DISTANCE", matches.sought().maxKm(), lack.of());
        };
    }

    /** Structurally none, not only none today. */
    String never(Never never, boolean everywhere) {
        String where = say(everywhere ? "never.everywhere" : "never.here");
        if (never.nobody().isEmpty()) return say("never.together", where);
        String what = never.nobody().stream().map(this::what).collect(Collectors.joining(say("and")));
        return say("never.alone", where, what);
    }

    private String what(Concession lack) {
        return switch (lack.criterion()) {
            case DISABILITY -> say("never.DISABILITY", say("disability." + Disability.values()[lack.of()]));
            case CARE -> say("never.CARE", say("care." + Care.values()[lack.of()]));
            default -> say("never." + lack.criterion());
        };
    }
}
