package net.tomarigi.registry.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.registry.KeepRoster;
import net.tomarigi.registry.http.RegistrantView.SharedPeopleView;

/** People who let a facility see them. */
@Path("/api/facilities/{facility}/people")
@Produces(MediaType.APPLICATION_JSON)
class SharedPeopleResource {
    private final KeepRoster keepRoster;
    private final CurrentCaller callers;

    SharedPeopleResource(KeepRoster keepRoster, CurrentCaller callers) {
        this.keepRoster = keepRoster;
        this.callers = callers;
    }

    /** As far as each consent goes, at most 200. */
    @GET
    @May(Permission.READ_SHARED_PEOPLE)
    public Uni<SharedPeopleView> list(@PathParam("facility") String facility) {
        return keepRoster.listShared(callers.get(), facility).map(SharedPeopleView::of);
    }
}
