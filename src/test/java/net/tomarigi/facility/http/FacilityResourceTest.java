package net.tomarigi.facility.http;

import static io.restassured.RestAssured.given;
import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.tomarigi.access.As;
import net.tomarigi.facility.BedNights;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.outbox.HeardEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A facility's profile and beds can be read and edited; every network it belongs to hears of each change, whole. */
@QuarkusTest
class FacilityResourceTest {
    /** The contract's own example. */
    private static final String PROFILE = """
            {"name":"とまり木ホーム","phone":"0282-00-0001","kind":"WELFARE_NURSE","siting":"ATTACHED",
             "lat":36.38,"lon":139.73,"disabilities":["INTELLECTUAL","DEVELOPMENTAL"],"children":false,"adults":true,
             "supportLevels":{"min":1,"max":6},"maxBehaviour":14,
             "care":{"SUCTION":"DAY","TUBE_FEEDING":"ALWAYS","OXYGEN":"NEVER"},"sexes":["FEMALE","MALE"],
             "wheelchair":true,"transport":true,
             "beds":[{"id":"a","label":"101","sexes":["FEMALE"],"wheelchair":true,"private":true},
                     {"id":"b","label":"102"}]}
            """;

    private final String network = "n-" + UUID.randomUUID();
    private String facility;

    @TestHTTPResource("/")
    URI server;

    @Inject
    HeardEvents heard;

    @Inject
    Pool postgres;

    @BeforeEach
    void addFacility() {
        makeNetwork(network);
        facility = json().body(PROFILE)
                .post("/api/networks/" + network + "/facilities")
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/facilities/"))
                .header("ETag", is("\"1\""))
                .extract()
                .path("id");
    }

    @Test
    void whatAFacilityTakesIsReadAsItWasStated() {
        get().statusCode(200)
                .header("ETag", is("\"1\""))
                .body("id", is(facility))
                .body("version", is(1))
                .body("name", is("とまり木ホーム"))
                .body("phone", is("0282-00-0001"))
                .body("kind", is("WELFARE_NURSE"))
                .body("siting", is("ATTACHED"))
                .body("lat", is(36.38f))
                .body("lon", is(139.73f))
                .body("disabilities", containsInAnyOrder("INTELLECTUAL", "DEVELOPMENTAL"))
                .body("children", is(false))
                .body("adults", is(true))
                .body("supportLevels.min", is(1))
                .body("supportLevels.max", is(6))
                .body("maxBehaviour", is(14))
                .body("care.SUCTION", is("DAY"))
                .body("care.TUBE_FEEDING", is("ALWAYS"))
                .body("care.OXYGEN", is("NEVER"))
                .body("sexes", containsInAnyOrder("FEMALE", "MALE"))
                .body("wheelchair", is(true))
                .body("transport", is(true))
                .body("beds.id", contains("a", "b"))
                .body("beds[0].label", is("101"))
                .body("beds[0].sexes", contains("FEMALE"))
                .body("beds[0].private", is(true))
                .body("beds[1].private", nullValue())
                .body("networks.id", contains(network))
                .body("attestedAt", nullValue());
        given().get("/api/networks/" + network).then().body("facilities", is(1));
    }

    @Test
    void whatWasReadMayBeSentBackAndChangesNothing() {
        report("a", 2, LocalDate.parse("2026-11-20"), "0110");
        String read = get().body("beds[0].open", is("0110"))
                .body("beds[0].openFrom", is("2026-11-20"))
                .body("beds[0].version", is(2))
                .extract()
                .asString();
        int told = heard.of(facility).size();

        put(read).statusCode(200).body("version", is(2)).body("beds[0].open", is("0110"));

        assertThat(heard.of(facility)).hasSize(told);
    }

