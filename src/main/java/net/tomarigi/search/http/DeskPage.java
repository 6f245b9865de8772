package net.tomarigi.search.http;

import io.quarkus.qute.Template;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.platform.http.NetworkPages;
import net.tomarigi.platform.http.PagePolicy;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Where a coordinator finds who can take a person. What the person needs stands behind the address's {@code #}, which a
 * browser sends to nobody.
 */
@May(Permission.EVERYBODY)
@Path("/desk/{network}")
class DeskPage {
    private final Template desk;
    private final NetworkPages pages;
    private final MapTiles map;
    private final Optional<String> tilesOrigin;

    DeskPage(Template desk, NetworkPages pages, MapTiles map) {
        this.desk = desk;
        this.pages = pages;
        this.map = map;
        this.tilesOrigin = MapTiles.origin(map.tiles());
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response get(
            @PathParam("network") String network,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage,
            @Context HttpServerResponse response) {
        tilesOrigin.ifPresent(origin -> PagePolicy.allowImagesFrom(origin, response));
        return pages.answer(
                desk.data("tiles", map.tiles().orElse(""))
                        .data("attribution", map.attribution().orElse(""))
                        .data("attributionAddress", map.attributionAddress().orElse("")),
                network,
                lang,
                acceptLanguage);
    }
}
