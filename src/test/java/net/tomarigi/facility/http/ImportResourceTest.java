package net.tomarigi.facility.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.tomarigi.access.As;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.facility.wamnet.ImportElsewhere;
import net.tomarigi.facility.wamnet.MadeUpList;
import net.tomarigi.network.Network;
import net.tomarigi.network.NetworkChanged;
import net.tomarigi.network.Policy;
import net.tomarigi.outbox.Event;
import net.tomarigi.outbox.HeardEvents;
import org.junit.jupiter.api.Test;

/**
 * A list of facilities is taken over: every municipality a network, beds made from 定員. The same list again changes nothing,
 * a broken one changes nothing, and a later one changes what the list changed and nothing that people did.
 */
@QuarkusTest
class ImportResourceTest {
    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String city = "見本県" + unique + "とまり市";
    private final String neighbour = "見本県" + unique + "となり市";
    private final String network = Network.idOfMunicipality(city);
    private final String list = MadeUpList.text(unique);

    @TestHTTPResource("/api/facilities/import")
    URI address;

    @Inject
    HeardEvents heard;

    @Inject
    Pool postgres;

    @Test
    void everyMunicipalityBecomesANetworkAndEveryPlaceABed() {
        imported(list)
                .body("read", is(5))
                .body("created", is(5))
                .body("updated", is(0))
                .body("unchanged", is(0))
                .body("rejected", hasSize(0))
                .body("sharedNumbers", is(2))
                .body("withoutPlaces", is(1))
                .body("zeroPlaces", is(1));

        given().get("/api/networks/" + network)
                .then()
                .statusCode(200)
                .body("name", is(city))
                .body("municipality", is(city))
                .body("facilities", is(3));
        get(1).body("name", is("ショートステイみほん"))
                .body("number", is("0999900001"))
                .body("phone", is("0282-00-0001"))
                .body("address", is("本町１丁目１番１号"))
                .body("lat", is(36.3812f))
                .body("totalPlaces", is(4))
                .body("beds.id", contains(id(1) + "-1", id(1) + "-2", id(1) + "-3", id(1) + "-4"))
                .body("beds.label", contains("1", "2", "3", "4"))
                .body("kind", nullValue())
                .body("siting", nullValue())
                .body("disabilities", nullValue())
                .body("networks.id", contains(network));
        get(2).body("beds", hasSize(0)).body("totalPlaces", nullValue()).body("siting", nullValue());
        get(3).body("beds", hasSize(0)).body("totalPlaces", is(0));
        get(5).body("beds", hasSize(267)).body("networks.id", contains(Network.idOfMunicipality(neighbour)));

        assertThat(heard.of(network)).extracting(Event::type).containsExactly(NetworkChanged.TYPE);
        assertThat(told(1).standing().beds()).hasSize(4);
        assertThat(told(1).network()).isEqualTo(network);
    }

    @Test
    void theSameListAgainChangesNothingAndTellsNobody() {
        imported(list);
        List<Event> before = allHeard();

        imported(list)
                .body("read", is(5))
                .body("created", is(0))
                .body("updated", is(0))
                .body("unchanged", is(5));

        assertThat(allHeard()).isEqualTo(before);
        get(1).body("version", is(1));
    }

    @Test
    void aLaterListChangesWhatTheListChangedAndNothingThatPeopleDid() {
        imported(list);
        edit(1, "{\"name\":\"みほん\",\"phone\":\"0282-00-9999\",\"kind\":\"WELFARE\",\"children\":true}");

        imported(list).body("unchanged", is(5));
        get(1).body("phone", is("0282-00-9999")).body("name", is("みほん")).body("version", is(2));

        imported(list.replace("本町１丁目１番１号", "本町１丁目２番").replace("36.38120000", "36.38200000"))
                .body("updated", is(1))
                .body("unchanged", is(4));
        get(1).body("address", is("本町１丁目２番"))
                .body("lat", is(36.382f))
                .body("phone", is("0282-00-9999"))
                .body("name", is("みほん"))
                .body("kind", is("WELFARE"))
                .body("children", is(true))
                .body("version", is(3));
    }

