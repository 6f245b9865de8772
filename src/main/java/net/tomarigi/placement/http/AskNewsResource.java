package net.tomarigi.placement.http;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.KnownCallers;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.placement.CaseChanged;
import net.tomarigi.placement.CaseNews;
import net.tomarigi.placement.Cases.Asked;
import net.tomarigi.placement.MoreNews;

/** That a facility is asked something else. */
@Path("/api/facilities/{facility}/asks/events")
class AskNewsResource {
    private final CaseNews news;
    private final List<MoreNews> others;
    private final NewsStreams streams;
    private final Access access;
    private final CurrentCaller callers;
    private final KnownCallers known;

    AskNewsResource(
            CaseNews news,
            @All List<MoreNews> others,
            NewsStreams streams,
            Access access,
            CurrentCaller callers,
            KnownCallers known) {
        this.news = news;
        this.others = others;
        this.streams = streams;
        this.access = access;
        this.callers = callers;
        this.known = known;
    }

    /**
     * Server-sent events {@code asks}, and {@code roll-call} when all facilities are asked to report; a stream lasts five minutes.
     * What the facility has just been asked stands in its event, where this node knows it and that whoever listens may still
     * answer; it spares a question, on a telephone's line. Any other event is {@code {}}: the inbox is to be read again.
     */
    @GET
    @May(Permission.ANSWER_ASKS)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> listen(@PathParam("facility") String facility, @Context Sse sse) {
        Caller caller = callers.get();
        Multi<OutboundSseEvent> asks = news.ofFacility(facility).map(change -> event(change, facility, caller, sse));
        Multi<OutboundSseEvent> changes =
                streams.withMore(asks, others.stream().map(more -> more.ofFacility(facility)), sse);
        return streams.stream(access.requireAtFacility(caller, Permission.ANSWER_ASKS, facility), changes, sse);
    }

    private OutboundSseEvent event(CaseChanged change, String facility, Caller caller, Sse sse) {
        Asked asked = change.asked().get(facility);
        if (asked == null || !mayStill(caller, facility)) return sse.newEvent("asks", "{}");
        return sse.newEventBuilder()
                .name("asks")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(AskedView.class, AskedView.of(asked))
                .build();
    }

    /** As far as is known without asking. */
    private boolean mayStill(Caller caller, String facility) {
        Caller now = caller.token() == null ? null : known.findInMemory(caller.token());
        return now != null && now.mayAtFacility(Permission.ANSWER_ASKS, facility, null);
    }
}
