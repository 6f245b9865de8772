package net.tomarigi.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Whole rows as they stand, when something was, and figures that add up: what counting by hand needs. */
abstract class NaiveRows {
    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    static final String TOTAL = "TOTAL";
    static final String UNKNOWN = "UNKNOWN";
    private static final List<String> WHOLE = List.of(TOTAL);

    final Map<String, Map<String, Map<String, BigDecimal>>> figures = new TreeMap<>();
    final String network;
    final int year;
    final JsonNode rules;
    private final Function<String, String> ask;
    private final int rollOver;

    NaiveRows(Function<String, String> ask, String network, int year) {
        this.ask = ask;
        this.network = network;
        this.year = year;
        this.rules = rows("network where id = '" + network + "'").get(0);
        this.rollOver = rules.get("roll_over_hour").asInt();
    }

    // --- Time

    static ZonedDateTime local(Instant at) {
        return at.atZone(TOKYO);
    }

    final LocalDate night(Instant at) {
        return local(at).toLocalDateTime().minusHours(rollOver).toLocalDate();
    }

    final boolean isInYear(Instant at) {
        return isOfYear(night(at));
    }

    final boolean isOfYear(LocalDate day) {
        return ChronoUnit.MONTHS.between(LocalDate.of(year, 4, 1), day.withDayOfMonth(1)) < 12
                && !day.isBefore(LocalDate.of(year, 4, 1));
    }

    static String month(LocalDate day) {
        return String.format("%02d", day.getMonthValue());
    }

    // --- Rows

    final List<JsonNode> rows(String table) {
        try {
            JsonNode found = new ObjectMapper()
                    .readTree(ask.apply(
                            "select cast(coalesce(json_agg(r), '[]') as text) from (select * from " + table + ") r"));
            List<JsonNode> rows = new ArrayList<>();
            found.forEach(rows::add);
            return rows;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(table, e);
        }
    }

    static Map<String, List<JsonNode>> by(String column, List<JsonNode> rows) {
        Map<String, List<JsonNode>> by = new HashMap<>();
        for (JsonNode one : rows)
            by.computeIfAbsent(one.get(column).asText(), none -> new ArrayList<>())
                    .add(one);
        return by;
    }

    static String id(JsonNode one) {
        return one.get("id").asText();
    }

    static Instant moment(JsonNode at) {
        return OffsetDateTime.parse(at.asText()).toInstant();
    }

    static boolean isThere(JsonNode node) {
        return node != null && !node.isMissingNode() && !node.isNull();
    }

    static String word(JsonNode node) {
        return isThere(node) ? node.asText() : UNKNOWN;
    }

    static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        if (isThere(list)) list.forEach(one -> words.add(one.asText()));
        return words;
    }

    // --- Figures

    /** One thing, in each of the rows and columns once, and once in what they add up to. */
    final void count(String table, Collection<String> rows, Collection<String> columns) {
        Set<String> allRows = new HashSet<>(rows);
        allRows.addAll(WHOLE);
        Set<String> allColumns = new HashSet<>(columns);
        allColumns.addAll(WHOLE);
        for (String row : allRows) for (String column : allColumns) add(table, row, column, 1);
    }

    final void add(String table, String row, String column, long more) {
        figures.computeIfAbsent(table, none -> new TreeMap<>())
                .computeIfAbsent(row, none -> new TreeMap<>())
                .merge(column, number(more), BigDecimal::add);
    }

    final void put(String table, String row, String column, BigDecimal value) {
        figures.computeIfAbsent(table, none -> new TreeMap<>())
                .computeIfAbsent(row, none -> new TreeMap<>())
                .put(column, value);
    }

    static BigDecimal number(long count) {
        return BigDecimal.valueOf(count);
    }

    static BigDecimal quotient(long of, long by, int places) {
        return BigDecimal.valueOf(of).divide(BigDecimal.valueOf(by), places, RoundingMode.HALF_UP);
    }

    static BigDecimal mean(List<Long> values) {
        return values.isEmpty()
                ? null
                : quotient(values.stream().mapToLong(one -> one).sum(), values.size(), 2);
    }

    /** @param tenths 5: the median, 9: nine of ten have no more */
    static BigDecimal place(List<JsonNode> some, Function<JsonNode, Long> value, int tenths) {
        List<Long> values =
                some.stream().map(value).filter(one -> one != null).sorted().toList();
        return values.isEmpty() ? null : number(values.get((values.size() * tenths + 9) / 10 - 1));
    }
}
