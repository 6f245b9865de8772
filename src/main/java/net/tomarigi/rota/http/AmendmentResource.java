package net.tomarigi.rota.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.platform.Violations;
import net.tomarigi.rota.Amendment;
import net.tomarigi.rota.Amendment.InReturn;
import net.tomarigi.rota.KeepRota;
import net.tomarigi.rota.RotaPlan;
import org.jboss.resteasy.reactive.RestResponse;

/** What is otherwise than planned: absences, swaps, and those who step in. */
@Path("/api/networks/{network}/rota")
@Produces(MediaType.APPLICATION_JSON)
class AmendmentResource {
    private static final int ID = 100;
    private static final int LONGEST_KEY = 64;

    private final KeepRota keepRota;
    private final CurrentCaller callers;

    AmendmentResource(KeepRota keepRota, CurrentCaller callers) {
        this.keepRota = keepRota;
        this.callers = callers;
    }

    /** @param substitute another member; left out: the named backup */
    record AbsenceCommand(String member, String from, String until, String substitute) {}

    /** A member is away. {@code Idempotency-Key}: the same says it once. */
    @POST
    @Path("absences")
    @May(Permission.TAKE_SHIFTS)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<Amendment>> beAway(
            @PathParam("network") String network,
            AbsenceCommand command,
            @HeaderParam("Idempotency-Key") String idempotencyKey) {
        Violations violations = new Violations();
        String member =
                violations.requiredLine("member", RotaResource.required(command).member(), ID);
        Instant from = RotaTimes.requiredMoment(violations, "from", command.from());
        Instant until = RotaTimes.requiredMoment(violations, "until", command.until());
        String substitute = violations.line("substitute", command.substitute(), ID);
        String key = violations.line("Idempotency-Key", idempotencyKey, LONGEST_KEY);
        violations.throwIfAny();
        return created(network, keepRota.beAway(callers.get(), network, member, from, until, substitute, key));
    }

    record CoverCommand(Integer level, String from, String until, String member) {}

    /** A member steps in where nobody answers; an officer may put anybody in anywhere. {@code Idempotency-Key} as above. */
    @POST
    @Path("covers")
    @May(Permission.TAKE_SHIFTS)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<Amendment>> cover(
            @PathParam("network") String network,
            CoverCommand command,
            @HeaderParam("Idempotency-Key") String idempotencyKey) {
        Violations violations = new Violations();
        int level = level(violations, "level", RotaResource.required(command).level());
        Instant from = RotaTimes.requiredMoment(violations, "from", command.from());
        Instant until = RotaTimes.requiredMoment(violations, "until", command.until());
        String member = violations.requiredLine("member", command.member(), ID);
        String key = violations.line("Idempotency-Key", idempotencyKey, LONGEST_KEY);
        violations.throwIfAny();
        return created(network, keepRota.cover(callers.get(), network, level, from, until, member, key));
    }

    /**
     * @param member who gives the shift
     * @param to who is asked; left out: whoever takes it
     * @param inReturn a shift of theirs; left out: none
     */
    record SwapCommand(Integer level, String from, String until, String member, String to, ReturnCommand inReturn) {}

    record ReturnCommand(Integer level, String from, String until) {}

    /** Asks another to take a shift. {@code Idempotency-Key} as above. */
    @POST
    @Path("swaps")
    @May(Permission.TAKE_SHIFTS)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<Amendment>> proposeSwap(
            @PathParam("network") String network,
            SwapCommand command,
            @HeaderParam("Idempotency-Key") String idempotencyKey) {
        Violations violations = new Violations();
        int level = level(violations, "level", RotaResource.required(command).level());
        Instant from = RotaTimes.requiredMoment(violations, "from", command.from());
        Instant until = RotaTimes.requiredMoment(violations, "until", command.until());
        String member = violations.requiredLine("member", command.member(), ID);
        String to = violations.line("to", command.to(), ID);
        InReturn inReturn = null;
        if (command.inReturn() != null)
            inReturn = new InReturn(
                    level(violations, "inReturn.level", command.inReturn().level()),
                    RotaTimes.requiredMoment(
                            violations, "inReturn.from", command.inReturn().from()),
                    RotaTimes.requiredMoment(
                            violations, "inReturn.until", command.inReturn().until()));
        String key = violations.line("Idempotency-Key", idempotencyKey, LONGEST_KEY);
        violations.throwIfAny();
        return created(
                network, keepRota.proposeSwap(callers.get(), network, level, from, until, member, to, inReturn, key));
    }

    /** @param member who takes it, where the caller is several members or acts for another */
    record AcceptCommand(String member) {}

    /** Takes the shift; the same again changes nothing. 409 when it is taken, taken back, or not theirs to give any more. */
    @POST
    @Path("swaps/{swap}/accept")
    @May(Permission.TAKE_SHIFTS)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Amendment> accept(
            @PathParam("network") String network, @PathParam("swap") String swap, AcceptCommand command) {
        Violations violations = new Violations();
        String id = violations.requiredLine("swap", swap, ID);
        String member = violations.line("member", RotaResource.required(command).member(), ID);
        violations.throwIfAny();
        return keepRota.accept(callers.get(), network, id, member);
    }

    @POST
    @Path("swaps/{swap}/decline")
    @May(Permission.TAKE_SHIFTS)
    public Uni<Amendment> decline(@PathParam("network") String network, @PathParam("swap") String swap) {
        return keepRota.decline(callers.get(), network, plain("swap", swap));
    }

    /** Takes back what was said; what two have agreed on, an officer alone. */
    @DELETE
    @Path("amendments/{amendment}")
    @May(Permission.TAKE_SHIFTS)
    public Uni<Amendment> withdraw(@PathParam("network") String network, @PathParam("amendment") String amendment) {
        return keepRota.withdraw(callers.get(), network, plain("amendment", amendment));
    }

    static String plain(String field, String id) {
        Violations violations = new Violations();
        String line = violations.requiredLine(field, id, ID);
        violations.throwIfAny();
        return line;
    }

    private static int level(Violations violations, String field, Integer level) {
        if (level == null) violations.add(field, "missing");
        violations.range(field, level, 1, RotaPlan.LEVELS);
        return level == null ? 1 : level;
    }

    private static Uni<RestResponse<Amendment>> created(String network, Uni<Amendment> made) {
        return made.map(one -> RestResponse.ResponseBuilder.<Amendment>created(
                        URI.create("/api/networks/" + network + "/rota/amendments/" + one.id()))
                .entity(one)
                .build());
    }
}
