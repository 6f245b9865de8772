package net.tomarigi.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import net.tomarigi.platform.RateLimits;
import net.tomarigi.platform.RateLimits.Taken;

/**
 * Holds up an address from which far more comes than an office sends, before anybody asks who is calling. Boards, sockets and
 * pages are not counted: they must never wait for a store.
 */
@Singleton
final class RateByAddress {
    /** After what may be refused without asking anybody. */
    private static final int PRIORITY = 900;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final RateLimits rates;
    private final EdgeLimits limits;
    private final ClientAddresses clients;

    RateByAddress(RateLimits rates, EdgeLimits limits, ClientAddresses clients) {
        this.rates = rates;
        this.limits = limits;
        this.clients = clients;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext route) {
        HttpServerRequest request = route.request();
        String path = request.path();
        boolean counted = path != null && path.startsWith("/api/") && !path.endsWith("/board");
        if (!counted || clients.isOperator(request)) {
            route.next();
            return;
        }
        Context context = route.vertx().getOrCreateContext();
        rates.take("address", clients.of(request), limits.rateByAddress(), WINDOW)
                .subscribe()
                .with(taken -> context.runOnContext(back -> go(route, taken)), route::fail);
    }

    private static void go(RoutingContext route, Taken taken) {
        if (taken.allowed()) route.next();
        else route.fail(taken.problem().asException());
    }
}
