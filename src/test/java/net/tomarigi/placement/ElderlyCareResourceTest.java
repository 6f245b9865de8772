package net.tomarigi.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import net.tomarigi.access.Grant;
import net.tomarigi.access.Role;
import net.tomarigi.placement.WithElderlyCare.Share;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The emergency desk, shared with elderly care: what it opens, what it sees, and what it never sees. */
@QuarkusTest
@Tag("A7")
class ElderlyCareResourceTest {
    private static final String DISTRICTS =
            "\"districts\":[{\"name\":\"秋川\",\"towns\":[\"秋川\"]}," + "{\"name\":\"五日市\",\"towns\":[\"五日市\"]}]";
    private static final String CENTRES = "\"centres\":[{\"district\":\"五日市\",\"name\":\"五日市はつらつセンター\","
            + "\"phone\":\"042-000-0002\",\"hours\":\"平日\"},{\"name\":\"中部センター\",\"phone\":\"042-000-0003\"}]";

    @Inject
    DataSource product;

    private String network;
    private String officer;
    private String coordinator;
    private String elderly;

    @BeforeEach
    void begin() {
        network = Given.hiddenNetwork();
        officer = As.officer(network);
        coordinator = As.coordinator(network);
        elderly = staff();
        shares(true);
    }

    private String staff(String... districts) {
        return As.token(Grant.inDistricts(Role.ELDERLY_CARE, network, List.of(districts)));
    }

    private void shares(boolean on) {
        call(officer, "PUT", "/settings", "{" + DISTRICTS + ",\"elderlyCare\":{\"on\":" + on + "," + CENTRES + "}}")
                .statusCode(200)
                .body("elderlyCare.on", is(on), "elderlyCare.centres", hasSize(2));
    }

    private ValidatableResponse call(String who, String method, String path, String body) {
        var request = As.bearer(who).contentType(ContentType.JSON).header("Accept-Language", "ja");
        return (body == null ? request : request.body(body))
                .request(method, "/api/networks/" + network + path)
                .then();
    }

    private String open(String who, String body) {
        return Given.id(call(who, "POST", "/cases", body).statusCode(200));
    }

    private ValidatableResponse share(String id, boolean shared) {
        return call(coordinator, "PUT", "/cases/" + id + "/elderly-care", "{\"shared\":" + shared + "}");
    }

    private static String id(String token) {
        return As.bearer(token).get("/api/me").path("id");
    }

