package net.tomarigi.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import net.tomarigi.board.Settled;
import org.junit.jupiter.api.Test;

/** A line on which a board was read answers the next read at once: nobody may be able to tell by the answer. */
@QuarkusTest
class BoardLineTest {
    @TestHTTPResource
    URI server;

    @Test
    void aLineThatHasReadABoardAnswersAsANewOneDoes() throws Exception {
        String network = Settled.network(Given.network());
        String board = "/api/networks/" + network + "/board";
        String hidden = Settled.network(Given.hiddenNetwork());
        String tag = Given.board(network).header("ETag");
        String members = "/api/networks/" + hidden + "/board";
        String token = "\nAuthorization: Bearer ";
        List<String> asked = List.of(
                "GET " + board + " HTTP/1.1\nHost: x",
                "GET " + board + " HTTP/1.1\nHost: x\nAccept-Encoding: gzip;q=0",
                "GET " + board + " HTTP/1.1\nHost: x\nIf-None-Match: " + tag,
                "GET " + board + "?x=1 HTTP/1.1\nHost: x",
                "GET " + board + "?x=| HTTP/1.1\nHost: x",
                "GET " + board + " HTTP/1.1\nHost: x\nContent-Length: 0",
                "GET " + board + " HTTP/1.1\nHost: x" + token + As.administrator(),
                "GET " + board + " HTTP/1.1\nHost: x" + token + "nobody's",
                "GET " + board + "/ HTTP/1.1\nHost: x",
                "GET " + board.replace("/board", "%2e/board") + " HTTP/1.1\nHost: x",
                "POST " + board + " HTTP/1.1\nHost: x\nContent-Length: 0",
                "DELETE " + board + " HTTP/1.1\nHost: x",
                "GET " + members + " HTTP/1.1\nHost: x",
                "GET " + members + " HTTP/1.1\nHost: x" + token + As.administrator(),
                "GET /api/networks/nowhere/board HTTP/1.1\nHost: x",
                "GET /api/networks/board HTTP/1.1\nHost: x",
                "GET /api/networks HTTP/1.1\nHost: x",
                "GET /api/networks/a|b/board HTTP/1.1\nHost: x");
        try (RawHttp line = new RawHttp(server)) {
            assertThat(line.send(asked.get(0) + "\n\n").answer()).startsWith("HTTP/1.1 200");
            for (String request : asked)
                assertThat(comparable(line.send(request + "\n\n").answer()))
                        .as(request)
                        .isEqualTo(onALineOfItsOwn(request));
            assertThat(comparable(line.send(asked.get(0) + "\n\n").answer())).isEqualTo(onALineOfItsOwn(asked.get(0)));
        }
    }

    @Test
    void answersComeInTheOrderOfTheQuestions() throws Exception {
        String board = "GET /api/networks/" + Settled.network(Given.network()) + "/board HTTP/1.1\nHost: x\n\n";
        String other = "GET /api/networks/nowhere HTTP/1.1\nHost: x\n\n";
        try (RawHttp line = new RawHttp(server)) {
            line.send(board + other + board + board + other);
            for (String status : List.of("200", "404", "200", "200", "404"))
                assertThat(line.answer()).startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void aLineThatHasReadABoardMayBecomeAWebSocket() throws Exception {
        String network = Settled.network(Given.network());
        try (RawHttp line = new RawHttp(server)) {
            line.send("GET /api/networks/" + network + "/board HTTP/1.1\nHost: x\n\n")
                    .answer();
            assertThat(line.send("GET /ws/networks/" + network + "/board HTTP/1.1\nHost: x\nConnection: Upgrade\n"
                                    + "Upgrade: websocket\nSec-WebSocket-Version: 13\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n\n")
                            .answer())
                    .startsWith("HTTP/1.1 101");
        }
    }

    private Map<String, String> onALineOfItsOwn(String request) throws IOException {
        try (RawHttp line = new RawHttp(server)) {
            return comparable(line.send(request + "\n\n").answer());
        }
    }

    /** By their names the status, the headers and the body; without what is another for each request. */
    private static Map<String, String> comparable(String answer) {
        Map<String, String> parts = new TreeMap<>();
        int end = answer.indexOf("\r\n\r\n");
        List<String> lines = new ArrayList<>(List.of(answer.substring(0, end).split("\r\n")));
        parts.put("status", lines.remove(0));
        for (String header : lines) parts.put(header.split(": ")[0].toLowerCase(Locale.ROOT), header);
        // Of what asOf says, and of nothing else: the body is compared.
        parts.remove("content-length");
        parts.put("body", answer.substring(end).replaceAll("\"asOf\":\"[^\"]*\"", ""));
        return parts;
    }
}
