package net.tomarigi.bench.fanout;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Vert.x and nothing else: what is posted to {@code /publish} is written to each socket, the same buffer to all. */
public final class BareFanOut extends AbstractVerticle {
    private static final Set<ServerWebSocket> SCREENS = ConcurrentHashMap.newKeySet();

    private final int port;

    private BareFanOut(int port) {
        this.port = port;
    }

    /** @param arguments the port */
    public static void main(String... arguments) {
        int port = Integer.parseInt(arguments[0]);
        Vertx.vertx()
                .deployVerticle(
                        () -> new BareFanOut(port),
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
        if (request.method() == HttpMethod.POST)
            request.body().onSuccess(body -> {
                publish(body);
                request.response().setStatusCode(204).end();
            });
        else watch(request);
    }

    static void watch(HttpServerRequest request) {
        request.toWebSocket().onSuccess(screen -> {
            SCREENS.add(screen);
            screen.closeHandler(closed -> SCREENS.remove(screen));
        });
    }

    static void publish(Buffer change) {
        for (ServerWebSocket screen : SCREENS) screen.writeBinaryMessage(change);
    }
}
