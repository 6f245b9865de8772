package net.tomarigi.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.Disability;

/**
 * The figures of the yearly account once more, as docs/report.md defines them: from whole rows, one after the other, and with
 * nothing of what the product itself counts by.
 */
final class NaiveFigures extends NaiveRows {

    private final Instant now;

    private final List<JsonNode> cases;
    private final Map<String, JsonNode> registrants = new HashMap<>();
    private final Map<String, List<JsonNode>> asks;
    private final Map<String, List<JsonNode>> entries;
    private final Map<String, List<JsonNode>> grants;
    private final Set<String> members = new TreeSet<>();

    /**
     * @param ask gives the first column of the first row that a query finds
     * @param now when the account was made
     */
    NaiveFigures(Function<String, String> ask, String network, int year, Instant now) {
        super(ask, network, year);
        this.now = now;
        for (JsonNode one : rows("registrant")) registrants.put(one.get("id").asText(), one);
        for (JsonNode one : rows("membership where network_id = '" + network + "'"))
            members.add(one.get("facility_id").asText());
        this.asks = by("case_id", rows("ask where case_id in " + ofNetwork()));
        this.entries = by("case_id", rows("case_entry where case_id in " + ofNetwork()));
        this.grants = by("principal_id", rows("role_grant where network_id = '" + network + "'"));
        this.cases = rows("emergency_case where network_id = '" + network + "'").stream()
                .filter(NaiveFigures::isReal)
                .filter(one -> isInYear(moment(one.get("opened_at"))))
                .toList();
    }

    private String ofNetwork() {
        return "(select id from emergency_case where network_id = '" + network + "')";
    }

    /** By table, row and column; a null stands for none. What is not there is 0. */
    Map<String, Map<String, Map<String, BigDecimal>>> all() {
        consultation();
        roster();
        emergencies();
        answers();
        money();
        facilities();
        searches();
        freshness();
        load();
        new NaiveFunctions(this, registrants, members, now).all();
        return figures;
    }

    // --- Cases

    private void consultation() {
        for (JsonNode one : cases) {
            String month = month(night(moment(one.get("opened_at"))));
            List<String> registration = List.of(registration(one));
            List<String> outcome = List.of(outcome(one));
            count("cases-by-month", List.of(month), registration);
            count("outcomes-by-month", List.of(month), outcome);
            count("cases-by-disability", disabilities(one), registration);
            count("outcomes-by-disability", disabilities(one), outcome);
            count("cases-by-district", List.of(district(one)), outcome);
            count("cases-by-hours", List.of(hours(one)), List.of(weekday(one)));
            count("outcomes-by-registration", outcome, registration);
        }
    }

    private void emergencies() {
        for (JsonNode one : cases) {
            List<String> registration = List.of(registration(one));
            JsonNode notes = one.get("data").path("notes");
            if (one.get("state").asText().equals("NOT_PLACED"))
                count(
                        "not-placed",
                        List.of(word(notes.path("closing").path("why"))),
                        List.of(word(notes.path("closing").path("instead"))));
            count("yes-by-registration", List.of(minutesToYes(one) == null ? "NO_YES" : "YES"), registration);
            count("conferences", List.of(isThere(notes.path("conferenceAt")) ? "HELD" : "NOT_HELD"), registration);
            count(
                    "satisfaction",
                    List.of(
                            isThere(notes.path("satisfaction"))
                                    ? notes.get("satisfaction").asText()
                                    : "NOT_ASKED"),
                    registration);
        }
        times("TOTAL", one -> true);
        times("REGISTERED", one -> registration(one).equals("REGISTERED"));
        times("UNREGISTERED", one -> registration(one).equals("UNREGISTERED"));
        for (int month = 1; month <= 12; month++) {
            String key = String.format("%02d", month);
            times(key, one -> month(night(moment(one.get("opened_at")))).equals(key));
        }
        for (String row : new String[] {"TOTAL", "REGISTERED", "UNREGISTERED"}) {
            List<Long> grades = new ArrayList<>();
            for (JsonNode one : cases) {
                JsonNode grade = one.get("data").path("notes").path("satisfaction");
                if (isThere(grade) && (row.equals(TOTAL) || registration(one).equals(row))) grades.add(grade.asLong());
            }
            put("satisfaction-mean", row, "MEAN", mean(grades));
        }
        List<String> rows = new ArrayList<>(List.of(TOTAL, "CHILD", UNKNOWN));
        for (Disability one : Disability.values()) rows.add(one.name());
        for (String row : rows) {
            for (String registration : new String[] {"REGISTERED", "UNREGISTERED"}) {
                List<JsonNode> some = cases.stream()
                        .filter(one -> row.equals(TOTAL) || disabilities(one).contains(row))
                        .filter(one -> registration(one).equals(registration))
                        .toList();
                put("outcomes-compared", row, registration + "_CASES", number(some.size()));
                put(
                        "outcomes-compared",
                        row,
                        registration + "_PLACED",
                        number(some.stream()
                                .filter(one -> outcome(one).equals("PLACED"))
                                .count()));
                put("outcomes-compared", row, registration + "_MEDIAN", place(some, this::minutesToYes, 5));
            }
        }
    }

