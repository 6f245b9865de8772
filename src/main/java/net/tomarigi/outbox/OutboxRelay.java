package net.tomarigi.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import net.tomarigi.outbox.EventLog.Entry;
import net.tomarigi.platform.Background;
import net.tomarigi.platform.MetricNames;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Carries events to the log: what this node has just committed from memory, and from the outbox what was left there, by a
 * log that was away or a node that is gone. A row is deleted only after the log has it; one that is sent twice (a crash
 * between the two) or late changes nothing, because events are whole states with versions.
 */
@ApplicationScoped
class OutboxRelay implements Relay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 500;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** Events between their commit and their deletion; beyond, they are read from the outbox when their turn comes. */
    private static final int MOST_ON_THE_WAY = 2_000;

    /** What has arrived meanwhile is deleted together. */
    private static final Duration DELETE_AFTER = Duration.ofMillis(50);

    private static final Duration DELETE_AGAIN_AFTER = Duration.ofSeconds(1);

    private static final String READ = """
            select cast(json_agg(json_build_object('id', id, 'network', network_id, 'event', event) order by id) as text)
            from (
              select * from outbox where node = :node
                and id not in (select cast(jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) as bigint))
              order by id limit :batch) o
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

    /** Rows whose events were given to the log from memory, until they are deleted. */
    private final Set<Long> onTheWay = ConcurrentHashMap.newKeySet();

    /** Of those, what the log has. */
    private final Queue<Long> arrived = new ConcurrentLinkedQueue<>();

    private final AtomicBoolean isDeleting = new AtomicBoolean();

    /** Something waits in the outbox that is not on the way; what is committed now waits behind it. */
    private volatile boolean isBehind;

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
    public void carry(Carried committed) {
        List<Long> ids = committed.ids();
        if (isBehind || onTheWay.size() + ids.size() > MOST_ON_THE_WAY) {
            isBehind = true;
            wake();
            return;
        }
        onTheWay.addAll(ids);
        background
                .run(() -> log.append(committed.entries()))
                .subscribe()
                .with(
                        sent -> {
                            arrived.addAll(ids);
                            deleteSoon();
                        },
                        failure -> {
                            LOG.debug("Events go from the outbox again", failure);
                            ids.forEach(onTheWay::remove);
                            isBehind = true;
                            wake();
                        });
    }

    private void deleteSoon() {
        if (isDeleting.compareAndSet(false, true)) background.after(DELETE_AFTER, this::deleteArrived);
    }

    private void deleteArrived() {
        List<Long> ids = new ArrayList<>();
        for (Long id = arrived.poll(); id != null; id = ids.size() < BATCH ? arrived.poll() : null) ids.add(id);
        background
                .run(() -> delete(ids))
                .subscribe()
                .with(
                        deleted -> {
                            ids.forEach(onTheWay::remove);
                            isDeleting.set(false);
                            if (!arrived.isEmpty()) deleteSoon();
                        },
                        failure -> {
                            LOG.debug("Events that were carried are deleted later", failure);
                            arrived.addAll(ids);
                            background.after(DELETE_AGAIN_AFTER, this::deleteArrived);
                        });
    }

    private void wake() {
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
                            // Whoever commits from now on need not wait; whoever saw it otherwise has raised the wakes.
                            if (carried < BATCH) isBehind = false;
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
                        .setParameter("ids", EventJson.writeData(onTheWay))
                        .setParameter("batch", BATCH)
                        .getSingleResultOrNull())
                .map(json -> json == null ? List.<Row>of() : List.of(EventJson.readData(json, Row[].class)))
                .flatMap(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(0)
                        : log.append(rows.stream().map(Row::entry).toList())
                                .chain(() -> delete(rows.stream().map(Row::id).toList()))
                                .replaceWith(rows.size()));
    }

    private Uni<Integer> delete(List<Long> ids) {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(DELETE)
                .setParameter("ids", EventJson.writeData(ids))
                .executeUpdate());
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

    record Row(long id, String network, String event) {
        Entry entry() {
            return new Entry(network, event);
        }
    }

    record Measured(long depth, double ageSeconds) {}
}
