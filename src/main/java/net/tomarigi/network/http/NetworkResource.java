package net.tomarigi.network.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.network.EditNetwork;
import net.tomarigi.network.Network;
import net.tomarigi.network.Networks;
import net.tomarigi.network.PutOutcome;
import net.tomarigi.network.PutOutcome.Kept;
import net.tomarigi.network.PutOutcome.Made;
import net.tomarigi.network.PutOutcome.TooManyNetworks;
import net.tomarigi.network.Weights;
import net.tomarigi.platform.Problem;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/networks/{network}")
@Produces(MediaType.APPLICATION_JSON)
class NetworkResource {
    private final Networks networks;
    private final EditNetwork editNetwork;
    private final CurrentCaller callers;

    NetworkResource(Networks networks, EditNetwork editNetwork, CurrentCaller callers) {
        this.networks = networks;
        this.editNetwork = editNetwork;
        this.callers = callers;
    }

    /** One network: its name, its rules, and how many facilities it has. */
    @GET
    @May(Permission.EVERYBODY)
    public Uni<NetworkView> get(@PathParam("network") String id) {
        return networks.find(id)
                .map(found ->
                        found.orElseThrow(() -> Problem.notFound("network", id).asException()))
                .flatMap(this::view);
    }

    /** Makes a network, or replaces the name and the rules of one; a rule that is left out is the usual one. */
    @PUT
    @May(Permission.EDIT_NETWORK)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<NetworkView>> put(@PathParam("network") String id, NetworkCommand command) {
        command.check(id);
        return editNetwork
                .put(callers.get(), id, command.name().strip(), command.policy())
                .flatMap(this::answer);
    }

    private Uni<RestResponse<NetworkView>> answer(PutOutcome outcome) {
        if (outcome instanceof TooManyNetworks refused) throw refused.problem().asException();
        if (outcome instanceof Made made) {
            URI location = URI.create("/api/networks/" + made.network().id());
            return view(made.network()).map(view -> RestResponse.ResponseBuilder.<NetworkView>created(location)
                    .entity(view)
                    .build());
        }
        return view(((Kept) outcome).network()).map(RestResponse::ok);
    }

    private Uni<NetworkView> view(Network network) {
        return networks.countFacilities(network.id()).map(facilities -> NetworkView.of(network, facilities));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NetworkView(
            String id,
            String name,
            String municipality,
            int rollOverHour,
            int freshHours,
            int ageingHours,
            int nights,
            boolean publicBoard,
            Weights weights,
            long version,
            int facilities) {
        static NetworkView of(Network network, int facilities) {
            return new NetworkView(
                    network.id(),
                    network.name(),
                    network.municipality(),
                    network.policy().rollOverHour(),
                    network.policy().freshHours(),
                    network.policy().ageingHours(),
                    network.policy().nights(),
                    network.policy().publicBoard(),
                    network.policy().weights(),
                    network.version(),
                    facilities);
        }
    }
}
