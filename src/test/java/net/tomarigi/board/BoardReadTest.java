package net.tomarigi.board;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import net.tomarigi.Given;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reading a board over HTTP: once as a whole, and then only when something of it changed. */
@QuarkusTest
class BoardReadTest {
    @TestHTTPResource
    URI base;

    @Test
    void whoeverHasItAllIsToldSo() {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        Settled.network(network);
        String tag = Given.board(network).header("ETag");
        given().header("If-None-Match", tag)
                .get(path(network))
                .then()
                .statusCode(304)
                .header("ETag", tag);
        given().header("If-None-Match", "\"x\", " + tag)
                .get(path(network))
                .then()
                .statusCode(304);
        Given.report(facility, "1", "1").then().statusCode(200);
        given().header("If-None-Match", tag).get(path(network)).then().statusCode(200);
        given().head(path(network)).then().statusCode(200).contentType(ContentType.JSON);
    }

    @Test
    void compressedAndPlainAreTheSame() throws Exception {
        String network = Given.network();
        Given.facility(network, 3);
        Settled.network(network);
        HttpResponse<byte[]> compressed = get(network, "br;q=1, gzip");
        assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(compressed.headers().firstValue("Vary")).isPresent();
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes();
        assertThat(Screen.read(new String(plain, StandardCharsets.UTF_8)))
                .isEqualTo(Screen.read(Given.board(network).asString()));
        for (String asked : List.of("gzip", "gzip, deflate, br, zstd", "GZIP", "*", "gzip;q=0.5"))
            assertThat(get(network, asked).headers().firstValue("Content-Encoding"))
                    .as(asked)
                    .hasValue("gzip");
        assertThat(get(network, "br").headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(get(network, "gzip;q=0").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void theListOfNetworksIsAsShortAsIsAskedForAndAWrongLimitIsNamed() {
        Given.network();
        Given.network();

        assertThat(given().get("/api/networks?limit=1").jsonPath().getList("id"))
                .hasSize(1);
        for (String limit : List.of("0", "-1", "many"))
            given().queryParam("limit", limit)
                    .get("/api/networks")
                    .then()
                    .statusCode(422)
                    .body("violations[0].field", equalTo("limit"));
    }

    @Test
    void aNetworkThatDoesNotExistIs404() {
        given().get(path("nowhere"))
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/network-not-found"));
    }

    @Test
    @Tag("S4")
    void networksStandSideBySide() {
        String one = Given.network();
        String two = Settled.network(Given.network());
        String facility = Given.facility(one, 1);
        String before = Given.board(two).header("ETag");
        Given.report(facility, "1", "1").then().statusCode(200);
        assertThat(Screen.read(Given.board(one).asString()).get("facilities")).hasSize(1);
        assertThat(Screen.read(Given.board(two).asString()).get("facilities")).isEmpty();
        assertThat(Given.board(two).header("ETag")).isEqualTo(before);
    }

    @Test
    @Tag("K1")
    void basesThatShareAFacilityBothSeeItsWord() {
        String one = Given.network();
        String two = Given.network();
        String facility = Given.facility(one, 1);
        Given.report(facility, "1", "11").then().statusCode(200);
        given().contentType(ContentType.JSON)
                .body("{\"district\":\"北\"}")
                .put("/api/networks/" + two + "/facilities/" + facility)
                .then()
                .statusCode(200);
        assertThat(Screen.read(Given.board(two).asString()).at("/openTonight").asInt())
                .isEqualTo(1);
        assertThat(Screen.read(Given.board(two).asString())
                        .at("/facilities/0/district")
                        .asText())
                .isEqualTo("北");
        Given.report(facility, "1", "00").then().statusCode(200);
        for (String network : new String[] {one, two})
            assertThat(Screen.read(Given.board(network).asString())
                            .at("/openTonight")
                            .asInt())
                    .isZero();
    }

    @Test
    void anObservationOfEarlierDatesTheWord() {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        Instant seen = Instant.now().minusSeconds(7_200);
        given().contentType(ContentType.JSON)
                .body(Given.reportBody("1", "1").replaceFirst("}$", ",\"observedAt\":\"" + seen + "\"}"))
                .put("/api/facilities/" + facility + "/vacancies")
                .then()
                .statusCode(200);
        Instant shown = Instant.parse(Screen.read(Given.board(network).asString())
                .at("/facilities/0/attestedAt")
                .asText());
        assertThat(shown.toEpochMilli()).isEqualTo(seen.toEpochMilli());
    }

    private HttpResponse<byte[]> get(String network, String accepted) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(base.resolve(path(network)))
                                .header("Accept-Encoding", accepted)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String path(String network) {
        return "/api/networks/" + network + "/board";
    }
}
