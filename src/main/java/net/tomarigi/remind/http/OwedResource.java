package net.tomarigi.remind.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.remind.Calls.Owed;
import net.tomarigi.remind.KeepRollCalls;
import net.tomarigi.remind.RollCall;

/** To which roll calls a facility still owes an answer; any report of it is one. */
@Path("/api/facilities/{facility}/roll-calls")
@Produces(MediaType.APPLICATION_JSON)
class OwedResource {
    private final KeepRollCalls rollCalls;
    private final CurrentCaller callers;

    OwedResource(KeepRollCalls rollCalls, CurrentCaller callers) {
        this.rollCalls = rollCalls;
        this.callers = callers;
    }

    @GET
    @May(Permission.ANSWER_ASKS)
    public Uni<OwedsView> list(@PathParam("facility") String facility) {
        return rollCalls
                .listOwed(callers.get(), facility)
                .map(found -> new OwedsView(found.stream().map(OwedView::of).toList()));
    }

    record OwedsView(List<OwedView> rollCalls) {}

    /** @param networkName who asks */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OwedView(String id, RollCall.Kind kind, String note, String networkName, Instant startedAt) {
        static OwedView of(Owed owed) {
            RollCall call = owed.rollCall();
            return new OwedView(call.id(), call.kind(), call.note(), owed.networkName(), call.startedAt());
        }
    }
}