    @Test
    void bedsFollowThePlacesUpAndNeverTakeAWordAway() {
        imported(list);

        imported(places("4", "6")).body("updated", is(1));
        get(1).body("beds", hasSize(6));

        given().contentType("application/json")
                .body("{\"from\":\"" + tonight() + "\",\"beds\":[{\"bed\":\"" + id(1) + "-6\",\"open\":\"1\"}]}")
                .put("/api/facilities/" + id(1) + "/vacancies")
                .then()
                .statusCode(200);

        imported(places("4", "2")).body("updated", is(1));
        get(1).body("beds.label", contains("1", "6"))
                .body("beds[1].open", is("1"))
                .body("totalPlaces", is(2));
        imported(places("4", "2")).body("unchanged", is(5));

        imported(places("4", ""));
        get(1).body("beds", hasSize(2)).body("totalPlaces", nullValue());
    }

    @Test
    void aFacilityThatMovesToAnotherMunicipalityMovesToItsNetwork() {
        imported(list);
        String chosen = "n-" + UUID.randomUUID();
        given().contentType("application/json")
                .body("{\"name\":\"広域\"}")
                .put("/api/networks/" + chosen)
                .then()
                .statusCode(201);
        given().put("/api/networks/" + chosen + "/facilities/" + id(1)).then().statusCode(200);

        imported(list.replace(city + "\",\"本町１丁目", neighbour + "\",\"本町１丁目")).body("updated", is(1));

        get(1).body("networks.id", containsInAnyOrder(chosen, Network.idOfMunicipality(neighbour)))
                .body("municipality", is(neighbour));
        given().get("/api/networks/" + network).then().body("facilities", is(2));
        assertThat(told(network, 1).standing().member()).isFalse();
    }

    @Test
    void oneMunicipalityMayBeKept() {
        post(list, "?city=" + neighbour, "text/csv")
                .statusCode(200)
                .body("read", is(2))
                .body("created", is(2));
        given().get("/api/facilities/" + id(1)).then().statusCode(404);

        post(list, "?city=見本県どこか村", "text/csv")
                .statusCode(422)
                .body("violations.field", contains("city"))
                .body("violations[0].message", containsString("見本県どこか村"));
    }

    @Test
    void rowsThatCannotBeAreNamedWithLineAndReasonAndTheOthersTaken() {
        String broken = list.replace("36.38120000", "0").replace("36.33520000", "139.69870000");
        given().config(utf8())
                .header("Accept-Language", "ja")
                .contentType("text/csv")
                .body(bytes(broken))
                .post("/api/facilities/import")
                .then()
                .statusCode(200)
                .body("read", is(5))
                .body("created", is(3))
                .body("rejected.line", contains(2, 3))
                .body("rejected.facility", contains("ショートステイみほん", "みほん苑"))
                .body("rejected[0].reason", allOf(containsString("事業所緯度"), containsString("日本の範囲")));
        given().get("/api/facilities/" + id(1)).then().statusCode(404);

        post(broken, "", "text/csv").body("rejected[0].reason", containsString("not in Japan"));
    }

    @Test
    void aListOfNothingButRejectedRowsIsRefusedWithAllTheirReasons() {
        post(list.replaceAll("(?<=,)36\\.\\d+,", "0,"), "", "text/csv")
                .statusCode(422)
                .body("type", is("/problems/unusable-list"))
                .body("violations", hasSize(5))
                .body("violations[0].field", is("line 2, 事業所緯度"));
        nothingChanged();
    }

    @Test
    void aBrokenFileIsRefusedWithLineAndSentenceAndChangesNothing() {
        refused(bytes(list.replaceFirst("\"定員\"", "\"定数\"")), "line 1", "定員");
        refused(list.substring(1).getBytes(Charset.forName("windows-31j")), "line 1", "UTF-8");
        refused(bytes(list.stripTrailing().replaceFirst("\"みほんホーム二号館\"", "みほんホーム二号館\"")), "line 7", "quotation mark");
        refused(bytes(list + "\"\",".repeat(99_999) + "\"\"\n"), "line 8", "more than 29 columns");
        refused(bytes(list + "a,b\n"), "line 8", "only 2 columns");
        refused(new byte[0], "line 1", "no header");
        refused(bytes(list.substring(0, list.indexOf('\n') + 1)), "", "no row");
        nothingChanged();
    }

