package net.tomarigi.placement.http;

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

/** What counts as an emergency in a network and what is done then, on a page: to read, and for some to write. */
@May(Permission.EVERYBODY)
@Path("/procedure/{network}")
class ProcedurePage {
    private final Template procedure;
    private final NetworkPages pages;

    ProcedurePage(Template procedure, NetworkPages pages) {
        this.procedure = procedure;
        this.pages = pages;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response get(
            @PathParam("network") String network,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        return pages.answer(procedure.instance(), network, lang, acceptLanguage);
    }
}
