package net.tomarigi.vacancy.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.platform.Words;
import net.tomarigi.platform.http.PageFrame;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Where a facility says what it can take. The page itself asks no store, so that it opens while PostgreSQL is away; its
 * script reads the facility.
 */
@May(Permission.EVERYBODY)
@Path("/facility/{facility}")
class ReportPage {
    private static final List<Icon> ICONS = List.of(
            new Icon("/icon-192.png", "192x192", "image/png", "any"),
            new Icon("/icon-512.png", "512x512", "image/png", "any"),
            new Icon("/icon-maskable-512.png", "512x512", "image/png", "maskable"),
            new Icon("/icon.svg", "any", "image/svg+xml", "any"));

    private final Template report;
    private final Words words;

    ReportPage(Template report, Words words) {
        this.report = report;
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
        return page.answer(Response.Status.OK, report.data("page", page).data("manifest", manifestOf(facility, lang)))
                .build();
    }

    /** In the language of the page that names it. */
    private static String manifestOf(String facility, String lang) {
        UriBuilder address = UriBuilder.fromPath("/facility/{facility}/manifest.webmanifest");
        if (lang != null) address.queryParam("lang", "{lang}");
        return lang == null
                ? address.build(facility).toString()
                : address.build(facility, lang).toString();
    }

    /** What a phone needs to put this page among its apps. */
    @GET
    @Path("/manifest.webmanifest")
    @Produces("application/manifest+json")
    @Operation(hidden = true)
    public Response manifest(
            @PathParam("facility") String facility,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        PageFrame page = PageFrame.of(words, lang, acceptLanguage);
        String start =
                UriBuilder.fromPath("/facility/{facility}").build(facility).getRawPath();
        Manifest manifest = new Manifest(
                start,
                page.say("report.app-name"),
                page.say("report.app-short-name"),
                page.lang(),
                lang == null ? start : start + "?lang=" + page.lang(),
                "/facility/",
                "standalone",
                "#f6f3ee",
                "#0b5a53",
                ICONS);
        return Response.ok(manifest.json(), "application/manifest+json")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Manifest(
            String id,
            String name,
            String shortName,
            String lang,
            String startUrl,
            String scope,
            String display,
            String backgroundColor,
            String themeColor,
            List<Icon> icons) {
        private static final JsonMapper JSON = JsonMapper.builder().build();

        String json() {
            try {
                return JSON.writeValueAsString(this);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("strings can always be written", e);
            }
        }
    }

    record Icon(String src, String sizes, String type, String purpose) {}
}
