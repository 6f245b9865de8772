package net.tomarigi.facility.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.facility.AddFacility;
import net.tomarigi.facility.Bed;
import net.tomarigi.facility.ChooseNetworks;
import net.tomarigi.facility.Facilities;
import net.tomarigi.facility.Facility;
import net.tomarigi.facility.Kind;
import net.tomarigi.facility.Membership;
import net.tomarigi.facility.Profile;
import net.tomarigi.network.Networks;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Problems;
import net.tomarigi.platform.Violations;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestResponse;

/** The facilities of one network: who they are, who comes and who goes. */
@Path("/api/networks/{network}/facilities")
@Produces(MediaType.APPLICATION_JSON)
class MembershipResource {
    private static final int LONGEST_DISTRICT = 40;

    private final Facilities facilities;
    private final Networks networks;
    private final AddFacility addFacility;
    private final ChooseNetworks chooseNetworks;
    private final CurrentCaller callers;
    private final ObjectMapper json;

    MembershipResource(
            Facilities facilities,
            Networks networks,
            AddFacility addFacility,
            ChooseNetworks chooseNetworks,
            CurrentCaller callers,
            ObjectMapper json) {
        this.facilities = facilities;
        this.networks = networks;
        this.addFacility = addFacility;
        this.chooseNetworks = chooseNetworks;
        this.callers = callers;
        this.json = json;
    }

    /** All of them, by their reading. */
    @GET
    @May(Permission.READ_MEMBERS)
    public Uni<List<MemberView>> list(@PathParam("network") String network) {
        return networks.find(network)
                .invoke(found -> {
                    if (found.isEmpty())
                        throw Problem.notFound("network", network).asException();
                })
                .flatMap(found -> facilities.list(network))
                .map(members -> members.stream()
                        .map(member -> MemberView.of(member, network))
                        .toList());
    }

    /** Enters a facility that is nowhere yet. */
    @POST
    @May(Permission.EDIT_MEMBERS)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<FacilityView>> add(@PathParam("network") String network, FacilityCommand command) {
        FacilityCommand.Checked checked = command.check(null);
        List<Bed> beds = checked.beds() == null ? List.of() : checked.beds();
        return addFacility
                .add(callers.get(), network, checked.profile().apply(Profile.BLANK), beds)
                .map(FacilityResource::done)
                .map(facility -> RestResponse.ResponseBuilder.<FacilityView>created(
                                URI.create("/api/facilities/" + facility.id()))
                        .entity(FacilityView.of(facility))
                        .header(HttpHeaders.ETAG, FacilityResource.etag(facility))
                        .build());
    }

    /**
     * A facility joins the network, or moves to another district of it.
     *
     * @param body a {@link MembershipCommand}, which a reader of its own would not let be left out
     */
    @PUT
    @May(Permission.EDIT_MEMBERS)
    @Path("/{facility}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = MembershipCommand.class)))
    public Uni<FacilityView> join(
            @PathParam("network") String network, @PathParam("facility") String facility, String body)
            throws JsonProcessingException {
        MembershipCommand command =
                body.isEmpty() ? new MembershipCommand(null) : json.readValue(body, MembershipCommand.class);
        if (command == null) throw Problems.emptyBody().asException();
        return chooseNetworks
                .join(callers.get(), facility, new Membership(network, command.checkedDistrict()))
                .map(FacilityResource::done)
                .map(FacilityView::of);
    }

    /** A facility leaves the network; its last one it may not leave. */
    @DELETE
    @May(Permission.EDIT_MEMBERS)
    @Path("/{facility}")
    public Uni<Void> leave(@PathParam("network") String network, @PathParam("facility") String facility) {
        return chooseNetworks
                .leave(callers.get(), facility, network)
                .map(FacilityResource::done)
                .replaceWithVoid();
    }

    record MembershipCommand(String district) {
        String checkedDistrict() {
            Violations violations = new Violations();
            String checked = violations.line("district", district, LONGEST_DISTRICT);
            violations.throwIfAny();
            return checked;
        }
    }

    /** A facility among others. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MemberView(
            String id,
            String name,
            String number,
            Kind kind,
            String district,
            String municipality,
            String address,
            String phone,
            Double lat,
            Double lon,
            int totalBeds,
            long version,
            Instant attestedAt) {
        static MemberView of(Facility facility, String network) {
            Profile profile = facility.profile();
            return new MemberView(
                    facility.id(),
                    profile.name(),
                    profile.number(),
                    profile.kind(),
                    facility.findMembership(network).map(Membership::district).orElse(null),
                    profile.municipality(),
                    profile.address(),
                    profile.phone(),
                    profile.lat(),
                    profile.lon(),
                    facility.beds().size(),
                    facility.version(),
                    facility.attestedAt());
        }
    }
}
