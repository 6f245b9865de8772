package net.tomarigi.registry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import net.tomarigi.network.Policy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The roster as coordinators and officers keep it, and as others see what a person lets them see. */
@QuarkusTest
class RosterResourceTest {
    private static final String WHOLE = """
            {"district":"秋川","risks":["HOUSEHOLD_8050","MEDICAL_CARE"],"need":{"disabilities":["PHYSICAL"],"care":["SUCTION"],
              "behaviour":3,"supportLevel":6,"sex":"FEMALE","wheelchair":true},"at":{"lat":35.73,"lon":139.29},
             "facilities":["%s","%s"],
             "personal":{"name":"佐藤花子","kana":"さとうはなこ","born":"1974-05-05","address":"あきる野市秋川1-2-3",
               "contacts":[{"name":"佐藤ウメ","relation":"母","phone":"042-558-0000"}],
               "institutions":[{"name":"秋川総合病院","purpose":"かかりつけ","phone":"042-558-9999"}],
               "assessment":"夜間に吸引 2 回","crisisPlan":"まず訪問看護に電話","wishes":"静かな部屋で、母に電話できること",
               "capsule":"薬: 朝夕。アレルギー: そば","notes":"カプセルは冷蔵庫"}}""";

    @Inject
    Truth truth;

    private final LocalDate today = LocalDate.now(Policy.TOKYO);
    private String network;
    private String coordinator;
    private String first;
    private String second;

    @BeforeEach
    void begin() {
        network = Given.network();
        coordinator = As.coordinator(network);
        first = Given.facility(network, 1);
        second = Given.facility(network, 1);
    }

    private String path(String more) {
        return "/api/networks/" + network + "/registrants" + more;
    }

    private Response post(String more, String body) {
        return As.bearer(coordinator).contentType(ContentType.JSON).body(body).post(path(more));
    }

    private String hanako() {
        return Given.id(post("", WHOLE.formatted(first, second)).then().statusCode(201));
    }

    private String somebody(String name, String more) {
        return Given.id(post("", "{\"personal\":{\"name\":\"" + name + "\"}" + more + "}")
                .then()
                .statusCode(201));
    }

    private ValidatableResponse get(String more) {
        return As.bearer(coordinator).get(path(more)).then();
    }

    @Test
    @Tag("T2")
    void fromTheApplicationToTheReviewEverythingHasItsDayAndWhatIsLateIsListed() {
        String id = hanako();
        LocalDate applied = today.minusDays(40);
        post("/" + id + "/application", "{\"on\":\"" + applied + "\"}")
                .then()
                .statusCode(200)
                .body("state", equalTo("APPLIED"), "duties[0].kind", equalTo("MEETING"))
                .body("duties[0].due", equalTo(applied.plusDays(30).toString()));
        get("?overdue=true")
                .statusCode(200)
                .body("registrants.id", hasItem(id), "registrants[0].next.kind", equalTo("MEETING"));

        post("/" + id + "/decision", "{\"accepted\":true,\"on\":\"" + today + "\"}")
                .then()
                .statusCode(200)
                .body(
                        "state",
                        equalTo("REGISTERED"),
                        "duties.kind",
                        equalTo(List.of("MEETING", "TALK", "PLAN", "REVIEW")));
        get("?overdue=true").body("registrants", hasSize(0));
        post("/" + id + "/duties/TALK", "{\"on\":\"" + today + "\"}").then().statusCode(200);
        post("/" + id + "/duties/PLAN", "{\"on\":\"" + today + "\"}").then().statusCode(200);
        post("/" + id + "/duties/REVIEW", "{\"on\":\"" + today + "\"}").then().statusCode(200);

        get("/" + id)
                .statusCode(200)
                .body("duties.findAll { it.done == null }.kind", equalTo(List.of("REVIEW")))
                .body(
                        "duties.findAll { it.done == null }[0].due",
                        equalTo(today.plusYears(1).toString()))
                .body("entries.kind", equalTo(List.of("done", "done", "done", "accepted", "applied", "proposed")));
    }

