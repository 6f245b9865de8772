package net.tomarigi.alert;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.tomarigi.outbox.CommitListener;
import net.tomarigi.outbox.Event;
import net.tomarigi.placement.CaseChanged;
import net.tomarigi.platform.Background;
import net.tomarigi.platform.MetricNames;
import org.jboss.logging.Logger;

/**
 * Tells what is to be told, soon after the commit: this node hears of its own, and looks each second for what another has
 * left. Who is slow to reach holds up nobody else.
 */
@Singleton
@Startup // so that its metrics are there before the first use
class WakeStaff implements CommitListener {
    private static final Logger LOG = Logger.getLogger(WakeStaff.class);
    private static final int MOST_AT_ONCE = 100;
    private static final int MOST_ATTEMPTS = 7;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    private final Notices notices;
    private final Subscriptions subscriptions;
    private final SendPush push;
    private final SendMail mail;
    private final Background background;
    private final MeterRegistry meters;

    /** On their way now. */
    private final AtomicInteger flying = new AtomicInteger();

    /** Wakes since the last look; more than zero means that somebody is looking. */
    private final AtomicInteger wakes = new AtomicInteger();

    WakeStaff(
            Notices notices,
            Subscriptions subscriptions,
            SendPush push,
            SendMail mail,
            Background background,
            MeterRegistry meters) {
        this.notices = notices;
        this.subscriptions = subscriptions;
        this.push = push;
        this.mail = mail;
        this.background = background;
        this.meters = meters;
        for (Way way : Way.values()) {
            counter(MetricNames.ALERTS_SENT, way);
            counter(MetricNames.ALERTS_LOST, way);
        }
    }

    private enum Way {
        PUSH,
        MAIL;

        static Way of(Notice notice) {
            return notice.push() != null ? PUSH : MAIL;
        }
    }

    @Override
    public void committed(List<Event> events) {
        if (events.stream().anyMatch(event -> event.data() instanceof CaseChanged)) wake();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        wake();
    }

    private void wake() {
        if (wakes.getAndIncrement() == 0) claim();
    }

    /** Only ever one at a time on this node: whoever raised {@link #wakes} from zero runs it until it is zero again. */
    private void claim() {
        int seen = wakes.get();
        int free = MOST_AT_ONCE - flying.get();
        Uni<List<Notice>> claimed = free > 0
                ? background.run(() -> notices.claim(free))
                : Uni.createFrom().item(List.of());
        claimed.subscribe()
                .with(
                        found -> {
                            flying.addAndGet(found.size());
                            found.forEach(this::carry);
                            if (!wakes.compareAndSet(seen, 0)) claim();
                        },
                        failure -> {
                            LOG.debugf("Who is to be told could not be read: %s", failure.getMessage());
                            wakes.set(0);
                        });
    }

    private void carry(Notice notice) {
        tell(notice).subscribe().with(done -> flying.decrementAndGet(), failure -> {
            flying.decrementAndGet();
            LOG.warnf("%s will be told again: %s", notice, failure.getMessage());
        });
    }

    private Uni<Void> tell(Notice notice) {
        if (!notice.mayKnow()) return forget(notice);
        if (!notice.standsFor(Duration.ZERO)) return lose(notice, "no time is left");
        Uni<Outcome> telling = notice.push() != null ? push.send(notice) : mail.send(notice);
        return telling.flatMap(outcome -> {
            if (outcome instanceof Outcome.Failed failed) return again(notice, failed);
            if (outcome instanceof Outcome.Gone) return forget(notice);
            counter(MetricNames.ALERTS_SENT, Way.of(notice)).increment();
            return background.run(() -> notices.told(notice));
        });
    }

    private Uni<Void> again(Notice notice, Outcome.Failed failed) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(notice.attempts() - 1, 10));
        if (failed.notBefore().compareTo(pause) > 0) pause = failed.notBefore();
        Duration wait = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        if (notice.attempts() >= MOST_ATTEMPTS || !notice.standsFor(wait)) return lose(notice, failed.why());
        return background.run(() -> notices.again(notice, wait));
    }

    private Uni<Void> lose(Notice notice, String why) {
        if (notice.isUrgent()) counter(MetricNames.ALERTS_LOST, Way.of(notice)).increment();
        LOG.warnf("%s was told to nobody by %s: %s", notice, Way.of(notice), why);
        return background.run(() -> notices.drop(notice));
    }

    /** With a browser goes all that it was still to be told. */
    private Uni<Void> forget(Notice notice) {
        return background.run(
                () -> notice.push() != null ? subscriptions.forget(notice.push().id()) : notices.drop(notice));
    }

    private Counter counter(String name, Way way) {
        return Counter.builder(name)
                .description("Messages that wake a facility's staff")
                .tag("way", way.name().toLowerCase(java.util.Locale.ROOT))
                .register(meters);
    }
}