    private void times(String row, Predicate<JsonNode> which) {
        List<JsonNode> some = cases.stream().filter(which).toList();
        put("time-to-yes", row, "MEDIAN", place(some, this::minutesToYes, 5));
        put("time-to-yes", row, "P90", place(some, this::minutesToYes, 9));
        put("time-to-yes", row, "BED_MEDIAN", place(some, this::minutesToBed, 5));
        put("time-to-yes", row, "BED_P90", place(some, this::minutesToBed, 9));
    }

    private void answers() {
        for (JsonNode one : cases)
            for (JsonNode asked : asks.getOrDefault(id(one), List.of())) {
                List<String> registration = List.of(registration(one));
                String state = asked.get("state").asText();
                count("asks-by-answer", List.of(state), registration);
                if (!state.equals("NO")) continue;
                String reason = word(asked.get("data").path("answer").path("reason"));
                count("no-by-reason", List.of(reason), registration);
                count("no-by-disability", disabilities(one), List.of(reason));
            }
    }

    private void money() {
        for (String kind : new String[] {"SHORT_STAY", "TRANSPORT", "SET_UP", "LODGING", "OTHER", TOTAL}) {
            long yen = 0;
            long some = 0;
            for (JsonNode one : cases) {
                boolean isAny = false;
                for (JsonNode cost : one.get("data").path("notes").path("costs"))
                    if (kind.equals(TOTAL) || cost.get("kind").asText().equals(kind)) {
                        yen += cost.get("yen").asLong();
                        isAny = true;
                    }
                if (isAny) some++;
            }
            put("costs", kind, "YEN", number(yen));
            put("costs", kind, "CASES", number(some));
        }
    }

    // --- The roster

    private void roster() {
        Map<String, JsonNode> own = new HashMap<>();
        registrants.forEach((id, one) -> {
            if (one.get("network_id").asText().equals(network)) own.put(id, one);
        });
        for (JsonNode entry : rows("registrant_entry")) {
            if (!own.containsKey(entry.get("registrant_id").asText())) continue;
            String kind = entry.get("kind").asText();
            String on = entry.get("data").path("on").asText(null);
            String row =
                    switch (kind) {
                        case "applied", "accepted", "declined", "ended" -> kind.toUpperCase();
                        case "done" -> entry.get("data").get("duty").asText();
                        default -> null;
                    };
            if (row == null) continue;
            LocalDate day = kind.equals("ended") ? night(moment(entry.get("at"))) : LocalDate.parse(on);
            if (isOfYear(day)) add("roster-events", row, "COUNT", 1);
        }
        for (JsonNode one : own.values()) {
            String state = one.get("state").asText();
            if (!Set.of("AT_RISK", "APPLIED", "REGISTERED").contains(state)) continue;
            List<String> risks = words(one.get("data").path("facts").path("risks"));
            count("roster-by-risk", risks.isEmpty() ? List.of("NONE") : risks, List.of(state));
        }
    }

    // --- Facilities

