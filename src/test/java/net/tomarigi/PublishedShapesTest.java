package net.tomarigi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.tomarigi.access.As;
import net.tomarigi.board.BoardJson;
import net.tomarigi.board.Screen;
import org.junit.jupiter.api.Test;

/** What is sent has the shape that docs/asyncapi.yaml and the OpenAPI document publish. */
@QuarkusTest
class PublishedShapesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TestHTTPResource
    URI server;

    private final JsonNode live = yaml("docs/asyncapi.yaml");

    @Test
    void everyMessageOfTheContractIsDescribed() {
        assertThat(names(live.at("/channels/board/messages")))
                .containsExactlyInAnyOrder("snapshot", "resumed", "changes", "heartbeat");
        assertThat(names(live.at("/channels/facility/messages")))
                .containsExactlyInAnyOrder("report", "attest", "accepted", "refused");
        assertThat(live.at("/channels/board/address").asText()).isEqualTo("/ws/networks/{network}/board");
        assertThat(live.at("/channels/facility/address").asText()).isEqualTo("/ws/facilities/{facility}");
        assertThat(live.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        live.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    @Test
    void aScreenIsSentWhatIsDescribed() throws Exception {
        String network = Given.network();
        String facility = Given.facility(network, 2);
        try (Screen screen = Screen.open(server.toString(), network)) {
            await().until(() -> screen.received().size() == 1);
            Given.report(facility, "1", "11").then().statusCode(200);
            await().until(() -> screen.received().size() >= 2);
            // Until the facility itself has come in the common order, whoever comes back gets a snapshot.
            await().until(() -> {
                try (Screen again = Screen.open(server.toString(), network, screen)) {
                    await().until(() -> !again.received().isEmpty());
                    again.received().forEach(this::assertDescribed);
                    return again.received().get(0).path("type").asText().equals("resumed");
                }
            });
            assertThat(screen.received())
                    .anyMatch(message -> message.path("type").asText().equals("changes"));
            screen.received().forEach(this::assertDescribed);
        }
        Instant now = Clock.systemUTC().instant();
        assertDescribed(JSON.readTree(BoardJson.heartbeat(7, now, now, "0a1b2c")));
    }

    @Test
    void aFacilityIsAnsweredAsDescribed() throws Exception {
        String facility = Given.facility(Given.network(), 1);
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + As.administrator())
                .buildAsync(
                        URI.create(server.toString().replaceFirst("^http", "ws") + "ws/facilities/" + facility),
                        new WebSocket.Listener() {
                            @Override
                            public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                                answers.add(data.toString());
                                socket.request(1);
                                return null;
                            }
                        })
                .get(5, TimeUnit.SECONDS);
        JsonNode messages = live.at("/components/messages");
        JsonNode accepted = ask(socket, answers, "{\"id\":\"k1\",\"report\":" + Given.reportBody("1", "10") + "}");
        assertThat(Shape.of(live, messages.at("/accepted/payload")).differences(accepted))
                .isEmpty();
        JsonNode attested = ask(socket, answers, "{\"id\":\"k2\",\"attest\":true}");
        assertThat(Shape.of(live, messages.at("/accepted/payload")).differences(attested))
                .isEmpty();
        JsonNode refused = ask(socket, answers, "{\"id\":\"k3\",\"report\":" + Given.reportBody("9", "10") + "}");
        assertThat(Shape.of(live, messages.at("/refused/payload")).differences(refused))
                .isEmpty();
        assertThat(Shape.of(live, messages.at("/accepted/payload")).differences(refused))
                .isNotEmpty();
        socket.abort();
    }

    @Test
    void theBoardThatIsReadHasTheShapeThatOpenApiGivesIt() throws IOException {
        String network = Given.network();
        Given.facility(network, 1);
        JsonNode document = JSON.readTree(
                given().accept("application/json").get("/q/openapi").asString());
        await().untilAsserted(() -> assertThat(
                        JSON.readTree(Given.board(network).asString()).path("facilities"))
                .hasSize(1));
        JsonNode board = JSON.readTree(Given.board(network).asString());
        assertThat(Shape.of(document, document.at("/components/schemas/Board")).differences(board))
                .isEmpty();
    }

    private void assertDescribed(JsonNode message) {
        JsonNode payload =
                live.at("/components/messages/" + message.path("type").asText() + "/payload");
        assertThat(Shape.of(live, payload).differences(message))
                .as("%s", message)
                .isEmpty();
    }

    private static JsonNode ask(WebSocket socket, BlockingQueue<String> answers, String message) throws Exception {
        socket.sendText(message, true).get(5, TimeUnit.SECONDS);
        String answer = answers.poll(10, TimeUnit.SECONDS);
        assertThat(answer).as("an answer to %s", message).isNotNull();
        return JSON.readTree(answer);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode yaml(String file) {
        try {
            return new YAMLMapper().readTree(Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
