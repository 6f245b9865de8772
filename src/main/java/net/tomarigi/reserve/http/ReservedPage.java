package net.tomarigi.reserve.http;

import io.quarkus.qute.Template;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.platform.http.NetworkPages;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A network's reserved beds, on a page for its officers: a frame, which the API fills for those who may see. */
@May(Permission.EVERYBODY)
@Path("/reserved/{network}")
class ReservedPage {
    private final Template reserved;
    private final NetworkPages pages;

    ReservedPage(Template reserved, NetworkPages pages) {
        this.reserved = reserved;
        this.pages = pages;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response get(
            @PathParam("network") String network,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        return pages.answer(reserved.instance(), network, lang, acceptLanguage);
    }
}
