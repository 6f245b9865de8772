package net.tomarigi.rota.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.tomarigi.board.BoardCache;
import net.tomarigi.board.BoardCache.Encoded;
import net.tomarigi.board.Visitors;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.platform.Problem;
import net.tomarigi.rota.WhoAnswers;
import net.tomarigi.rota.WhoAnswers.Answer;
import net.tomarigi.rota.http.RotaView.WallView;

/**
 * {@code GET /api/networks/{network}/rota/wall}, as a route of its own: whoever may see the board may see it, also everybody
 * where the network has made it public, and thousands of walls read the same bytes.
 */
@ApplicationScoped
class WallRoute {
    private static final int BEFORE_RESOURCES = -1_000;

    private final BoardCache boards;
    private final Visitors visitors;
    private final WhoAnswers whoAnswers;
    private final Map<String, Written> written = new ConcurrentHashMap<>();

    WallRoute(BoardCache boards, Visitors visitors, WhoAnswers whoAnswers) {
        this.boards = boards;
        this.visitors = visitors;
        this.whoAnswers = whoAnswers;
    }

    private record Written(Answer answer, Buffer bytes) {}

    void register(@Observes Router router) {
        router.route("/api/networks/:network/rota/wall")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(BEFORE_RESOURCES)
                .handler(context -> answer(context.pathParam("network"), context));
    }

    private void answer(String network, RoutingContext context) {
        Optional<Encoded> board = boards.find(network);
        if (board.isEmpty()) {
            context.fail(Problem.notFound("network", network).asException());
            return;
        }
        MultiMap asked = context.request().headers();
        visitors.let(
                board.get().view(),
                asked.get(HttpHeaders.AUTHORIZATION),
                asked.get(HttpHeaders.COOKIE),
                caller -> whoAnswers
                        .now(network)
                        .subscribe()
                        .with(answer -> end(network, answer, context), context::fail),
                context::fail);
    }

    private void end(String network, Answer answer, RoutingContext context) {
        Written last = written.get(network);
        if (last == null || last.answer() != answer) {
            last = new Written(answer, Buffer.buffer(EventJson.writeData(WallView.of(answer))));
            written.put(network, last);
        }
        if (context.response().ended() || context.response().closed()) return;
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("x-content-type-options", "nosniff")
                .putHeader("cross-origin-resource-policy", "same-origin")
                .end(last.bytes());
    }
}
