package net.tomarigi.vacancy.http;

import io.quarkus.qute.Template;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.platform.Words;
import net.tomarigi.platform.http.PageFrame;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The reporting page of no facility in particular: what a phone keeps to open any of them without a line. */
@May(Permission.EVERYBODY)
@Path("/facility-shell")
class OfflineShell {
    private final Template report;
    private final Words words;

    OfflineShell(Template report, Words words) {
        this.report = report;
        this.words = words;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response get(@QueryParam("lang") String lang) {
        PageFrame page = PageFrame.of(words, lang, null);
        return page.answer(Response.Status.OK, report.data("page", page).data("manifest", ""))
                .build();
    }
}
