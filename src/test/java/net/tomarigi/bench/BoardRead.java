package net.tomarigi.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import net.tomarigi.product.Server;
import net.tomarigi.product.Town;

/** One board in one form, and how often it was read from each server, however often that was started. */
final class BoardRead {
    static final int READERS = 64;
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(500).toNanos();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What a reader asks for. */
    enum Form {
        PLAIN("plain", 200),
        SIGNED_IN("plain, with a token", 200),
        GZIP("compressed", 200),
        KNOWN("304", 304);

        private final String title;
        private final int status;

        Form(String title, int status) {
            this.title = title;
            this.status = status;
        }

        String title() {
            return title;
        }

        private Map<String, String> headers(String tag, String token) {
            return switch (this) {
                case PLAIN -> Map.of();
                case SIGNED_IN -> Map.of("Authorization", "Bearer " + token);
                case GZIP -> Map.of("Accept-Encoding", "gzip");
                case KNOWN -> Map.of("If-None-Match", tag);
            };
        }
    }

    private final Town town;
    private final Form form;
    private final String token;
    private final int bytes;
    private final Map<Server, ByteBuffer> requests = new HashMap<>();
    private final Map<String, Rates> rates = new HashMap<>();

    BoardRead(Server product, Town town, Form form) throws Exception {
        this.town = town;
        this.form = form;
        this.token = product.administrator();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(product.base() + town.boardPath()));
        form.headers(settledTag(product, town), token).forEach(request::header);
        HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != form.status) throw new IllegalStateException(form + " → " + answer);
        this.bytes = answer.body().length;
    }

    Form form() {
        return form;
    }

    /** Of an answer's body. */
    int bytes() {
        return bytes;
    }

    int facilities() {
        return town.facilities().size();
    }

    /** @param server its name */
    Rates rates(String server) {
        return rates.computeIfAbsent(server, any -> new Rates());
    }

    Load.Outcome load(Server server, Duration time) throws Exception {
        ByteBuffer request = requests.get(server);
        if (request == null) requests.put(server, request = request(server));
        ByteBuffer asked = request;
        List<Supplier<ByteBuffer>> readers = IntStream.range(0, READERS)
                .mapToObj(i -> asked.duplicate())
                .<Supplier<ByteBuffer>>map(own -> () -> own)
                .toList();
        return Load.run(server, readers, form.status, time);
    }

    private ByteBuffer request(Server server) throws Exception {
        StringBuilder lines = new StringBuilder();
        form.headers(settledTag(server, town), token)
                .forEach((name, value) ->
                        lines.append(name).append(": ").append(value).append("\r\n"));
        return Load.request("GET", town.boardPath(), lines.toString(), "");
    }

    /** The board's tag, once there is one and the last change has come back in the common order. */
    static String settledTag(Server server, Town town) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.base() + town.boardPath()))
                .build();
        for (String before = ""; ; LockSupport.parkNanos(LOOK_AGAIN_NANOS)) {
            String tag = HTTP.send(request, BodyHandlers.discarding())
                    .headers()
                    .firstValue("ETag")
                    .orElse("");
            if (!tag.isEmpty() && tag.equals(before)) return tag;
            before = tag;
        }
    }
}
