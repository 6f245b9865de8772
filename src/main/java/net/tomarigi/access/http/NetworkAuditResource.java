package net.tomarigi.access.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.access.ReadTrail;
import net.tomarigi.access.Trails;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violations;

/** The audit trail of a network. */
@Path("/api/networks/{network}/audit")
@Produces(MediaType.APPLICATION_JSON)
class NetworkAuditResource {
    private final ReadTrail trail;
    private final CurrentCaller callers;

    NetworkAuditResource(ReadTrail trail, CurrentCaller callers) {
        this.trail = trail;
        this.callers = callers;
    }

    /** Who did what, the newest first. */
    @GET
    @May(Permission.READ_AUDIT)
    public Uni<TrailView> list(@PathParam("network") String network, @BeanParam TrailQuery query) {
        return trail.find(callers.get(), query.of(network))
                .map(found -> TrailView.of(found.orElseThrow(
                        () -> Problem.notFound("network", network).asException())));
    }

    /** For how many months the network keeps its trail. */
    @GET
    @Path("/retention")
    @May(Permission.READ_AUDIT)
    public Uni<RetentionView> retention(@PathParam("network") String network) {
        return trail.findMonths(callers.get(), network)
                .map(months -> new RetentionView(months.orElseThrow(
                        () -> Problem.notFound("network", network).asException())));
    }

    /** Older entries go within a day; the rest can still be verified. */
    @PUT
    @Path("/retention")
    @Consumes(MediaType.APPLICATION_JSON)
    @May(Permission.EDIT_NETWORK)
    public Uni<RetentionView> keep(@PathParam("network") String network, RetentionCommand command) {
        Violations violations = new Violations();
        if (command.months() == null) violations.add("months", "required");
        violations.range("months", command.months(), 1, Trails.LONGEST_KEPT_MONTHS);
        violations.throwIfAny();
        return trail.keep(callers.get(), network, command.months()).map(there -> {
            if (!there) throw Problem.notFound("network", network).asException();
            return new RetentionView(command.months());
        });
    }

    record RetentionCommand(Integer months) {}

    record RetentionView(int months) {}
}
