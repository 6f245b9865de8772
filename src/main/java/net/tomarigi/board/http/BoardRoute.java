package net.tomarigi.board.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import net.tomarigi.board.BoardCache;
import net.tomarigi.board.BoardCache.Encoded;
import net.tomarigi.board.Visitors;
import net.tomarigi.platform.MetricNames;

/**
 * {@code GET /api/networks/{network}/board}, as a route of its own: every wall, office and prefecture reads it, and the bytes
 * are ready, so that nothing stands between them and the socket. Whoever has read a board on a line and asks again on it is
 * answered before the request becomes one of the framework's.
 */
@ApplicationScoped
class BoardRoute {
    /** Before the filters of platform.http, none of which has anything to say to a board's reader. */
    private static final int FIRST = -2_001;

    private static final String ABOVE = "/api/networks/";
    private static final String BOARD = "/board";
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json;charset=UTF-8");
    private static final CharSequence NO_CACHE = HttpHeaders.createOptimized("no-cache");
    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");
    private static final CharSequence TYPE_OPTIONS = HttpHeaders.createOptimized("x-content-type-options");
    private static final CharSequence NO_SNIFFING = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence RESOURCES = HttpHeaders.createOptimized("cross-origin-resource-policy");
    private static final CharSequence SAME_ORIGIN = HttpHeaders.createOptimized("same-origin");
    private static final CharSequence ENCODING = HttpHeaders.createOptimized("accept-encoding");

    private final BoardCache boards;
    private final Visitors visitors;
    private final LongAdder whole = new LongAdder();
    private final LongAdder unchanged = new LongAdder();

    BoardRoute(BoardCache boards, Visitors visitors, MeterRegistry metrics) {
        this.boards = boards;
        this.visitors = visitors;
        count(metrics, "whole", whole);
        count(metrics, "unchanged", unchanged);
    }

    private static void count(MeterRegistry metrics, String answer, LongAdder count) {
        FunctionCounter.builder(MetricNames.BOARD_READS, count, LongAdder::sum)
                .tag("answer", answer)
                .register(metrics);
    }

    void register(@Observes Router router) {
        // By hand first: a route with a parameter is matched by a regular expression, at a tenth of what a read costs.
        readable(router.route(), FIRST).handler(context -> {
            HttpServerRequest request = context.request();
            String network = plainNetworkIn(request.path());
            if (network == null) {
                context.next();
                return;
            }
            answer(network, context);
            if (request.connection() instanceof HttpServerConnection line) line.handler(this::answerAtOnce);
        });
        readable(router.route("/api/networks/:network/board"), -1_000)
                .handler(context -> answer(context.pathParam("network"), context));
    }

    private static Route readable(Route route, int order) {
        return route.method(HttpMethod.GET).method(HttpMethod.HEAD).order(order);
    }

    /** The network whose board is at a path that needs no decoding; null for every other path. */
    private static String plainNetworkIn(String path) {
        int end = path.length() - BOARD.length();
        if (end <= ABOVE.length() || !path.startsWith(ABOVE) || !path.endsWith(BOARD) || path.indexOf('%') >= 0)
            return null;
        return path.indexOf('/', ABOVE.length()) == end ? path.substring(ABOVE.length(), end) : null;
    }

    /** Whatever is not a plain read of a board that is there, by somebody who may see it, goes the way of all requests. */
    private void answerAtOnce(HttpServerRequest request) {
        HttpMethod method = request.method();
        String network = method == HttpMethod.GET || method == HttpMethod.HEAD ? plainNetworkIn(request.uri()) : null;
        Encoded board = network == null ? null : boards.find(network).orElse(null);
        MultiMap asked = request.headers();
        if (board != null
                && visitors.mayEnterAtOnce(
                        board.view(), asked.get(HttpHeaders.AUTHORIZATION), asked.get(HttpHeaders.COOKIE)))
            answer(board, asked, request.response());
        else VertxHttpRecorder.getRootHandler().handle(request);
    }

    private void answer(String network, RoutingContext context) {
        Optional<Encoded> found = boards.find(network);
        if (found.isEmpty()) {
            context.fail(boards.missing(network).asException());
            return;
        }
        MultiMap asked = context.request().headers();
        visitors.let(
                found.get().view(),
                asked.get(HttpHeaders.AUTHORIZATION),
                asked.get(HttpHeaders.COOKIE),
                caller -> answer(found.get(), asked, context.response()),
                context::fail);
    }

    private void answer(Encoded board, MultiMap asked, HttpServerResponse response) {
        MultiMap headers = response.headers();
        headers.set(HttpHeaders.ETAG, board.tagHeader());
        headers.set(HttpHeaders.CACHE_CONTROL, NO_CACHE);
        headers.set(HttpHeaders.VARY, ENCODING);
        // What belongs to the bytes stands with them in the reader's cache (RFC 9110, 15.4.5).
        if (isKnown(asked.get(HttpHeaders.IF_NONE_MATCH), board.tag())) {
            unchanged.increment();
            response.setStatusCode(304).end();
            return;
        }
        whole.increment();
        headers.set(TYPE_OPTIONS, NO_SNIFFING);
        headers.set(RESOURCES, SAME_ORIGIN);
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
        // As browsers say it, without qualities: not worth taking every reader's header apart.
        if (accepted.contains("gzip") && accepted.indexOf(';') < 0) return true;
        for (String part : accepted.split(",")) {
            String[] coding = part.strip().split("\\s*;\\s*");
            if (!coding[0].equalsIgnoreCase("gzip") && !coding[0].equals("*")) continue;
            return coding.length == 1 || !coding[1].matches("q=0(\\.0*)?");
        }
        return false;
    }
}
