package net.tomarigi.placement.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.placement.Answer;
import net.tomarigi.placement.AnswerAsks;
import net.tomarigi.placement.Ask;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;

/** A facility's inbox. */
@Path("/api/facilities/{facility}/asks")
@Produces(MediaType.APPLICATION_JSON)
class AskResource {
    private final AnswerAsks asks;
    private final Keys keys;
    private final CurrentCaller callers;

    AskResource(AnswerAsks asks, Keys keys, CurrentCaller callers) {
        this.asks = asks;
        this.keys = keys;
        this.callers = callers;
    }

    /** What the facility is asked: those that wait first, then the last, at most 50. */
    @GET
    @May(Permission.ANSWER_ASKS)
    public Uni<List<AskedView>> list(@PathParam("facility") String facility) {
        return asks.list(callers.get(), facility)
                .map(all -> all.stream().map(AskedView::of).toList());
    }

    /** Answers; a plain yes to all nights is a stay at once. 409 (ask-over, bed-taken) where it is too late. */
    @POST
    @Path("/{ask}/answer")
    @May(Permission.ANSWER_ASKS)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<AskedView> answer(
            @PathParam("facility") String facility,
            @PathParam("ask") String ask,
            AnswerCommand command,
            @HeaderParam("Idempotency-Key") String key) {
        required(command);
        Violations violations = new Violations();
        Ask.State as = command.as(violations);
        Answer answer = command.toAnswer(as, violations);
        violations.throwIfAny();
        return asks.answer(callers.get(), facility, ask, as, answer, keys.once(key, command))
                .map(AskedView::of);
    }

    /**
     * @param reason as of a {@code NO}
     * @param words as of an answer
     */
    record RevokeCommand(String reason, String words) {}

    /** The facility cannot after all: the bed is free, and whoever looks for one knows at once. 409 where nothing is kept. */
    @POST
    @Path("/{ask}/revoke")
    @May(Permission.ANSWER_ASKS)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<AskedView> revoke(
            @PathParam("facility") String facility, @PathParam("ask") String ask, RevokeCommand command) {
        required(command);
        Violations violations = new Violations();
        AnswerCommand no = new AnswerCommand(Ask.State.NO.name(), null, null, null, command.reason(), command.words());
        Answer answer = no.toAnswer(Ask.State.NO, violations);
        violations.throwIfAny();
        return asks.revoke(callers.get(), facility, ask, answer).map(AskedView::of);
    }

    private static void required(Object command) {
        if (command == null)
            throw Problem.malformed(List.of(Violation.of("", "required"))).asException();
    }
}