    @Test
    void anEditReplacesWhatTheFacilityTakesAndKeepsWhatOnlyTheListKnows() {
        put("{\"name\":\"一\",\"address\":\"平和町1-1\",\"number\":\"0910000001\",\"url\":\"https://example.jp/\"}")
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body("kind", nullValue())
                .body("care", nullValue())
                .body("phone", nullValue())
                .body("beds", hasSize(2));

        put("{\"name\":\"二\",\"url\":\"\",\"care\":{},\"disabilities\":[]}")
                .statusCode(200)
                .body("name", is("二"))
                .body("address", is("平和町1-1"))
                .body("number", is("0910000001"))
                .body("url", nullValue())
                .body("care.size()", is(0))
                .body("disabilities", hasSize(0))
                .body("version", is(3));
    }

    @Test
    void bedsThatStayKeepTheirNightsAndThoseOfBedsThatGoAreGone() {
        report("a", 2, LocalDate.parse("2026-11-20"), "11");
        report("b", 3, LocalDate.parse("2026-11-20"), "11");

        JsonPath edited = put("""
                        {"name":"x","beds":[{"label":"新"},{"id":"a","label":"改"},{"id":"c-1","label":"別"}]}
                        """)
                .statusCode(200)
                .body("version", is(4))
                .body("beds.label", contains("新", "改", "別"))
                .body("beds[0].id", notNullValue())
                .body("beds[1].open", is("11"))
                .body("beds[1].version", is(2))
                .body("beds[2].id", is("c-1"))
                .extract()
                .jsonPath();

        FacilityChanged told = told(network);
        assertThat(told.standingVersion()).isEqualTo(4);
        assertThat(told.standing().beds()).hasSize(3);
        assertThat(told.nights())
                .as("nights of beds that are new")
                .extracting(BedNights::bed)
                .containsExactly(edited.getString("beds[0].id"), "c-1");
        assertThat(told.nights()).allSatisfy(nights -> {
            assertThat(nights.version()).isEqualTo(4);
            assertThat(nights.nights().open()).isEqualTo("0");
        });

        put("{\"name\":\"x\",\"beds\":[{\"id\":\"b\",\"label\":\"戻\"}]}")
                .statusCode(200)
                .body("beds[0].open", is("0"))
                .body("beds[0].version", is(5));
        put("{\"name\":\"x\",\"beds\":[]}").statusCode(200).body("beds", hasSize(0));
    }

    @Test
    void threeHundredBedsAreTakenAndOneMoreIsNot() {
        String beds = IntStream.rangeClosed(1, 300)
                .mapToObj(i -> "{\"label\":\"" + i + "\"}")
                .collect(Collectors.joining(","));
        put("{\"name\":\"x\",\"beds\":[" + beds + "]}").statusCode(200).body("beds", hasSize(300));
        put("{\"name\":\"x\",\"beds\":[" + beds + ",{\"label\":\"301\"}]}")
                .statusCode(422)
                .body("violations.field", contains("beds"));
    }

    @Test
    void anEditFromAnOldVersionIsRefusedAndChangesNothing() {
        json().header("If-Match", "\"1\"")
                .body("{\"name\":\"一\"}")
                .put(path())
                .then()
                .statusCode(200);
        json().header("If-Match", "\"1\"")
                .body("{\"name\":\"二\"}")
                .put(path())
                .then()
                .statusCode(412)
                .body("type", is("/problems/stale-version"));
        json().header("If-Match", "*")
                .body("{\"name\":\"三\"}")
                .put(path())
                .then()
                .statusCode(200);
        json().header("If-Match", "W/\"3\"")
                .body("{\"name\":\"四\"}")
                .put(path())
                .then()
                .statusCode(400);
        get().body("name", is("三")).body("version", is(3));
    }

