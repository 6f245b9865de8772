package net.tomarigi.bench.fanout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import net.tomarigi.bench.fanout.Watchers.Protocol;
import net.tomarigi.product.Server;

/** Many screens, some of which are looked at: who waits for a bed to be taken there is told when it is. */
final class Walls implements AutoCloseable {
    /** To look at all would take the processors from what is measured. */
    private static final int LOOKED_AT_EVERY = 100;

    private static final byte[] CHANGES = "{\"type\":\"changes\"".getBytes(StandardCharsets.US_ASCII);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, LongConsumer> waiting = new ConcurrentHashMap<>();
    private final Watchers watchers;
    private final int lookedAt;

    Walls(Server product, String network, int count) throws Exception {
        lookedAt = (count + LOOKED_AT_EVERY - 1) / LOOKED_AT_EVERY;
        watchers = new Watchers(
                product.address(), "/ws/networks/" + network + "/board", count, Protocol.WEBSOCKET, this::look);
    }

    /** How many of them are looked at. */
    int lookedAt() {
        return lookedAt;
    }

    /** @param seen is told the time, by {@link System#nanoTime}, once for each screen that is looked at */
    void await(String facility, String bed, LongConsumer seen) {
        waiting.put(facility + '/' + bed, seen);
    }

    /** Nobody waits for it any more. */
    void forget(String facility, String bed) {
        waiting.remove(facility + '/' + bed);
    }

    void check() throws Exception {
        watchers.check();
    }

    private void look(int line, byte[] bytes, int from, int to, long at) {
        if (line % LOOKED_AT_EVERY != 0
                || !Arrays.equals(bytes, from, from + CHANGES.length, CHANGES, 0, CHANGES.length)) return;
        try {
            JsonNode frame = JSON.readTree(bytes, from, to - from);
            for (JsonNode facility : frame.get("facilities"))
                for (JsonNode bed : facility.get("beds")) {
                    if (!bed.path("taken").asText().startsWith("s")) continue;
                    LongConsumer seen = waiting.get(
                            facility.get("id").asText() + '/' + bed.get("id").asText());
                    if (seen != null) seen.accept(at);
                }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws Exception {
        watchers.close();
    }
}
