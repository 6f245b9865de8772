package net.tomarigi.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.tomarigi.outbox.EventLog.Stored;
import net.tomarigi.platform.Background;
import net.tomarigi.platform.MetricNames;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Carries this node's outbox rows to the log, woken by each commit. A row is deleted only after the log has it; one that is
 * sent twice (a crash between the two) changes nothing, because events are whole states with versions. Rows whose node is
 * gone are taken over when they have grown old.
 */
@ApplicationScoped
class OutboxRelay implements Relay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 500;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private static final String READ = """
            select cast(json_agg(json_build_object('id', id, 'network', network_id, 'event', event) order by id) as text)
            from (select * from outbox where node = :node order by id limit :batch) o
            """;

    /** A lost deletion only sends a row again, so it need not wait for the disk. */
    private static final String DELETE = """
            delete from outbox where id in (select cast(jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) as bigint))
              and (select set_config('synchronous_commit', 'off', true)) is not null
            """;

    private static final String TAKE_OVER = """
            update outbox set node = :node where id in (
              select id from outbox where node <> :node and at < clock_timestamp() - interval '5 seconds'
              order by id limit :batch for update skip locked)
            """;

    private static final String MEASURE = """
            select cast(json_build_object('depth', count(*),
              'ageSeconds', coalesce(extract(epoch from clock_timestamp() - min(at)), 0)) as text) from outbox
            """;

    private final Mutiny.SessionFactory sessions;
    private final EventLog log;
    private final Background background;
    private final Node node;

    /** Wakes since the last look that found nothing; more than zero means that somebody is draining. */
    private final AtomicInteger wakes = new AtomicInteger();

    private volatile Measured measured = new Measured(0, 0);
    private volatile Duration pause = Duration.ZERO;

    OutboxRelay(Mutiny.SessionFactory sessions, EventLog log, Background background, Node node, MeterRegistry meters) {
        this.sessions = sessions;
        this.log = log;
        this.background = background;
        this.node = node;
        Gauge.builder(MetricNames.OUTBOX_DEPTH, this, relay -> relay.measured.depth())
                .description("Events committed but not yet in the log")
                .register(meters);
        Gauge.builder(MetricNames.OUTBOX_AGE, this, relay -> relay.measured.ageSeconds())
                .description("Age of the oldest event that is not yet in the log")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public void wake() {
        if (wakes.getAndIncrement() == 0) drain();
    }

    /** Only ever one at a time on this node: whoever raised {@link #wakes} from zero runs it until it is zero again. */
    private void drain() {
        int seen = wakes.get();
        background
                .run(this::carryOneBatch)
                .subscribe()
                .with(
                        carried -> {
                            if (!pause.isZero()) LOG.info("The event log is back; the outbox is being carried to it");
                            pause = Duration.ZERO;
                            if (carried == BATCH || !wakes.compareAndSet(seen, 0)) drain();
                        },
                        failure -> {
                            if (pause.isZero())
                                LOG.warnf("The event log cannot be reached; events wait in the outbox (%s)", failure);
                            pause = pause.isZero() ? Duration.ofMillis(100) : pause.multipliedBy(2);
                            if (pause.compareTo(LONGEST_PAUSE) > 0) pause = LONGEST_PAUSE;
                            background.after(pause, this::drain);
                        });
    }

    private Uni<Integer> carryOneBatch() {
        return sessions.withStatelessSession(session -> session.createNativeQuery(READ, String.class)
                        .setParameter("node", node.id())
                        .setParameter("batch", BATCH)
                        .getSingleResultOrNull())
                .map(json -> json == null ? List.<Stored>of() : List.of(EventJson.readData(json, Stored[].class)))
                .flatMap(events -> events.isEmpty()
                        ? Uni.createFrom().item(0)
                        : log.append(events).chain(() -> delete(events)).replaceWith(events.size()));
    }

    private Uni<Integer> delete(List<Stored> events) {
        String ids = EventJson.writeData(events.stream().map(Stored::id).toList());
        return sessions.withStatelessTransaction(session ->
                session.createNativeQuery(DELETE).setParameter("ids", ids).executeUpdate());
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> takeOver() {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(TAKE_OVER)
                        .setParameter("node", node.id())
                        .setParameter("batch", pause.isZero() ? BATCH : 0)
                        .executeUpdate())
                .chain(() -> sessions.withStatelessSession(session ->
                        session.createNativeQuery(MEASURE, String.class).getSingleResult()))
                .invoke(json -> {
                    measured = EventJson.readData(json, Measured.class);
                    // Not only what was taken over: PostgreSQL may have committed something and its answer was lost.
                    if (measured.depth() > 0) wake();
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    record Measured(long depth, double ageSeconds) {}
}
