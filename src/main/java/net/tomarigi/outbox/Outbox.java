package net.tomarigi.outbox;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import net.tomarigi.outbox.EventLog.Entry;
import net.tomarigi.platform.Traces;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The one way to change what other nodes must learn: state and events are committed together or not at all, and nobody
 * hears of an event before its commit.
 */
@ApplicationScoped
public class Outbox {
    private static final String WAITING =
            "select distinct network_id from outbox where at < clock_timestamp() - interval '1 second'";

    private static final String APPEND = "insert into outbox (node, network_id, event)"
            + " select $1, network, event"
            + " from jsonb_to_recordset(cast(cast($2 as text) as jsonb)) as r(network text, event text)"
            + " returning id";

    /** As Hibernate names values. */
    private static final String APPEND_NAMED = APPEND.replace("$1", ":node").replace("$2", ":rows");

    private final Mutiny.SessionFactory sessions;
    private final TwoTrips twoTrips;
    private final List<CommitListener> listeners;
    private final Relay relay;
    private final Node node;
    private final Clock clock;

    Outbox(
            Mutiny.SessionFactory sessions,
            TwoTrips twoTrips,
            @All List<CommitListener> listeners,
            Relay relay,
            Node node,
            Clock clock) {
        this.sessions = sessions;
        this.twoTrips = twoTrips;
        this.listeners = listeners;
        this.relay = relay;
        this.node = node;
        this.clock = clock;
    }

    /**
     * Runs {@code work} in one transaction, appends its events to the outbox in the same one, does what is to be done last,
     * commits, tells this node's listeners, and gives them to the relay. When {@code work} or the commit fails, nothing is
     * told. What was begun is finished and told, also when whoever asked hangs up or no longer waits.
     */
    public <T> Uni<T> write(Function<Mutiny.StatelessSession, Uni<Written<T>>> work) {
        return finished(sessions.withStatelessTransaction(
                        session -> work.apply(session).flatMap(written -> append(session, written.events())
                                .call(() -> written.last().apply(session))
                                .map(carried -> new Committed<>(written, carried))))
                .map(this::tell));
    }

    /**
     * The same for what happens most often and is waited for: one trip to PostgreSQL begins and asks, another writes, appends
     * and commits. Every question is asked after the one before it was answered, in a statement of its own: one that waits for a
     * lock makes those that follow see what was committed meanwhile.
     *
     * @param questions what must be known to decide
     */
    public <T> Uni<T> write(List<Statement> questions, Decision<T> decision) {
        return finished(twoTrips.run(
                        questions,
                        decision,
                        this::entries,
                        entries -> Statement.of(APPEND, node.id(), EventJson.writeData(entries)))
                .map(this::tell));
    }

    /** Nobody can cancel it once it has begun. */
    private static <T> Uni<T> finished(Uni<T> work) {
        return Uni.createFrom().emitter(emitter -> work.subscribe().with(emitter::complete, emitter::fail));
    }

    /** Networks whose events have been waiting for the log longer than is usual: no board can have them from there yet. */
    public Uni<Set<String>> listWaiting() {
        return sessions.withStatelessSession(session ->
                        session.createNativeQuery(WAITING, String.class).getResultList())
                .map(Set::copyOf);
    }

    private Uni<Carried> append(Mutiny.StatelessSession session, List<Event> events) {
        if (events.isEmpty()) return Uni.createFrom().item(Carried.NOTHING);
        List<Entry> entries = entries(events);
        return session.createNativeQuery(APPEND_NAMED, Long.class)
                .setParameter("node", node.id())
                .setParameter("rows", EventJson.writeData(entries))
                .getResultList()
                .map(ids -> new Carried(ids, entries));
    }

    private List<Entry> entries(List<Event> events) {
        Instant now = clock.instant();
        String trace = Traces.current();
        return events.stream()
                .map(event -> new Entry(event.network(), EventJson.write(event, now, trace)))
                .toList();
    }

    private <T> T tell(Committed<T> committed) {
        List<Event> events = committed.written().events();
        if (!events.isEmpty()) {
            for (CommitListener listener : listeners) listener.committed(events);
            relay.carry(committed.carried());
        }
        return committed.written().answer();
    }

    /** What was done, and its events as they stand in the outbox now. */
    record Committed<T>(Written<T> written, Carried carried) {}
}