    @Test
    void editsOfOneVersionAllAtOnceAreOneEdit() {
        HttpClient client = HttpClient.newHttpClient();
        List<CompletableFuture<Integer>> sent = IntStream.range(0, 16)
                .mapToObj(i -> HttpRequest.newBuilder(server.resolve(path()))
                        .header("Content-Type", "application/json")
                        .header("If-Match", "\"1\"")
                        .header("Authorization", "Bearer " + As.administrator())
                        .PUT(HttpRequest.BodyPublishers.ofString("{\"name\":\"" + i + "\"}"))
                        .build())
                .map(edit -> client.sendAsync(edit, HttpResponse.BodyHandlers.discarding())
                        .thenApply(HttpResponse::statusCode))
                .toList();
        List<Integer> answers = sent.stream().map(CompletableFuture::join).toList();
        assertThat(answers).containsOnly(200, 412).containsOnlyOnce(200);
        get().body("version", is(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"nam\":\"x\"}|nam",
                "{\"name\":\"x\",\"beds\":[{\"lable\":\"1\"}]}|beds[0].lable",
                "{\"name\":\"x\",\"supportLevels\":{\"minimum\":1}}|supportLevels.minimum",
                "{\"name\":\"x\",\"maxBehaviour\":1.5}|maxBehaviour",
                "{\"name\":\"x\",\"maxBehaviour\":\"14\"}|maxBehaviour",
                "{\"name\":\"x\",\"children\":\"yes\"}|children",
                "{\"name\":\"x\",\"lat\":\"36,4\",\"lon\":139}|lat",
                "{\"name\":\"x\",\"disabilities\":\"PHYSICAL\"}|disabilities",
                "{\"name\":\"x\",\"beds\":[null]}|beds[0]",
                "{\"name\":\"x\",\"care\":{\"SUCTION\":null}}|care.SUCTION"
            })
    void whatCannotBeReadIsRefusedWithItsPath(String body, String field) {
        put(body).statusCode(400).contentType("application/problem+json").body("violations.field", contains(field));
        get().body("version", is(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"x\"",
                "{\"name\":\"x\"",
                "{\"name\":\"x\"}}",
                "{\"name\":\"x\",\"name\":\"y\"}"
            })
    void whatIsNoProfileIsRefused(String body) {
        put(body).statusCode(400).contentType("application/problem+json");
        get().body("version", is(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"x\",\"care\":{\"SUCTIO\":\"DAY\"}}|care.SUCTIO|SUCTIO",
                "{\"name\":\"x\",\"care\":{\"SUCTION\":\"NIGHT\"}}|care.SUCTION|NIGHT",
                "{\"name\":\"x\",\"disabilities\":[\"PHYSICAL\",\"BLIND\"]}|disabilities[1]|BLIND",
                "{\"name\":\"x\",\"kind\":\"HOTEL\"}|kind|HOTEL",
                "{\"name\":\"x\",\"siting\":\"attached\"}|siting|attached",
                "{\"name\":\"x\",\"sexes\":[\"女\"]}|sexes[0]|女",
                "{\"name\":\"x\",\"beds\":[{\"label\":\"1\",\"sexes\":[\"X\"]}]}|beds[0].sexes[0]|X",
                "{\"name\":\"x\",\"beds\":[{\"label\":\"1\",\"id\":\"../a\"}]}|beds[0].id|../a",
                "{\"name\":\"x\",\"beds\":[{\"label\":\"1\",\"id\":\"a\"},{\"label\":\"2\",\"id\":\"a\"}]}|beds[1].id|a",
                "{\"name\":\"x\",\"beds\":[{\"id\":\"a\"}]}|beds[0].label|''",
                "{\"name\":\"x\",\"beds\":[{\"label\":\"12345678901234567890123456789012345678901\"}]}|beds[0].label|41",
                "{}|name|''",
                "{\"name\":\"　\"}|name|''",
                "{\"name\":\"a\\u0000b\"}|name|''",
                "{\"name\":\"a\\nb\"}|name|''",
                "{\"name\":\"x\",\"phone\":\"call me\"}|phone|call me",
                "{\"name\":\"x\",\"phone\":\"+-()\"}|phone|+-()",
                "{\"name\":\"x\",\"url\":\"javascript:alert(1)\"}|url|javascript:alert(1)",
                "{\"name\":\"x\",\"lat\":36.4}|lon|''",
                "{\"name\":\"x\",\"lat\":0,\"lon\":139.7}|lat|0",
                "{\"name\":\"x\",\"lat\":139.7,\"lon\":36.4}|lat|139.7",
                "{\"name\":\"x\",\"lat\":1e999,\"lon\":139.7}|lat|''",
                "{\"name\":\"x\",\"supportLevels\":{\"min\":0}}|supportLevels.min|0",
                "{\"name\":\"x\",\"supportLevels\":{\"min\":5,\"max\":2}}|supportLevels.max|2",
                "{\"name\":\"x\",\"maxBehaviour\":25}|maxBehaviour|25",
                "{\"name\":\"x\",\"totalPlaces\":-1}|totalPlaces|-1",
                "{\"name\":\"x\",\"id\":\"another\"}|id|''"
            })
    void whatCannotBeIsRefusedNamingFieldAndValue(String body, String field, String value) {
        put(body)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(field))
                .body("violations.message", hasItem(containsString(value)))
                .body("violations.message", everyItem(not(containsString("{"))));
        get().body("version", is(1)).body("name", is("とまり木ホーム"));
    }

    @Test
    void thePhoneMayBeWrittenWithFullWidthDigits() {
        put("{\"name\":\"x\",\"phone\":\"０２８２（００）０００１\"}").statusCode(200).body("phone", is("0282(00)0001"));
    }

    @Test
    void aThousandMistakesAreNotAnsweredOneByOne() {
        String care = IntStream.range(0, 1000)
                .mapToObj(i -> "\"" + "X".repeat(300) + i + "\":\"DAY\"")
                .collect(Collectors.joining(","));
        String answer = put("{\"name\":\"x\",\"care\":{" + care + "}}")
                .statusCode(422)
                .body("violations", hasSize(100))
                .extract()
                .asString();
        assertThat(answer.length()).isLessThan(100_000);
    }

    @Test
    void otherContentIsRefused() {
        given().contentType("text/plain")
                .body("{\"name\":\"x\"}")
                .put(path())
                .then()
                .statusCode(415);
        get().body("version", is(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "%00",
                "..%2F..",
                "a%20b",
                "%E6%B3%8A",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void aFacilityThatIsNotThereIsNotFound(String id) {
        String path = "/api/facilities/" + id;
        given().urlEncodingEnabled(false).get(path).then().statusCode(404);
        json().urlEncodingEnabled(false)
                .body("{\"name\":\"x\"}")
                .put(path)
                .then()
                .statusCode(404);
    }

    /** What a network was told last of the facility. */
    private FacilityChanged told(String toNetwork) {
        List<FacilityChanged> all = heard.of(facility).stream()
                .map(event -> (FacilityChanged) event.data())
                .filter(change -> change.network().equals(toNetwork))
                .toList();
        return all.get(all.size() - 1);
    }

    /** As a report leaves it, without the way there. */
    private void report(String bed, long version, LocalDate from, String open) {
        postgres.preparedQuery("insert into vacancy values ($1, $2, $3, $4, $5)")
                .executeAndAwait(Tuple.of(facility, bed, version, from, open));
        postgres.preparedQuery("update facility set version = $1 where id = $2")
                .executeAndAwait(Tuple.of(version, facility));
    }

    private static String makeNetwork(String id) {
        json().body("{\"name\":\"" + id + "\"}")
                .put("/api/networks/" + id)
                .then()
                .statusCode(201);
        return id;
    }

    private String path() {
        return "/api/facilities/" + facility;
    }

    private ValidatableResponse get() {
        return given().get(path()).then();
    }

    private ValidatableResponse put(String body) {
        return given().contentType(JSON)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .put(path())
                .then();
    }

    private static RequestSpecification json() {
        return given().contentType("application/json; charset=utf-8");
    }
}
