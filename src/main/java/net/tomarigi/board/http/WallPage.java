package net.tomarigi.board.http;

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
import net.tomarigi.platform.PagesVersion;
import net.tomarigi.platform.http.NetworkPages;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The board of one network on a screen that nobody touches for months. */
@May(Permission.EVERYBODY)
@Path("/wall/{network}")
class WallPage {
    private final Template wall;
    private final NetworkPages pages;
    private final PagesVersion version;

    WallPage(Template wall, NetworkPages pages, PagesVersion version) {
        this.wall = wall;
        this.pages = pages;
        this.version = version;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response get(
            @PathParam("network") String network,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        return pages.answer(wall.data("pages", version.version()), network, lang, acceptLanguage);
    }
}
