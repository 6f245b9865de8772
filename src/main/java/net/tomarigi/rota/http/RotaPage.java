package net.tomarigi.rota.http;

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

/** Who answers now, the weeks to come, and the plan: frames, which the API fills for those who may see. */
@May(Permission.EVERYBODY)
@Path("/rota/{network}")
class RotaPage {
    private final Template rota;
    private final Template rotaplan;
    private final NetworkPages pages;

    RotaPage(Template rota, Template rotaplan, NetworkPages pages) {
        this.rota = rota;
        this.rotaplan = rotaplan;
        this.pages = pages;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response find(
            @PathParam("network") String network,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        return pages.answer(rota.instance(), network, lang, acceptLanguage);
    }

    @GET
    @Path("plan")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response plan(
            @PathParam("network") String network,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        return pages.answer(rotaplan.instance(), network, lang, acceptLanguage);
    }
}
