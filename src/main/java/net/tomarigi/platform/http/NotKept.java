package net.tomarigi.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Data is not kept on a shared computer, unless its resource says so or everybody may see it. */
class NotKept {
    @ServerResponseFilter
    public void say(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        if (path.startsWith("/api/")
                && !isPublicList(path)
                && !response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL))
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** The list that families may see. */
    private static boolean isPublicList(String path) {
        return path.equals("/api/facilities") || path.equals("/api/facilities.csv");
    }
}