    @Test
    @Tag("N1")
    void whatElderlyCareOpensIsItsOwnUntilACoordinatorTakesItOver() {
        String body = "{\"person\":{\"name\":\"高尾花子\",\"address\":\"五日市1\"},\"situation\":\"母が倒れた\"}";
        String id = As.bearer(elderly)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "first-call")
                .body(body)
                .post("/api/networks/" + network + "/cases")
                .then()
                .statusCode(200)
                .body("person.name", equalTo("高尾花子"), "notes.elderlyCare.parent", is(true))
                .body("notes.elderlyCare.openedBy", equalTo(id(elderly)))
                .body("notes.elderlyCare.share.district", equalTo("五日市"), "notes.handOver.network", equalTo(network))
                .extract()
                .path("id");
        As.bearer(elderly)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "first-call")
                .body(body)
                .post("/api/networks/" + network + "/cases")
                .then()
                .body("id", equalTo(id));
        call(coordinator, "GET", "/cases/" + id, null).body("isForReader", is(true), "words.SITUATION", is("母が倒れた"));
        call(coordinator, "POST", "/cases/" + id + "/hand-over/accept", "{}").statusCode(200);
        call(elderly, "GET", "/cases/" + id, null).body("owner", equalTo(id(coordinator)));
        call(elderly, "GET", "/colleagues", null).body("id", hasItems(id(coordinator), id(elderly)));
        // Taken back, only whoever opened it sees it.
        share(id, false).statusCode(200);
        call(elderly, "GET", "/cases/" + id, null).statusCode(200);
        call(staff(), "GET", "/cases/" + id, null).statusCode(404);
    }

    @Test
    void aCaseIsSeenWhileItIsSharedAndNoOtherEver() {
        String facility = Given.facility(network, 1);
        String id = open(coordinator, "{\"person\":{\"name\":\"山田太郎\"},\"situation\":\"父が入院\"}");
        String other = open(coordinator, "{\"person\":{\"name\":\"別の人\"}}");
        call(coordinator, "POST", "/cases/" + id + "/asks", "{\"facilities\":[{\"facility\":\"" + facility + "\"}]}")
                .statusCode(200);
        call(coordinator, "POST", "/cases/" + id + "/costs", "{\"kind\":\"TRANSPORT\",\"yen\":100}")
                .statusCode(200);
        call(elderly, "GET", "/cases", null).statusCode(200).body("$", hasSize(0));
        call(elderly, "GET", "/cases/" + id, null).statusCode(404);
        call(coordinator, "PUT", "/cases/" + id + "/elderly-care", "{\"parent\":true}")
                .body("notes.elderlyCare.parent", is(true), "notes.elderlyCare.share", nullValue());
        call(elderly, "GET", "/cases/" + id, null).statusCode(404);

        share(id, true)
                .statusCode(200)
                .body("notes.elderlyCare.share.by", equalTo(id(coordinator)))
                .body("notes.elderlyCare.share.at", notNullValue(), "entries.last().kind", is("elderly-shared"));
        call(elderly, "GET", "/cases", null).body("id", contains(id));
        call(elderly, "GET", "/cases/" + id, null)
                .statusCode(200)
                .body("person.name", is("山田太郎"), "words.SITUATION", is("父が入院"), "state", is("ASKING"))
                .body("asks", hasSize(0), "notes.costs", hasSize(0), "notes.registrant", nullValue())
                .body("entries.kind", allOf(hasItem("elderly-shared"), not(hasItem("asked")), not(hasItem("cost"))));
        call(elderly, "GET", "/cases/" + other, null).statusCode(404);

        // What both write of the parent stays as it was written, and is in no record of what happened.
        String notes = "/cases/" + id + "/elderly-care/notes";
        call(elderly, "POST", notes, "{\"words\":\"母は要介護3\"}")
                .statusCode(200)
                .body("elderlyNotes.words", contains("母は要介護3"), "elderlyNotes.by", contains(id(elderly)));
        for (int i = 0; i < 2; i++)
            As.bearer(coordinator)
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", "note")
                    .body("{\"words\":\"入院先を知らせます\"}")
                    .post("/api/networks/" + network + notes)
                    .then()
                    .body("elderlyNotes.words", contains("母は要介護3", "入院先を知らせます"));
        call(elderly, "POST", "/cases/" + other + "/elderly-care/notes", "{\"words\":\"x\"}")
                .statusCode(404);
        for (String wrong : List.of("{}", "{\"words\":\" \"}", "{\"words\":\"" + "あ".repeat(1_001) + "\"}"))
            call(elderly, "POST", notes, wrong).statusCode(422).body("violations[0].field", is("words"));
        call(officer, "GET", "/audit", null)
                .body("records.action", hasItems("case.elderly-parent", "case.elderly-shared", "case.elderly-note"));
        assertThat(As.bearer(officer).get("/api/networks/" + network + "/audit").asString())
                .doesNotContain("要介護3", "山田太郎");

        // They look for no bed and change nothing else.
        call(elderly, "PUT", "/cases/" + id + "/elderly-care", "{\"shared\":true}")
                .statusCode(403);
        call(elderly, "PUT", "/cases/" + id + "/person", "{}").statusCode(403);
        call(elderly, "POST", "/cases/" + id + "/close", "{}").statusCode(403);
        call(elderly, "GET", "/registrants", null).statusCode(403).body("type", is("/problems/forbidden"));

        share(id, false).statusCode(200).body("entries.last().kind", is("elderly-unshared"));
        call(elderly, "GET", "/cases/" + id, null).statusCode(404);
        call(elderly, "POST", notes, "{\"words\":\"x\"}").statusCode(404);
        call(coordinator, "GET", "/cases/" + id, null).body("elderlyNotes", hasSize(2));
    }

    @Test
    @Tag("A6")
    void aCaseOfADistrictIsSharedWithThoseWhoAnswerForIt() {
        String here = staff("五日市", "北");
        String there = staff("秋川");
        String id = open(coordinator, "{\"person\":{\"address\":\"五日市1\"}}");
        share(id, true).body("notes.elderlyCare.share.district", is("五日市"));
        call(here, "GET", "/cases/" + id, null).statusCode(200);
        call(elderly, "GET", "/cases/" + id, null).statusCode(200);
        call(there, "GET", "/cases/" + id, null).statusCode(404);
        call(there, "GET", "/cases", null).body("$", hasSize(0));
        String elsewhere = As.token(Grant.inNetwork(Role.ELDERLY_CARE, Given.network(), null));
        call(elsewhere, "GET", "/cases/" + id, null).statusCode(403);
        // Who is a coordinator too sees as such.
        String both = As.token(
                Grant.inNetwork(Role.ELDERLY_CARE, network, "秋川"), Grant.inNetwork(Role.COORDINATOR, network, null));
        call(both, "GET", "/cases/" + id, null).statusCode(200).body("asks", notNullValue());
    }

    @Test
    @Tag("A8")
    void switchedOffItRefusesInASentenceAndSwitchedOnItIsAsItWas() {
        String id = open(elderly, "{\"person\":{\"name\":\"高尾花子\"}}");
        String waits = open(coordinator, "{}");
        call(elderly, "GET", "/board", null).statusCode(200);
        call(elderly, "POST", "/matches", "{}").statusCode(200);
        shares(false);
        for (String path : List.of("/cases", "/cases/" + id, "/colleagues", "/procedure"))
            call(elderly, "GET", path, null)
                    .statusCode(403)
                    .body("type", is("/problems/function-off"), "detail", containsString("地域包括支援センター"));
        call(elderly, "POST", "/cases", "{}").statusCode(403).body("type", is("/problems/function-off"));
        call(elderly, "POST", "/matches", "{}").statusCode(403);
        call(elderly, "GET", "/board", null).statusCode(403);
        As.bearer(elderly).get("/api/me").then().statusCode(200).body("roles", contains("elderly_care"));
        share(waits, true).statusCode(409).body("type", is("/problems/function-off"));
        share(waits, false).statusCode(200);
        call(coordinator, "GET", "/cases/" + id, null).statusCode(200).body("state", is("OPEN"));
        // An officer keeps their people all the same.
        call(officer, "PUT", "/people/" + id(elderly), "{\"roles\":[{\"role\":\"elderly_care\"}]}")
                .statusCode(200)
                .body("roles", hasSize(1));
        shares(true);
        call(elderly, "GET", "/cases", null).statusCode(200).body("id", contains(id));
        call(elderly, "GET", "/board", null).statusCode(200);
        call(officer, "GET", "/rules", null).body("rules.data.elderlyCare.on", hasItems(true, false));
        // Off is how a network begins.
        call(officer, "PUT", "/settings", "{}").statusCode(200).body("elderlyCare", nullValue());
        call(elderly, "GET", "/cases", null).statusCode(403);
    }

    @Test
    void anOfficerSaysWhoIsOfElderlyCareAndWhereTheirCentresAre() {
        call(
                        officer,
                        "POST",
                        "/people",
                        "{\"username\":\"" + network + "\",\"name\":\"包括の人\",\"roles\":[{\"role\":\"elderly_care\","
                                + "\"districts\":[\"五日市\"]}]}")
                .statusCode(201)
                .body("person.roles[0].role", is("elderly_care"), "person.roles[0].districts", contains("五日市"));
        String centre = "{\"name\":\"x\",\"phone\":\"1\"}";
        for (String wrong : List.of(
                "[null]",
                "[{\"phone\":\"1\"}]",
                "[{\"name\":\"x\"}]",
                "[{\"name\":\"x\",\"phone\":\"\\u0000\"}]",
                "[{\"name\":\"" + "x".repeat(101) + "\",\"phone\":\"1\"}]",
                "[{\"name\":\"x\",\"phone\":\"" + "1".repeat(41) + "\"}]",
                "[{\"name\":\"x\",\"phone\":\"1\",\"district\":\"北\"}]",
                "[" + centre + "," + centre + "]",
                "[" + (centre + ",").repeat(51) + centre + "]"))
            call(
                            officer,
                            "PUT",
                            "/settings",
                            "{" + DISTRICTS + ",\"elderlyCare\":{\"on\":true,\"centres\":" + wrong + "}}")
                    .statusCode(org.hamcrest.Matchers.anyOf(is(400), is(422)))
                    .body("violations", not(hasSize(0)));
        call(officer, "GET", "/settings", null).body("elderlyCare.centres", hasSize(2));
    }

    @Test
    @Tag("S2")
    void aHouseholdThatTheRosterKnowsAs8050IsMarkedWhenItsCaseOpens() {
        for (String risk : List.of("HOUSEHOLD_8050", "HOUSEHOLD_9060", "LIVES_ALONE")) {
            String registrant = call(
                            coordinator,
                            "POST",
                            "/registrants",
                            "{\"risks\":[\"" + risk + "\"],\"personal\":{\"name\":\"x\"}}")
                    .statusCode(201)
                    .extract()
                    .path("id");
            String id = call(coordinator, "POST", "/registrants/" + registrant + "/cases", "{}")
                    .statusCode(201)
                    .extract()
                    .path("id");
            call(coordinator, "GET", "/cases/" + id, null)
                    .body("notes.elderlyCare.parent", risk.startsWith("HOUSEHOLD") ? is(true) : nullValue());
        }
    }

    /** The database's own rule is the one of {@link Sight}, also for a statement that forgets to ask. */
    @Test
    void postgresHidesWhatElderlyCareDoesNotSee() throws SQLException {
        String shared = open(coordinator, "{\"person\":{\"address\":\"五日市1\"}}");
        share(shared, true);
        String own = open(elderly, "{}");
        share(own, false);
        open(coordinator, "{}");
        String all = "select id from emergency_case where network_id = ? or network_id <> ?";
        assertThat(as(id(elderly), network, "", all)).containsExactlyInAnyOrder(shared, own);
        assertThat(as("another", network, "[\"五日市\"]", all)).containsExactly(shared);
        assertThat(as("another", network, "[\"秋川\"]", all)).isEmpty();
        assertThat(as(id(elderly), Given.network(), "", all)).isEmpty();

        long seed = Long.getLong("seed", 7);
        Random random = new Random(seed);
        List<String> districts = List.of("秋川", "五日市");
        for (int i = 0; i < 60; i++) {
            List<String> answersFor =
                    districts.stream().filter(one -> random.nextBoolean()).toList();
            String openedBy = random.nextInt(3) == 0 ? null : random.nextBoolean() ? "me" : "another";
            String district = random.nextInt(3) == 0 ? null : districts.get(random.nextInt(2));
            Share share = random.nextBoolean() ? new Share("x", Instant.EPOCH, district) : null;
            boolean expected = new Sight("me", true, answersFor).sees(new WithElderlyCare(false, openedBy, share));
            String quoted = answersFor.isEmpty() ? "" : "[\"" + String.join("\",\"", answersFor) + "\"]";
            String asked = "select 1 where ? = ? and sees_for_elderly_care('" + network + "', " + text(openedBy) + ", "
                    + (share != null) + ", " + (share == null ? "null" : text(district)) + ")";
            assertThat(as("me", network, quoted, asked).size())
                    .as("seed %d, %d: opened by %s, %s, of %s", seed, i, openedBy, share, answersFor)
                    .isEqualTo(expected ? 1 : 0);
        }
    }

    private static String text(String value) {
        return value == null ? "null" : "'" + value + "'";
    }

    /** As a transaction of elderly care, by the product's own role. */
    private List<String> as(String account, String of, String districts, String query) throws SQLException {
        try (Connection connection = product.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement scope = connection.prepareStatement(
                            "select set_config('tomarigi.account', ?, true), set_config('tomarigi.elderly_network', ?, true),"
                                    + " set_config('tomarigi.elderly_districts', ?, true)");
                    PreparedStatement asked = connection.prepareStatement(query)) {
                scope.setString(1, account);
                scope.setString(2, of);
                scope.setString(3, districts);
                scope.execute();
                asked.setString(1, network);
                asked.setString(2, network);
                try (ResultSet found = asked.executeQuery()) {
                    List<String> texts = new java.util.ArrayList<>();
                    while (found.next()) texts.add(found.getString(1));
                    return texts;
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
