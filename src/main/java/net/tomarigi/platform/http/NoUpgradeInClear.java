package net.tomarigi.platform.http;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Without TLS this server speaks HTTP/1.1 alone. A client that offers to go on in HTTP/2 (Java's does unless told
 * otherwise) read some answers of more than 64 KiB, one in a hundred, as broken frames after the upgrade.
 */
@Singleton
class NoUpgradeInClear implements HttpServerOptionsCustomizer {
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
