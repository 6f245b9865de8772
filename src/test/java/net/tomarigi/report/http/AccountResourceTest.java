package net.tomarigi.report.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A year that is over is counted from what was recorded, published without its small numbers, written about and closed. */
@QuarkusTest
class AccountResourceTest {
    private static final int YEAR = 2024;

    @Inject
    Truth truth;

    private String network;
    private String officer;
    private String facility;
    private int made;

    @BeforeEach
    void begin() {
        network = Given.network();
        officer = As.officer(network);
        facility = Given.facility(network, 2);
    }

    private String path(String more) {
        return "/api/networks/" + network + "/account" + more;
    }

    private String makeCase(String openedAt, String state, String need, String notes) {
        String id = network + "-" + ++made;
        boolean isOver = List.of("ENDED", "NOT_PLACED", "WITHDRAWN").contains(state);
        truth.change(
                ("insert into emergency_case (id, network_id, practice, state, owner, opened_at, closed_at, version, data)"
                                + " values ('%s', '%s', false, '%s', 'somebody', '%s', %s, 1,"
                                + " '{\"looking\":{\"from\":\"2024-04-01\",\"nights\":1,\"need\":%s},\"notes\":%s}')")
                        .formatted(id, network, state, openedAt, isOver ? "'" + openedAt + "'" : "null", need, notes));
        return id;
    }

    private void makeAsk(String id, String state, String askedAt, String answeredAt, String reason) {
        truth.change(("insert into ask (id, case_id, facility_id, state, asked_at, deadline_at, answered_at, data)"
                        + " values ('%s-%d', '%s', '%s', '%s', '%s', cast('%s' as timestamptz) + interval '1 hour', '%s', '%s')")
                .formatted(
                        id,
                        ++made,
                        id,
                        facility,
                        state,
                        askedAt,
                        askedAt,
                        answeredAt,
                        reason == null
                                ? "{\"askedBy\":\"somebody\"}"
                                : "{\"askedBy\":\"somebody\",\"answer\":{\"reason\":\"" + reason + "\"}}"));
    }

