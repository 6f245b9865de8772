package net.tomarigi.platform.http;

import io.restassured.builder.ResponseBuilder;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends a body as it is: REST Assured writes every byte of one into a sentence first, a second for each megabyte. */
final class LargeBody {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private LargeBody() {}

    static ValidatableResponse send(String method, URI to, String type, String body) {
        return send(method, to, type, body.getBytes(StandardCharsets.UTF_8));
    }

    static ValidatableResponse send(String method, URI to, String type, byte[] body) {
        try {
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(to)
                            .timeout(Duration.ofMinutes(1))
                            .header("Content-Type", type)
                            .method(method, BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofString());
            ResponseBuilder built =
                    new ResponseBuilder().setStatusCode(answer.statusCode()).setBody(answer.body());
            answer.headers().map().forEach((name, values) -> built.setHeader(name, values.get(0)));
            answer.headers().firstValue("Content-Type").ifPresent(built::setContentType);
            return built.build().then();
        } catch (IOException e) {
            throw new AssertionError("no answer to " + method + " " + to, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
