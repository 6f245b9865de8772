package net.tomarigi.placement.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import net.tomarigi.access.Colleague;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.ListColleagues;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.placement.Cases.Whole;
import net.tomarigi.placement.HandOver.Reason;
import net.tomarigi.placement.HandOverCases;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;
import net.tomarigi.search.KeepIndex;

/** Who works on cases, and how one goes to somebody else. */
@Path("/api/networks/{network}")
@Produces(MediaType.APPLICATION_JSON)
class HandOverResource {
    private static final int ID = 64;

    private final HandOverCases handOver;
    private final ListColleagues colleagues;
    private final KeepIndex index;
    private final CurrentCaller callers;

    HandOverResource(HandOverCases handOver, ListColleagues colleagues, KeepIndex index, CurrentCaller callers) {
        this.handOver = handOver;
        this.colleagues = colleagues;
        this.index = index;
        this.callers = callers;
    }

    /** The network's coordinators and officers, and those of elderly care, by their accounts and names. */
    @GET
    @Path("/colleagues")
    @May(Permission.SEE_CASES)
    public Uni<List<Colleague>> colleagues(@PathParam("network") String network) {
        return colleagues.list(callers.get(), network);
    }

    /**
     * Exactly one of the first three.
     *
     * @param to an account of the network
     * @param network another one: any of its coordinators may accept, and the case becomes that network's
     * @param district of the same network: any of its coordinators may accept
     * @param reason left out: {@code SHIFT}
     */
    record HandOverCommand(String to, String network, String district, String reason) {}

    /** Offers the case to somebody else; until they accept, it stays where it is. 422 where nobody is there to take it. */
    @POST
    @Path("/cases/{case}/hand-over")
    @May(Permission.PLACE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<CaseView> offer(
            @PathParam("network") String network, @PathParam("case") String id, HandOverCommand command) {
        if (command == null)
            throw Problem.malformed(List.of(Violation.of("", "required"))).asException();
        Violations violations = new Violations();
        String to = violations.line("to", command.to(), ID);
        String other = violations.line("network", command.network(), ID);
        String district = violations.line("district", command.district(), ID);
        long named = java.util.stream.Stream.of(to == null, other == null, district == null)
                .filter(isNull -> !isNull)
                .count();
        if (named == 0) violations.add("to", "missing");
        if (named > 1) violations.add("to", "one-of-these", "to, network, district");
        Reason reason = command.reason() == null ? null : violations.oneOf("reason", command.reason(), Reason.class);
        if (reason == Reason.OVERDUE)
            violations.add("reason", "not-one-of", reason, "SHIFT, RESPONSIBILITY, LIFE_STAGE");
        violations.throwIfAny();
        return view(network, handOver.offer(callers.get(), network, id, to, other, district, reason));
    }

    @POST
    @Path("/cases/{case}/hand-over/accept")
    @May(Permission.PLACE)
    @Consumes(MediaType.WILDCARD)
    public Uni<CaseView> accept(@PathParam("network") String network, @PathParam("case") String id) {
        return view(network, handOver.accept(callers.get(), network, id));
    }

    @POST
    @Path("/cases/{case}/hand-over/decline")
    @May(Permission.PLACE)
    @Consumes(MediaType.WILDCARD)
    public Uni<CaseView> decline(@PathParam("network") String network, @PathParam("case") String id) {
        return view(network, handOver.decline(callers.get(), network, id));
    }

    private Uni<CaseView> view(String network, Uni<Whole> whole) {
        return whole.map(found -> CaseView.of(found, index, callers.get(), network));
    }
}
