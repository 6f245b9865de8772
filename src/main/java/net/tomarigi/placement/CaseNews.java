package net.tomarigi.placement;

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

/** That a case has changed, as this node hears of it: of its own at the commit, of others' from the log. */
@Singleton
public class CaseNews implements CommitListener, EventListener {
    /** Cases of which the last version heard of is remembered, so that none is told twice. */
    private static final int MOST_REMEMBERED = 10_000;

    private final BroadcastProcessor<CaseChanged> changes = BroadcastProcessor.create();
    private final Map<String, Long> versions = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    @Override
    public void committed(List<Event> events) {
        for (Event event : events) if (event.data() instanceof CaseChanged change) tell(change);
    }

    @Override
    public void heard(String type, JsonNode data) {
        if (CaseChanged.TYPE.equals(type)) tell(EventJson.readData(data, CaseChanged.class));
    }

    /** Twice, late or out of order is the same as once. */
    private void tell(CaseChanged change) {
        synchronized (versions) {
            String one = change.network() + '/' + change.id();
            if (versions.getOrDefault(one, -1L) >= change.version()) return;
            versions.put(one, change.version());
            changes.onNext(change);
        }
    }

    /** From now on; whoever is slow misses some, and reads the newest state anyway. */
    public Multi<CaseChanged> ofNetwork(String network) {
        return changes.filter(change -> change.network().equals(network))
                .onOverflow()
                .dropPreviousItems();
    }

    public Multi<CaseChanged> ofFacility(String facility) {
        return changes.filter(change -> change.facilities().contains(facility))
                .onOverflow()
                .dropPreviousItems();
    }
}
