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

/** Which case of a network has changed. */
@Path("/api/networks/{network}/cases/events")
class CaseNewsResource {
    private final CaseNews news;
    private final List<MoreNews> others;
    private final NewsStreams streams;
    private final Access access;
    private final CurrentCaller callers;

    CaseNewsResource(
            CaseNews news, @All List<MoreNews> others, NewsStreams streams, Access access, CurrentCaller callers) {
        this.news = news;
        this.others = others;
        this.streams = streams;
        this.access = access;
        this.callers = callers;
    }

    /** Server-sent events {@code case}, each with the case's id and version, and {@code roll-call}; a stream lasts five minutes. */
    @GET
    @May(Permission.READ_CASES)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> listen(@PathParam("network") String network, @Context Sse sse) {
        Multi<OutboundSseEvent> cases = news.ofNetwork(network).map(change -> sse.newEventBuilder()
                .name("case")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(new CaseEvent(change.id(), change.version()))
                .build());
        Multi<OutboundSseEvent> changes =
                streams.withMore(cases, others.stream().map(more -> more.ofNetwork(network)), sse);
        return streams.stream(access.requireInNetwork(callers.get(), Permission.READ_CASES, network), changes, sse);
    }

    /** @param id of the case */
    record CaseEvent(String id, long version) {}
}
