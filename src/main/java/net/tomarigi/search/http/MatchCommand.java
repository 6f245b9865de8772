package net.tomarigi.search.http;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.Disability;
import net.tomarigi.facility.Sex;
import net.tomarigi.matching.Need;
import net.tomarigi.matching.Place;
import net.tomarigi.matching.Question;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;
import net.tomarigi.search.Sought;

/**
 * What the desk asks, as it comes over the wire; see {@code POST /api/networks/{network}/matches}.
 *
 * @param need what is known of the person; a field that is left out is unknown
 * @param at from where distances count; may be left out
 * @param nights left out: tonight
 * @param maxKm kilometres as the crow flies; left out: no limit
 * @param neighbours {@code true}: every network is searched
 * @param limit how many are ranked, 1–200; left out: 20
 * @param search the same for each request while one search is being typed, so that it counts once: 1–64 characters
 */
record MatchCommand(
        NeedCommand need,
        PlaceCommand at,
        NightsCommand nights,
        Double maxKm,
        Boolean neighbours,
        Integer limit,
        String search) {
    private static final int USUAL_LIMIT = 20;
    private static final int OLDEST = 130;
    private static final int HALF_THE_EARTH_KM = 20_040;

    /**
     * @param disabilities all must be accepted
     * @param care round the clock; {@code []}: none is needed
     * @param behaviour total of 行動関連項目, 0–24
     * @param supportLevel 障害支援区分, 1–6
     */
    record NeedCommand(
            List<String> disabilities,
            List<String> care,
            Integer behaviour,
            Integer supportLevel,
            String sex,
            Integer age,
            Boolean wheelchair) {
        static final NeedCommand NOTHING = new NeedCommand(null, null, null, null, null, null, null);

        Need toNeed(Violations violations) {
            int taken = bits("need.disabilities", disabilities, Disability.class, violations);
            int given = bits("need.care", care, Care.class, violations);
            violations.range("need.behaviour", behaviour, 0, 24);
            violations.range("need.supportLevel", supportLevel, 1, 6);
            violations.range("need.age", age, 0, OLDEST);
            Sex one = sex == null ? null : violations.oneOf("need.sex", sex, Sex.class);
            if (!violations.isEmpty()) return Need.NOTHING_KNOWN;
            return new Need(
                    taken,
                    given,
                    known(behaviour),
                    known(supportLevel),
                    one == null ? Need.UNKNOWN : one == Sex.FEMALE ? Need.FEMALE : Need.MALE,
                    known(age),
                    wheelchair == null ? Need.UNKNOWN : wheelchair ? 1 : 0);
        }

        private static int known(Integer number) {
            return number == null ? Need.UNKNOWN : number;
        }

        private static <E extends Enum<E>> int bits(
                String field, List<String> names, Class<E> type, Violations violations) {
            if (names == null) return Need.UNKNOWN;
            int bits = 0;
            for (int i = 0; i < names.size(); i++) {
                String at = field + "[" + i + "]";
                if (names.get(i) == null) violations.add(at, "missing");
                else {
                    E one = violations.oneOf(at, names.get(i), type);
                    if (one != null) bits |= 1 << one.ordinal();
                }
            }
            return bits;
        }
    }

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
        Need known = (need == null ? NeedCommand.NOTHING : need).toNeed(violations);
        violations.range("nights.count", stay.count(), 1, Question.MOST_NIGHTS);
        violations.range("limit", limit, 1, Question.MOST);
        if (maxKm != null && !(maxKm >= 0 && maxKm <= HALF_THE_EARTH_KM))
            violations.add("maxKm", "not-between", maxKm, 0, HALF_THE_EARTH_KM);
        violations.line("search", search, Sought.LONGEST_SEARCH);
        Place place = at == null ? null : at.toPlace(violations);
        violations.throwIfAny();
        return new Sought(
                known,
                place,
                first,
                stay.count() == null ? 1 : stay.count(),
                maxKm,
                Boolean.TRUE.equals(neighbours),
                limit == null ? USUAL_LIMIT : limit,
                search);
    }
}
