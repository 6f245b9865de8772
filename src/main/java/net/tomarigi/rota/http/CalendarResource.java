package net.tomarigi.rota.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.platform.Words;
import net.tomarigi.rota.KeepCalendars;
import org.jboss.resteasy.reactive.RestResponse;

/** Members' shifts in their own calendars. */
@Path("/api/rota/calendars")
class CalendarResource {
    private static final String ICALENDAR = "text/calendar";

    private final KeepCalendars calendars;
    private final Words words;

    CalendarResource(KeepCalendars calendars, Words words) {
        this.calendars = calendars;
        this.words = words;
    }

    /**
     * The shifts of one member as iCalendar (RFC 5545), from a month ago to three months ahead. Names of members alone, no
     * phone and no note.
     *
     * @param lang ja or en; left out: ja
     */
    @GET
    @Path("{calendar}")
    @Produces(ICALENDAR)
    @May(Permission.EVERYBODY)
    public Uni<RestResponse<String>> find(@PathParam("calendar") String calendar, @QueryParam("lang") String lang) {
        return calendars.find(calendar).map(shifts -> RestResponse.ResponseBuilder.ok(
                        new MemberCalendar(words, Words.choose(lang)).write(shifts))
                .header(HttpHeaders.CONTENT_TYPE, ICALENDAR + ";charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build());
    }
}