    private void facilities() {
        Map<String, Integer> beds = new HashMap<>();
        for (JsonNode one : rows("bed")) beds.merge(one.get("facility_id").asText(), 1, Integer::sum);
        Set<String> all = new TreeSet<>(members);
        Map<String, Long> nights = new HashMap<>();
        for (JsonNode one : cases)
            for (JsonNode asked : asks.getOrDefault(id(one), List.of())) {
                String facility = asked.get("facility_id").asText();
                all.add(facility);
                add("facilities", facility, "ASKED", 1);
                switch (asked.get("state").asText()) {
                    case "YES", "YES_BUT" -> add("facilities", facility, "YES", 1);
                    case "NO" -> add("facilities", facility, "NO", 1);
                    case "EXPIRED" -> add("facilities", facility, "NO_ANSWER", 1);
                    default -> {
                        // is asked, and no more
                    }
                }
            }
        Set<String> real = rows("emergency_case where network_id = '" + network + "'").stream()
                .filter(NaiveFigures::isReal)
                .map(NaiveFigures::id)
                .collect(Collectors.toSet());
        for (JsonNode stay : rows("stay where case_id in " + ofNetwork())) {
            if (stay.get("practice").asBoolean()
                    || !real.contains(stay.get("case_id").asText())) continue;
            if (!Set.of("AGREED", "ENDED").contains(stay.get("state").asText())) continue;
            String[] range =
                    stay.get("nights").asText().replaceAll("[\\[)]", "").split(",");
            long inYear = 0;
            long whole = 0;
            for (LocalDate night = LocalDate.parse(range[0]);
                    night.isBefore(LocalDate.parse(range[1]));
                    night = night.plusDays(1)) {
                whole++;
                if (isOfYear(night)) inYear++;
            }
            if (inYear == 0) continue;
            String facility = stay.get("facility_id").asText();
            all.add(facility);
            add("facilities", facility, "STAYS", 1);
            add("facilities", facility, "NIGHTS", inYear);
            if (whole > 7) add("facilities", facility, "OVER_7", 1);
            nights.merge(facility, inYear, Long::sum);
        }
        for (String facility : all)
            put(
                    "facilities",
                    facility,
                    "NIGHTS_PER_BED",
                    quotient(nights.getOrDefault(facility, 0L), Math.max(1, beds.getOrDefault(facility, 0)), 2));
        long sum = 0;
        long most = 0;
        long none = 0;
        for (String member : members) {
            long one = nights.getOrDefault(member, 0L);
            sum += one;
            most = Math.max(most, one);
            if (one == 0) none++;
        }
        put("fairness", "MEMBERS", "VALUE", number(members.size()));
        put("fairness", "NIGHTS", "VALUE", number(sum));
        put("fairness", "NONE", "VALUE", number(none));
        put("fairness", "MOST_SHARE", "VALUE", sum == 0 ? null : quotient(100 * most, sum, 1));
        for (JsonNode one : rows("facility")) {
            if (!members.contains(id(one))) continue;
            for (String disability : words(one.get("disabilities"))) add("supply", disability, "MEMBERS", 1);
            if (one.get("children").asBoolean()) add("supply", "CHILD", "MEMBERS", 1);
            if (one.get("wheelchair").asBoolean()) add("supply", "WHEELCHAIR", "MEMBERS", 1);
            if (one.get("max_behaviour").asInt() >= 10) add("supply", "SEVERE_BEHAVIOUR", "MEMBERS", 1);
            if (one.get("max_behaviour").asInt() >= 18) add("supply", "HIGHEST_BEHAVIOUR", "MEMBERS", 1);
            for (Care care : Care.values())
                if (one.get("care").path(care.name()).asText().equals("ALWAYS"))
                    add("supply", care.name(), "MEMBERS", 1);
        }
    }

