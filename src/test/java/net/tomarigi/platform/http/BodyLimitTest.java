package net.tomarigi.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that is too large, or lies about its size, is refused cheaply and harms nobody else. */
@QuarkusTest
class BodyLimitTest {
    private static final int MB = 1024 * 1024;
    private static final String PUT = "PUT /api/echo HTTP/1.1\nHost: x\nContent-Type: application/json\n";
    private static final String POST_FILE = "POST /api/echo/file HTTP/1.1\nHost: x\nContent-Type: text/csv\n";

    @TestHTTPResource
    URI server;

    @AfterEach
    void theServerServesTheNext() {
        given().contentType("application/json")
                .body(json(100))
                .put("/api/echo")
                .then()
                .statusCode(200);
    }

    @Test
    void jsonOfOneMegabyteIsReadOnTheEventLoop() {
        LargeBody.send("PUT", server.resolve("/api/echo"), "application/json", json(MB))
                .statusCode(200)
                .body("thread", startsWith("vert.x-eventloop"));
    }

    @ParameterizedTest
    @ValueSource(ints = {MB + 1, 2 * MB, 17 * MB, 20 * MB})
    void jsonOfMoreThanOneMegabyteIsTooLarge(int bytes) {
        LargeBody.send("PUT", server.resolve("/api/echo"), "application/json", json(bytes))
                .statusCode(413)
                .contentType("application/problem+json")
                .header("Content-Language", "ja")
                .body("type", equalTo("/problems/too-large"))
                .body("detail", containsString("1 MB"));
    }

    @Test
    void aBodyThatAnnouncesItsSizeIsRefusedBeforeItIsSent() throws IOException {
        try (RawHttp http = new RawHttp(server)) {
            http.send(PUT + "Accept-Language: en\nContent-Length: " + 2 * MB + "\n\n");
            assertTooLarge(http.answer(), "At most 1 MB");
            assertThat(http.isClosedByServer()).isTrue();
        }
    }

    @Test
    void whoAsksFirstIsToldBeforeSending() throws IOException {
        try (RawHttp http = new RawHttp(server)) {
            http.send(PUT + "Expect: 100-continue\nContent-Length: " + 2 * MB + "\n\n");
            assertTooLarge(http.answer(), "1 MB");
        }
        try (RawHttp http = new RawHttp(server)) {
            byte[] body = json(100).getBytes(StandardCharsets.UTF_8);
            http.send(PUT + "Expect: 100-continue\nContent-Length: " + body.length + "\n\n");
            assertThat(http.answer()).startsWith("HTTP/1.1 100 ");
            assertThat(http.send(body).answer()).startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {MB + 1, 2 * MB, 20 * MB})
    void aBodyInChunksIsRefusedWhenItTurnsOutTooLarge(int bytes) throws IOException {
        try (RawHttp http = new RawHttp(server)) {
            http.send(PUT + "Accept-Language: en\nTransfer-Encoding: chunked\n\n")
                    .sendChunked(json(bytes).getBytes(StandardCharsets.UTF_8));
            assertTooLarge(http.answer(), "At most 1 MB");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 20_000, MB})
    void aBodyInChunksOfTheRightSizeIsRead(int bytes) throws IOException {
        try (RawHttp http = new RawHttp(server)) {
            http.send(PUT + "Transfer-Encoding: chunked\n\n")
                    .sendChunked(json(bytes).getBytes(StandardCharsets.UTF_8));
            assertThat(http.answer()).startsWith("HTTP/1.1 200 ").contains("vert.x-eventloop");
        }
    }

    @Test
    void aFileMayBeLargerWhereFilesAreTaken() throws IOException {
        LargeBody.send("POST", server.resolve("/api/echo/file"), "text/csv", new byte[16 * MB])
                .statusCode(200)
                .body("bytes", equalTo(16 * MB));
        try (RawHttp http = new RawHttp(server)) {
            http.send(POST_FILE + "Transfer-Encoding: chunked\n\n").sendChunked(new byte[16 * MB]);
            assertThat(http.answer()).startsWith("HTTP/1.1 200 ").contains("" + 16 * MB);
        }
    }

    @Test
    void aFileOfMoreThanSixteenMegabytesIsTooLarge() throws IOException {
        for (String path : new String[] {"/api/echo/file", "/api/facilities/import"})
            LargeBody.send("POST", server.resolve(path), "text/csv", new byte[16 * MB + 1])
                    .statusCode(413)
                    .contentType("application/problem+json")
                    .body("detail", containsString("16 MB"));
        for (int bytes : new int[] {16 * MB + 1, 40 * MB})
            try (RawHttp http = new RawHttp(server)) {
                http.send(POST_FILE + "Transfer-Encoding: chunked\n\n").sendChunked(new byte[bytes]);
                assertTooLarge(http.answer(), "16 MB");
            }
    }

    @Test
    void aBodyThatEndsBeforeItsAnnouncedSizeIsNeverTakenForWhole() throws IOException {
        try (RawHttp http = new RawHttp(server)) {
            http.send(PUT + "Content-Length: 1000\n\n{\"count\":1}").sendNoMore();
            assertThat(http.answer()).doesNotStartWith("HTTP/1.1 200");
        }
    }

    @Test
    void aFileThatBreaksOffIsNeverTakenForWhole() throws IOException {
        try (RawHttp http = new RawHttp(server)) {
            http.send(POST_FILE + "Transfer-Encoding: chunked\n\n5\nhello\n").sendNoMore();
            assertThat(http.answer()).doesNotStartWith("HTTP/1.1 200").doesNotContain(" 500 ");
        }
    }

    @Test
    void whatFollowsABodyIsNeverPartOfIt() throws IOException {
        try (RawHttp http = new RawHttp(server)) {
            http.send(PUT + "Content-Length: 11\n\n{\"count\":1},\"name\":\"x\"}\n\n");
            assertThat(http.answer()).startsWith("HTTP/1.1 200").contains("\"name\":\"\"");
            assertThat(http.answer()).contains(" 400 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "99999999999999999999", "1, 2", "0x10", ""})
    void aSizeThatIsNoNumberIsRefused(String length) throws IOException {
        try (RawHttp http = new RawHttp(server)) {
            http.send(PUT + "Content-Length: " + length + "\n\n{\"count\":1}");
            assertThat(http.answer()).startsWith("HTTP/1.").contains(" 400 ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/echo/night/2026-11-20?x=%s HTTP/1.1, 5000, 414",
        "GET /%s HTTP/1.1, 100000, 414",
        "GET /api/echo/night/2026-11-20 HTTP/1.1!X-Long: %s, 20000, 431",
        "nonsense%s, 0, 400",
    })
    void aRequestLineOrHeaderThatIsTooLongIsRefused(String request, int length, int status) throws IOException {
        try (RawHttp http = new RawHttp(server)) {
            http.send(String.format(request, "x".repeat(length)).replace('!', '\n') + "\nHost: x\n\n");
            assertThat(http.answer())
                    .startsWith("HTTP/1.")
                    .contains(" " + status + " ")
                    .doesNotContain("Exception");
        }
    }

    private static void assertTooLarge(String answer, String detail) {
        assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                .startsWith("http/1.1 413 ")
                .contains("content-type: application/problem+json", "connection: close", "/problems/too-large");
        assertThat(answer).contains(detail);
    }

    /** JSON that the echo understands, of exactly that many bytes. */
    private static String json(int bytes) {
        String start = "{\"count\":1,\"name\":\"";
        return start + "x".repeat(bytes - start.length() - 2) + "\"}";
    }
}
