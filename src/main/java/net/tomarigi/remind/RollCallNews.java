package net.tomarigi.remind;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.tomarigi.outbox.CommitListener;
import net.tomarigi.outbox.Event;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.outbox.EventListener;
import net.tomarigi.placement.MoreNews;

/** That a roll call has changed, on the streams that pages have open anyway. */
@Singleton
class RollCallNews implements CommitListener, EventListener, MoreNews {
    private static final String NAME = "roll-call";
    private static final int MOST_REMEMBERED = 1_000;

    private final BroadcastProcessor<RollCallChanged> changes = BroadcastProcessor.create();
    private final Map<String, Long> versions = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    @Override
    public void committed(List<Event> events) {
        for (Event event : events) if (event.data() instanceof RollCallChanged change) tell(change);
    }

    @Override
    public void heard(String type, JsonNode data) {
        if (RollCallChanged.TYPE.equals(type)) tell(EventJson.readData(data, RollCallChanged.class));
    }

    /** Twice is the same as once. */
    private void tell(RollCallChanged change) {
        synchronized (versions) {
            if (versions.getOrDefault(change.id(), -1L) >= change.version()) return;
            versions.put(change.id(), change.version());
            changes.onNext(change);
        }
    }

    @Override
    public Multi<String> ofNetwork(String network) {
        return changes.filter(change -> change.network().equals(network))
                .map(change -> NAME)
                .onOverflow()
                .dropPreviousItems();
    }

    @Override
    public Multi<String> ofFacility(String facility) {
        return changes.filter(change -> change.facilities().contains(facility))
                .map(change -> NAME)
                .onOverflow()
                .dropPreviousItems();
    }
}