    @Test
    @Tag("S2")
    void thoseAtHighRiskAreListedBeforeTheyApplyByTheirRisk() {
        String eighty = hanako();
        String alone = somebody("山田太郎", ",\"risks\":[\"LIVES_ALONE\",\"SEVERE_BEHAVIOUR\"]");
        String gone = somebody("鈴木次郎", ",\"risks\":[\"LIVES_ALONE\"]");
        post("/" + gone + "/end", "{\"why\":\"MOVED\"}").then().statusCode(200);

        get("?state=AT_RISK").body("registrants.id", containsInAnyOrder(eighty, alone));
        get("?risk=LIVES_ALONE").body("registrants.id", equalTo(List.of(alone)));
        get("?risk=HOUSEHOLD_8050&district=秋川").body("registrants.id", equalTo(List.of(eighty)));
        get("?risk=HOUSEHOLD_9060").body("registrants", hasSize(0));
        get("?state=ENDED").body("registrants.id", equalTo(List.of(gone)));
    }

    @Test
    @Tag("A2")
    @Tag("A3")
    void whatWasAgreedInAdvanceIsThereWhenACaseOpens() {
        String id = hanako();
        get("/" + id)
                .body("facilities", equalTo(List.of(first, second)))
                .body("personal.institutions[0].name", equalTo("秋川総合病院"), "personal.crisisPlan", startsWith("まず"));

        String opened = Given.id(As.bearer(coordinator)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "tonight")
                .body("{\"nights\":2,\"situation\":\"母が倒れた\"}")
                .post(path("/" + id + "/cases"))
                .then()
                .statusCode(201));

