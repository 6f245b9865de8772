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
import net.tomarigi.platform.Words;
import net.tomarigi.platform.http.PageFrame;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * One case on a page, and the sheet for the person and the family. The pages themselves hold nothing of the case: their
 * script reads it, as far as the reader may.
 */
@May(Permission.EVERYBODY)
@Path("/case/{network}/{case}")
class CasePage {
    private final Template casefile;
    private final Template casesheet;
    private final Words words;

    CasePage(Template casefile, Template casesheet, Words words) {
        this.casefile = casefile;
        this.casesheet = casesheet;
        this.words = words;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response get(
            @PathParam("network") String network,
            @PathParam("case") String id,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        return answer(casefile, network, id, PageFrame.of(words, lang, acceptLanguage));
    }

    @GET
    @Path("/sheet")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response sheet(
            @PathParam("network") String network,
            @PathParam("case") String id,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        return answer(casesheet, network, id, PageFrame.of(words, lang, acceptLanguage));
    }

    private static Response answer(Template template, String network, String id, PageFrame page) {
        return page.answer(
                        Response.Status.OK,
                        template.data("page", page).data("network", network).data("id", id))
                .build();
    }
}
