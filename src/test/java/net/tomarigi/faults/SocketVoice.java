package net.tomarigi.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import net.tomarigi.vacancy.Source;

/** A voice over the facility's WebSocket: over a new connection where the old one is silent or gone. */
final class SocketVoice extends Voice {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Line line;

    /**
     * @param node to which it turns first
     * @param moves whether it goes to the other one when that does not serve
     * @param patience with one attempt
     */
    SocketVoice(Cluster cluster, String token, Tally tally, int node, boolean moves, Duration patience, long seed) {
        super(cluster, token, tally, node, moves, patience, seed);
    }

    @Override
    Source.Via via() {
        return Source.Via.WEBSOCKET;
    }

    @Override
    Answer report(String facility, String report, String key) {
        String message = "{\"id\":\"" + key + "\",\"report\":" + report + "}";
        return insist(attempts -> say(facility, key, message, attempts), () -> sayAndHangUp(facility, message));
    }

    /** Null where no answer comes. */
    private Answer say(String facility, String key, String message, int attempts) {
        try {
            connect(facility);
            line.say(message, true, patience);
            JsonNode said = line.heard(patience);
            if (said == null) return null;
            if (!said.path("id").asText().equals(key)) tally.surprises.add("over a socket, to " + key + " → " + said);
            int status = said.path("ok").asBoolean()
                    ? 200
                    : said.at("/problem/status").asInt();
            return new Answer(status, said, attempts);
        } catch (ExecutionException e) {
            return e.getCause() instanceof WebSocketHandshakeException refused
                    ? new Answer(refused.getResponse().statusCode(), null, attempts)
                    : null;
        } catch (TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All of the message or a part of it; then the line is dead. */
    private void sayAndHangUp(String facility, String message) {
        int length = random.nextInt(4) == 0 ? random.nextInt(message.length()) : message.length();
        try {
            connect(facility);
            line.say(message.substring(0, length), length == message.length(), patience);
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(12_000)));
            tally.hungUp.incrementAndGet();
        } catch (ExecutionException | TimeoutException e) {
            tally.unanswered.incrementAndGet();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            letGo();
        }
    }

    private void connect(String facility) throws ExecutionException, InterruptedException, TimeoutException {
        if (line != null) return;
        Line next = new Line();
        CompletableFuture<WebSocket> opening = HTTP.newWebSocketBuilder()
                .connectTimeout(patience)
                .header("Authorization", "Bearer " + token)
                .header("X-Forwarded-For", "192.0.2.1")
                .buildAsync(
                        URI.create(cluster.base(node()).replaceFirst("^http", "ws") + "/ws/facilities/" + facility),
                        next);
        try {
            next.socket = opening.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            opening.thenAccept(WebSocket::abort);
            throw e;
        }
        line = next;
    }

    @Override
    void letGo() {
        if (line != null) line.socket.abort();
        line = null;
    }

    /** A connection, and what came over it. */
    private static final class Line implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        private WebSocket socket;

        void say(String words, boolean all, Duration patience)
                throws ExecutionException, InterruptedException, TimeoutException {
            socket.sendText(words, all).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** Null when nothing comes, or nothing can come any more. */
        JsonNode heard(Duration patience) throws InterruptedException {
            JsonNode next = heard.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            return next == null || next.isMissingNode() ? null : next;
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    heard.add(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            heard.add(JSON.missingNode());
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            heard.add(JSON.missingNode());
        }
    }
}
