package net.tomarigi.access.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.KnownCallers;
import net.tomarigi.access.Permission;
import net.tomarigi.access.Presented;
import net.tomarigi.access.Secret;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stands before {@code /q/metrics}, which is no resource of ours: open to whoever may operate the installation, and to the
 * collector of metrics, which the operator has given a token that opens this and nothing else.
 */
@ApplicationScoped
class MetricsGate {
    private static final String PATH = "/q/metrics/*";

    /** After the board's routes, which nothing slows down, and before Quarkus asks who somebody is. */
    private static final int ORDER = -900;

    private static final int SHORTEST = 32;

    private final Access access;
    private final KnownCallers callers;
    private final Optional<byte[]> collector;

    MetricsGate(
            Access access,
            KnownCallers callers,
            @ConfigProperty(name = "tomarigi.metrics.token") Optional<String> token) {
        if (token.filter(one -> one.length() < SHORTEST).isPresent())
            throw new IllegalArgumentException(
                    "tomarigi.metrics.token has to have " + SHORTEST + " characters or more");
        this.access = access;
        this.callers = callers;
        this.collector = token.map(MetricsGate::digest);
    }

    void register(@Observes Router router) {
        router.route(PATH).order(ORDER).handler(this::check);
    }

    private void check(RoutingContext route) {
        HttpServerRequest request = route.request();
        Presented presented =
                Presented.in(request.getHeader(HttpHeaders.AUTHORIZATION), request.getHeader(HttpHeaders.COOKIE));
        if (isCollector(presented)) {
            // Nobody's token: asked once more who that is, Quarkus would refuse it.
            request.headers().remove(HttpHeaders.AUTHORIZATION);
            route.next();
            return;
        }
        caller(presented)
                .flatMap(caller -> access.require(caller, Permission.OPERATE))
                .subscribe()
                .with(may -> route.next(), route::fail);
    }

    private Uni<Caller> caller(Presented presented) {
        return presented == null
                ? Uni.createFrom().item(Caller.NOBODY)
                : callers.find(presented.token()).map(found -> found.orElse(Caller.NOBODY));
    }

    private boolean isCollector(Presented presented) {
        return presented != null
                && !presented.byCookie()
                && collector.isPresent()
                && MessageDigest.isEqual(digest(presented.token()), collector.get());
    }

    private static byte[] digest(String token) {
        return Secret.hash(token).getBytes(StandardCharsets.US_ASCII);
    }
}
