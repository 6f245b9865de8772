package net.tomarigi.registry.http;

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

/** The roster of a network, and the page of each person on it: frames, which the API fills for those who may see. */
@May(Permission.EVERYBODY)
@Path("/roster/{network}")
class RosterPage {
    private final Template roster;
    private final Template registrant;
    private final Template capsule;
    private final Template rosterimport;
    private final NetworkPages pages;

    RosterPage(Template roster, Template registrant, Template capsule, Template rosterimport, NetworkPages pages) {
        this.roster = roster;
        this.registrant = registrant;
        this.capsule = capsule;
        this.rosterimport = rosterimport;
        this.pages = pages;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response list(
            @PathParam("network") String network,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        return pages.answer(roster.instance(), network, lang, acceptLanguage);
    }

    @GET
    @Path("{registrant}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response find(
            @PathParam("network") String network,
            @PathParam("registrant") String id,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        return pages.answer(registrant.instance(), network, lang, acceptLanguage);
    }

    /** On paper, for the emergency capsule. */
    @GET
    @Path("{registrant}/capsule")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response capsule(
            @PathParam("network") String network,
            @PathParam("registrant") String id,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        return pages.answer(capsule.instance(), network, lang, acceptLanguage);
    }

    /** From a spreadsheet, and into one. */
    @GET
    @Path("import")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response importing(
            @PathParam("network") String network,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        return pages.answer(rosterimport.instance(), network, lang, acceptLanguage);
    }
}
