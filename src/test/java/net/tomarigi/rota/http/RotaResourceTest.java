package net.tomarigi.rota.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import net.tomarigi.access.Grant;
import net.tomarigi.access.Role;
import net.tomarigi.network.Policy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rota as officers plan it, as members swap it, and as desks, walls and calendars read it. */
@QuarkusTest
class RotaResourceTest {
    /** Two offices of a corporation and a person, by the day; called second: the person. */
    private static final String PLAN = """
            {"members":[
               {"id":"north","kind":"OFFICE","name":"きた相談室","phone":"090-1111-1111","facility":"%s"},
               {"id":"south","kind":"OFFICE","name":"みなみ相談室","phone":"０９０-2222-2222","facility":"%s","onePerson":true,
                "backup":{"name":"南の控え","phone":"080-2222-0000"}},
               {"id":"taro","kind":"PERSON","name":"山田太郎","office":"基幹センター","phone":"090-3333-3333","district":"秋川"}],
             "rotations":[
               {"id":"first","level":1,"from":"%s","at":"00:00","days":1,"order":["north","south"]%s},
               {"id":"second","level":2,"from":"%s","at":"00:00","days":7,"order":["taro"]}],
             "wall":"%s"}""";

    @Inject
    Truth truth;

    private final LocalDate today = LocalDate.now(Policy.TOKYO);
    private String network;
    private String officer;
    private String north;
    private String south;
    private String facility;
    private String other;

    @BeforeEach
    void begin() {
        network = Given.network();
        officer = As.officer(network);
        facility = Given.facility(network, 1);
        other = Given.facility(network, 1);
        north = As.token(Grant.atFacility(Role.PROVIDER, facility, Set.of(network)));
        south = As.token(Grant.atFacility(Role.PROVIDER, other, Set.of(network)));
    }

    private String path(String more) {
        return "/api/networks/" + network + "/rota" + more;
    }

    private Response put(String body) {
        return As.bearer(officer).contentType(ContentType.JSON).body(body).put(path(""));
    }

    private Response post(String who, String more, String body) {
        return As.bearer(who).contentType(ContentType.JSON).body(body).post(path(more));
    }

    /** From yesterday on, so that today is the south's whenever the test runs. */
    private void planned(String wall) {
        planned(wall, "");
    }

    private void planned(String wall, String moreOfFirst) {
        LocalDate from = today.minusDays(1);
        put(PLAN.formatted(facility, other, from, moreOfFirst, from, wall))
                .then()
                .statusCode(200);
    }

    private static String start(LocalDate day) {
        return day + "T00:00:00+09:00";
    }

    private static Instant instant(LocalDate day) {
        return day.atStartOfDay(Policy.TOKYO).toInstant();
    }

