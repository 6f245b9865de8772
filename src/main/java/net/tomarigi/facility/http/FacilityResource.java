package net.tomarigi.facility.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.facility.EditFacility;
import net.tomarigi.facility.Facilities;
import net.tomarigi.facility.Facility;
import net.tomarigi.facility.FacilityOutcome;
import net.tomarigi.facility.FacilityOutcome.Done;
import net.tomarigi.facility.FacilityOutcome.Refused;
import net.tomarigi.platform.IfMatch;
import net.tomarigi.platform.Problem;
import org.jboss.resteasy.reactive.RestResponse;

/** One facility: what it is, what it takes, and its beds. */
@Path("/api/facilities/{facility}")
@Produces(MediaType.APPLICATION_JSON)
class FacilityResource {
    private final Facilities facilities;
    private final EditFacility editFacility;
    private final CurrentCaller callers;

    FacilityResource(Facilities facilities, EditFacility editFacility, CurrentCaller callers) {
        this.facilities = facilities;
        this.editFacility = editFacility;
        this.callers = callers;
    }

    /** The facility whole; its version is the ETag. */
    @GET
    @May(Permission.READ_FACILITY)
    public Uni<RestResponse<FacilityView>> get(@PathParam("facility") String id) {
        return facilities
                .find(id)
                .map(found -> ok(
                        found.orElseThrow(() -> Problem.notFound("facility", id).asException())));
    }

    /**
     * Replaces what the facility takes, and its beds. A bed whose id stays keeps its nights; one without an id gets one; the
     * nights of a bed that is gone are gone. Beds that are left out altogether stay, and so does what the national list
     * knows.
     */
    @PUT
    @May(Permission.EDIT_FACILITY)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<FacilityView>> put(
            @PathParam("facility") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            FacilityCommand command) {
        FacilityCommand.Checked checked = command.check(id);
        return editFacility
                .edit(callers.get(), id, IfMatch.version(ifMatch), checked.profile(), checked.beds())
                .map(outcome -> ok(done(outcome)));
    }

    static Facility done(FacilityOutcome outcome) {
        if (outcome instanceof Refused refused) throw refused.problem().asException();
        return ((Done) outcome).facility();
    }

    private static RestResponse<FacilityView> ok(Facility facility) {
        return RestResponse.ResponseBuilder.ok(FacilityView.of(facility))
                .header(HttpHeaders.ETAG, etag(facility))
                .build();
    }

    static String etag(Facility facility) {
        return "\"" + facility.version() + "\"";
    }
}
