package net.tomarigi.placement.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.placement.Cases.Whole;
import net.tomarigi.placement.RunCases;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;
import net.tomarigi.search.KeepIndex;

/** A case of a household with an elderly parent, and what elderly care has to do with it. */
@Path("/api/networks/{network}/cases/{case}/elderly-care")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ElderlyCareResource {
    private static final int WORDS = 1_000;

    private final RunCases runCases;
    private final KeepIndex index;
    private final CurrentCaller callers;
    private final Keys keys;

    ElderlyCareResource(RunCases runCases, KeepIndex index, CurrentCaller callers, Keys keys) {
        this.runCases = runCases;
        this.index = index;
        this.callers = callers;
        this.keys = keys;
    }

    /**
     * What is left out stays.
     *
     * @param parent an elderly parent in need of care lives in the household
     * @param shared elderly care sees the case: those who answer for its district, where it has one
     */
    record ElderlyCareCommand(Boolean parent, Boolean shared) {}

    /** Shares the case, or takes that back. 409 (function-off) where the network does not share its desk, or the case is over. */
    @PUT
    @May(Permission.PLACE)
    public Uni<CaseView> put(
            @PathParam("network") String network, @PathParam("case") String id, ElderlyCareCommand command) {
        required(command);
        return view(
                network, runCases.shareWithElderlyCare(callers.get(), network, id, command.parent(), command.shared()));
    }

    /** @param words up to 1,000 characters */
    record NoteCommand(String words) {}

    /** Writes a note, which stays as it is. The same key writes one. At most 50 of a case. */
    @POST
    @Path("/notes")
    @May(Permission.NOTE_ELDERLY_CARE)
    public Uni<CaseView> note(
            @PathParam("network") String network,
            @PathParam("case") String id,
            NoteCommand command,
            @HeaderParam("Idempotency-Key") String key) {
        required(command);
        Violations violations = new Violations();
        String words = violations.text("words", command.words(), WORDS);
        if (words == null) violations.add("words", "missing");
        violations.throwIfAny();
        return view(network, runCases.noteElderlyCare(callers.get(), network, id, words, keys.once(key, command)));
    }

    private Uni<CaseView> view(String network, Uni<Whole> whole) {
        return whole.map(found -> CaseView.of(found, index, callers.get(), network));
    }

    private static void required(Object command) {
        if (command == null)
            throw Problem.malformed(List.of(Violation.of("", "required"))).asException();
    }
}
