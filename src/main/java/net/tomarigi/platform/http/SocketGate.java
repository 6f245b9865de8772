package net.tomarigi.platform.http;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.tomarigi.platform.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What a handshake must pass before it becomes a WebSocket. Browsers let every page open a socket to anywhere, with the
 * reader's cookies: so a page must be from here, or from one of {@code tomarigi.origins}. Who sends no Origin is no browser.
 */
@Singleton
final class SocketGate {
    /** Before the board's socket, which is a route of its own. */
    private static final int PRIORITY = 1_500;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final AttributeKey<Boolean> COUNTED = AttributeKey.valueOf(SocketGate.class, "counted");

    private final EdgeLimits limits;
    private final ClientAddresses clients;
    private final List<String> origins;
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();

    SocketGate(
            EdgeLimits limits,
            ClientAddresses clients,
            @ConfigProperty(name = "tomarigi.origins") Optional<List<String>> origins) {
        this.limits = limits;
        this.clients = clients;
        this.origins = origins.orElse(List.of());
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext route) {
        String path = route.request().path();
        if (path == null || !path.startsWith("/ws/")) {
            route.next();
            return;
        }
        Problem refusal = refusal(route.request());
        if (refusal == null) route.next();
        else route.fail(refusal.asException());
    }

    private Problem refusal(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !origins.contains(origin) && !clients.isOwnPage(origin, request))
            return Problem.of("foreign-origin", 403);
        return isRoomFor(request) ? null : new Problem("too-many-sockets", 429, List.of(), List.of(), RETRY_AFTER);
    }

    /** A connection is counted once, and until it ends. */
    private boolean isRoomFor(HttpServerRequest request) {
        Channel channel = ((ConnectionBase) request.connection()).channel();
        if (channel.attr(COUNTED).get() != null) return true;
        String address = clients.isOperator(request) ? null : clients.of(request);
        if (address != null && byAddress.merge(address, 1, Integer::sum) > limits.socketsByAddress()) {
            leave(address);
            return false;
        }
        if (open.incrementAndGet() > limits.sockets()) {
            open.decrementAndGet();
            leave(address);
            return false;
        }
        channel.attr(COUNTED).set(true);
        channel.closeFuture().addListener(closed -> {
            open.decrementAndGet();
            leave(address);
        });
        return true;
    }

    private void leave(String address) {
        if (address != null) byAddress.computeIfPresent(address, (who, count) -> count == 1 ? null : count - 1);
    }
}
