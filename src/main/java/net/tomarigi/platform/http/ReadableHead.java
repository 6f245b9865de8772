package net.tomarigi.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import net.tomarigi.platform.Problem;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses what the framework or a store would stumble over in a request's head. */
class ReadableHead {
    /** Nothing has such a sign in its name, and PostgreSQL takes no text with it. */
    private static final String NUL = "\0";

    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().contains(NUL))
            throw Problem.of("not-found", 404).asException();
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type != null && !isMediaType(type))
            throw Problem.of("unsupported-media-type", 415).asException();
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accept == null) return;
        for (String each : accept.split(","))
            if (!isMediaType(each)) throw Problem.of("not-acceptable", 406).asException();
    }

    private static boolean isMediaType(String text) {
        try {
            return MediaType.valueOf(text.strip()) != null;
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }
}
