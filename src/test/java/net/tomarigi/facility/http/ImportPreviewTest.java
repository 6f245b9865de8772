package net.tomarigi.facility.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.tomarigi.Truth;
import net.tomarigi.facility.wamnet.ImportElsewhere;
import net.tomarigi.facility.wamnet.MadeUpList;
import net.tomarigi.network.Network;
import net.tomarigi.outbox.HeardEvents;
import org.junit.jupiter.api.Test;

/** Before a list is taken over one may see what would come of it; while it is taken over one sees how far it is. */
@QuarkusTest
class ImportPreviewTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String list = MadeUpList.text(unique);

    @Inject
    Truth truth;

    @Inject
    HeardEvents heard;

    @Inject
    Pool postgres;

    @Test
    void aPreviewCountsWhatTheImportThenDoes() throws Exception {
        String broken = list.replace("36.41100000", "north");
        for (String file : List.of(
                list.replace("M" + unique + "-4", "M" + unique + "-40"),
                list,
                list.replace("0282-00-0001", "0282-00-1111").replace("M" + unique + "-5", "M" + unique + "-50"),
                broken)) {
            JsonNode preview = JSON.readTree(post(file, "?preview=true", "application/json")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
            JsonNode done = JSON.readTree(post(file, "", "application/json")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
            assertThat(preview).isEqualTo(done);
        }
        assertThat(JSON.readTree(post(list, "?preview=true", "application/json").asString())
                        .path("created")
                        .asInt())
                .isZero();
    }

    @Test
    void aPreviewWritesNothing() {
        String before = everything();
        long toldBefore = heard.countDescribed();

        post(list, "?preview=true", "application/json")
                .then()
                .statusCode(200)
                .body("created", is(5))
                .body("updated", is(0))
                .body("rejected", hasSize(0));

        assertThat(everything()).isEqualTo(before);
        assertThat(heard.countDescribed()).isEqualTo(toldBefore);
        given().get("/api/networks/" + Network.idOfMunicipality("見本県" + unique + "とまり市"))
                .then()
                .statusCode(404);
    }

    @Test
    void aPreviewOfWhatIsThereKeepsItsVersions() {
        post(list, "", "application/json").then().statusCode(200);
        String before = everything();
        String changed = list.replace("0282-00-0001", "0282-00-1111");

        post(changed, "?preview=true", "application/json")
                .then()
                .statusCode(200)
                .body("created", is(0))
                .body("updated", is(1))
                .body("unchanged", is(4));

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aPreviewNeedsNotWaitForAnImport() {
        try (ImportElsewhere elsewhere = new ImportElsewhere(postgres)) {
            post(list, "?preview=true", "application/json")
                    .then()
                    .statusCode(200)
                    .body("created", is(5));
        }
    }

    @Test
    void aPreviewOfOneMunicipality() {
        post(list, "?preview=true&city=見本県" + unique + "となり市", "application/json")
                .then()
                .statusCode(200)
                .body("created", is(2));
    }

    @Test
    void whatAPreviewCannotBeIsRefused() {
        post(list, "?preview=perhaps", "application/json")
                .then()
                .statusCode(422)
                .body("violations[0].field", is("preview"))
                .body("violations[0].message", containsString("perhaps"));
    }

    @Test
    void progressIsToldLineByLineAndTheLastOneIsTheAnswer() throws Exception {
        List<JsonNode> lines = lines(post(rows(1_201), "", "application/x-ndjson"));

        List<Integer> written = lines.stream()
                .filter(line -> line.has("progress"))
                .map(line -> line.at("/progress/written").asInt())
                .toList();
        assertThat(written).containsExactly(0, 500, 1_000, 1_201);
        assertThat(lines)
                .filteredOn(line -> line.has("progress"))
                .allSatisfy(line -> assertThat(line.at("/progress/of").asInt()).isEqualTo(1_201));
        JsonNode last = lines.get(lines.size() - 1);
        assertThat(last.at("/imported/created").asInt()).isEqualTo(1_201);
        assertThat(last.size()).isEqualTo(1);
    }

    @Test
    void aPreviewInLinesIsOneLine() throws Exception {
        List<JsonNode> lines = lines(post(list, "?preview=true", "application/x-ndjson"));
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).at("/imported/created").asInt()).isEqualTo(5);
    }

    @Test
    void whatGoesWrongWhileProgressIsToldIsTheLastLine() throws Exception {
        try (ImportElsewhere elsewhere = new ImportElsewhere(postgres)) {
            List<JsonNode> lines = lines(post(list, "", "application/x-ndjson"));
            JsonNode problem = lines.get(lines.size() - 1).path("problem");
            assertThat(problem.path("type").asText()).isEqualTo("/problems/import-running");
            assertThat(problem.path("status").asInt()).isEqualTo(409);
            assertThat(problem.path("title").asText()).isNotBlank();
        }
    }

    @Test
    void aFileThatCannotBeUsedIsRefusedBeforeAnyLine() {
        post("not a list", "", "application/x-ndjson")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", is("/problems/unusable-list"))
                .body("violations[0].field", is("line 1"));
    }

    @Test
    void whoAcceptsAnythingGetsPlainJson() {
        post(list, "", "*/*")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("created", is(5));
    }

    private String rows(int count) {
        String[] lines = list.split("\n");
        String row = lines[1];
        return lines[0] + "\n"
                + IntStream.rangeClosed(1, count)
                        .mapToObj(i -> row.replace("M" + unique + "-1", "M" + unique + "-x" + i))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static List<JsonNode> lines(Response answer) throws Exception {
        answer.then().statusCode(200).contentType("application/x-ndjson");
        List<JsonNode> lines = new ArrayList<>();
        for (String line : answer.asString().split("\n")) if (!line.isBlank()) lines.add(JSON.readTree(line));
        return lines;
    }

    /** What this test's list could have changed. */
    private String everything() {
        return truth.text("select concat_ws(' ',"
                + " (select coalesce(string_agg(id || version || profile_version, ',' order by id), '') from facility"
                + " where id like 'M" + unique + "%'),"
                + " (select count(*) from network where name like '見本県" + unique + "%'),"
                + " (select count(*) from membership where facility_id like 'M" + unique + "%'),"
                + " (select count(*) from bed where facility_id like 'M" + unique + "%'))");
    }

    private static Response post(String file, String query, String accept) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Accept-Language", "en")
                .accept(accept)
                .contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/facilities/import" + query);
    }
}
