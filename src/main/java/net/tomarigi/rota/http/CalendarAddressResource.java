package net.tomarigi.rota.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.rota.KeepCalendars;
import org.jboss.resteasy.reactive.RestResponse;

/** The secret address at which a member's calendar is read. */
@Path("/api/networks/{network}/rota/members/{member}/calendar")
@Produces(MediaType.APPLICATION_JSON)
class CalendarAddressResource {
    private final KeepCalendars calendars;
    private final CurrentCaller callers;

    CalendarAddressResource(KeepCalendars calendars, CurrentCaller callers) {
        this.calendars = calendars;
        this.callers = callers;
    }

    /** @param path on this server; it is told once, and whoever knows it reads the calendar */
    record AddressView(String path) {}

    /** Makes a secret address; the one before ends. */
    @POST
    @May(Permission.TAKE_SHIFTS)
    public Uni<RestResponse<AddressView>> renew(
            @PathParam("network") String network, @PathParam("member") String member) {
        return calendars
                .renew(callers.get(), network, AmendmentResource.plain("member", member))
                .map(secret -> {
                    String path = "/api/rota/calendars/" + secret;
                    return RestResponse.ResponseBuilder.<AddressView>created(URI.create(path))
                            .entity(new AddressView(path))
                            .build();
                });
    }

    /** Whoever knows its address reads nothing any more. */
    @DELETE
    @May(Permission.TAKE_SHIFTS)
    public Uni<Void> end(@PathParam("network") String network, @PathParam("member") String member) {
        return calendars.end(callers.get(), network, AmendmentResource.plain("member", member));
    }
}
