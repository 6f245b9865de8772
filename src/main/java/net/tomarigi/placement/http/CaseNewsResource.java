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
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.placement.CaseChanged;
import net.tomarigi.placement.CaseNews;
import net.tomarigi.placement.MoreNews;
import net.tomarigi.placement.RunCases;
import net.tomarigi.placement.Sight;

/** Which case of a network has changed. */
@Path("/api/networks/{network}/cases/events")
class CaseNewsResource {
    private final CaseNews news;
    private final List<MoreNews> others;
    private final NewsStreams streams;
    private final RunCases runCases;
    private final CurrentCaller callers;

    CaseNewsResource(
            CaseNews news, @All List<MoreNews> others, NewsStreams streams, RunCases runCases, CurrentCaller callers) {
        this.news = news;
        this.others = others;
        this.streams = streams;
        this.runCases = runCases;
        this.callers = callers;
    }

    /**
     * Server-sent events {@code case}, each with the case's id and version, and {@code roll-call}; a stream lasts five
     * minutes. Elderly care hears of shared cases alone.
     */
    @GET
    @May(Permission.SEE_CASES)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> listen(@PathParam("network") String network, @Context Sse sse) {
        boolean isElderlyCare = Sight.of(callers.get(), network).isElderlyCare();
        Multi<CaseChanged> seen = news.ofNetwork(network).filter(change -> !isElderlyCare || change.elderlyCare());
        Multi<OutboundSseEvent> cases = seen.map(change -> sse.newEventBuilder()
                .name("case")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(new CaseEvent(change.id(), change.version()))
                .build());
        Multi<OutboundSseEvent> changes = isElderlyCare
                ? cases
                : streams.withMore(cases, others.stream().map(more -> more.ofNetwork(network)), sse);
        return streams.stream(runCases.seen(callers.get(), network).replaceWithVoid(), changes, sse);
    }

    /** @param id of the case */
    record CaseEvent(String id, long version) {}
}