    private void freshness() {
        Duration fresh = Duration.ofHours(rules.get("fresh_hours").asInt());
        Duration ageing = Duration.ofHours(rules.get("ageing_hours").asInt());
        Map<String, List<JsonNode>> words = by("facility_id", rows("report"));
        for (String member : members) {
            List<Instant> said = words.getOrDefault(member, List.of()).stream()
                    .map(one -> moment(one.get("at")))
                    .sorted()
                    .toList();
            put(
                    "freshness",
                    member,
                    "WORDS",
                    number(said.stream().filter(this::isInYear).count()));
            for (LocalDate day = LocalDate.of(year, 4, 1);
                    day.isBefore(LocalDate.of(year + 1, 4, 1));
                    day = day.plusDays(1)) {
                Instant look = day.atTime(17, 0).atZone(TOKYO).toInstant();
                if (look.isAfter(now)) break;
                Instant last = null;
                for (Instant one : said) if (!one.isAfter(look)) last = one;
                String band = last == null
                        ? "NEVER"
                        : Duration.between(last, look).compareTo(fresh) < 0
                                ? "FRESH"
                                : Duration.between(last, look).compareTo(ageing) < 0 ? "AGEING" : "STALE";
                add("freshness", member, band, 1);
            }
        }
    }

    // --- Searches

    private void searches() {
        for (JsonNode one : rows("demand where network = '" + network + "'")) {
            Instant at = moment(one.get("at"));
            if (!isInYear(at)) continue;
            boolean isMet = one.get("fitting").asInt() > 0;
            List<String> found = List.of(isMet ? "FOUND" : one.get("never").asBoolean() ? "NEVER" : "NONE");
            count("searches-by-month", List.of(month(night(at))), found);
            LocalDate first = night(at).plusDays(one.get("ahead").asInt());
            count(
                    "searches-by-night",
                    List.of(String.valueOf(first.getDayOfWeek().getValue())),
                    found);
            Map<String, Predicate<String>> capabilities = capabilities(one.get("need"));
            count("searches-by-capability", capabilities.keySet(), found);
            if (isMet) continue;
            capabilities.forEach((capability, isOf) -> {
                add("one-more-bed", capability, "UNMET", 1);
                boolean isEnough = false;
                for (JsonNode miss : one.get("misses"))
                    isEnough |= !miss.isEmpty() && words(miss).stream().allMatch(isOf);
                if (isEnough) add("one-more-bed", capability, "CHANGED", 1);
            });
        }
    }

    /** What a search asks for, and whether a concession is of it. */
    private static Map<String, Predicate<String>> capabilities(JsonNode need) {
        Map<String, Predicate<String>> capabilities = new LinkedHashMap<>();
        for (String one : words(need.path("disabilities"))) {
            String begins = "DISABILITY:" + Disability.valueOf(one).ordinal() + ":";
            capabilities.put(one, concession -> concession.startsWith(begins));
        }
        for (String one : words(need.path("care"))) {
            String begins = "CARE:" + Care.valueOf(one).ordinal() + ":";
            capabilities.put(one, concession -> concession.startsWith(begins));
        }
        if (isThere(need.path("ageBand")) && need.get("ageBand").asInt() == 0)
            capabilities.put("CHILD", concession -> concession.startsWith("AGE:"));
        if (need.path("wheelchair").asBoolean())
            capabilities.put("WHEELCHAIR", concession -> concession.startsWith("WHEELCHAIR:"));
        int behaviour = need.path("behaviour").asInt();
        if (behaviour >= 10)
            capabilities.put(
                    behaviour >= 18 ? "HIGHEST_BEHAVIOUR" : "SEVERE_BEHAVIOUR",
                    concession -> concession.startsWith("BEHAVIOUR:"));
        return capabilities;
    }

    // --- Load

    private void load() {
        for (JsonNode one : cases) {
            boolean isOutOfHours = !hours(one).equals("DAY") || weekday(one).equals("WEEKEND");
            long overdue = one.get("data").path("notes").path("overdue").asLong();
            List<JsonNode> asked = asks.getOrDefault(id(one), List.of());
            for (String row : new String[] {district(one), TOTAL}) {
                add("load-by-district", row, "CASES", 1);
                add("load-by-district", row, "OUT_OF_HOURS", isOutOfHours ? 1 : 0);
                add("load-by-district", row, "OVERDUE", overdue);
                add("load-by-district", row, "ASKS", asked.size());
            }
            String owner = one.get("owner").asText();
            if (!owner.equals("system")) {
                add("load-by-coordinator", owner, "CASES", 1);
                add("load-by-coordinator", owner, "OUT_OF_HOURS", isOutOfHours ? 1 : 0);
                add("load-by-coordinator", owner, "OVERDUE", overdue);
            }
            for (JsonNode each : asked) {
                String by = each.get("data").path("askedBy").asText();
                if (!by.equals("system")) add("load-by-coordinator", by, "ASKS", 1);
            }
            for (JsonNode entry : entries.getOrDefault(id(one), List.of())) {
                String who = entry.get("who").asText();
                if (entry.get("kind").asText().equals("accepted") && !who.equals("system"))
                    add("load-by-coordinator", who, "TAKEN_OVER", 1);
            }
        }
    }

