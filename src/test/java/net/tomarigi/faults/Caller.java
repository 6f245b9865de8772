package net.tomarigi.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import net.tomarigi.vacancy.Source;

/** A voice over REST. */
final class Caller extends Voice {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /**
     * @param node to which it turns first
     * @param moves whether it goes to the other one when that does not serve
     * @param patience with one attempt
     */
    Caller(Cluster cluster, String token, Tally tally, int node, boolean moves, Duration patience, long seed) {
        super(cluster, token, tally, node, moves, patience, seed);
    }

    @Override
    Source.Via via() {
        return Source.Via.REST;
    }

    @Override
    Answer report(String facility, String report, String key) {
        return insist("PUT", "/api/facilities/" + facility + "/vacancies", report, key);
    }

    /** @return the first answer that is final; null when it was closed before one came */
    Answer insist(String method, String path, String body, String key) {
        return insist(
                attempts -> answer(send(method, path, body, key), attempts),
                () -> sendAndHangUp(method, path, body, key));
    }

    private static Answer answer(HttpResponse<byte[]> response, int attempts) {
        return response == null ? null : new Answer(response.statusCode(), json(response), attempts);
    }

    private HttpResponse<byte[]> send(String method, String path, String body, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(cluster.base(node()) + path))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .header("X-Forwarded-For", "192.0.2.1")
                .method(method, BodyPublishers.ofString(body));
        if (key != null) request.header("Idempotency-Key", key);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException noAnswer) {
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All of the request or a part of it; then the line is dead, sooner or later in what the node does. */
    private void sendAndHangUp(String method, String path, String body, String key) {
        byte[] request = (method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "Authorization: Bearer " + token + "\r\nX-Forwarded-For: 192.0.2.1\r\n"
                        + (key == null ? "" : "Idempotency-Key: " + key + "\r\n")
                        + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
        int sent = random.nextInt(4) == 0 ? random.nextInt(request.length) : request.length;
        try (Socket line = new Socket(
                InetAddress.getLoopbackAddress(), cluster.node(node()).port())) {
            line.setSoLinger(true, 0);
            line.getOutputStream().write(request, 0, sent);
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(12_000)));
            tally.hungUp.incrementAndGet();
        } catch (IOException refused) {
            tally.unanswered.incrementAndGet();
        }
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            return null;
        }
    }
}