    /** The connection goes on to serve: what was left of the body is not taken for the next request. */
    @Test
    void afterARefusalInTheMiddleOfALargeBodyTheNextRequestIsAnswered() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        byte[] large = ("wrong\n" + "x".repeat(8 * 1024 * 1024)).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(address)
                            .header("Authorization", "Bearer " + As.administrator())
                            .header("Content-Type", "text/csv")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(large))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(422);
        }
    }

    @Test
    void aBodyOfMoreThanSixteenMegabytesIsRefused() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        byte[] rows = bytes(list + "\n".repeat(17 * 1024 * 1024));
        HttpResponse<String> announced = client.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + As.administrator())
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(rows))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(announced.statusCode()).isEqualTo(413);
        HttpResponse<String> streamed = client.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + As.administrator())
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(rows)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(streamed.statusCode()).isEqualTo(413);
        nothingChanged();
    }

    @Test
    void otherContentIsRefused() {
        for (String type :
                List.of("application/json", "text/plain", "application/octet-stream", "application/vnd.ms-excel"))
            post(list, "", type).statusCode(415);
        nothingChanged();
    }

    @Test
    void importsAllAtOnceAreOneImport() {
        List<Integer> answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> post(list, "", "text/csv").extract().statusCode())
                .toList();
        assertThat(answers).isSubsetOf(200, 409).contains(200);
        assertThat(heard.of(id(1))).hasSize(1);
        get(1).body("version", is(1)).body("beds", hasSize(4));
    }

    @Test
    void whileAnotherImportRunsAnywhereNoneIsBegun() {
        try (ImportElsewhere elsewhere = new ImportElsewhere(postgres)) {
            post(list, "", "text/csv").statusCode(409).body("type", is("/problems/import-running"));
            nothingChanged();
        }
        imported(list).body("created", is(5));
    }

    private String places(String before, String after) {
        return list.replace("\"\",\"\",\"\",\"\",,," + before + "\n", "\"\",\"\",\"\",\"\",,," + after + "\n");
    }

    private void nothingChanged() {
        given().get("/api/facilities/" + id(1)).then().statusCode(404);
        given().get("/api/networks/" + network).then().statusCode(404);
        assertThat(allHeard()).isEmpty();
    }

    private void refused(byte[] file, String field, String sentence) {
        given().config(utf8())
                .header("Accept-Language", "en")
                .contentType("text/csv")
                .body(file)
                .post("/api/facilities/import")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", is("/problems/unusable-list"))
                .body("violations", hasSize(1))
                .body("violations[0].field", is(field))
                .body("violations[0].message", containsString(sentence));
    }

    private ValidatableResponse imported(String file) {
        return post(file, "", "text/csv").statusCode(200).body("rejected", hasSize(0));
    }

    private static ValidatableResponse post(String file, String query, String type) {
        return given().config(utf8())
                .header("Accept-Language", "en")
                .contentType(type)
                .body(bytes(file))
                .post("/api/facilities/import" + query)
                .then();
    }

    private static RestAssuredConfig utf8() {
        return RestAssuredConfig.config()
                .encoderConfig(
                        EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));
    }

    private void edit(int number, String body) {
        given().contentType("application/json")
                .body(bytes(body))
                .put("/api/facilities/" + id(number))
                .then()
                .statusCode(200);
    }

    private String tonight() {
        return LocalDate.now(Policy.TOKYO).toString();
    }

    private String id(int number) {
        return "M" + unique + "-" + number;
    }

    private ValidatableResponse get(int number) {
        return given().get("/api/facilities/" + id(number)).then().statusCode(200);
    }

    private List<Event> allHeard() {
        return IntStream.rangeClosed(1, 5)
                .mapToObj(this::id)
                .flatMap(id -> heard.of(id).stream())
                .toList();
    }

    private FacilityChanged told(int number) {
        List<Event> all = heard.of(id(number));
        return (FacilityChanged) all.get(all.size() - 1).data();
    }

    private FacilityChanged told(String toNetwork, int number) {
        return heard.of(id(number)).stream()
                .map(event -> (FacilityChanged) event.data())
                .filter(change -> change.network().equals(toNetwork))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
