package net.tomarigi.remind.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;
import net.tomarigi.remind.Answers;
import net.tomarigi.remind.Called;
import net.tomarigi.remind.Calls.Summary;
import net.tomarigi.remind.Calls.Whole;
import net.tomarigi.remind.KeepRollCalls;
import net.tomarigi.remind.RollCall;
import org.jboss.resteasy.reactive.RestResponse;

/** Roll calls: all facilities of a network are asked at once to report. */
@Path("/api/networks/{network}/roll-calls")
@Produces(MediaType.APPLICATION_JSON)
class RollCallResource {
    private static final int LONGEST_KEY = 64;

    private final KeepRollCalls rollCalls;
    private final CurrentCaller callers;

    RollCallResource(KeepRollCalls rollCalls, CurrentCaller callers) {
        this.rollCalls = rollCalls;
        this.callers = callers;
    }

    /** Newest first, at most 100; the one that lives is the first. */
    @GET
    @May(Permission.READ_CASES)
    public Uni<RollCallsView> list(@PathParam("network") String network) {
        return rollCalls.list(callers.get(), network).map(RollCallsView::of);
    }

    /**
     * Asks all facilities, by push, by mail and on their open pages. {@code Idempotency-Key}: the same starts one. 409
     * (roll-call-runs, with its id as {@code rollCall}) while another one lives; 409 (quiet-hours) for a drill at night.
     */
    @POST
    @May(Permission.CALL_ROLL)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<RollCallView>> start(
            @PathParam("network") String network,
            StartCommand command,
            @HeaderParam("Idempotency-Key") String idempotencyKey) {
        if (command == null)
            throw Problem.malformed(List.of(Violation.of("", "required"))).asException();
        Violations violations = new Violations();
        RollCall.Kind kind = command.kind(violations);
        String note = violations.line("note", command.note(), RollCall.LONGEST_NOTE);
        Integer hours = violations.range("hours", command.hours(), 1, RollCall.MOST_HOURS);
        String key = violations.line("Idempotency-Key", idempotencyKey, LONGEST_KEY);
        violations.throwIfAny();
        int lasts = hours == null ? RollCall.USUAL_HOURS : hours;
        return rollCalls
                .start(callers.get(), network, kind, note, lasts, key)
                .map(whole -> RestResponse.ResponseBuilder.<RollCallView>created(URI.create("/api/networks/" + network
                                + "/roll-calls/" + whole.rollCall().id()))
                        .entity(RollCallView.of(whole))
                        .build());
    }

    /** With each facility: those that still owe an answer first. */
    @GET
    @Path("{rollCall}")
    @May(Permission.READ_CASES)
    public Uni<RollCallView> find(@PathParam("network") String network, @PathParam("rollCall") String rollCall) {
        return rollCalls.find(callers.get(), network, rollCall).map(RollCallView::of);
    }

    /** Ends it; one that is over stays as it ended. */
    @POST
    @Path("{rollCall}/end")
    @May(Permission.CALL_ROLL)
    public Uni<RollCallView> end(@PathParam("network") String network, @PathParam("rollCall") String rollCall) {
        return rollCalls.end(callers.get(), network, rollCall).map(RollCallView::of);
    }

    /**
     * @param kind PRACTICE, EMERGENCY or DISASTER
     * @param note what facilities read of it, up to 200 characters; nothing of a person
     * @param hours after which it ends by itself, 1 to 24; left out: 4
     */
    record StartCommand(String kind, String note, Integer hours) {
        RollCall.Kind kind(Violations violations) {
            if (kind != null) return violations.oneOf("kind", kind, RollCall.Kind.class);
            violations.add("kind", "missing");
            return null;
        }
    }

    record RollCallsView(List<SummaryView> rollCalls) {
        static RollCallsView of(List<Summary> summaries) {
            return new RollCallsView(summaries.stream()
                    .map(one -> new SummaryView(HeadView.of(one.rollCall()), one.answers()))
                    .toList());
        }
    }

    record SummaryView(HeadView rollCall, Answers answers) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HeadView(
            String id,
            RollCall.Kind kind,
            String note,
            Instant startedAt,
            String startedBy,
            Instant endsAt,
            Instant endedAt,
            String endedBy) {
        static HeadView of(RollCall call) {
            return new HeadView(
                    call.id(),
                    call.kind(),
                    call.note(),
                    call.startedAt(),
                    call.startedBy(),
                    call.endsAt(),
                    call.endedAt(),
                    call.endedBy());
        }
    }

    record RollCallView(HeadView rollCall, Answers answers, List<Called> facilities) {
        static RollCallView of(Whole whole) {
            RollCall call = whole.rollCall();
            List<Duration> times = whole.facilities().stream()
                    .filter(one -> one.answeredAt() != null)
                    .map(one -> Duration.between(call.startedAt(), one.answeredAt()))
                    .toList();
            return new RollCallView(
                    HeadView.of(call), Answers.of(whole.facilities().size(), times), whole.facilities());
        }
    }
}
