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
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.placement.CaseNews;
import net.tomarigi.placement.MoreNews;

/** That a facility is asked something else. */
@Path("/api/facilities/{facility}/asks/events")
class AskNewsResource {
    private final CaseNews news;
    private final List<MoreNews> others;
    private final NewsStreams streams;
    private final Access access;
    private final CurrentCaller callers;

    AskNewsResource(
            CaseNews news, @All List<MoreNews> others, NewsStreams streams, Access access, CurrentCaller callers) {
        this.news = news;
        this.others = others;
        this.streams = streams;
        this.access = access;
        this.callers = callers;
    }

    /** Server-sent events {@code asks}, and {@code roll-call} when all facilities are asked to report; a stream lasts five minutes. */
    @GET
    @May(Permission.ANSWER_ASKS)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> listen(@PathParam("facility") String facility, @Context Sse sse) {
        Multi<OutboundSseEvent> asks = news.ofFacility(facility).map(change -> sse.newEvent("asks", "{}"));
        Multi<OutboundSseEvent> changes =
                streams.withMore(asks, others.stream().map(more -> more.ofFacility(facility)), sse);
        return streams.stream(access.requireAtFacility(callers.get(), Permission.ANSWER_ASKS, facility), changes, sse);
    }
}
