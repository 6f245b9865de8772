package net.tomarigi.vacancy.http;

import io.quarkiverse.web.bundler.runtime.Bundle;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.platform.PagesVersion;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The service worker of the reporting pages. It stands at the root, because a worker reaches no higher than its own
 * address, and is registered for {@code /facility/} alone. Its text names the version of the pages: browsers compare it each
 * time such a page is opened, and when it differs they fetch the page's new parts and forget the old ones.
 */
@May(Permission.EVERYBODY)
@Path("/facility-worker.js")
class OfflineWorker {
    private final String text;

    OfflineWorker(Bundle bundle, PagesVersion pages) {
        text = "self.version = '" + pages.version() + "';\nimportScripts('" + bundle.script("worker") + "');\n";
    }

    @GET
    @Produces("text/javascript")
    @Operation(hidden = true)
    public Response get() {
        return Response.ok(text).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
    }
}
