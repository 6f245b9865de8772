package net.tomarigi.access.http;

import io.vertx.core.http.HttpServerRequest;
import net.tomarigi.access.Presented;
import net.tomarigi.platform.http.ClientAddresses;

/** Whether a change that comes with a cookie comes from one of our own pages. */
final class SameOrigin {
    private SameOrigin() {}

    /** It carries a header that another site's form cannot set, and no other site's name. */
    static boolean isProven(HttpServerRequest request, ClientAddresses clients) {
        if (request.getHeader(Presented.PAGE_HEADER) == null) return false;
        String origin = request.getHeader("Origin");
        return origin == null || clients.isOwnPage(origin, request);
    }
}
