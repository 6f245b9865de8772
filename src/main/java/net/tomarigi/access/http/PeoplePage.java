package net.tomarigi.access.http;

import io.quarkus.qute.Template;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
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

/** Where an officer keeps the people of a network, and an administrator those of all. */
@May(Permission.EVERYBODY)
@Path("/people")
class PeoplePage {
    private final Template people;
    private final Words words;

    PeoplePage(Template people, Words words) {
        this.people = people;
        this.words = words;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response get(
            @QueryParam("lang") String lang, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        PageFrame page = PageFrame.of(words, lang, acceptLanguage);
        return page.answer(Response.Status.OK, people.data("page", page)).build();
    }
}
