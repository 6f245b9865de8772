package net.tomarigi.search.http;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import net.tomarigi.matching.Place;
import net.tomarigi.matching.Question;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;
import net.tomarigi.search.KnownNeed;
import net.tomarigi.search.NeedCommand;
import net.tomarigi.search.Sought;

/**
 * What the desk asks, as it comes over the wire; see {@code POST /api/networks/{network}/matches}.
 *
 * @param need what is known of the person; a field that is left out is unknown
 * @param at from where distances count; may be left out
 * @param nights left out: tonight
 * @param maxKm kilometres as the crow flies; left out: no limit
 * @param neighbours {@code true}: every network is searched
 * @param responders {@code true}: teams that come to the person's home, and lodging outside welfare services, too
 * @param familiar facilities that know the person already, at most 50: they come before others
 * @param limit how many are ranked, 1–200; left out: 20
 * @param search the same for each request while one search is being typed, so that it counts once: 1–64 characters
 */
record MatchCommand(
        NeedCommand need,
        PlaceCommand at,
        NightsCommand nights,
        Double maxKm,
        Boolean neighbours,
        Boolean responders,
        List<String> familiar,
        Integer limit,
        String search) {
    private static final int USUAL_LIMIT = 20;
    private static final int LONGEST_ID = 64;
    private static final int HALF_THE_EARTH_KM = 20_040;

    /** Degrees, WGS 84. */
    record PlaceCommand(Double lat, Double lon) {
        Place toPlace(Violations violations) {
            degrees("at.lat", lat, 90, violations);
            degrees("at.lon", lon, 180, violations);
            return violations.isEmpty() ? new Place(lat, lon) : null;
        }

        private static void degrees(String field, Double degrees, int most, Violations violations) {
            if (degrees == null) violations.add(field, "missing");
            else if (!(Math.abs(degrees) <= most)) violations.add(field, "not-between", degrees, -most, most);
        }
    }

    /**
     * @param from {@code 2026-11-20}; left out: tonight
     * @param count 1–60; left out: 1
     */
    record NightsCommand(String from, Integer count) {
        static final NightsCommand TONIGHT = new NightsCommand(null, null);

        LocalDate first() {
            if (from == null) return null;
            try {
                return LocalDate.parse(from);
            } catch (DateTimeException e) {
                throw Problem.malformed(List.of(Violation.of("nights.from", "not-a-date", Violations.quote(from))))
                        .asException();
            }
        }
    }

    /** @throws net.tomarigi.platform.ProblemException naming every field that is wrong */
    Sought toSought() {
        NightsCommand stay = nights == null ? NightsCommand.TONIGHT : nights;
        LocalDate first = stay.first();
        Violations violations = new Violations();
        KnownNeed known = (need == null ? NeedCommand.NOTHING : need).toKnown("need", violations);
        violations.range("nights.count", stay.count(), 1, Question.MOST_NIGHTS);
        violations.range("limit", limit, 1, Question.MOST);
        if (maxKm != null && !(maxKm >= 0 && maxKm <= HALF_THE_EARTH_KM))
            violations.add("maxKm", "not-between", maxKm, 0, HALF_THE_EARTH_KM);
        violations.line("search", search, Sought.LONGEST_SEARCH);
        List<String> friends = familiar == null ? List.of() : familiar;
        if (friends.size() > Sought.MOST_FAMILIAR)
            violations.add("familiar", "too-many", friends.size(), Sought.MOST_FAMILIAR);
        for (int i = 0; i < Math.min(friends.size(), Sought.MOST_FAMILIAR); i++)
            violations.requiredLine("familiar[" + i + "]", friends.get(i), LONGEST_ID);
        Place place = at == null ? null : at.toPlace(violations);
        violations.throwIfAny();
        return new Sought(
                known.toNeed(),
                place,
                first,
                stay.count() == null ? 1 : stay.count(),
                maxKm,
                Boolean.TRUE.equals(neighbours),
                Boolean.TRUE.equals(responders),
                Set.copyOf(friends),
                limit == null ? USUAL_LIMIT : limit,
                search);
    }
}
