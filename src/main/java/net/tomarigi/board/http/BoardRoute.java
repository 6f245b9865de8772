package net.tomarigi.board.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import net.tomarigi.board.BoardCache;
import net.tomarigi.board.BoardCache.Encoded;
import net.tomarigi.platform.Problem;

/**
 * {@code GET /api/networks/{network}/board}, as a route of its own: every wall, office and prefecture reads it, and the bytes
 * are ready, so that nothing stands between them and the socket.
 */
@ApplicationScoped
class BoardRoute {
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json;charset=UTF-8");
    private static final CharSequence NO_CACHE = HttpHeaders.createOptimized("no-cache");
    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");
    private static final CharSequence ENCODING = HttpHeaders.createOptimized("accept-encoding");

    private final BoardCache boards;

    BoardRoute(BoardCache boards) {
        this.boards = boards;
    }

    void register(@Observes Router router) {
        router.route("/api/networks/:network/board")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(-1_000)
                .handler(this::answer);
    }

    private void answer(RoutingContext context) {
        Optional<Encoded> found = boards.find(context.pathParam("network"));
        if (found.isEmpty()) {
            context.fail(
                    Problem.notFound("network", context.pathParam("network")).asException());
            return;
        }
        Encoded board = found.get();
        MultiMap asked = context.request().headers();
        HttpServerResponse response = context.response();
        MultiMap headers = response.headers();
        headers.set(HttpHeaders.ETAG, board.tag());
        headers.set(HttpHeaders.CACHE_CONTROL, NO_CACHE);
        headers.set(HttpHeaders.VARY, ENCODING);
        if (isKnown(asked.get(HttpHeaders.IF_NONE_MATCH), board.tag())) {
            response.setStatusCode(304).end();
            return;
        }
        headers.set(HttpHeaders.CONTENT_TYPE, JSON);
        Buffer bytes = board.plain();
        if (wantsGzip(asked.get(HttpHeaders.ACCEPT_ENCODING))) {
            headers.set(HttpHeaders.CONTENT_ENCODING, GZIP);
            bytes = board.gzip();
        }
        response.end(bytes);
    }

    /** Compares weakly, as RFC 9110 asks of If-None-Match. */
    private static boolean isKnown(String tags, String tag) {
        if (tags == null) return false;
        return tags.equals(tag) || tags.strip().equals("*") || tags.contains(tag.substring(2));
    }

    /** Whether gzip is accepted and not at quality 0. */
    private static boolean wantsGzip(String accepted) {
        if (accepted == null) return false;
        for (String part : accepted.split(",")) {
            String[] coding = part.strip().split("\\s*;\\s*");
            if (!coding[0].equalsIgnoreCase("gzip") && !coding[0].equals("*")) continue;
            return coding.length == 1 || !coding[1].matches("q=0(\\.0*)?");
        }
        return false;
    }
}
