package net.tomarigi.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

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

    /** Of how many transactions. */
    public int count() {
        return heard.size();
    }

    /** The last transaction's. */
    public List<Event> last() {
        return heard.get(heard.size() - 1);
    }
}
