package net.tomarigi.placement.http;

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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.placement.Deadlines;
import net.tomarigi.placement.KeepProcedure;
import net.tomarigi.placement.Procedure;
import net.tomarigi.placement.Procedure.Step;
import net.tomarigi.platform.IfMatch;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;
import org.jboss.resteasy.reactive.RestResponse;

/** What counts as an emergency in a network, and what is done then. */
@Path("/api/networks/{network}/procedure")
@Produces(MediaType.APPLICATION_JSON)
class ProcedureResource {
    private static final int STEP = 200;
    private static final int ID = 64;

    private final KeepProcedure keepProcedure;
    private final CurrentCaller callers;

    ProcedureResource(KeepProcedure keepProcedure, CurrentCaller callers) {
        this.keepProcedure = keepProcedure;
        this.callers = callers;
    }

    /** Version 0 while nobody has written one. */
    @GET
    @May(Permission.SEE_CASES)
    public Uni<RestResponse<Procedure>> find(@PathParam("network") String network) {
        return keepProcedure.find(callers.get(), network).map(ProcedureResource::tagged);
    }

    /**
     * @param definition up to 2,000 characters; left out: none
     * @param steps at most 30; left out: none
     * @param deadlines left out, or one of them: as it is usual
     * @param next accounts to whom a case is offered that nobody moves in time, at most 10; left out: all coordinators at once
     */
    record ProcedureCommand(
            String definition, List<StepCommand> steps, DeadlinesCommand deadlines, List<String> next) {}

    /** @param id up to 64 characters: a case remembers it */
    record StepCommand(String id, String words) {}

    /** Minutes, each 1 to 1,440. */
    record DeadlinesCommand(Integer ask, Integer hold, Integer open, Integer asking, Integer held) {}

    /** Writes it anew, whole. {@code If-Match} with the version that was seen: 412 when somebody was faster. */
    @PUT
    @May(Permission.EDIT_NETWORK)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<Procedure>> put(
            @PathParam("network") String network,
            ProcedureCommand command,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        if (command == null)
            throw Problem.malformed(List.of(Violation.of("", "required"))).asException();
        Violations violations = new Violations();
        String definition = CaseCommand.words("definition", command.definition(), violations);
        List<Step> steps = steps(command.steps(), violations);
        Deadlines deadlines = deadlines(command.deadlines(), violations);
        List<String> next = next(command.next(), violations);
        violations.throwIfAny();
        return keepProcedure
                .put(
                        callers.get(),
                        network,
                        new Procedure(definition, steps, deadlines, next, 0),
                        IfMatch.version(ifMatch))
                .map(ProcedureResource::tagged);
    }

    private static RestResponse<Procedure> tagged(Procedure procedure) {
        return RestResponse.ResponseBuilder.ok(procedure)
                .header(HttpHeaders.ETAG, "\"" + procedure.version() + "\"")
                .build();
    }

    private static List<Step> steps(List<StepCommand> commands, Violations violations) {
        List<Step> steps = new ArrayList<>();
        if (commands == null) return steps;
        if (commands.size() > Procedure.MOST_STEPS)
            violations.add("steps", "too-many", commands.size(), Procedure.MOST_STEPS);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < Math.min(commands.size(), Procedure.MOST_STEPS); i++) {
            StepCommand one = commands.get(i);
            String at = "steps[" + i + "]";
            if (one == null) {
                violations.add(at, "missing");
                continue;
            }
            String id = violations.requiredLine(at + ".id", one.id(), ID);
            if (id != null && !ids.add(id)) violations.add(at + ".id", "row-twice", id);
            steps.add(new Step(id, violations.requiredLine(at + ".words", one.words(), STEP)));
        }
        return steps;
    }

    private static List<String> next(List<String> accounts, Violations violations) {
        if (accounts == null) return List.of();
        if (accounts.size() > Procedure.MOST_NEXT)
            violations.add("next", "too-many", accounts.size(), Procedure.MOST_NEXT);
        Set<String> all = new LinkedHashSet<>();
        for (int i = 0; i < Math.min(accounts.size(), Procedure.MOST_NEXT); i++)
            all.add(violations.requiredLine("next[" + i + "]", accounts.get(i), ID));
        return all.contains(null) ? List.of() : List.copyOf(all);
    }

    private static Deadlines deadlines(DeadlinesCommand command, Violations violations) {
        Deadlines usual = Deadlines.DEFAULT;
        if (command == null) return usual;
        return new Deadlines(
                minutes("ask", command.ask(), usual.ask(), violations),
                minutes("hold", command.hold(), usual.hold(), violations),
                minutes("open", command.open(), usual.open(), violations),
                minutes("asking", command.asking(), usual.asking(), violations),
                minutes("held", command.held(), usual.held(), violations));
    }

    private static int minutes(String name, Integer given, int usual, Violations violations) {
        violations.range("deadlines." + name, given, 1, Deadlines.LONGEST);
        return given == null ? usual : given;
    }
}
