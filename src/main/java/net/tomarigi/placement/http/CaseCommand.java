package net.tomarigi.placement.http;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.tomarigi.network.Policy;
import net.tomarigi.placement.Looking;
import net.tomarigi.placement.Person;
import net.tomarigi.placement.Told;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;
import net.tomarigi.search.KnownNeed;
import net.tomarigi.search.NeedCommand;

/**
 * A case as it is opened; all of it may be left out but the need, which may be empty.
 *
 * @param at from where distances count
 * @param nights left out: one, tonight
 * @param person of whom it is
 * @param situation what happened, in the caller's words
 * @param practice {@code true}: a drill, which touches no vacancy and no statistic
 */
record CaseCommand(
        NeedCommand need,
        PlaceCommand at,
        NightsCommand nights,
        Double maxKm,
        Boolean neighbours,
        PersonCommand person,
        String situation,
        Boolean practice) {
    static final int MOST_WORDS = 2_000;

    private static final int MOST_NIGHTS = 60;
    private static final int LINE = 200;
    private static final int HALF_THE_EARTH_KM = 20_040;

    /** Degrees, WGS 84. */
    record PlaceCommand(Double lat, Double lon) {}

    /** @param from {@code 2026-11-20} */
    record NightsCommand(String from, Integer count) {
        LocalDate first(String field) {
            return date(field + ".from", from);
        }
    }

    /** Each up to 200 characters, notes up to 2,000. */
    record PersonCommand(String name, String kana, String address, String contact, String notes) {
        Person toPerson(Violations violations) {
            return new Person(
                    violations.line("person.name", name, LINE),
                    violations.line("person.kana", kana, LINE),
                    violations.line("person.address", address, LINE),
                    violations.line("person.contact", contact, LINE),
                    words("person.notes", notes, violations));
        }
    }

    /** Null when it is left out. */
    static LocalDate date(String field, String text) {
        if (text == null) return null;
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problem.malformed(List.of(Violation.of(field, "not-a-date", Violations.quote(text))))
                    .asException();
        }
    }

    /** Several lines; null when it is left out or blank. */
    static String words(String field, String text, Violations violations) {
        return violations.text(field, text, MOST_WORDS);
    }

    /** @param now from which tonight follows where no night is said */
    Looking toLooking(java.time.Instant now, Violations violations) {
        KnownNeed known = (need == null ? NeedCommand.NOTHING : need).toKnown("need", violations);
        LocalDate tonight = Policy.DEFAULT.tonight(now);
        LocalDate first = nights == null ? null : nights.first("nights");
        Integer count = nights == null ? null : violations.range("nights.count", nights.count(), 1, MOST_NIGHTS);
        LocalDate from = first == null ? tonight : first;
        if (from.isBefore(tonight.minusDays(1)) || from.isAfter(tonight.plusDays(MOST_NIGHTS - 1)))
            violations.add("nights.from", "night-not-between", from, tonight, tonight.plusDays(MOST_NIGHTS - 1));
        if (maxKm != null && !(maxKm >= 0 && maxKm <= HALF_THE_EARTH_KM))
            violations.add("maxKm", "not-between", maxKm, 0, HALF_THE_EARTH_KM);
        if (at != null) {
            degrees("at.lat", at.lat(), 90, violations);
            degrees("at.lon", at.lon(), 180, violations);
        }
        return new Looking(
                known,
                at == null ? null : at.lat(),
                at == null ? null : at.lon(),
                from,
                count == null ? 1 : count,
                maxKm,
                Boolean.TRUE.equals(neighbours));
    }

    private static void degrees(String field, Double degrees, int most, Violations violations) {
        if (degrees == null) violations.add(field, "missing");
        else if (!(Math.abs(degrees) <= most)) violations.add(field, "not-between", degrees, -most, most);
    }

    Told toTold(Violations violations) {
        Map<Told.About, String> words = new EnumMap<>(Told.About.class);
        String said = words("situation", situation, violations);
        if (said != null) words.put(Told.About.SITUATION, said);
        return new Told(person == null ? null : person.toPerson(violations), words);
    }
}
