package net.tomarigi.access.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import net.tomarigi.access.Passkeys.Site;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The site that passkeys are for: the address that the operator has named, or else this machine. */
@Singleton
class PasskeySite {
    private static final String HERE = "localhost";

    private final Optional<Site> named;

    PasskeySite(@ConfigProperty(name = "tomarigi.address") Optional<String> address) {
        named = address.map(URI::create)
                .map(uri -> new Site(uri.getHost(), uri.getScheme() + "://" + uri.getRawAuthority()));
    }

    Site of(HttpServerRequest request) {
        return named.orElseGet(() -> {
            HostAndPort asked = request.authority();
            String port = asked == null || asked.port() <= 0 ? "" : ":" + asked.port();
            return new Site(HERE, "http://" + HERE + port);
        });
    }
}
