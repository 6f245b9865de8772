package net.tomarigi.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.tomarigi.facility.FacilityChanged;

/** Keeps what was told after commits, for tests to ask what a change told and to whom. */
@ApplicationScoped
public class HeardEvents implements CommitListener {
    private static final int MOST = 20_000;

    private final CopyOnWriteArrayList<List<Event>> heard = new CopyOnWriteArrayList<>();

    @Override
    public void committed(List<Event> events) {
        heard.add(events);
        while (heard.stream().mapToInt(List::size).sum() > MOST && heard.size() > 1) heard.remove(0);
    }

    /** What was told of a facility or a network, in order. */
    public List<Event> of(String subject) {
        return heard.stream()
                .flatMap(List::stream)
                .filter(event -> event.subject().equals(subject))
                .toList();
    }

    /** How many facilities were described, not only their nights: those also change by themselves when a hold runs out. */
    public long countDescribed() {
        return heard.stream()
                .flatMap(List::stream)
                .filter(event -> event.data() instanceof FacilityChanged change && change.standing() != null)
                .count();
    }

    /** What the last transaction told that told of this network or facility; others may have come since. */
    public List<Event> lastOf(String subject) {
        return heard.stream()
                .filter(events ->
                        events.stream().anyMatch(event -> event.subject().equals(subject)))
                .reduce((before, after) -> after)
                .orElseThrow();
    }
}
