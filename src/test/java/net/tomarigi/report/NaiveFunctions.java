package net.tomarigi.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@link NaiveFigures} is for cases, for trial stays, qualified staff, the register and reserved beds. */
final class NaiveFunctions {
    private final NaiveRows rows;
    private final Map<String, JsonNode> registrants;
    private final Set<String> members;
    private final LocalDate day;

    NaiveFunctions(NaiveRows rows, Map<String, JsonNode> registrants, Set<String> members, Instant now) {
        this.rows = rows;
        this.registrants = registrants;
        this.members = members;
        LocalDate last = LocalDate.of(rows.year + 1, 3, 31);
        LocalDate today = NaiveRows.local(now).toLocalDate();
        this.day = today.isBefore(last) ? today : last;
    }

    void all() {
        trials();
        staff();
        register();
        reserved();
    }

    private List<JsonNode> ofNetwork(String table) {
        return rows.rows(table + " where network_id = '" + rows.network + "'");
    }

    private static LocalDate date(JsonNode node) {
        return NaiveRows.isThere(node) ? LocalDate.parse(node.asText()) : null;
    }

    private void trials() {
        for (JsonNode place : ofNetwork("trial_place"))
            for (String column : List.of("TRIALS", "NIGHTS", "CALLED_OFF"))
                rows.add("trial-places", NaiveRows.id(place), column, 0);
        for (JsonNode one : ofNetwork("trial")) {
            LocalDate from = date(one.get("first_night"));
            if (!rows.isOfYear(from)) continue;
            String state = one.get("state").asText();
            List<String> tried = List.of(state.equals("ASKED") || state.equals("AGREED") ? "AHEAD" : state);
            rows.count("trials-by-month", List.of(NaiveRows.month(from)), tried);
            List<String> disabilities = NaiveRows.words(registrants
                    .get(one.get("registrant_id").asText())
                    .path("data")
                    .path("facts")
                    .path("need")
                    .path("disabilities"));
            rows.count("trials-by-disability", disabilities.isEmpty() ? List.of("UNKNOWN") : disabilities, tried);
            String place = one.get("place_id").asText();
            if (state.equals("CALLED_OFF")) rows.add("trial-places", place, "CALLED_OFF", 1);
            if (!state.equals("TOOK_PLACE")) continue;
            int nights = one.get("nights").asInt();
            rows.add("trial-places", place, "TRIALS", 1);
            rows.add("trial-places", place, "NIGHTS", nights);
            LocalDate talk = date(one.get("data").path("talkOn"));
            String again = one.get("data").path("again").asText("NOT_ASKED");
            boolean isInTime =
                    talk != null && !talk.isAfter(from.plusDays(nights).plusDays(14));
            rows.count("trial-talks", List.of(talk == null ? "NONE" : isInTime ? "IN_TIME" : "LATE"), List.of(again));
        }
    }

    private void staff() {
        Map<String, Set<String>> facilities = new HashMap<>();
        Map<String, Set<String>> offices = new HashMap<>();
        for (JsonNode one : rows.rows("qualification")) {
            boolean isOfFacility = NaiveRows.isThere(one.get("facility_id"));
            if (isOfFacility
                    ? !members.contains(one.get("facility_id").asText())
                    : !one.get("network_id").asText().equals(rows.network)) continue;
            LocalDate begins = date(one.get("obtained_on"));
            LocalDate ends = date(one.get("expires_on"));
            if (begins != null && begins.isAfter(day) || ends != null && ends.isBefore(day)) continue;
            String kind = one.get("kind").asText();
            facilities.computeIfAbsent(kind, none -> new HashSet<>());
            offices.computeIfAbsent(kind, none -> new HashSet<>());
            (isOfFacility ? facilities : offices)
                    .get(kind)
                    .add(one.get(isOfFacility ? "facility_id" : "entry_id").asText());
            int holders = one.get("holders").asInt();
            rows.add("holders", kind, "HOLDERS", holders);
            rows.add("holders", kind, "ENDING", ends != null && !ends.isAfter(day.plusDays(90)) ? holders : 0);
        }
        facilities.forEach((kind, some) -> rows.put("qualified", kind, "MEMBERS", BigDecimal.valueOf(some.size())));
        offices.forEach((kind, some) -> rows.put("qualified", kind, "OFFICES", BigDecimal.valueOf(some.size())));
    }

    private void register() {
        Map<String, JsonNode> entries = new HashMap<>();
        for (JsonNode one : ofNetwork("register_entry")) entries.put(NaiveRows.id(one), one);
        Set<String> counted = new HashSet<>();
        for (JsonNode one : rows.rows("register_period")) {
            JsonNode entry = entries.get(one.get("entry_id").asText());
            if (entry == null) continue;
            String function = one.get("function").asText();
            LocalDate from = date(one.get("from_day"));
            LocalDate to = date(one.get("to_day"));
            for (String column : List.of("FACILITIES", "OFFICES", "BEGUN", "ENDED"))
                rows.add("registered", function, column, 0);
            boolean isStanding = !from.isAfter(day) && (to == null || to.isAfter(day));
            if (isStanding && counted.add(function + ' ' + NaiveRows.id(entry)))
                rows.add(
                        "registered",
                        function,
                        NaiveRows.isThere(entry.get("facility_id")) ? "FACILITIES" : "OFFICES",
                        1);
            if (rows.isOfYear(from) && !from.isAfter(day)) rows.add("registered", function, "BEGUN", 1);
            if (to != null && rows.isOfYear(to) && !to.isAfter(day)) rows.add("registered", function, "ENDED", 1);
        }
    }

    private void reserved() {
        // A month that was not settled has no figures, not even 0.
        for (String month : FiscalYear.MONTHS)
            for (String column : List.of("YEN", "KEPT", "USED", "RELEASED", "BREACH"))
                rows.put("reserved", month, column, null);
        List<JsonNode> months = new ArrayList<>(ofNetwork("reserved_account"));
        for (JsonNode one : months) {
            LocalDate month = date(one.get("month"));
            if (!rows.isOfYear(month)) continue;
            for (JsonNode line : one.get("lines")) {
                for (String column : List.of("kept", "used", "released", "breach"))
                    add(month, column.toUpperCase(), line.get(column).asLong());
                add(month, "YEN", line.get("sum").asLong());
            }
        }
        for (JsonNode one : ofNetwork("reserved_correction")) {
            LocalDate month = date(one.get("month"));
            if (rows.isOfYear(month)) add(month, "YEN", one.get("yen").asLong());
        }
    }

    private void add(LocalDate month, String column, long more) {
        rows.add("reserved", NaiveRows.month(month), column, more);
    }
}
