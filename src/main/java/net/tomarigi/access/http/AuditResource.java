package net.tomarigi.access.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.access.ReadTrail;

/** The audit trail of the whole installation: what was done where no network is concerned. */
@Path("/api/audit")
@Produces(MediaType.APPLICATION_JSON)
class AuditResource {
    private final ReadTrail trail;
    private final CurrentCaller callers;

    AuditResource(ReadTrail trail, CurrentCaller callers) {
        this.trail = trail;
        this.callers = callers;
    }

    /** Who did what, the newest first. */
    @GET
    @May(Permission.OPERATE)
    public Uni<TrailView> list(@BeanParam TrailQuery query) {
        return trail.find(callers.get(), query.of(null)).map(found -> TrailView.of(found.orElseThrow()));
    }
}
