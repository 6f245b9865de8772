package net.tomarigi.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A screen as somebody would write it who has only read the contract: it applies what it is sent, and nothing else. */
public final class Screen implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<JsonNode> received = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private ObjectNode board;
    private String token;
    private Integer closed;
    private Throwable failure;
    private volatile long heardNanos = System.nanoTime();
    private WebSocket socket;

    private Screen() {}

    public static Screen open(String base, String network) throws Exception {
        return open(base, network, null);
    }

    /** @param token by which it says who it is */
    public static Screen openAs(String base, String network, String token) throws Exception {
        Screen screen = new Screen();
        screen.token = token;
        return screen.connect(base, network, "");
    }

    /** @param before a screen that was disconnected, to go on from what it holds; null to begin anew */
    public static Screen open(String base, String network, Screen before) throws Exception {
        return open(base, network, before, "");
    }

    /** @param more of the query, each with its ampersand: {@code &pulse=1} */
    public static Screen open(String base, String network, Screen before, String more) throws Exception {
        Screen screen = new Screen();
        String query = "?";
        ObjectNode held = before == null ? null : before.board();
        if (held != null) {
            screen.board = held;
            query += "epoch=" + held.get("epoch").asText() + "&revision="
                    + held.get("revision").asLong();
        }
        return screen.connect(base, network, query + more);
    }

    /** @param query as it stands, with its question mark */
    public static Screen openRaw(String base, String network, String query) throws Exception {
        return new Screen().connect(base, network, query);
    }

    private Screen connect(String base, String network, String query) throws Exception {
        WebSocket.Builder handshake = HTTP.newWebSocketBuilder();
        if (token != null) handshake.header("Authorization", "Bearer " + token);
        socket = handshake
                .buildAsync(
                        URI.create(base.replaceFirst("^http", "ws").replaceFirst("/$", "") + "/ws/networks/" + network
                                + "/board" + query),
                        this)
                .get(5, TimeUnit.SECONDS);
        return this;
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        heardNanos = System.nanoTime();
        synchronized (this) {
            text.append(data);
            if (last) {
                try {
                    take(JSON.readTree(text.toString()));
                } catch (Exception | AssertionError e) {
                    failure = e;
                    throw new IllegalStateException(e);
                }
                text.setLength(0);
            }
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public synchronized CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed = statusCode;
        return null;
    }

    @Override
    public synchronized void onError(WebSocket webSocket, Throwable error) {
        closed = -1;
    }

    private void take(JsonNode message) {
        received.add(message);
        switch (message.get("type").asText()) {
            case "snapshot" -> {
                board = message.deepCopy();
                board.remove("type");
            }
            case "changes" -> apply(message);
            default -> {}
        }
    }

    private void apply(JsonNode changes) {
        board.set("revision", changes.get("revision"));
        board.set("openTonight", changes.get("openTonight"));
        for (JsonNode changed : changes.get("facilities")) {
            ObjectNode facility = find((ArrayNode) board.get("facilities"), changed.get("id"));
            facility.set("attestedAt", changed.get("attestedAt"));
            facility.set("freshness", changed.get("freshness"));
            facility.set("openTonight", changed.get("openTonight"));
            for (JsonNode bed : changed.get("beds")) {
                ObjectNode known = find((ArrayNode) facility.get("beds"), bed.get("id"));
                known.set("open", bed.get("open"));
                known.set("taken", bed.get("taken"));
                known.set("version", bed.get("version"));
            }
        }
    }

    private static ObjectNode find(ArrayNode all, JsonNode id) {
        for (JsonNode one : all) if (one.get("id").equals(id)) return (ObjectNode) one;
        throw new AssertionError("a change of " + id + ", which the snapshot does not have");
    }

    /** What it holds; without the time of the snapshot. */
    public synchronized ObjectNode board() {
        if (board == null) return null;
        ObjectNode copy = board.deepCopy();
        copy.remove("asOf");
        return copy;
    }

    public synchronized List<JsonNode> received() {
        return List.copyOf(received);
    }

    public synchronized Integer closed() {
        return closed;
    }

    /** What it could not make sense of; null: nothing. */
    public synchronized Throwable failure() {
        return failure;
    }

    /** When the last message came, by {@link System#nanoTime}. */
    public long heardNanos() {
        return heardNanos;
    }

    @Override
    public void close() {
        socket.abort();
    }

    /** A board as GET gave it, to compare with {@link #board}. */
    public static ObjectNode read(String json) {
        try {
            ObjectNode board = (ObjectNode) JSON.readTree(json);
            board.remove("asOf");
            return board;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
