package net.tomarigi.access.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.KeepScreens;
import net.tomarigi.access.May;
import net.tomarigi.access.PairingCode;
import net.tomarigi.access.Permission;
import net.tomarigi.access.Presence;
import net.tomarigi.access.Screens;
import net.tomarigi.access.Screens.Entry;
import net.tomarigi.access.Screens.Screen;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violations;
import org.jboss.resteasy.reactive.RestResponse;

/** The walls of one network, as its officers keep them. */
@Path("/api/networks/{network}/screens")
@May(Permission.MANAGE_SCREENS)
@Produces(MediaType.APPLICATION_JSON)
class ScreenResource {
    private final KeepScreens keepScreens;
    private final Presence presence;
    private final CurrentCaller callers;

    ScreenResource(KeepScreens keepScreens, Presence presence, CurrentCaller callers) {
        this.keepScreens = keepScreens;
        this.presence = presence;
        this.callers = callers;
    }

    /** All of them, the oldest first. */
    @GET
    public Uni<List<ScreenView>> list(@PathParam("network") String network) {
        return keepScreens
                .list(callers.get(), network)
                .map(found -> found
                        .orElseThrow(() -> Problem.notFound("network", network).asException())
                        .stream()
                        .map(this::view)
                        .toList());
    }

    /** Lets the screen in that shows this code. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<ScreenView>> letIn(@PathParam("network") String network, LetInCommand command) {
        Violations violations = new Violations();
        String name = violations.requiredLine("name", command.name(), Screens.LONGEST_NAME);
        String code = PairingCode.read(command.code());
        if (code == null) violations.add("code", "not-a-screens-code");
        violations.throwIfAny();
        return keepScreens.letIn(callers.get(), network, code, name).map(entry -> answer(entry, network));
    }

    private RestResponse<ScreenView> answer(Entry entry, String network) {
        if (entry instanceof Entry.Full)
            throw Problem.of("too-many-screens", 409, Screens.MOST_OF_NETWORK).asException();
        if (!(entry instanceof Entry.LetIn letIn))
            throw Problem.of("no-screen-with-this-code", 404).asException();
        return RestResponse.ResponseBuilder.<ScreenView>created(URI.create("/api/networks/" + network + "/screens/"
                        + letIn.screen().id()))
                .entity(view(letIn.screen()))
                .build();
    }

    /** Gives it another name. */
    @PUT
    @Path("/{screen}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Void> rename(
            @PathParam("network") String network, @PathParam("screen") String screen, NameCommand command) {
        Violations violations = new Violations();
        String name = violations.requiredLine("name", command.name(), Screens.LONGEST_NAME);
        violations.throwIfAny();
        return keepScreens
                .rename(callers.get(), network, screen, name)
                .invoke(renamed -> require(renamed, screen))
                .replaceWithVoid();
    }

    /** Turns it out: within seconds it shows a code again. */
    @DELETE
    @Path("/{screen}")
    public Uni<Void> end(@PathParam("network") String network, @PathParam("screen") String screen) {
        return keepScreens
                .end(callers.get(), network, screen)
                .invoke(ended -> require(ended, screen))
                .replaceWithVoid();
    }

    private static void require(boolean found, String screen) {
        if (!found) throw Problem.notFound("screen", Violations.quote(screen)).asException();
    }

    private ScreenView view(Screen screen) {
        return new ScreenView(
                screen.id(),
                screen.name(),
                screen.letInBy(),
                screen.letInAt(),
                screen.seenAt(),
                presence.isConnected(screen.id(), screen.seenAt()));
    }

    /** @param code as it stands on the screen; blanks, hyphens and small letters make no difference */
    record LetInCommand(String code, String name) {}

    record NameCommand(String name) {}

    /**
     * @param letInBy the name of whoever entered its code; left out when it is somebody from outside the network
     * @param seenAt to the minute; left out: never yet
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ScreenView(String id, String name, String letInBy, Instant letInAt, Instant seenAt, boolean connected) {}
}
