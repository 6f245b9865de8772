package net.tomarigi.demo;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import net.tomarigi.access.Caller;
import net.tomarigi.facility.Facilities;
import net.tomarigi.outbox.Node;
import net.tomarigi.platform.Background;
import net.tomarigi.vacancy.Condition;
import net.tomarigi.vacancy.ReportVacancy;
import net.tomarigi.vacancy.Reports;
import net.tomarigi.vacancy.Reports.Said;
import net.tomarigi.vacancy.Source;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Lets the made-up facilities speak, every {@code tomarigi.demo.change-every} or so, as everybody does: through
 * {@link ReportVacancy}. One node does, the one that has the {@link Lease}. It stays out of the way of people: a facility of
 * which somebody else said something is left alone for a while, and of what it said itself it soon forgets the history. When
 * a store is away it is silent, also in the log.
 */
@ApplicationScoped
class LiveDemo {
    static final Duration LEFT_ALONE = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(LiveDemo.class);
    private static final Duration REMEMBERED = Duration.ofHours(6);
    private static final Duration FORGETS_EVERY = Duration.ofMinutes(15);
    private static final Duration LONGEST_WORD = Duration.ofSeconds(3);
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(15);

    private final Facilities facilities;
    private final ReportVacancy reportVacancy;
    private final Reports reports;
    private final Lease lease;
    private final Node node;
    private final Background background;
    private final Clock clock;
    private final Duration every;
    private final Staff staff;
    private final Random random = new Random();

    /** Held while something is being made or said, and for good once it has stopped. */
    private final Semaphore speaking = new Semaphore(1);

    private volatile boolean stopped;
    private volatile boolean begun;
    private volatile Instant forgotAt = Instant.EPOCH;

    LiveDemo(
            Facilities facilities,
            ReportVacancy reportVacancy,
            Reports reports,
            Lease lease,
            Node node,
            Background background,
            Clock clock,
            @ConfigProperty(name = "tomarigi.demo.change-every", defaultValue = "PT4S") Duration every) {
        this.facilities = facilities;
        this.reportVacancy = reportVacancy;
        this.reports = reports;
        this.lease = lease;
        this.node = node;
        this.background = background;
        this.clock = clock;
        this.every = every;
        this.staff =
                new Staff(Demo.read().stream().collect(Collectors.toMap(DemoFacility::id, DemoFacility::pace)), random);
    }

    /** Makes the town, and from then on things change by themselves. */
    void begin(Uni<?> town) {
        if (!speaking.tryAcquire()) return; // it has been stopped
        begun = true;
        town.onTermination().invoke(speaking::release).subscribe().with(made -> goOn(), failure -> {
            if (stopped) LOG.debugf("The demo network was not made before the stop (%s)", failure);
            else LOG.error("The demo network cannot be made", failure);
        });
    }

    /** Lets what is just being made or said come to its end, before the stores are closed under it; nobody waits for this thread. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        if (!begun || !speaking.tryAcquire(LONGEST_WORD.toMillis(), TimeUnit.MILLISECONDS)) return;
        lease.release(node.id())
                .subscribe()
                .with(ignored -> {}, failure -> LOG.debugf("The demo's lease runs out by itself (%s)", failure));
    }

    private void goOn() {
        if (stopped) return;
        // Between half and one and a half of it: a town does not tick.
        background.after(every.dividedBy(2).plusMillis((long) (random.nextDouble() * every.toMillis())), () -> {
            if (!speaking.tryAcquire()) return; // it has been stopped
            background
                    .run(this::speak)
                    .onTermination()
                    .invoke(speaking::release)
                    .subscribe()
                    .with(ignored -> goOn(), failure -> {
                        LOG.debugf("The demo is silent (%s)", failure);
                        goOn();
                    });
        });
    }

    /** What is said at this moment, if this node is the one to say it. */
    Uni<Void> speak() {
        Duration lasting = every.multipliedBy(3);
        if (lasting.compareTo(SHORTEST_LEASE) < 0) lasting = SHORTEST_LEASE;
        return lease.hold(node.id(), lasting)
                .flatMap(held -> held && !stopped
                        ? background
                                .run(() -> facilities.list(Demo.NETWORK))
                                .flatMap(town -> sayAll(staff.next(town, clock.instant())))
                                .chain(this::forget)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> sayAll(Iterable<Staff.Saying> sayings) {
        return Multi.createFrom()
                .iterable(sayings)
                .select()
                .where(saying -> !stopped)
                .onItem()
                .transformToUniAndConcatenate(this::say)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Unless a person spoke of that facility a short while ago, or does so just now. */
    Uni<Void> say(Staff.Saying saying) {
        return background
                .run(() -> reports.list(saying.facility(), Long.MAX_VALUE, 1))
                .flatMap(found -> found.isEmpty() || found.get().stream().anyMatch(this::isAPersonsNewWord)
                        ? Uni.createFrom().voidItem()
                        : background.run(() -> reportVacancy
                                .report(
                                        saying.facility(),
                                        saying.report(),
                                        new Condition(null, saying.version(), false),
                                        new Source(Caller.SYSTEM, Source.Via.DEMO, null))
                                .replaceWithVoid()));
    }

    private boolean isAPersonsNewWord(Said said) {
        return !said.via().equals(Source.Via.DEMO.name())
                && said.at().isAfter(clock.instant().minus(LEFT_ALONE));
    }

    private Uni<Void> forget() {
        Instant now = clock.instant();
        if (now.isBefore(forgotAt.plus(FORGETS_EVERY))) return Uni.createFrom().voidItem();
        forgotAt = now;
        return background
                .run(() -> reports.forget(Source.Via.DEMO, now.minus(REMEMBERED)))
                .replaceWithVoid();
    }
}
