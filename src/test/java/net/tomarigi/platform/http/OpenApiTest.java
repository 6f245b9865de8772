package net.tomarigi.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The OpenAPI document describes everything that can be called, and how it refuses. */
@QuarkusTest
class OpenApiTest {
    private JsonNode document;

    @BeforeEach
    void read() throws Exception {
        document = JsonMapper.builder()
                .build()
                .readTree(given().accept("application/json")
                        .get("/q/openapi")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }

    @Test
    void itSaysWhatItDescribes() {
        assertThat(document.path("openapi").asText()).startsWith("3.1");
        assertThat(document.at("/info/title").asText()).isEqualTo("Tomarigi");
        assertThat(document.at("/info/description").asText()).contains("Asia/Tokyo");
    }

    @Test
    void theBoardIsDescribedThoughItIsARouteOfItsOwn() {
        JsonNode board =
                document.path("paths").path("/api/networks/{network}/board").path("get");
        assertThat(board.at("/responses/200/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Board");
    }

    @Test
    void everyOperationSaysHowItRefuses() {
        Set<String> silent = new TreeSet<>();
        int[] operations = {0};
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (!operation.getValue().has("responses")) return;
                    operations[0]++;
                    JsonNode responses = operation.getValue().path("responses");
                    boolean takesBody = operation.getValue().has("requestBody");
                    for (String status :
                            takesBody ? new String[] {"400", "413", "415", "422"} : new String[] {"400", "404"})
                        if (!refers(responses, status, "Problem"))
                            silent.add(operation.getKey() + " " + path.getKey() + " " + status);
                    if (!refers(responses, "503", "TryLater"))
                        silent.add(operation.getKey() + " " + path.getKey() + " 503");
                }));
        assertThat(operations[0]).isGreaterThan(5);
        assertThat(silent).isEmpty();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    private static boolean refers(JsonNode responses, String status, String component) {
        return responses.path(status).path("$ref").asText().equals("#/components/responses/" + component);
    }
}
