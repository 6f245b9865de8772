package net.tomarigi.reserve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Beds that stand empty for emergencies, from the agreement to the settled month. */
@QuarkusTest
class ReservedResourceTest {
    @Inject
    Truth truth;

    private final LocalDate tonight = Given.tonight();
    private final YearMonth last = YearMonth.from(tonight).minusMonths(1);
    private String network;
    private String facility;
    private String officer;
    private String provider;

    @BeforeEach
    void begin() {
        network = Given.network();
        facility = Given.facility(network, 2);
        officer = As.officer(network);
        provider = As.provider(facility);
    }

    private ValidatableResponse send(String who, String method, String path, String body) {
        var request = As.bearer(who).contentType(ContentType.JSON).header("Accept-Language", "ja");
        if (body != null) request.body(body);
        return request.request(method, path).then();
    }

    private String path(String more) {
        return "/api/networks/" + network + "/reserved" + more;
    }

    private String own(String more) {
        return "/api/facilities/" + facility + "/reserved" + more;
    }

    private String terms(String bed, LocalDate first, LocalDate to, String more) {
        return "{\"facility\":\"" + facility + "\",\"bed\":\"" + bed + "\",\"first\":\"" + first + "\",\"last\":\"" + to
                + "\",\"yen\":5000" + more + "}";
    }

