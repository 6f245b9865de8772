package net.tomarigi.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line may become: a WebSocket by a right handshake; a wrong one is the caller's mistake, and told as such. */
@QuarkusTest
class HandshakeTest {
    @TestHTTPResource
    URI server;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|Connection: Upgrade~Upgrade: websocket|4",
                "GET|Connection: Upgrade~Upgrade: websocket~Sec-WebSocket-Version: 13|4",
                "GET|Connection: Upgrade~Upgrade: websocket~Sec-WebSocket-Version: 99~Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|4",
                "GET|Upgrade: websocket~Sec-WebSocket-Version: 13~Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|4",
                "GET|X: y|4",
                "POST|Content-Length: 0|4",
                "GET|Connection: Upgrade~Upgrade: websocket~Sec-WebSocket-Version: 13~Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|1",
            })
    void aBrokenHandshakeIsRefused(String method, String headers, String status) throws IOException {
        for (String path : new String[] {"/ws/networks/" + Given.network() + "/board", "/ws/facilities/x"})
            try (RawHttp http = new RawHttp(server)) {
                http.send(method + " " + path + " HTTP/1.1\nHost: x\nAuthorization: Bearer " + As.administrator() + "\n"
                        + headers.replace('~', '\n') + "\n\n");
                assertThat(http.answer()).startsWith("HTTP/1.1 " + status);
            }
    }

    @Test
    void withoutTlsALineStaysWithHttp1() throws Exception {
        HttpClient offersToUpgrade = HttpClient.newHttpClient();
        HttpRequest large = HttpRequest.newBuilder(server.resolve("/q/openapi")).build();
        HttpResponse<String> answer = offersToUpgrade.send(large, BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(answer.body()).startsWith("---").hasSizeGreaterThan(200_000);
    }
}