    private JsonPath account(String more) {
        return As.bearer(officer)
                .get(path("/" + YEAR + more))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Object cell(JsonPath account, String table, String row, String column) {
        String at = "parts.tables.flatten().find { it.key == '" + table + "' }";
        int i = account.getList(at + ".rows.key").indexOf(row);
        int j = account.getList(at + ".columns.key").indexOf(column);
        assertThat(i).as(table + " has a row " + row).isNotNegative();
        assertThat(j).as(table + " has a column " + column).isNotNegative();
        Object value = account.<List<Object>>getList(at + ".cells").get(i).get(j);
        return value instanceof Number number ? number.doubleValue() : value;
    }

    @Test
    @Tag("S7")
    @Tag("C3")
    @Tag("A6")
    void aYearIsCountedFromNightToNightAndDrillsAreLeftOut() {
        String registered = network + "-r";
        truth.change(
                "insert into registrant (id, network_id, state, decided_on, seq, changed_at, version, data, personal) values ('"
                        + registered + "', '" + network + "', 'REGISTERED', '2024-03-31', 1, now(), 1,"
                        + " '{\"facts\":{\"district\":\"北\",\"risks\":[\"LIVES_ALONE\"]}}', '')");
        makeCase("2024-04-01T08:59:59+09:00", "ENDED", "{}", "{}"); // still the night of 31 March
        String first = makeCase(
                "2024-04-01T09:00:00+09:00",
                "ENDED",
                "{\"disabilities\":[\"PHYSICAL\",\"INTELLECTUAL\"],\"age\":10}",
                "{\"registrant\":\"" + registered
                        + "\",\"satisfaction\":4,\"costs\":[{\"kind\":\"TRANSPORT\",\"yen\":1200}],\"overdue\":2}");
        String last = makeCase(
                "2025-04-01T02:00:00+09:00",
                "NOT_PLACED",
                "{}",
                "{\"closing\":{\"why\":\"NO_BED\",\"instead\":\"FAMILY\"}}");
        makeCase("2025-04-01T09:00:00+09:00", "OPEN", "{}", "{}");
        makeCase("2024-06-01T12:00:00+09:00", "WITHDRAWN", "{}", "{\"closing\":{\"why\":\"OPENED_IN_ERROR\"}}");
        truth.change("update emergency_case set practice = true where id = '"
                + makeCase("2024-06-01T12:00:00+09:00", "ENDED", "{}", "{}") + "'");
        makeAsk(first, "NO", "2024-04-01T09:05:00+09:00", "2024-04-01T09:10:00+09:00", "NO_NURSE");
        makeAsk(first, "YES", "2024-04-01T09:05:00+09:00", "2024-04-01T09:42:59+09:00", null);
        truth.change(
                "insert into stay (id, case_id, facility_id, bed_id, nights, state, practice, version, data) values ('"
                        + first + "', '" + first + "', '" + facility
                        + "', '1', '[2025-03-30,2025-04-02)', 'ENDED', false, 1, '{}')");

        JsonPath account = account("");

        assertThat(account.getString("variant")).isEqualTo("internal");
        assertThat(cell(account, "cases-by-month", "TOTAL", "TOTAL")).isEqualTo(2.0);
        assertThat(cell(account, "cases-by-month", "04", "REGISTERED")).isEqualTo(1.0);
        assertThat(cell(account, "cases-by-month", "03", "UNREGISTERED")).isEqualTo(1.0);
        assertThat(cell(account, "cases-by-disability", "CHILD", "REGISTERED")).isEqualTo(1.0);
        assertThat(cell(account, "cases-by-disability", "INTELLECTUAL", "TOTAL"))
                .isEqualTo(1.0);
        assertThat(cell(account, "cases-by-disability", "UNKNOWN", "UNREGISTERED"))
                .isEqualTo(1.0);
        assertThat(cell(account, "cases-by-disability", "TOTAL", "TOTAL")).isEqualTo(2.0);
        assertThat(cell(account, "cases-by-district", "北", "PLACED")).isEqualTo(1.0);
        assertThat(cell(account, "cases-by-hours", "NIGHT", "WEEKDAY")).isEqualTo(1.0);
        assertThat(cell(account, "not-placed", "NO_BED", "FAMILY")).isEqualTo(1.0);
        assertThat(cell(account, "time-to-yes", "TOTAL", "MEDIAN")).isEqualTo(42.0);
        assertThat(cell(account, "time-to-yes", "03", "MEDIAN")).isNull();
        assertThat(cell(account, "outcomes-compared", "PHYSICAL", "REGISTERED_MEDIAN"))
                .isEqualTo(42.0);
        assertThat(cell(account, "asks-by-answer", "TOTAL", "REGISTERED")).isEqualTo(2.0);
        assertThat(cell(account, "no-by-reason", "NO_NURSE", "REGISTERED")).isEqualTo(1.0);
        assertThat(cell(account, "satisfaction-mean", "TOTAL", "MEAN")).isEqualTo(4.0);
        assertThat(cell(account, "costs", "TRANSPORT", "YEN")).isEqualTo(1200.0);
        assertThat(cell(account, "facilities", facility, "NIGHTS")).isEqualTo(2.0);
        assertThat(cell(account, "facilities", facility, "NIGHTS_PER_BED")).isEqualTo(1.0);
        assertThat(cell(account, "fairness", "MOST_SHARE", "VALUE")).isEqualTo(100.0);
        assertThat(cell(account, "load-by-district", "北", "OVERDUE")).isEqualTo(2.0);
        assertThat(cell(account, "load-by-district", "UNKNOWN", "OUT_OF_HOURS")).isEqualTo(1.0);
        assertThat(cell(account, "load-by-coordinator", "somebody", "ASKS")).isEqualTo(2.0);
        assertThat(cell(account, "roster-by-risk", "LIVES_ALONE", "REGISTERED")).isEqualTo(1.0);
        assertThat(last).isNotNull();
    }

    @Test
    @Tag("S7")
    void whatWasLookedForAndHowFreshTheWordWasAreCountedByTheirOwnDay() {
        truth.change("insert into report (facility_id, version, kind, at, via) values ('" + facility
                + "', 1, 'REPORT', '2024-04-01T17:00:00+09:00', 'REST')");
        for (String found : List.of(
                "3, '[]', false",
                "0, '[[\"CARE:4:3\"],[\"NIGHTS:0:1\"]]', false",
                "0, '[[\"CARE:4:3\",\"SEX:0:1\"]]', true"))
            truth.change(
                    "insert into demand (network, at, need, nights, ahead, neighbours, reached, excluded, fitting, misses, never) values ('"
                            + network
                            + "', '2024-12-02T03:00:00+09:00', '{\"care\":[\"SUCTION\"],\"behaviour\":18}', 1, 1, false, 1, '{}', "
                            + found + ")");

        JsonPath account = account("");

        assertThat(cell(account, "freshness", facility, "FRESH")).isEqualTo(1.0);
        assertThat(cell(account, "freshness", facility, "AGEING")).isEqualTo(2.0);
        assertThat(cell(account, "freshness", facility, "STALE")).isEqualTo(362.0);
        assertThat(cell(account, "freshness", facility, "NEVER")).isEqualTo(0.0);
        assertThat(cell(account, "freshness", facility, "WORDS")).isEqualTo(1.0);
        assertThat(cell(account, "searches-by-month", "12", "TOTAL")).isEqualTo(3.0);
        assertThat(cell(account, "searches-by-capability", "SUCTION", "NONE")).isEqualTo(1.0);
        assertThat(cell(account, "searches-by-capability", "HIGHEST_BEHAVIOUR", "NEVER"))
                .isEqualTo(1.0);
        // the night of Sunday the 1st, and one ahead: Monday
        assertThat(cell(account, "searches-by-night", "1", "FOUND")).isEqualTo(1.0);
        assertThat(cell(account, "one-more-bed", "SUCTION", "UNMET")).isEqualTo(2.0);
        assertThat(cell(account, "one-more-bed", "SUCTION", "CHANGED")).isEqualTo(1.0);
        assertThat(cell(account, "one-more-bed", "HIGHEST_BEHAVIOUR", "CHANGED"))
                .isEqualTo(0.0);
    }

    @Test
    @Tag("T10")
    @Tag("A4")
    @Tag("S6")
    void whatWasTriedRegisteredAndReservedIsCounted() {
        String person = network + "-p";
        truth.change(
                "insert into registrant (id, network_id, state, seq, changed_at, version, data, personal) values ('"
                        + person + "', '" + network
                        + "', 'REGISTERED', 1, now(), 1, '{\"facts\":{\"need\":{\"disabilities\":[\"PHYSICAL\",\"INTELLECTUAL\"]}}}', '')");
        truth.change(
                "insert into trial_place (id, network_id, name, capacity, months, closed, version, changed_at) values ('"
                        + network + "-t', '" + network + "', 'みなみのアパート', 2, '111111111111', false, 1, now())");
        makeTrial(person, "2024-03-31", 2, "TOOK_PLACE", "{}"); // of the year before
        makeTrial(person, "2024-04-01", 2, "TOOK_PLACE", "{\"talkOn\":\"2024-04-17\",\"again\":\"YES\"}");
        makeTrial(person, "2024-04-10", 1, "TOOK_PLACE", "{\"talkOn\":\"2024-04-26\",\"again\":\"NO\"}");
        makeTrial(person, "2025-03-31", 3, "TOOK_PLACE", "{}");
        makeTrial(person, "2024-08-01", 1, "CALLED_OFF", "{\"calledOff\":\"UNWELL\"}");
        makeTrial(person, "2024-08-02", 1, "AGREED", "{}");
        for (String held : List.of("3, null, null", "2, '2024-01-01', '2025-06-29'", "9, null, '2025-03-30'"))
            truth.change(
                    "insert into qualification (id, facility_id, kind, holders, obtained_on, expires_on, changed_at, version)"
                            + " values ('" + network + ++made + "', '" + facility + "', 'NURSE', " + held
                            + ", now(), 1)");
        truth.change(
                "insert into register_entry (id, network_id, facility_id, seq, changed_at, version, data, personal) values ('"
                        + network + "-f', '" + network + "', '" + facility + "', 1, now(), 1, '{}', ''), ('" + network
                        + "-o', '"
                        + network + "', null, 1, now(), 1, '{}', '')");
        truth.change("insert into register_period (entry_id, function, ordinal, from_day, to_day) values ('" + network
                + "-f', 'EMERGENCY', 1, '2020-04-01', '2024-07-01'), ('" + network
                + "-f', 'EMERGENCY', 2, '2024-08-01', '2025-04-01'), ('" + network
                + "-o', 'EMERGENCY', 1, '2025-04-01', null), ('" + network + "-o', 'TRIAL', 1, '2024-04-01', null)");
        truth.change("insert into reserved_account (network_id, month, closed_at, closed_by, lines) values ('" + network
                + "', '2024-05-01', now(), 'x', '[{\"kept\":20,\"used\":9,\"released\":1,\"breach\":1,\"sum\":65000},"
                + "{\"kept\":10,\"used\":0,\"released\":0,\"breach\":0,\"sum\":20000}]')");
        truth.change(
                "insert into reserved_correction (id, network_id, month, facility_id, yen, reason, at, by) values ('"
                        + network + "', '" + network + "', '2024-05-01', '" + facility + "', -2000, 'x', now(), 'x')");

        JsonPath account = account("");

        assertThat(cell(account, "trials-by-month", "04", "TOOK_PLACE")).isEqualTo(2.0);
        assertThat(cell(account, "trials-by-month", "03", "TOTAL")).isEqualTo(1.0);
        assertThat(cell(account, "trials-by-month", "08", "CALLED_OFF")).isEqualTo(1.0);
        assertThat(cell(account, "trials-by-month", "TOTAL", "AHEAD")).isEqualTo(1.0);
        assertThat(cell(account, "trials-by-disability", "INTELLECTUAL", "TOTAL"))
                .isEqualTo(5.0);
        assertThat(cell(account, "trials-by-disability", "TOTAL", "TOTAL")).isEqualTo(5.0);
        assertThat(cell(account, "trial-talks", "IN_TIME", "YES")).isEqualTo(1.0);
        assertThat(cell(account, "trial-talks", "LATE", "NO")).isEqualTo(1.0);
        assertThat(cell(account, "trial-talks", "NONE", "NOT_ASKED")).isEqualTo(1.0);
        assertThat(cell(account, "trial-places", network + "-t", "NIGHTS")).isEqualTo(6.0);
        assertThat(account.getList("parts.tables.flatten().find { it.key == 'trial-places' }.rows.name", String.class))
                .containsExactly("みなみのアパート");
        assertThat(cell(account, "qualified", "NURSE", "MEMBERS")).isEqualTo(1.0);
        assertThat(cell(account, "holders", "NURSE", "HOLDERS")).isEqualTo(5.0);
        assertThat(cell(account, "holders", "NURSE", "ENDING")).isEqualTo(2.0);
        assertThat(cell(account, "registered", "EMERGENCY", "FACILITIES")).isEqualTo(1.0);
        assertThat(cell(account, "registered", "EMERGENCY", "OFFICES")).isEqualTo(0.0);
        assertThat(cell(account, "registered", "EMERGENCY", "BEGUN")).isEqualTo(1.0);
        assertThat(cell(account, "registered", "EMERGENCY", "ENDED")).isEqualTo(1.0);
        assertThat(cell(account, "registered", "TRIAL", "OFFICES")).isEqualTo(1.0);
        assertThat(cell(account, "reserved", "05", "YEN")).isEqualTo(83000.0);
        assertThat(cell(account, "reserved", "05", "KEPT")).isEqualTo(30.0);
    }

    private void makeTrial(String person, String from, int nights, String state, String data) {
        truth.change(
                "insert into trial (id, network_id, place_id, registrant_id, first_night, nights, state, changed_at, version, data, personal)"
                        + " values ('" + network + "-" + ++made + "', '" + network + "', '" + network + "-t', '"
                        + person + "', '"
                        + from + "', " + nights + ", '" + state + "', now(), 1, '" + data + "', '')");
    }

    private Response write(String body, String seen) {
        return As.bearer(officer)
                .contentType(ContentType.JSON)
                .header("If-Match", seen)
                .body(body)
                .put(path("/" + YEAR));
    }

    @Test
    @Tag("C4")
    void whatTheOfficeWritesStandsInTheAccountAndInItsFilesAndSmallNumbersDoNot() {
        for (int i = 0; i < 12; i++)
            makeCase(i < 2 ? "2024-05-01T12:00:00+09:00" : "2024-07-01T12:00:00+09:00", "ENDED", "{}", "{}");
        write(
                        "{\"threshold\":3,\"words\":[{\"function\":\"TRIAL\",\"done\":\"体験は3人\",\"left\":\"場所が足りない\",\"grade\":\"C\"}]}",
                        "\"0\"")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("version", equalTo(1), "closed", equalTo(false));
        write("{}", "\"0\"").then().statusCode(412);

        JsonPath account = account("?variant=published");
        assertThat(account.getInt("threshold")).isEqualTo(3);
        assertThat(account.getString("parts[2].words.left")).isEqualTo("場所が足りない");
        assertThat(cell(account, "cases-by-month", "05", "TOTAL")).isEqualTo("*");
        assertThat(cell(account, "cases-by-month", "07", "TOTAL")).isEqualTo("*");
        assertThat(cell(account, "cases-by-month", "TOTAL", "TOTAL")).isEqualTo(12.0);
        assertThat(account.getList("parts.tables.flatten().key", String.class)).doesNotContain("load-by-coordinator");

        for (String format : List.of("xlsx", "csv", "pdf")) {
            Response file = As.bearer(officer)
                    .get(path("/" + YEAR + "/export?variant=published&format=" + format))
                    .then()
                    .statusCode(200)
                    .header("Content-Disposition", containsString("-2024-published." + format))
                    .header("ETag", notNullValue())
                    .extract()
                    .response();
            As.bearer(officer)
                    .header("If-None-Match", file.header("ETag"))
                    .get(path("/" + YEAR + "/export?variant=published&format=" + format))
                    .then()
                    .statusCode(304);
            if (format.equals("csv")) assertThat(file.asString()).contains("体験は3人", "\"X\"");
        }
    }

    @Test
    @Tag("S7")
    void aClosedYearStaysAsItWas() {
        makeCase("2024-05-01T12:00:00+09:00", "ENDED", "{}", "{}");
        As.bearer(officer)
                .put(path("/" + YEAR + "/closing"))
                .then()
                .statusCode(200)
                .body("closed", equalTo(true));
        makeCase("2024-05-01T12:00:00+09:00", "ENDED", "{}", "{}");

        JsonPath closed = account("");
        assertThat(closed.getString("closedAt")).isEqualTo(closed.getString("madeAt"));
        assertThat(cell(closed, "cases-by-month", "05", "TOTAL")).isEqualTo(1.0);
        write("{}", "\"1\"").then().statusCode(409).body("type", equalTo("/problems/year-closed"));
        As.bearer(officer).delete(path("/" + YEAR + "/closing")).then().statusCode(200);
        assertThat(cell(account(""), "cases-by-month", "05", "TOTAL")).isEqualTo(2.0);
        As.bearer(officer)
                .put(path("/2199/closing"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/year-not-over"));
        assertThat(truth.count("audit where chain = '" + network + "' and action like 'account.%'"))
                .isEqualTo(2);
    }

    @Test
    void whatIsWrongIsNamedAndWhoeverMayNotIsRefused() {
        for (String wrong : List.of("abc", "1899", "2200", "99999999999"))
            As.bearer(officer)
                    .get(path("/" + wrong))
                    .then()
                    .statusCode(422)
                    .body("violations[0].field", equalTo("year"));
        As.bearer(officer).get(path("/2024?variant=all")).then().statusCode(422);
        As.bearer(officer)
                .get(path("/2024/export"))
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("format"));
        As.bearer(officer).get(path("/2024/export?format=exe")).then().statusCode(422);
        write("""
                {"threshold":2,"words":[{"function":"COOKING"},{"function":"TRIAL","grade":"E","done":"%s"},{"left":"x"}]}""".formatted("x".repeat(2001)), "*")
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("threshold"))
                .body("violations.field", hasItem("words[0].function"))
                .body("violations.field", hasItem("words[1].done"))
                .body("violations.field", hasItem("words[1].grade"))
                .body("violations.field", hasItem("words[2].function"));
        As.bearer(As.coordinator(network)).get(path("/2024")).then().statusCode(200);
        As.bearer(As.coordinator(network))
                .contentType(ContentType.JSON)
                .body("{}")
                .put(path("/2024"))
                .then()
                .statusCode(403);
        As.bearer(As.provider(facility)).get(path("/2024")).then().statusCode(403);
        makeCase("2024-05-01T12:00:00+09:00", "ENDED", "{}", "{}");
        As.bearer(officer).get(path("")).then().body("years", hasItem(2024)).body("next", nullValue());
    }
}
