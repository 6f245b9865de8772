package net.tomarigi.trial.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.platform.IfMatch;
import net.tomarigi.platform.Violations;
import net.tomarigi.trial.KeepTrials;
import net.tomarigi.trial.TrialPlace;
import net.tomarigi.trial.http.TrialView.PlaceView;
import net.tomarigi.trial.http.TrialView.PlacesView;
import org.jboss.resteasy.reactive.RestResponse;

/** Where people of a network can try to stay: beds of facilities, and flats with home help. */
@Path("/api/networks/{network}/trial-places")
@Produces(MediaType.APPLICATION_JSON)
class TrialPlaceResource {
    private static final int LONGEST_KEY = 64;

    private final KeepTrials keepTrials;
    private final CurrentCaller callers;

    TrialPlaceResource(KeepTrials keepTrials, CurrentCaller callers) {
        this.keepTrials = keepTrials;
        this.callers = callers;
    }

    /** By name, those that are closed last; at most 200. */
    @GET
    @May(Permission.READ_ROSTER)
    public Uni<PlacesView> list(@PathParam("network") String network) {
        return keepTrials
                .listPlaces(callers.get(), network)
                .map(all -> new PlacesView(all.stream().map(PlaceView::of).toList()));
    }

    /** Adds a place. {@code Idempotency-Key}: the same adds one. */
    @POST
    @May(Permission.KEEP_ROSTER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<PlaceView>> add(
            @PathParam("network") String network,
            PlaceCommand command,
            @HeaderParam("Idempotency-Key") String idempotencyKey) {
        TrialPlace place = TrialResource.required(command).place(network, null);
        Violations violations = new Violations();
        String key = violations.line("Idempotency-Key", idempotencyKey, LONGEST_KEY);
        violations.throwIfAny();
        return keepTrials
                .addPlace(callers.get(), place, key)
                .map(made -> RestResponse.ResponseBuilder.<PlaceView>created(
                                URI.create("/api/networks/" + network + "/trial-places/" + made.id()))
                        .entity(PlaceView.of(made))
                        .header(HttpHeaders.ETAG, "\"" + made.version() + "\"")
                        .build());
    }

    /** Writes a place anew; whose bed it is stays. {@code If-Match} with the version that was seen. */
    @PUT
    @Path("{place}")
    @May(Permission.KEEP_ROSTER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<PlaceView>> change(
            @PathParam("network") String network,
            @PathParam("place") String place,
            PlaceCommand command,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return keepTrials
                .changePlace(
                        callers.get(), TrialResource.required(command).place(network, place), IfMatch.version(ifMatch))
                .map(made -> RestResponse.ResponseBuilder.ok(PlaceView.of(made))
                        .header(HttpHeaders.ETAG, "\"" + made.version() + "\"")
                        .build());
    }
}
