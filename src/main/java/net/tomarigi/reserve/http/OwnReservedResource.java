package net.tomarigi.reserve.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.platform.Violations;
import net.tomarigi.reserve.KeepReserved;
import net.tomarigi.reserve.http.ReservedView.NightsView;

/** What a facility keeps empty for its networks. */
@Path("/api/facilities/{facility}/reserved")
@Produces(MediaType.APPLICATION_JSON)
class OwnReservedResource {
    private final KeepReserved keepReserved;
    private final CurrentCaller callers;

    OwnReservedResource(KeepReserved keepReserved, CurrentCaller callers) {
        this.keepReserved = keepReserved;
        this.callers = callers;
    }

    /** @param tonight by the usual rule: it begins at nine */
    record OwnView(LocalDate tonight, List<NightsView> beds) {}

    /** Its agreements with their nights, from a month ago to 60 nights from tonight. */
    @GET
    @May(Permission.OWN_RESERVED)
    public Uni<OwnView> list(@PathParam("facility") String facility) {
        return keepReserved
                .listOwn(callers.get(), facility)
                .map(ahead -> new OwnView(
                        ahead.tonight(),
                        ahead.beds().stream()
                                .map(one -> NightsView.of(
                                        one,
                                        ahead.tonight().minusMonths(1),
                                        ahead.tonight().plusDays(KeepReserved.NIGHTS_AHEAD)))
                                .toList()));
    }

    /** Would like to have a night back: the network decides. */
    @POST
    @Path("{agreement}/nights/{night}/ask")
    @May(Permission.OWN_RESERVED)
    public Uni<Void> askBack(
            @PathParam("facility") String facility,
            @PathParam("agreement") String agreement,
            @PathParam("night") String night) {
        Violations violations = new Violations();
        LocalDate which = violations.requiredDay("night", night);
        violations.throwIfAny();
        return keepReserved.askBack(callers.get(), facility, agreement, which);
    }
}
