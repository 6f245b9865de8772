package net.tomarigi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import net.tomarigi.demo.SimulateYear;
import net.tomarigi.demo.SimulateYear.Outcome;
import net.tomarigi.demo.YearPlan;
import net.tomarigi.network.Policy;
import net.tomarigi.sealing.Sealer;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.Driver;

/**
 * A whole simulated year is filled in: what is in it opens, nobody fills it twice, and every figure of its account is what
 * somebody counts who goes through the rows one by one.
 */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatedYearReportTest {
    private static final long SEED = 8;
    private static final int LOOKED_AT = 25;

    /** A node looks every five seconds for rows of others that are five seconds old. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(30);

    @Inject
    Config config;

    @Inject
    Sealer sealer;

    @Inject
    Truth truth;

    private final LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), Policy.TOKYO);
    private final String network = name();
    private String officer;
    private String coordinator;

    private Outcome fill(YearPlan plan, DoubleConsumer progress) throws SQLException {
        Properties login = new Properties();
        login.put("user", config.getValue("quarkus.datasource.username", String.class));
        login.put("password", config.getValue("quarkus.datasource.password", String.class));
        String address =
                config.getValue("quarkus.datasource.reactive.url", String.class).replaceFirst("^vertx-reactive:", "");
        try (Connection connection = new Driver().connect("jdbc:" + address, login)) {
            return new SimulateYear(sealer).fill(connection, plan, progress);
        }
    }

    private static String name() {
        return "t-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @BeforeAll
    void fillAYear() throws SQLException {
        assertThat(fill(YearPlan.whole(network, SEED, today), done -> {}))
                .isEqualTo(new Outcome.Filled(1_000, 400, 12, 18));
        officer = As.officer(network);
        coordinator = As.coordinator(network);
    }

    @Test
    @Tag("S7")
    @Tag("C4")
    @Tag("T6")
    @Tag("N6")
    void everyFigureOfTheAccountIsWhatTheRowsSay() throws Exception {
        int thisYear = today.getMonthValue() < 4 ? today.getYear() - 1 : today.getYear();
        for (int year : new int[] {thisYear - 1, thisYear}) {
            JsonNode account = json(officer, "/account/" + year);
            Map<String, Map<String, Map<String, BigDecimal>>> naive = new NaiveFigures(
                            truth::text,
                            network,
                            year,
                            Instant.parse(account.get("madeAt").asText()))
                    .all();
            List<String> wrong = new ArrayList<>();
            for (JsonNode part : account.get("parts"))
                for (JsonNode table : part.get("tables")) {
                    Map<String, Map<String, BigDecimal>> counted =
                            naive.remove(table.get("key").asText());
                    if (counted != null) compare(year, table, counted, wrong);
                }
            assertThat(wrong).as("figures of %s that differ", network).isEmpty();
            assertThat(naive.keySet()).as("tables that are not in the account").isEmpty();
        }
    }

    /** Cell by cell; and nothing was counted that has no cell. */
    private static void compare(
            int year, JsonNode table, Map<String, Map<String, BigDecimal>> counted, List<String> wrong) {
        JsonNode rows = table.get("rows");
        JsonNode columns = table.get("columns");
        long seen = 0;
        for (int i = 0; i < rows.size(); i++)
            for (int j = 0; j < columns.size(); j++) {
                String row = rows.get(i).get("key").asText();
                String column = columns.get(j).get("key").asText();
                Map<String, BigDecimal> ofRow = counted.getOrDefault(row, Map.of());
                BigDecimal expected = ofRow.containsKey(column) ? ofRow.get(column) : BigDecimal.ZERO;
                if (ofRow.containsKey(column)) seen++;
                JsonNode cell = table.get("cells").get(i).get(j);
                BigDecimal actual = cell.isNull() ? null : cell.decimalValue();
                boolean isSame =
                        expected == null || actual == null ? expected == actual : expected.compareTo(actual) == 0;
                if (!isSame)
                    wrong.add(year + " " + table.get("key").asText() + " " + row + " " + column + ": " + actual
                            + ", counted " + expected);
            }
        long all = counted.values().stream().mapToLong(Map::size).sum();
        if (seen != all) wrong.add(year + " " + table.get("key").asText() + ": " + (all - seen) + " cells are missing");
    }

    @Test
    void whatIsInTheYearOpensAsIfPeopleHadWrittenIt() throws Exception {
        JsonNode cases = json(coordinator, "/cases");
        assertThat(cases).hasSize(412);
        for (int i = 0; i < cases.size(); i += cases.size() / LOOKED_AT)
            As.bearer(coordinator)
                    .get("/api/networks/" + network + "/cases/"
                            + cases.get(i).get("id").asText())
                    .then()
                    .statusCode(200)
                    .body("entries", hasSize(greaterThan(1)));
        JsonNode people = json(coordinator, "/registrants?overdue=true").get("registrants");
        assertThat(people).isNotEmpty();
        for (int i = 0; i < people.size(); i += 1 + people.size() / LOOKED_AT)
            As.bearer(coordinator)
                    .get("/api/networks/" + network + "/registrants/"
                            + people.get(i).get("id").asText())
                    .then()
                    .statusCode(200)
                    .body("personal.address", org.hamcrest.Matchers.containsString("架空"));
        String provider = As.provider(network + "-01");
        As.bearer(provider)
                .get("/api/facilities/" + network + "-01/asks")
                .then()
                .statusCode(200)
                .body("size()", greaterThan(10));
        As.bearer(provider)
                .get("/api/facilities/" + network + "-01/reports")
                .then()
                .statusCode(200)
                .body("size()", greaterThan(20));
    }

    @Test
    @Tag("S1")
    @Tag("C2")
    @Tag("A4")
    @Tag("A5")
    @Tag("T10")
    void everyPageHasLifeInIt() throws Exception {
        assertThat(json(officer, "/rota/now").get("shifts")).isNotEmpty();
        assertThat(json(officer, "/rota/shifts?days=14").get("gaps")).isNotEmpty();
        assertThat(json(coordinator, "/rota/notes").get("notes")).hasSize(4);
        JsonNode register = json(officer, "/register");
        assertThat(register.get("entries")).hasSize(25);
        assertThat(register.get("afterwards")).hasSizeBetween(1, 2);
        assertThat(register.get("ending")).isNotEmpty();
        assertThat(register.get("notBacked")).hasSize(2);
        assertThat(json(
                                officer,
                                "/register/"
                                        + register.get("entries")
                                                .get(0)
                                                .get("id")
                                                .asText())
                        .get("steps"))
                .isNotEmpty();
        assertThat(json(officer, "/trials").get("trials")).hasSizeGreaterThan(20);
        assertThat(json(officer, "/trials?overdue=true").get("trials")).hasSizeBetween(1, 2);
        assertThat(json(officer, "/reserved").get("beds")).hasSize(2);
        As.bearer(As.provider(network + "-01"))
                .get("/api/facilities/" + network + "-01/reserved")
                .then()
                .statusCode(200)
                .body("beds", hasSize(1));
        for (String page : List.of("/families/", "/registered/"))
            RestAssured.given().get(page + network).then().statusCode(200);
    }

    @Test
    @Tag("S6")
    void whatWasSettledIsWhatTheNightsSay() throws Exception {
        int settled = 0;
        YearMonth last = YearMonth.from(today);
        for (YearMonth month = last.minusMonths(12); month.isBefore(last); month = month.plusMonths(1)) {
            JsonNode account = json(officer, "/reserved/months/" + month);
            if (account.get("closedAt") == null) continue;
            settled++;
            JsonNode beds =
                    json(officer, "/reserved/months/" + month + "/nights").get("beds");
            assertThat(account.get("lines")).hasSameSizeAs(beds);
            for (JsonNode line : account.get("lines")) {
                Map<String, Integer> counted = new HashMap<>();
                for (JsonNode bed : beds)
                    if (bed.get("agreement").get("id").equals(line.get("agreement")))
                        for (JsonNode night : bed.get("nights"))
                            counted.merge(night.get("state").asText(), 1, Integer::sum);
                for (String state : List.of("kept", "used", "released", "breach"))
                    assertThat(line.get(state).asInt())
                            .as("%s of %s", state, month)
                            .isEqualTo(counted.getOrDefault(state.toUpperCase(Locale.ROOT), 0));
            }
        }
        assertThat(settled).isGreaterThanOrEqualTo(8);
    }

    @Test
    void boardsLearnOfWhatStandsAtItsEnd() {
        await().atMost(TAKEN_OVER).untilAsserted(() -> Given.board(network)
                .then()
                .statusCode(200)
                .body(
                        "facilities",
                        hasSize(18),
                        "facilities.collect{it.freshness}.unique().size()",
                        greaterThan(2),
                        "openTonight",
                        greaterThan(3)));
    }

    @Test
    void itIsFilledOnceAndNeverWhereSomebodyWorks() throws SQLException {
        long before = truth.count("case_entry");
        String others = Given.network();
        Given.facility(others, 2);

        assertThat(fill(YearPlan.whole(network, SEED, today), done -> {})).isEqualTo(new Outcome.Already());
        assertThat(fill(YearPlan.whole(network, SEED + 1, today), done -> {})).isEqualTo(new Outcome.Already());
        assertThat(fill(YearPlan.whole(others, SEED, today), done -> {})).isEqualTo(new Outcome.InUse());
        assertThat(truth.count("registrant where network_id = '" + others + "'"))
                .isZero();
        assertThat(truth.count("registrant where network_id = '" + network + "'"))
                .isEqualTo(1_000);
        assertThat(truth.count("case_entry")).isGreaterThanOrEqualTo(before);
    }

    @Test
    void whatIsInterruptedLeavesNothingBehind() {
        String stopped = name();

        assertThatThrownBy(() -> fill(new YearPlan(stopped, SEED, 20, 5, 1, today), done -> {
                    if (done > .8) throw new IllegalStateException("interrupted");
                }))
                .hasMessage("interrupted");

        assertThat(truth.count("network where id = '" + stopped + "'")).isZero();
        assertThat(truth.count("facility where id like '" + stopped + "-%'")).isZero();
        assertThat(truth.count("registrant where network_id = '" + stopped + "'"))
                .isZero();
    }

    @Test
    void whoIsInItIsSealed() {
        for (String sealed : List.of(
                "registrant where personal",
                "rota where members",
                "rota_note where text",
                "register_entry where personal",
                "trial where personal"))
            assertThat(truth.count(sealed + " ~ '[ぁ-ん]' and network_id = '" + network + "'"))
                    .as(sealed)
                    .isZero();
        assertThat(truth.count("emergency_case where network_id = '" + network + "' and data::text like '%架空%'"))
                .isZero();
        As.bearer(As.coordinator(Given.network()))
                .get("/api/networks/" + network + "/cases")
                .then()
                .statusCode(equalTo(403));
    }

    private JsonNode json(String who, String path) throws Exception {
        return new ObjectMapper()
                .readTree(As.bearer(who)
                        .get("/api/networks/" + network + path)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }
}
