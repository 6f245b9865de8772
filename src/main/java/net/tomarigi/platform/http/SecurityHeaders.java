package net.tomarigi.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * What every answer tells a browser not to do with it, whoever answers. A resource that knows better sets its own. The
 * board's answer is counted in microseconds and has few headers, which its route sets itself.
 */
@Singleton
final class SecurityHeaders {
    /** Before anything that might answer. */
    private static final int PRIORITY = 2_000;

    private static final CharSequence POLICY = HttpHeaders.createOptimized(PagePolicy.HEADER);
    private static final CharSequence TYPE_OPTIONS = HttpHeaders.createOptimized("x-content-type-options");
    private static final CharSequence NO_SNIFFING = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence RESOURCES = HttpHeaders.createOptimized("cross-origin-resource-policy");
    private static final CharSequence OPENER = HttpHeaders.createOptimized("cross-origin-opener-policy");
    private static final CharSequence SAME_ORIGIN = HttpHeaders.createOptimized("same-origin");
    private static final CharSequence REFERRER = HttpHeaders.createOptimized("referrer-policy");
    private static final CharSequence PERMISSIONS = HttpHeaders.createOptimized("permissions-policy");
    private static final CharSequence TRANSPORT = HttpHeaders.createOptimized("strict-transport-security");

    private static final CharSequence OF_PAGES = HttpHeaders.createOptimized(PagePolicy.OWN);

    /** An answer for programs loads nothing, should a browser ever show it. */
    private static final CharSequence OF_DATA =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");

    /** A wall keeps its screen awake, and a facility may be found where its staff stands; nothing else is asked for. */
    private static final CharSequence ALLOWED = HttpHeaders.createOptimized(
            "screen-wake-lock=(self), camera=(), geolocation=(self), microphone=(), payment=(), usb=()");

    private static final CharSequence A_YEAR = HttpHeaders.createOptimized("max-age=31536000");

    private final ClientAddresses clients;

    SecurityHeaders(ClientAddresses clients) {
        this.clients = clients;
    }

    void register(@Observes Filters filters) {
        filters.register(this::put, PRIORITY);
    }

    private void put(RoutingContext route) {
        String path = route.request().path();
        if (path == null || !isBoard(path)) put(route, path == null ? "" : path);
        route.next();
    }

    private void put(RoutingContext route, String path) {
        MultiMap headers = route.response().headers();
        headers.set(TYPE_OPTIONS, NO_SNIFFING);
        headers.set(RESOURCES, SAME_ORIGIN);
        // An address names a facility or a network: other sites need not learn it.
        headers.set(REFERRER, SAME_ORIGIN);
        if (path.startsWith("/api/") || path.startsWith("/q/")) {
            headers.set(POLICY, OF_DATA);
        } else {
            headers.set(POLICY, OF_PAGES);
            headers.set(OPENER, SAME_ORIGIN);
            headers.set(PERMISSIONS, ALLOWED);
        }
        if (clients.cameOverTls(route.request())) headers.set(TRANSPORT, A_YEAR);
    }

    private static boolean isBoard(String path) {
        return path.endsWith("/board") && path.startsWith("/api/networks/");
    }
}