        JsonPath its = As.bearer(coordinator)
                .get("/api/networks/" + network + "/cases/" + opened)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(its.getString("notes.registrant")).isEqualTo(id);
        assertThat(its.getString("person.name")).isEqualTo("佐藤花子");
        assertThat(its.getString("person.contact")).isEqualTo("母 佐藤ウメ 042-558-0000");
        assertThat(its.getString("person.notes")).contains("静かな部屋で").contains("冷蔵庫");
        assertThat(its.getString("words.SITUATION")).isEqualTo("母が倒れた");
        assertThat(its.getList("looking.need.care", String.class)).containsExactly("SUCTION");
        assertThat(its.getInt("looking.need.age"))
                .isEqualTo(java.time.Period.between(LocalDate.parse("1974-05-05"), today)
                        .getYears());
        assertThat(its.getInt("looking.nights")).isEqualTo(2);
        assertThat(its.getDouble("looking.lat")).isEqualTo(35.73);
        As.bearer(coordinator)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "tonight")
                .body("{\"nights\":2,\"situation\":\"母が倒れた\"}")
                .post(path("/" + id + "/cases"))
                .then()
                .statusCode(201)
                .body("id", equalTo(opened));
        get("/" + id)
                .body("entries.findAll { it.kind == 'case-opened' }", hasSize(1))
                .body("entries[0].data.case", equalTo(opened));
    }

    @Test
    @Tag("A1")
    void afacilitySeesWhomItMayAsFarAsTheConsentGoesAndNoLongerThanItLasts() {
        String id = hanako();
        String provider = As.provider(first);
        String people = "/api/facilities/" + first + "/people";
        As.bearer(provider).get(people).then().statusCode(200).body("people", hasSize(0));

        String profile = consent(id, "{\"facility\":\"" + first + "\",\"scope\":\"PROFILE\"}");
        As.bearer(provider)
                .get(people)
                .then()
                .body("people.name", equalTo(List.of("佐藤花子")), "people[0].need.supportLevel", equalTo(6))
                .body("people[0].crisisPlan", nullValue(), "people[0].address", nullValue());
        // What a network does not use today is shown to nobody, and is there again when it does.
        settings("{\"registration\":\"OFF\"}");
        As.bearer(provider).get(people).then().statusCode(200).body("people", hasSize(0));
        settings("{\"registration\":\"OPTIONAL\"}");
        As.bearer(provider).get(people).then().body("people", hasSize(1));
        As.bearer(coordinator)
                .delete(path("/" + id + "/consents/" + profile))
                .then()
                .statusCode(200);
        As.bearer(provider).get(people).then().body("people", hasSize(0));

        consent(
                id,
                "{\"facility\":\"" + first + "\",\"scope\":\"PLAN\",\"endsAt\":\"" + today.minusDays(1)
                        + "T00:00:00+09:00\"}");
        As.bearer(provider).get(people).then().body("people", hasSize(0));
        consent(
                id,
                "{\"facility\":\"" + first + "\",\"scope\":\"PLAN\",\"endsAt\":\"" + today.plusDays(2)
                        + "T00:00:00+09:00\"}");
        As.bearer(provider)
                .get(people)
                .then()
                .body("people[0].crisisPlan", startsWith("まず"), "people[0].address", nullValue());
        As.bearer(As.provider(second))
                .get("/api/facilities/" + second + "/people")
                .then()
                .body("people", hasSize(0));
        As.bearer(As.provider(second)).get(people).then().statusCode(403);
        get("/" + id).body("consents", hasSize(3)).body("consents.findAll { it.revokedAt != null }", hasSize(1));
    }

    private String consent(String id, String body) {
        List<String> before = get("/" + id).extract().path("consents.id");
        List<String> after = post("/" + id + "/consents", body)
                .then()
                .statusCode(200)
                .extract()
                .path("consents.id");
        return after.stream().filter(one -> !before.contains(one)).findFirst().orElseThrow();
    }

    @Test
    @Tag("C1")
    @Tag("K2")
    void registrationIsTurnedOffAndOnAgainWithoutLosingAnythingOrBlockingACase() {
        String id = hanako();
        String before = get("/" + id).extract().asString();
        String opened =
                post("/" + id + "/cases", "{}").then().statusCode(201).extract().path("id");
        for (int i = 0; i < 2; i++) {
            settings("{\"registration\":\"OFF\"}");
            get("").statusCode(409).body("type", equalTo("/problems/function-off"));
            get("/" + id).statusCode(409);
            post("", "{\"personal\":{\"name\":\"x\"}}").then().statusCode(409);
            // The night goes on: what was opened, and whoever is not registered.
            As.bearer(coordinator)
                    .contentType(ContentType.JSON)
                    .body("{\"facilities\":[{\"facility\":\"" + first + "\"}]}")
                    .post("/api/networks/" + network + "/cases/" + opened + "/asks")
                    .then()
                    .statusCode(200);
            As.bearer(coordinator)
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post("/api/networks/" + network + "/cases")
                    .then()
                    .statusCode(200);
        }
        for (String on : List.of("{\"registration\":\"REQUIRED\"}", "{\"registration\":\"OPTIONAL\"}")) {
            settings(on);
            JsonPath after = get("/" + id).statusCode(200).extract().jsonPath();
            JsonPath was = new JsonPath(before);
            for (String part : List.of("personal", "facilities", "risks", "duties", "consents", "state"))
                assertThat(after.<Object>get(part)).as(part).isEqualTo(was.get(part));
        }
        // Also where everybody should register, whoever has not is helped.
        settings("{\"registration\":\"REQUIRED\"}");
        As.bearer(coordinator)
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/networks/" + network + "/cases")
                .then()
                .statusCode(200);
    }

    private void settings(String body) {
        As.bearer(As.officer(network))
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/networks/" + network + "/settings")
                .then()
                .statusCode(200);
    }

    @Test
    void whoItIsStandsNowhereInClear() {
        String id = hanako();
        post("/" + id + "/end", "{\"why\":\"OWN_WISH\"}").then().statusCode(200);
        for (String table : List.of("registrant", "registrant_entry", "audit", "outbox"))
            for (String word : List.of("佐藤", "はなこ", "042-558", "そば", "訪問看護", "吸引 2"))
                assertThat(truth.count(table + " t where cast(to_jsonb(t) as text) like '%" + word + "%'"))
                        .as("%s in %s", word, table)
                        .isZero();
        assertThat(truth.count("audit where subject = '" + id + "' and action = 'registrant.proposed'"))
                .isEqualTo(1);
    }

    @Test
    void anotherNetworkSeesNobodyOfThisOne() {
        String id = hanako();
        String elsewhere = Given.network();
        String other = As.coordinator(elsewhere);
        As.bearer(other).get(path("/" + id)).then().statusCode(403);
        As.bearer(other)
                .get("/api/networks/" + elsewhere + "/registrants/" + id)
                .then()
                .statusCode(404);
        As.bearer(other)
                .get("/api/networks/" + elsewhere + "/registrants")
                .then()
                .body("registrants", hasSize(0));
        As.bearer(As.provider(first)).get(path("")).then().statusCode(403);
    }

    @Test
    void aNameIsFoundHoweverItIsTyped() {
        hanako();
        somebody("Ｓａｔｏ Ken", "");
        for (String words : List.of("佐藤 花子", "さとう", "秋川1-2"))
            post("/search", "{\"words\":\"" + words + "\"}")
                    .then()
                    .statusCode(200)
                    .body("registrants.name", equalTo(List.of("佐藤花子")));
        post("/search", "{\"words\":\"sato\"}").then().body("registrants.name", equalTo(List.of("Ｓａｔｏ Ken")));
        post("/search", "{\"words\":\"だれか\"}").then().body("registrants", hasSize(0));
    }

    @Test
    void aLongListComesInPartsByWhatIsDueFirst() {
        for (int i = 0; i < 205; i++) somebody("人" + i, i % 2 == 0 ? ",\"justInCase\":true" : "");
        JsonPath page = get("").extract().jsonPath();
        assertThat(page.getList("registrants")).hasSize(200);
        assertThat(page.getString("registrants[0].next.kind")).isEqualTo("LIGHT_CHECK");
        JsonPath rest = get("?next=" + page.getString("next")).extract().jsonPath();
        assertThat(rest.getList("registrants")).hasSize(5);
        assertThat(rest.getString("next")).isNull();
        assertThat(rest.getList("registrants.id", String.class))
                .doesNotContainAnyElementsOf(page.getList("registrants.id", String.class));
    }

    @Test
    void whatIsWrongIsNamedAndWhoWasSlowerIsTold() {
        post("", "{\"risks\":[\"TALL\"],\"at\":{\"lat\":95},\"personal\":{\"name\":\" \",\"contacts\":[{}]}}")
                .then()
                .statusCode(422)
                .body(
                        "violations.field",
                        hasItems("risks[0]", "at.lat", "at.lon", "personal.name", "personal.contacts[0].name"));
        post("", "{\"personal\":{\"name\":\"x\",\"born\":\"yesterday\"}}")
                .then()
                .statusCode(400);
        get("?state=ASLEEP").statusCode(422);
        As.bearer(coordinator)
                .queryParam("district", "\u0000")
                .get(path(""))
                .then()
                .statusCode(422);
        post("/search", "{\"words\":\"x\",\"district\":\"\\u0000\"}").then().statusCode(422);
        for (String next : List.of("x", "2026-99-99_x", "9999-13-01_1"))
            get("?next=" + next).statusCode(422);
        get("/nobody").statusCode(404).body("type", equalTo("/problems/registrant-not-found"));
        String id = hanako();
        for (String day : List.of("-999999999-01-01", "+999999999-12-31", "0001-01-01", "today"))
            post("/" + id + "/application", "{\"on\":\"" + day + "\"}").then().statusCode(400);
        post(
                        "/" + id + "/consents",
                        "{\"facility\":\"" + first + "\",\"scope\":\"ALL\",\"endsAt\":\"+999999999-12-31T00:00:00Z\"}")
                .then()
                .statusCode(400);
        post("/" + id + "/cases", "{\"from\":\"" + today.plusDays(90) + "\"}")
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("from"));
        post("/" + id + "/consents", "{\"facility\":\"nowhere\",\"scope\":\"ALL\"}")
                .then()
                .statusCode(404);
        post("/" + id + "/consents", "{\"scope\":\"ALL\"}").then().statusCode(422);
        post("/" + id + "/duties/TALK", "{\"on\":\"" + today + "\"}")
                .then()
                .statusCode(409)
                .body("detail", containsString("予定"), "detail", not(containsString("TALK")));
        As.bearer(coordinator)
                .contentType(ContentType.JSON)
                .header("If-Match", "\"7\"")
                .body("{\"personal\":{\"name\":\"別人\"}}")
                .put(path("/" + id))
                .then()
                .statusCode(412);
        get("/" + id).body("personal.name", equalTo("佐藤花子"), "version", equalTo(1));
    }

    @Test
    void theAddressSaysTheDistrictWhereNobodyDid() {
        settings(
                "{\"districts\":[{\"name\":\"秋川\",\"towns\":[\"あきる野市\"]},{\"name\":\"五日市\",\"towns\":[\"あきる野市五日市\"]}]}");
        for (String[] one : new String[][] {{"東京都あきる野市五日市411", "五日市"}, {"東京都あきる野市二宮350", "秋川"}, {"東京都福生市1", null}})
            post("", "{\"personal\":{\"name\":\"x\",\"address\":\"" + one[0] + "\"}}")
                    .then()
                    .statusCode(201)
                    .body("district", equalTo(one[1]));
        post("", "{\"district\":\"北\",\"personal\":{\"name\":\"x\",\"address\":\"あきる野市1\"}}")
                .then()
                .body("district", equalTo("北"));
    }

    @Test
    void theSameKeyAddsOnePerson() {
        for (int i = 0; i < 2; i++)
            As.bearer(coordinator)
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", "one")
                    .body("{\"personal\":{\"name\":\"一人\"}}")
                    .post(path(""))
                    .then()
                    .statusCode(201);
        get("").body("registrants", hasSize(1));
    }
}
