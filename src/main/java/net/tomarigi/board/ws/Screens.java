package net.tomarigi.board.ws;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.tomarigi.access.Caller;
import net.tomarigi.access.KnownCallers;
import net.tomarigi.access.Presence;
import net.tomarigi.board.BoardListener;
import net.tomarigi.board.Boards;
import net.tomarigi.board.Cause;
import net.tomarigi.platform.MetricNames;
import net.tomarigi.platform.PagesVersion;
import net.tomarigi.platform.Traces;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** All screens that are connected to this node, by the network they watch. */
@ApplicationScoped
@Startup // so that its metrics are there before the first use
class Screens implements BoardListener {
    private static final Logger LOG = Logger.getLogger(Screens.class);

    static final Duration FULL_RETRY_AFTER = Duration.ofSeconds(30);

    /** Of the time until a node ends: the last screens shall be gone a little before. */
    private static final int SPREAD_TENTHS = 8;

    private final Map<String, Audience> audiences = new ConcurrentHashMap<>();
    private final AtomicInteger connected = new AtomicInteger();
    private volatile boolean isEnding;

    /** By which those are known who are connected, and how many lines each holds. */
    private final Map<String, Integer> tokens = new ConcurrentHashMap<>();

    private final Boards boards;
    private final KnownCallers callers;
    private final Presence presence;
    private final Vertx vertx;
    private final Clock clock;
    private final int most;
    private final Optional<Duration> delay;
    private final Meters meters;
    private final Traces traces;
    private final Audience.Pace pace;

    Screens(
            Boards boards,
            KnownCallers callers,
            Presence presence,
            Vertx vertx,
            Clock clock,
            MeterRegistry registry,
            PagesVersion pages,
            Traces traces,
            @ConfigProperty(name = "tomarigi.screens.most", defaultValue = "20000") int most,
            @ConfigProperty(name = "tomarigi.screens.heartbeat", defaultValue = "15s") Duration heartbeat,
            @ConfigProperty(name = "tomarigi.screens.pulse", defaultValue = "1s") Duration pulse,
            @ConfigProperty(name = "tomarigi.screens.slow-cut-after", defaultValue = "30s") Duration slowCutAfter,
            @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay) {
        this.boards = boards;
        this.callers = callers;
        this.presence = presence;
        this.vertx = vertx;
        this.clock = clock;
        this.most = most;
        this.delay = delay.filter(time -> !time.isZero());
        this.pace = new Audience.Pace(heartbeat, pulse, slowCutAfter, pages.version());
        this.traces = traces;
        this.meters = new Meters(
                Counter.builder(MetricNames.DELTAS_SENT)
                        .description("Frames with changes, counted once for each screen")
                        .register(registry),
                Timer.builder(MetricNames.REPORT_VISIBLE)
                        .description("From a change to its frame on this node's screens")
                        .publishPercentiles(0.5, 0.99)
                        .register(registry));
        Gauge.builder(MetricNames.SCREENS_CONNECTED, connected, AtomicInteger::get)
                .description("Screens that are connected to this node")
                .register(registry);
    }

    /** Nobody else is let in: there are as many as there may be, or this node is about to end. */
    boolean isFull() {
        return isEnding || connected.get() >= most;
    }

    /** @param revision what the screen holds of {@code epoch}; -1 when it holds nothing */
    void join(String network, Screen screen, String epoch, long revision) {
        Caller caller = screen.caller();
        connected.incrementAndGet();
        presence.came(caller);
        if (caller.token() != null) tokens.merge(caller.token(), 1, Integer::sum);
        audiences
                .computeIfAbsent(
                        network,
                        id -> new Audience(id, boards, vertx.getOrCreateContext(), clock, meters, traces, pace))
                .join(screen, epoch, revision, () -> left(caller));
    }

    private void left(Caller caller) {
        connected.decrementAndGet();
        presence.went(caller);
        if (caller.token() != null)
            tokens.computeIfPresent(caller.token(), (token, lines) -> lines == 1 ? null : lines - 1);
    }

    /**
     * A line that was opened rightly is closed when its token has ended or its role was taken. All are asked for at once,
     * beside what goes to the screens; while PostgreSQL is away they stay.
     */
    @Scheduled(every = "${tomarigi.screens.look-again:5s}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> lookAgain() {
        if (connected.get() == 0) return Uni.createFrom().voidItem();
        return callers.lookAgain(tokens.keySet())
                .invoke(() -> audiences.values().forEach(audience -> audience.turnOut(this::now)))
                .onFailure()
                .invoke(failure -> LOG.debug("Who is connected could not be looked up again", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Caller now(Caller caller) {
        return caller.token() == null ? caller : callers.lastKnown(caller.token());
    }

    @Override
    public void changed(String network, Cause cause) {
        Audience audience = audiences.get(network);
        if (audience != null) audience.changed(cause);
    }

    /** Before this node ends, its screens go to others, a few at a time: they come back all at once only where none is left. */
    void drain(@Observes ShutdownDelayInitiatedEvent event) {
        isEnding = true;
        if (delay.isEmpty()) return;
        LOG.infof("%d screens are sent to other nodes within %s", connected.get(), delay.get());
        Duration spread = delay.get().multipliedBy(SPREAD_TENTHS).dividedBy(10);
        audiences.values().forEach(audience -> audience.moveAway(spread));
    }

    void stop(@Observes ShutdownEvent event) {
        audiences.values().forEach(Audience::close);
    }

    /** What is counted of the way to the screens. */
    record Meters(Counter deltas, Timer visible) {}
}
