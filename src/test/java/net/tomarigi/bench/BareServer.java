package net.tomarigi.bench;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What reading a board is compared with: Vert.x and nothing else, sending the very bytes and headers that the product
 * answered. It does what a board's reader can see (plain, compressed, 304) and not one look-up more.
 */
public final class BareServer extends AbstractVerticle {
    /** What Vert.x writes itself. */
    private static final Set<String> NOT_COPIED = Set.of("content-length", "connection");

    private final int port;
    private final Map<String, Forms> boards;

    private BareServer(int port, Map<String, Forms> boards) {
        this.port = port;
        this.boards = boards;
    }

    /** @param arguments the port, the product's address, the paths to copy from there */
    public static void main(String... arguments) throws Exception {
        Map<String, Forms> boards = new HashMap<>();
        for (String path : List.of(arguments).subList(2, arguments.length))
            boards.put(path, Forms.copy(URI.create(arguments[1] + path)));
        int port = Integer.parseInt(arguments[0]);
        Vertx.vertx()
                .deployVerticle(
                        () -> new BareServer(port, boards),
                        new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE))
                .onFailure(failure -> {
                    failure.printStackTrace();
                    System.exit(1);
                });
    }

    @Override
    public void start() {
        vertx.createHttpServer().requestHandler(this::answer).listen(port, "127.0.0.1");
    }

    private void answer(HttpServerRequest request) {
        Forms board = boards.get(request.path());
        MultiMap asked = request.headers();
        if (board.tag.equals(asked.get(HttpHeaders.IF_NONE_MATCH))) board.known.send(request.response());
        else if (asked.contains(HttpHeaders.ACCEPT_ENCODING)) board.gzip.send(request.response());
        else board.plain.send(request.response());
    }

    private record Forms(String tag, Answer plain, Answer gzip, Answer known) {
        static Forms copy(URI address) throws Exception {
            HttpClient http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            HttpRequest.Builder request = HttpRequest.newBuilder(address);
            HttpResponse<byte[]> plain = http.send(request.build(), BodyHandlers.ofByteArray());
            HttpResponse<byte[]> gzip =
                    http.send(request.copy().header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
            String tag = plain.headers().firstValue("ETag").orElseThrow();
            HttpResponse<byte[]> known =
                    http.send(request.copy().header("If-None-Match", tag).build(), BodyHandlers.ofByteArray());
            return new Forms(tag, Answer.of(plain), Answer.of(gzip), Answer.of(known));
        }
    }

    private record Answer(int status, Map<CharSequence, CharSequence> headers, Buffer body) {
        static Answer of(HttpResponse<byte[]> copied) {
            Map<CharSequence, CharSequence> headers = new HashMap<>();
            copied.headers().map().forEach((name, values) -> {
                if (!NOT_COPIED.contains(name))
                    headers.put(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(values.get(0)));
            });
            return new Answer(copied.statusCode(), headers, Buffer.buffer(copied.body()));
        }

        void send(HttpServerResponse response) {
            response.setStatusCode(status);
            headers.forEach(response.headers()::set);
            if (body.length() == 0) response.end();
            else response.end(body);
        }
    }
}
