package net.tomarigi.offices.http;

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

/** The register of a network, and the page of each entry: frames, which the API fills for those who may see. */
@May(Permission.EVERYBODY)
@Path("/register/{network}")
class RegisterPage {
    private final Template register;
    private final Template office;
    private final NetworkPages pages;

    RegisterPage(Template register, Template office, NetworkPages pages) {
        this.register = register;
        this.office = office;
        this.pages = pages;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response list(
            @PathParam("network") String network,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        return pages.answer(register.instance(), network, lang, acceptLanguage);
    }

    @GET
    @Path("{entry}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response find(
            @PathParam("network") String network,
            @PathParam("entry") String entry,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        return pages.answer(office.instance(), network, lang, acceptLanguage);
    }
}