    // --- Of a case

    private static boolean isReal(JsonNode one) {
        return !one.get("practice").asBoolean()
                && !one.get("data")
                        .path("notes")
                        .path("closing")
                        .path("why")
                        .asText()
                        .equals("OPENED_IN_ERROR");
    }

    private JsonNode registrant(JsonNode one) {
        JsonNode id = one.get("data").path("notes").path("registrant");
        return isThere(id) ? registrants.get(id.asText()) : null;
    }

    private String registration(JsonNode one) {
        JsonNode registrant = registrant(one);
        boolean isRegistered = registrant != null
                && Set.of("REGISTERED", "ENDED")
                        .contains(registrant.get("state").asText())
                && isThere(registrant.get("decided_on"))
                && !LocalDate.parse(registrant.get("decided_on").asText()).isAfter(night(moment(one.get("opened_at"))));
        return isRegistered ? "REGISTERED" : "UNREGISTERED";
    }

    private static List<String> disabilities(JsonNode one) {
        JsonNode need = one.get("data").path("looking").path("need");
        List<String> all = new ArrayList<>(words(need.path("disabilities")));
        if (all.isEmpty()) all.add(UNKNOWN);
        if (isThere(need.path("age")) && need.get("age").asInt() < 18) all.add("CHILD");
        return all;
    }

    private static String outcome(JsonNode one) {
        String state = one.get("state").asText();
        return switch (state) {
            case "PLACED", "ENDED" -> "PLACED";
            case "OPEN", "ASKING", "HELD" -> "UNDER_WAY";
            default -> state;
        };
    }

    private String district(JsonNode one) {
        JsonNode registrant = registrant(one);
        if (registrant != null && isThere(registrant.get("data").path("facts").path("district")))
            return registrant.get("data").get("facts").get("district").asText();
        TreeSet<String> districts = new TreeSet<>();
        for (JsonNode grant : grants.getOrDefault(one.get("owner").asText(), List.of()))
            if (grant.get("role").asText().equals("COORDINATOR") && isThere(grant.get("district")))
                districts.add(grant.get("district").asText());
        return districts.isEmpty() ? UNKNOWN : districts.first();
    }

    private static String hours(JsonNode one) {
        LocalTime time = local(moment(one.get("opened_at"))).toLocalTime();
        int hour = time.getHour();
        if (hour < 5 || hour > 21) return "NIGHT";
        return hour < 9 ? "MORNING" : hour < 17 ? "DAY" : "EVENING";
    }

    private static String weekday(JsonNode one) {
        return local(moment(one.get("opened_at"))).getDayOfWeek().getValue() > 5 ? "WEEKEND" : "WEEKDAY";
    }

    private Long minutesToYes(JsonNode one) {
        Instant first = null;
        for (JsonNode asked : asks.getOrDefault(id(one), List.of()))
            if (Set.of("YES", "YES_BUT").contains(asked.get("state").asText()) && isThere(asked.get("answered_at")))
                first = earlier(first, moment(asked.get("answered_at")));
        return minutes(one, first);
    }

    private Long minutesToBed(JsonNode one) {
        Instant first = null;
        for (JsonNode entry : entries.getOrDefault(id(one), List.of()))
            if (entry.get("kind").asText().equals("agreed")) first = earlier(first, moment(entry.get("at")));
        return minutes(one, first);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }

    private static Long minutes(JsonNode one, Instant end) {
        if (end == null) return null;
        Duration taken = Duration.between(moment(one.get("opened_at")), end);
        return taken.isNegative() ? 0L : taken.toMinutes();
    }
}
