package net.tomarigi.access.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import net.tomarigi.access.Presented;

/** Whether a change that comes with a cookie comes from one of our own pages. */
final class SameOrigin {
    private SameOrigin() {}

    /** It carries a header that another site's form cannot set, and no other site's name. */
    static boolean isProven(HttpServerRequest request) {
        return request.getHeader(Presented.PAGE_HEADER) != null && !isForeign(request);
    }

    private static boolean isForeign(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null) return false;
        HostAndPort own = request.authority();
        try {
            String named = URI.create(origin).getAuthority();
            return named == null || own == null || !named.equalsIgnoreCase(own.toString());
        } catch (IllegalArgumentException unreadable) {
            return true;
        }
    }
}