    private String agree(String bed, LocalDate first, LocalDate to, String more) {
        return send(officer, "POST", path("/agreements"), terms(bed, first, to, more))
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    @Tag("S6")
    void coordinatorsSeeWhichBedsStandEmptyAndNobodyElseDoes() {
        Given.report(facility, "1", "1111").then().statusCode(200);
        String other = Given.facility(network, 1);
        String before = board();
        agree("1", tonight, tonight.plusDays(30), "");
        String coordinator = As.coordinator(network);
        send(coordinator, "GET", path(""), null)
                .statusCode(200)
                .body("tonight", equalTo(tonight.toString()), "beds[0].facility", equalTo(facility))
                .body("beds[0].bed", equalTo("1"), "beds[0].nights", startsWith("KKKK"))
                .body("beds", hasSize(1));
        send(coordinator, "GET", path("/agreements"), null).statusCode(403);
        send(As.provider(other), "GET", own(""), null).statusCode(403);
        send(provider, "GET", path(""), null).statusCode(403);
        send(As.screen(network), "GET", path(""), null).statusCode(403);
        // The board that all screens share says nothing of it.
        assertThat(board()).isEqualTo(before);
        As.nobody()
                .get("/api/facilities?network=" + network)
                .then()
                .statusCode(200)
                .body(not(containsString("KKKK")));
    }

    private String board() {
        return Given.board(network).jsonPath().getList("facilities").toString();
    }

    @Test
    @Tag("S6")
    void aNightIsGivenBackInTimeAndWhoAskedAndDecidedIsKept() {
        String id = agree("1", tonight, tonight.plusDays(30), ",\"releaseDays\":2");
        LocalDate night = tonight.plusDays(10);
        send(provider, "POST", own("/" + id + "/nights/" + night + "/ask"), null)
                .statusCode(204);
        send(provider, "GET", own(""), null)
                .statusCode(200)
                .body("beds[0].nights.find { it.night == '" + night + "' }.spoken.state", equalTo("ASKED"));
        send(officer, "PUT", path("/agreements/" + id + "/nights/" + night), "{\"decision\":\"RELEASED\"}")
                .statusCode(204);
        JsonPath said = send(officer, "GET", path("/months/" + YearMonth.from(night) + "/nights"), null)
                .statusCode(200)
                .extract()
                .jsonPath();
        Map<String, Object> one = said.getMap("beds[0].nights.find { it.night == '" + night + "' }");
        assertThat(one)
                .containsEntry("state", "RELEASED")
                .containsEntry("until", night.minusDays(2).toString());
        assertThat(said.getString("beds[0].nights.find { it.night == '" + night + "' }.spoken.askedBy"))
                .isNotEqualTo(said.getString("beds[0].nights.find { it.night == '" + night + "' }.spoken.decidedBy"));
        send(officer, "PUT", path("/agreements/" + id + "/nights/" + night), "{\"decision\":\"KEPT\"}")
                .statusCode(204);
        send(officer, "PUT", path("/agreements/" + id + "/nights/" + night), "{\"decision\":\"DECLINED\"}")
                .statusCode(409);
        send(officer, "PUT", path("/agreements/" + id + "/nights/" + tonight), "{\"decision\":\"RELEASED\"}")
                .statusCode(409)
                .body("type", containsString("too-late-to-release"));
        send(officer, "PUT", path("/agreements/" + id + "/nights/" + night.plusDays(50)), "{\"decision\":\"RELEASED\"}")
                .statusCode(409);
        send(officer, "PUT", path("/agreements/" + id + "/nights/tomorrow"), "{\"decision\":\"RELEASED\"}")
                .statusCode(422);
        send(As.provider(Given.facility(network, 1)), "POST", own("/" + id + "/nights/" + night + "/ask"), null)
                .statusCode(403);
    }

    @Test
    @Tag("S6")
    void aBedIsReservedOnceANightAndDoesNotVanish() {
        String id = agree("1", tonight, tonight.plusDays(30), ",\"weekdays\":[\"MONDAY\",\"TUESDAY\"]");
        send(
                        officer,
                        "POST",
                        path("/agreements"),
                        terms("1", tonight, tonight.plusDays(9), ",\"weekdays\":[\"TUESDAY\"]"))
                .statusCode(409)
                .body("type", containsString("bed-reserved-already"));
        agree("1", tonight, tonight.plusDays(9), ",\"weekdays\":[\"FRIDAY\"]");
        send(officer, "POST", path("/agreements"), terms("9", tonight, tonight, ""))
                .statusCode(404);
        send(
                        officer,
                        "POST",
                        path("/agreements"),
                        terms("2", tonight, tonight.minusDays(1), ",\"weekdays\":[null],\"releaseDays\":99"))
                .statusCode(org.hamcrest.Matchers.anyOf(equalTo(400), equalTo(422)));
        As.bearer(officer)
                .contentType(ContentType.JSON)
                .header("If-Match", "\"7\"")
                .body(terms("1", tonight, tonight.plusDays(2), ""))
                .put(path("/agreements/" + id))
                .then()
                .statusCode(412);
        // Once more with the same key is the same agreement.
        String[] ids = new String[2];
        for (int i = 0; i < 2; i++)
            ids[i] = As.bearer(officer)
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", "k")
                    .body(terms("2", tonight, tonight.plusDays(2), ""))
                    .post(path("/agreements"))
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
        assertThat(ids[0]).isEqualTo(ids[1]);
        As.bearer(provider)
                .contentType(ContentType.JSON)
                .body("{\"name\":\"ひだまり\",\"beds\":[{\"id\":\"2\",\"label\":\"2\"}]}")
                .put("/api/facilities/" + facility)
                .then()
                .statusCode(409);
    }

    @Test
    @Tag("S6")
    void theAccountIsWhatANaiveCountOfStaysReportsAndReleasesGives() {
        long seed = 20261122;
        Random random = new Random(seed);
        String coordinator = As.coordinator(network);
        String opened = send(
                        coordinator,
                        "POST",
                        "/api/networks/" + network + "/cases",
                        "{\"need\":{},\"nights\":{\"from\":\"" + tonight + "\",\"count\":1}}")
                .statusCode(200)
                .extract()
                .path("id");
        LocalDate first = last.atDay(1);
        LocalDate end = first.plusMonths(1);
        String id = agree("1", first.minusDays(3), end.plusDays(3), ",\"yenWhenUsed\":1000");
        Map<LocalDate, Character> naive = new HashMap<>();
        first.datesUntil(end).forEach(night -> naive.put(night, 'K'));
        // Closed, and opened again, in words of which the last before the night's end counts.
        for (int i = 0; i < 12; i++) {
            LocalDate night = first.plusDays(random.nextInt(last.lengthOfMonth()));
            boolean isOpen = random.nextInt(3) == 0;
            truth.change("insert into report (facility_id, version, kind, at, via, said) values ('" + facility
                    + "', 1, 'REPORT', timestamp '" + night
                    + " 20:00' at time zone 'Asia/Tokyo', 'REST', '[{\"bed\":\"1\",\"from\":\"" + night
                    + "\",\"open\":\"" + (isOpen ? 1 : 0) + "\"},{\"bed\":\"2\",\"from\":\"" + night
                    + "\",\"open\":\"0\"}]')");
            naive.put(night, isOpen ? 'K' : 'B');
        }
        // What is said when the night is over changes nothing.
        truth.change("insert into report (facility_id, version, kind, at, via, said) values ('" + facility
                + "', 1, 'REPORT', timestamp '" + end.plusDays(2)
                + " 20:00' at time zone 'Asia/Tokyo', 'REST', '[{\"bed\":\"1\",\"from\":\"" + first
                + "\",\"open\":\"" + "0".repeat(last.lengthOfMonth()) + "\"}]')");
        for (int from = 0; from + 5 < last.lengthOfMonth(); from += 6) {
            int nights = random.nextInt(4);
            if (nights == 0) continue;
            boolean isDrill = random.nextInt(4) == 0;
            LocalDate begins = first.plusDays(from);
            truth.change(
                    "insert into stay (id, case_id, facility_id, bed_id, nights, state, practice, version, data) values ('"
                            + id + from + "', '" + opened + "', '" + facility + "', '1', daterange('" + begins + "', '"
                            + begins.plusDays(nights) + "'), 'AGREED', " + isDrill + ", 1, '{}')");
            if (!isDrill) begins.datesUntil(begins.plusDays(nights)).forEach(night -> naive.put(night, 'U'));
        }
        for (int i = 0; i < 5; i++) {
            LocalDate night = first.plusDays(random.nextInt(last.lengthOfMonth()));
            truth.change("insert into reserved_night (reserved_id, night, state, decided_at, decided_by) values ('" + id
                    + "', '" + night + "', 'RELEASED', now(), 'x') on conflict do nothing");
            naive.put(night, 'R');
        }
        int[] count = new int[128];
        naive.values().forEach(state -> count[state]++);
        assertThat(count['B']).isPositive();
        assertThat(count['U']).isPositive();
        int total = count['K'] * 5000 + count['U'] * 1000;
        send(officer, "GET", path("/months/" + last), null)
                .statusCode(200)
                .body("lines", hasSize(1), "closedAt", nullValue())
                .body("lines[0].kept", equalTo(count['K']), "lines[0].used", equalTo(count['U']))
                .body("lines[0].released", equalTo(count['R']), "lines[0].breach", equalTo(count['B']))
                .body("lines[0].sum", equalTo(total), "total", equalTo(total));

        String sheet = As.bearer(officer)
                .header("Accept-Language", "ja")
                .get(path("/months/" + last + "/sheet"))
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(sheet).startsWith("\uFEFF\"月\"").contains("\"ひだまり\",\"1\"," + count['K'] + "," + count['U']);
    }

    @Test
    @Tag("S6")
    void aSettledMonthDoesNotChangeAndWhatIsFoundOutLaterIsAnEntryOfItsOwn() {
        LocalDate first = last.atDay(1);
        String id = agree("1", first, first.plusDays(9), "");
        send(officer, "POST", path("/months/" + YearMonth.from(tonight.plusDays(40)) + "/settle"), null)
                .statusCode(409)
                .body("type", containsString("month-not-over"));
        send(
                        officer,
                        "POST",
                        path("/months/" + last + "/corrections"),
                        "{\"facility\":\"" + facility + "\",\"yen\":-5000,\"reason\":\"x\"}")
                .statusCode(409);
        send(officer, "POST", path("/months/" + last + "/settle"), null)
                .statusCode(200)
                .body("total", equalTo(50_000), "closedBy", org.hamcrest.Matchers.notNullValue());
        send(officer, "PUT", path("/agreements/" + id), terms("1", first, first.plusDays(3), ""))
                .statusCode(409)
                .body("type", containsString("month-settled"));
        send(officer, "POST", path("/agreements"), terms("2", first, tonight, ""))
                .statusCode(409);
        truth.change("insert into reserved_night (reserved_id, night, state, decided_at, decided_by) values ('" + id
                + "', '" + first + "', 'RELEASED', now(), 'x')");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() ->
                        truth.change("update reserved_account set lines = '[]' where network_id = '" + network + "'")))
                .isNotNull();
        for (int i = 0; i < 2; i++)
            As.bearer(officer)
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", "k")
                    .body("{\"facility\":\"" + facility + "\",\"yen\":-5000,\"reason\":\"=一晩、夜勤がいなかった\"}")
                    .post(path("/months/" + last + "/corrections"))
                    .then()
                    .statusCode(200)
                    .body("lines[0].sum", equalTo(50_000), "corrections", hasSize(1), "total", equalTo(45_000));
        assertThat(As.bearer(officer)
                        .header("Accept-Language", "ja")
                        .get(path("/months/" + last + "/sheet"))
                        .asString())
                .contains("-5000,\"訂正: =一晩", "45000");
        send(officer, "GET", "/api/networks/" + network + "/audit", null)
                .body("records.action", hasItem("reserved.settled"))
                .body("records.action", hasItem("reserved.corrected"));
    }
}
