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
import net.tomarigi.platform.Words;
import net.tomarigi.platform.http.PageFrame;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Which beds a facility keeps empty, and where it asks to have a night back: a frame, which the API fills. */
@May(Permission.EVERYBODY)
@Path("/facility/{facility}/reserved")
class OwnReservedPage {
    private final Template ownreserved;
    private final Words words;

    OwnReservedPage(Template ownreserved, Words words) {
        this.ownreserved = ownreserved;
        this.words = words;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response get(
            @PathParam("facility") String facility,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        PageFrame page = PageFrame.of(words, lang, acceptLanguage);
        return page.answer(Response.Status.OK, ownreserved.data("page", page).data("facility", facility))
                .build();
    }
}
