package net.tomarigi.placement.http;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.tomarigi.platform.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * That something has changed, as server-sent events: whoever shows it reads it again. A stream ends after a few minutes, so
 * that whoever may no longer look is asked again who they are.
 */
@Singleton
class NewsStreams {
    private static final Duration STILL_HERE = Duration.ofSeconds(20);
    private static final int MOST = 2_000;

    private final AtomicInteger open = new AtomicInteger();
    private final Duration lasts;

    /** @param lasts after which a stream ends, and whoever listens asks for another */
    NewsStreams(@ConfigProperty(name = "tomarigi.news.lasts", defaultValue = "5m") Duration lasts) {
        this.lasts = lasts;
    }

    /** What changed, and what else did by its name alone. */
    Multi<OutboundSseEvent> withMore(Multi<OutboundSseEvent> changes, Stream<Multi<String>> more, Sse sse) {
        List<Multi<OutboundSseEvent>> all = new ArrayList<>();
        all.add(changes);
        more.forEach(names -> all.add(names.map(name -> sse.newEvent(name, "{}"))));
        return Multi.createBy().merging().streams(all);
    }

    /** @param may whether somebody may hear of it */
    Multi<OutboundSseEvent> stream(Uni<Void> may, Multi<OutboundSseEvent> changes, Sse sse) {
        if (open.get() >= MOST)
            throw Problem.unavailable(Duration.ofSeconds(30)).asException();
        Multi<OutboundSseEvent> still = Multi.createFrom()
                .ticks()
                .every(STILL_HERE)
                .onOverflow()
                .drop()
                .map(tick -> sse.newEvent("still-here", "{}"));
        Multi<OutboundSseEvent> all = Multi.createBy()
                .merging()
                .streams(Multi.createFrom().item(sse.newEvent("here", "{}")), changes, still)
                .select()
                .first(lasts)
                .onSubscription()
                .invoke(open::incrementAndGet)
                .onTermination()
                .invoke(open::decrementAndGet);
        return may.onItem().transformToMulti(allowed -> all);
    }
}
