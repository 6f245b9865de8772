package net.tomarigi.board.ws;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import net.tomarigi.access.Caller;
import net.tomarigi.board.Boards;
import net.tomarigi.board.Visitors;
import net.tomarigi.platform.Problem;

/**
 * {@code /ws/networks/{network}/board}: a route on Quarkus' own router, because Vert.x' socket carries a change to a thousand
 * screens for two thirds of what the framework's costs.
 */
@ApplicationScoped
class BoardSocket {
    private final Boards boards;
    private final Screens screens;
    private final Visitors visitors;

    BoardSocket(Boards boards, Screens screens, Visitors visitors) {
        this.boards = boards;
        this.visitors = visitors;
        this.screens = screens;
    }

    void register(@Observes Router router) {
        router.get("/ws/networks/:network/board").order(-1_000).handler(this::open);
    }

    private void open(RoutingContext context) {
        String network = context.pathParam("network");
        Problem refusal = refusal(context, network);
        if (refusal != null) {
            context.fail(refusal.asException());
            return;
        }
        HttpServerRequest request = context.request();
        request.pause();
        visitors.let(
                boards.findView(network).orElseThrow(),
                request.getHeader(HttpHeaders.AUTHORIZATION),
                request.getHeader(HttpHeaders.COOKIE),
                caller -> {
                    request.resume();
                    join(network, caller, context);
                },
                refused -> {
                    request.resume();
                    context.fail(refused);
                });
    }

    private void join(String network, Caller caller, RoutingContext context) {
        HttpServerRequest request = context.request();
        String epoch = request.getParam("epoch");
        long revision = revision(request.getParam("revision"));
        boolean pulse = "1".equals(request.getParam("pulse"));
        Channel channel = ((ConnectionBase) request.connection()).channel();
        request.toWebSocket()
                .onSuccess(socket -> screens.join(network, new Screen(socket, channel, caller, pulse), epoch, revision))
                .onFailure(context::fail);
    }

    private Problem refusal(RoutingContext context, String network) {
        if (!"websocket".equalsIgnoreCase(context.request().getHeader("Upgrade")))
            return Problem.of("websocket-only", 426);
        if (boards.findView(network).isEmpty()) return boards.missing(network);
        return screens.isFull() ? Problem.unavailable(Screens.FULL_RETRY_AFTER) : null;
    }

    /** -1, which nobody holds, for whatever is not a revision: the screen then gets a snapshot. */
    private static long revision(String text) {
        if (text == null || !text.matches("\\d{1,18}")) return -1;
        return Long.parseLong(text);
    }
}
