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
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import net.tomarigi.vacancy.Source;

/**
 * One who calls over the links and insists: whatever is refused for now, or not answered, is sent again under the same key, to
 * the other node where there is a choice. Used by one thread at a time.
 */
final class Caller implements Voice {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);
    private static final int MOST_HANGUPS = 6;

    /**
     * @param status of the answer
     * @param body of it; null where it is no JSON
     * @param attempts how often it was sent until it was answered
     */
    record Answer(int status, JsonNode body, int attempts) {}

    private final Cluster cluster;
    private final String token;
    private final Tally tally;
    private final Duration patience;
    private final boolean moves;
    private final Random random;
    private int node;
    private volatile boolean hangsUp;
    private volatile boolean closed;

    /**
     * @param node to which it turns first
     * @param moves whether it goes to the other one when that does not serve
     * @param patience with one attempt
     */
    Caller(Cluster cluster, String token, Tally tally, int node, boolean moves, Duration patience, long seed) {
        this.cluster = cluster;
        this.token = token;
        this.tally = tally;
        this.node = node;
        this.moves = moves;
        this.patience = patience;
        this.random = new Random(seed);
    }

    @Override
    public Source.Via via() {
        return Source.Via.REST;
    }

    @Override
    public void hangUp(boolean does) {
        hangsUp = does;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public Answer report(String facility, String report, String key) {
        return insist("PUT", "/api/facilities/" + facility + "/vacancies", report, key);
    }

    /** @return the first answer that is final; null when it was closed before one came */
    Answer insist(String method, String path, String body, String key) {
        for (int attempts = 1; !closed; attempts++) {
            if (hangsUp)
                for (int i = random.nextInt(MOST_HANGUPS + 1); i > 0; i--, attempts++)
                    sendAndHangUp(method, path, body, key);
            HttpResponse<byte[]> response = send(method, path, body, key);
            if (response == null) tally.unanswered.incrementAndGet();
            else if (response.statusCode() != 503) return new Answer(response.statusCode(), json(response), attempts);
            else tally.refused.incrementAndGet();
            if (moves) node = 1 - node;
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return null;
    }

    private HttpResponse<byte[]> send(String method, String path, String body, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(cluster.base(node) + path))
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
        try (Socket line =
                new Socket(InetAddress.getLoopbackAddress(), cluster.node(node).port())) {
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