    private JsonPath shifts(int days) {
        return As.bearer(north)
                .get(path("/shifts?days=" + days))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private List<String> first(int days) {
        return shifts(days).getList("shifts.findAll { it.level == 1 }.member", String.class);
    }

    @Test
    @Tag("S1")
    void aNetworkWithoutARotaSaysSoAndIsNotShoutedAt() {
        As.bearer(officer)
                .get(path(""))
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("plan.version", equalTo(0), "plan.members", hasSize(0));
        As.bearer(north).get(path("/now")).then().statusCode(200).body("isPlanned", equalTo(false), "gaps", hasSize(0));
        As.bearer(officer).get("/api/networks/nowhere/rota/now").then().statusCode(403);
        As.bearer(As.administrator())
                .get("/api/networks/nowhere/rota/now")
                .then()
                .statusCode(404);
    }

    @Test
    @Tag("S1")
    @Tag("N4")
    void whoAnswersNowAndThenIsTheSameOnDesksAndWallsAndInThePlan() {
        planned("OFFICE_AND_PHONE");
        As.bearer(officer)
                .get(path(""))
                .then()
                .header("ETag", "\"1\"")
                .body("plan.members[1].phone", equalTo("090-2222-2222"), "mine", hasSize(0));
        As.bearer(south)
                .get(path("/now"))
                .then()
                .statusCode(200)
                .body("shifts[0].name", equalTo("みなみ相談室"), "shifts[0].level", equalTo(1))
                .body("shifts[0].until", equalTo(instant(today.plusDays(1)).toString()))
                .body("shifts[0].backup.name", equalTo("南の控え"), "mine", equalTo(List.of("south")))
                .body("shifts.find { it.level == 2 }.name", equalTo("山田太郎"))
                .body("shifts.find { it.level == 2 }.district", equalTo("秋川"))
                .body("gaps", hasSize(0));
        JsonPath wall = As.bearer(As.screen(network))
                .get(path("/wall"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(wall.getString("shifts[0].name")).isEqualTo("みなみ相談室");
        assertThat(wall.getString("shifts[0].phone")).isEqualTo("090-2222-2222");
        assertThat(wall.getString("shifts.find { it.level == 2 }.name")).isEqualTo("基幹センター");
        assertThat(first(4)).containsExactly("south", "north", "south", "north");
    }

    @Test
    @Tag("S1")
    void aWallShowsWhatTheNetworkHasDecidedAndNeverAPersonsName() {
        planned("OFFICE");
        As.nobody()
                .get(path("/wall"))
                .then()
                .statusCode(200)
                .body("shifts.phone", everyNull(), "shifts.name", not(hasItem("山田太郎")));
        planned("NOTHING");
        As.nobody().get(path("/wall")).then().body("isPlanned", equalTo(false), "shifts", hasSize(0));
        Given.setPublic(network, false);
        As.nobody().get(path("/wall")).then().statusCode(401);
    }

    @Test
    @Tag("A8")
    void aWallSaysNothingOfARotaThatTheNetworkDoesNotUse() {
        planned("OFFICE");
        As.bearer(officer)
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body("{\"functions\":{\"ROTA\":{\"on\":false}}}")
                .put("/api/networks/" + network + "/settings")
                .then()
                .statusCode(200);

        As.nobody().get(path("/wall")).then().statusCode(200).body("isPlanned", equalTo(false), "shifts", hasSize(0));
    }

    private static org.hamcrest.Matcher<Iterable<? extends Object>> everyNull() {
        return org.hamcrest.Matchers.everyItem(nullValue());
    }

    @Test
    @Tag("N4")
    void anOfficeOfOneWithoutABackupIsRefusedAndSoIsEverythingElseThatIsWrong() {
        put("""
                {"members":[{"id":"a","kind":"OFFICE","name":"ひとり","phone":"090-1111-1111","onePerson":true}]}""")
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("members[0].backup"))
                .body("violations.find { it.field == 'members[0].backup' }.message", containsString("控え"));
        put("""
                {"members":[{"id":"a","kind":"CAT","phone":"call me"},{"id":"a b","kind":"PERSON","name":"x","phone":"090-1111-1111"}],
                 "rotations":[{"id":"r","level":4,"from":"2026-02-30","at":"25:00","days":0,"order":["nobody"],
                   "hours":[{"days":[],"from":"09:00","to":"9"}]}],
                 "holidays":["soon"],"wall":"ALL"}""")
                .then()
                .statusCode(422)
                .body(
                        "violations.field",
                        hasItems(
                                "members[0].kind",
                                "members[0].name",
                                "members[0].phone",
                                "members[1].id",
                                "rotations[0].level",
                                "rotations[0].from",
                                "rotations[0].at",
                                "rotations[0].days",
                                "rotations[0].order[0]",
                                "rotations[0].hours[0].days",
                                "rotations[0].hours[0].to",
                                "holidays[0]",
                                "wall"));
        As.bearer(officer).get(path("")).then().body("plan.version", equalTo(0));
    }

    @Test
    void whoeverSawAnOlderPlanChangesNothingAndTheSameOnceMoreIsNoChange() {
        planned("OFFICE");
        planned("OFFICE");
        As.bearer(officer).get(path("")).then().header("ETag", "\"1\"");
        As.bearer(officer)
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body("{}")
                .put(path(""))
                .then()
                .statusCode(412);
        String same = As.bearer(officer).get(path("")).jsonPath().getMap("plan").isEmpty() ? "" : "there";
        assertThat(same).isEqualTo("there");
        assertThat(truth.text("select members from rota where network_id = '" + network + "'"))
                .doesNotContain("山田")
                .doesNotContain("090-");
        assertThat(truth.text("select cast(data as text) from rota where network_id = '" + network + "'"))
                .doesNotContain("相談室")
                .contains("north");
    }

    @Test
    @Tag("S1")
    void aSwapIsProposedByOneAndAcceptedByTheOtherAndNotByAThird() {
        planned("OFFICE");
        LocalDate day = today.plusDays(2);
        String body = """
                {"level":1,"from":"%s","until":"%s","member":"south","to":"north",
                 "inReturn":{"level":1,"from":"%s","until":"%s"}}""".formatted(start(day), start(day.plusDays(1)), start(day.plusDays(1)), start(day.plusDays(2)));
        post(north, "/swaps", body).then().statusCode(403).body("type", equalTo("/problems/not-your-shift"));
        String swap = post(south, "/swaps", body)
                .then()
                .statusCode(201)
                .body("state", equalTo("PROPOSED"))
                .extract()
                .path("id");
        assertThat(first(5)).containsExactly("south", "north", "south", "north", "south");
        post(south, "/swaps/" + swap + "/accept", "{}").then().statusCode(403);
        post(As.coordinator(network), "/swaps/" + swap + "/accept", "{}").then().statusCode(403);

        post(north, "/swaps/" + swap + "/accept", "{}").then().statusCode(200).body("state", equalTo("STANDING"));
        post(north, "/swaps/" + swap + "/accept", "{}").then().statusCode(200);
        assertThat(first(5)).containsExactly("south", "north", "north", "south", "south");
        As.bearer(south).delete(path("/amendments/" + swap)).then().statusCode(403);
        As.bearer(officer).delete(path("/amendments/" + swap)).then().statusCode(200);
        assertThat(first(5)).containsExactly("south", "north", "south", "north", "south");
        post(north, "/swaps/" + swap + "/accept", "{}")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/swap-over"));
        assertThat(truth.text("select string_agg(action, ' ' order by seq) from audit where chain = '" + network
                        + "' and action like 'rota.%'"))
                .isEqualTo("rota.changed rota.swap-proposed rota.swap-accepted rota.amendment-withdrawn");
    }

    @Test
    @Tag("S1")
    void aShiftOfferedToAllIsTakenByTheFirstAndWhatIsNotTheirsCannotBeGiven() {
        planned("OFFICE");
        LocalDate day = today.plusDays(2);
        String wrong = """
                {"level":1,"from":"%s","until":"%s","member":"south"}""".formatted(start(day), start(day.plusDays(2)));
        post(south, "/swaps", wrong).then().statusCode(409).body("type", equalTo("/problems/no-such-shift"));
        String open = """
                {"level":1,"from":"%s","until":"%s","member":"south"}""".formatted(start(day), start(day.plusDays(1)));
        String key = "k-" + network;
        String swap = As.bearer(south)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(open)
                .post(path("/swaps"))
                .path("id");
        As.bearer(south)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(open)
                .post(path("/swaps"))
                .then()
                .statusCode(201)
                .body("id", equalTo(swap));
        post(officer, "/swaps/" + swap + "/accept", "{}").then().statusCode(422);
        post(north, "/swaps/" + swap + "/accept", "{}").then().statusCode(200).body("other", equalTo("north"));
        post(officer, "/swaps/" + swap + "/decline", "").then().statusCode(409);
    }

    @Test
    @Tag("N4")
    void whoIsAwayIsStoodInForByTheNamedBackupOrByWhomTheyNamed() {
        planned("OFFICE_AND_PHONE");
        String away = """
                {"member":"south","from":"%s","until":"%s"}""".formatted(start(today), start(today.plusDays(1)));
        String id =
                post(south, "/absences", away).then().statusCode(201).extract().path("id");
        As.bearer(north)
                .get(path("/now"))
                .then()
                .body("shifts[0].name", equalTo("南の控え"), "shifts[0].phone", equalTo("080-2222-0000"))
                .body("shifts[0].byBackup", equalTo(true));
        As.nobody()
                .get(path("/wall"))
                .then()
                .body("shifts[0].name", equalTo("みなみ相談室"), "shifts[0].phone", equalTo("080-2222-0000"));
        As.bearer(south).delete(path("/amendments/" + id)).then().statusCode(200);
        As.bearer(north).get(path("/now")).then().body("shifts[0].name", equalTo("みなみ相談室"));

        String north1 = """
                {"member":"north","from":"%s","until":"%s"%s}""";
        post(north, "/absences", north1.formatted(start(today), start(today.plusDays(3)), ""))
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("substitute"));
        post(north, "/absences", north1.formatted(start(today), start(today.plusDays(3)), ",\"substitute\":\"taro\""))
                .then()
                .statusCode(201);
        assertThat(first(3)).containsExactly("south", "taro", "south");
    }

    @Test
    @Tag("S1")
    void aGapIsShoutedAWeekBeforeAndAMemberStepsIn() {
        planned("OFFICE", ",\"until\":\"" + today.plusDays(4) + "\"");
        JsonPath now = As.bearer(north).get(path("/now")).jsonPath();
        Instant begin = instant(today.plusDays(5));
        assertThat(now.getList("gaps.from", String.class)).containsExactly(begin.toString());
        String cover = """
                {"level":1,"from":"%s","until":"%s","member":"north"}""";
        post(north, "/covers", cover.formatted(start(today.plusDays(4)), start(today.plusDays(6))))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-a-gap"));
        post(north, "/covers", cover.formatted(start(today.plusDays(5)), start(today.plusDays(9))))
                .then()
                .statusCode(201);
        As.bearer(north).get(path("/now")).then().body("gaps", hasSize(0));
        post(officer, "/covers", cover.formatted(start(today.plusDays(2)), start(today.plusDays(3))))
                .then()
                .statusCode(201);
        assertThat(first(4)).containsExactly("south", "north", "north", "north");
        assertThat(shifts(28).getList("gaps")).hasSize(1);

        post(
                        officer,
                        "/preview",
                        "{\"members\":[{\"id\":\"a\",\"kind\":\"OFFICE\",\"name\":\"x\",\"phone\":\"090-1111-1111\"}],"
                                + "\"rotations\":[{\"id\":\"r\",\"level\":1,\"from\":\"" + today
                                + "\",\"at\":\"00:00\",\"days\":1,\"order\":[\"a\"]}]}")
                .then()
                .statusCode(200)
                .body("gaps", hasSize(0), "shifts", hasSize(28));
        As.bearer(officer).get(path("")).then().body("plan.version", equalTo(1));
    }

    @Test
    @Tag("S1")
    void notesGoFromShiftToShiftSealedAndForThoseOnDutyAlone() {
        planned("OFFICE");
        String id = post(north, "/notes", "{\"text\":\"佐藤さんに21時に電話\\n鍵は事務所\"}")
                .then()
                .statusCode(201)
                .body("readBy", nullValue())
                .extract()
                .path("id");
        As.bearer(As.coordinator(network))
                .get(path("/notes"))
                .then()
                .statusCode(200)
                .body("notes[0].text", equalTo("佐藤さんに21時に電話\n鍵は事務所"));
        post(south, "/notes/" + id + "/read", "").then().statusCode(200).body("readAt", not(nullValue()));
        String third = As.token(Grant.atFacility(Role.PROVIDER, Given.facility(network, 1), Set.of(network)));
        As.bearer(third).get(path("/notes")).then().statusCode(409);
        As.bearer(third).get(path("/now")).then().statusCode(200);
        post(north, "/notes", "{\"text\":\" \"}").then().statusCode(422);
        assertThat(truth.text("select text from rota_note where id = '" + id + "'"))
                .doesNotContain("佐藤");
        truth.change("update rota_note set at = at - interval '91 days' where id = '" + id + "'");
        As.bearer(north).get(path("/notes")).then().body("notes", hasSize(0));
    }

    @Test
    @Tag("S1")
    void aCalendarHasTheShiftsOfItsMemberAtAnAddressThatCanBeRenewed() throws Exception {
        planned("OFFICE");
        post(north, "/members/south/calendar", "").then().statusCode(403);
        String address = post(south, "/members/south/calendar", "")
                .then()
                .statusCode(201)
                .extract()
                .path("path");
        String text = As.nobody()
                .get(address)
                .then()
                .statusCode(200)
                .contentType(containsString("text/calendar"))
                .extract()
                .asString();

        List<VEvent> events =
                new CalendarBuilder().build(new StringReader(text)).getComponents(Component.VEVENT);
        List<Instant> begins = events.stream()
                .map(event ->
                        Instant.from(event.<Instant>getStartDate().orElseThrow().getDate()))
                .toList();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        assertThat(begins).contains(instant(today), instant(today.plusDays(2)), instant(today.plusDays(4)));
        assertThat(begins).doesNotContain(instant(today.plusDays(1)));
        assertThat(begins).allMatch(begin -> begin.isBefore(now.plus(93, ChronoUnit.DAYS)));
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getProperty("SUMMARY").orElseThrow().getValue()).contains("1番目");
            assertThat(event.getProperty("DESCRIPTION").orElseThrow().getValue())
                    .contains("山田太郎");
        });
        // Whole numbers: what an event is called by has such beginnings by chance.
        assertThat(text).doesNotContain("090-1111-1111", "090-2222-2222", "090-3333-3333", "080-2222-0000");
        assertThat(truth.count("rota_calendar where network_id = '" + network + "' and position('"
                        + address.substring(address.lastIndexOf('/') + 1) + "' in hash) > 0"))
                .isZero();

        String renewed = post(officer, "/members/south/calendar", "").path("path");
        As.nobody().get(address).then().statusCode(404);
        As.nobody().get(renewed + "?lang=en").then().statusCode(200).body(containsString("On call"));
        As.bearer(south).delete(path("/members/south/calendar")).then().statusCode(204);
        As.nobody().get(renewed).then().statusCode(404);
    }
}
