package net.tomarigi.vacancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A facility's own software reports over its socket: each message is answered, in order, under its id. */
@QuarkusTest
class FacilitySocketTest implements WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/ws/facilities/")
    URI sockets;

    @Inject
    Truth truth;

    private final List<JsonNode> answers = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String facility;
    private WebSocket socket;

    @BeforeEach
    void connect() {
        facility = Given.facility(Given.network(), 2);
        socket = open(facility);
    }

    @AfterEach
    void disconnect() {
        socket.abort();
    }

    private WebSocket open(String id) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + As.administrator())
                .buildAsync(URI.create(sockets.toString().replaceFirst("^http", "ws") + id), this)
                .join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                answers.add(JSON.readTree(text.toString()));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Test
    void reportsAndAttestationsAreAcknowledgedInOrder() {
        for (int i = 0; i < 10; i++)
            send("{\"id\":\"k" + i + "\",\"report\":" + Given.reportBody("1", i % 2 == 0 ? "1" : "0") + "}");
        send("{\"id\":\"last\",\"attest\":true}");
        await().atMost(Duration.ofSeconds(10)).until(() -> answers.size() == 11);
        long version = 1;
        for (JsonNode answer : answers) {
            assertThat(answer.get("ok").asBoolean()).isTrue();
            assertThat(answer.get("version").asLong()).isEqualTo(++version);
            assertThat(answer.has("attestedAt")).isTrue();
        }
        assertThat(answers)
                .extracting(answer -> answer.get("id").asText())
                .startsWith("k0", "k1")
                .endsWith("last");
        assertThat(truth.text("select via from report where facility_id = '" + facility + "' limit 1"))
                .isEqualTo("WEBSOCKET");
    }

    @Test
    void theSameIdIsOneReport() {
        String message = "{\"id\":\"again\",\"report\":" + Given.reportBody("1", "1") + "}";
        for (int i = 0; i < 3; i++) send(message);
        await().atMost(Duration.ofSeconds(10)).until(() -> answers.size() == 3);
        assertThat(answers).allMatch(answer -> answer.get("version").asLong() == 2);
        assertThat(truth.count("report where facility_id = '" + facility + "'")).isEqualTo(1);
    }

    @Test
    void whatIsWrongIsRefusedUnderItsIdAndTheSocketGoesOn() {
        send("{\"id\":\"bed\",\"report\":" + Given.reportBody("99", "1") + "}");
        send("{\"id\":\"field\",\"reprot\":{}}");
        send("{\"id\":\"both\",\"attest\":true,\"report\":" + Given.reportBody("1", "1") + "}");
        send("no json at all");
        send("{\"attest\":true}");
        send("{\"id\":\"good\",\"attest\":true}");
        await().atMost(Duration.ofSeconds(10)).until(() -> answers.size() == 6);
        assertThat(answers.subList(0, 5)).allMatch(answer -> !answer.get("ok").asBoolean());
        assertThat(answers.get(0).at("/problem/status").asInt()).isEqualTo(422);
        assertThat(answers.get(0).at("/problem/violations/0/field").asText()).isEqualTo("beds[0].bed");
        assertThat(answers.get(1).get("id").asText()).isEqualTo("field");
        assertThat(answers.get(1).at("/problem/violations/0/field").asText()).isEqualTo("reprot");
        assertThat(answers.get(2).at("/problem/status").asInt()).isEqualTo(400);
        assertThat(answers.get(3).at("/problem/status").asInt()).isEqualTo(400);
        assertThat(answers.get(4).at("/problem/violations/0/field").asText()).isEqualTo("id");
        assertThat(answers.get(5).get("ok").asBoolean()).isTrue();
        assertThat(truth.number("select version from facility where id = '" + facility + "'"))
                .isEqualTo(2);
    }

    @Test
    void aFacilityThatDoesNotExistIsSaidSo() {
        WebSocket nobody = open("nobody");
        nobody.sendText("{\"id\":\"k\",\"attest\":true}", true).join();
        await().atMost(Duration.ofSeconds(10)).until(() -> answers.size() == 1);
        assertThat(answers.get(0).at("/problem/status").asInt()).isEqualTo(404);
        nobody.abort();
    }

    private void send(String message) {
        socket.sendText(message, true).join();
    }
}
