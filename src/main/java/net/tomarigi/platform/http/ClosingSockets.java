package net.tomarigi.platform.http;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * How long a WebSocket that the server closes waits for the other side's own close before the connection is cut. A line
 * that is closed because nobody is there any more gets no such answer, and is not pinged while it waits.
 */
@Singleton
class ClosingSockets implements HttpServerOptionsCustomizer {
    private static final int SECONDS = 2;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setWebSocketClosingTimeout(SECONDS);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customizeHttpServer(options);
    }
}
