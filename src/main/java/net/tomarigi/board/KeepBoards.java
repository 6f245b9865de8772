package net.tomarigi.board;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import net.tomarigi.board.ChangeLog.Positions;
import net.tomarigi.board.WarmBoards.Warm;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.facility.FacilityStates;
import net.tomarigi.network.Network;
import net.tomarigi.network.Networks;
import net.tomarigi.outbox.Node;
import net.tomarigi.platform.Background;
import net.tomarigi.platform.Pulse;
import org.jboss.logging.Logger;

/**
 * Fills this node's boards at the start, from Redis or, when Redis has them not, from PostgreSQL, and follows the log from
 * there. When the log cannot be reached the node serves what it could load, and begins again when the log is there.
 */
@ApplicationScoped
class KeepBoards implements ChangeLog.Reader {
    private static final Logger LOG = Logger.getLogger(KeepBoards.class);

    /** How long a starting node waits for the log before it serves without it. */
    private static final Duration WITHOUT_LOG_AFTER = Duration.ofSeconds(5);

    private static final Duration REDIS_PATIENCE = Duration.ofSeconds(10);

    private final Boards boards;
    private final ChangeLog log;
    private final WarmBoards warm;
    private final Networks networks;
    private final FacilityStates facilities;
    private final Background background;
    private final Pulse pulse;
    private final Node node;
    private final Clock clock;

    KeepBoards(
            Boards boards,
            ChangeLog log,
            WarmBoards warm,
            Networks networks,
            FacilityStates facilities,
            Background background,
            Pulse pulse,
            Node node,
            Clock clock) {
        this.boards = boards;
        this.log = log;
        this.warm = warm;
        this.networks = networks;
        this.facilities = facilities;
        this.background = background;
        this.pulse = pulse;
        this.node = node;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        log.read(this);
        background.after(WITHOUT_LOG_AFTER, this::beginWithoutLog);
    }

    private void beginWithoutLog() {
        if (boards.isReady() || log.isReachable()) return;
        LOG.warn("Kafka cannot be reached; boards are loaded without it and follow PostgreSQL until it is there");
        fill(null)
                .subscribe()
                .with(reached -> boards.becomeReady(), failure -> LOG.error("Boards cannot be loaded", failure));
    }

    @Override
    public Uni<Positions> begin(String order) {
        return fill(order);
    }

    @Override
    public Uni<Positions> beginAnew(String order) {
        return loadFromPostgres(Order.after(boards.order())).replaceWith(Positions.OLDEST);
    }

    /** @param order null when it is not known, because the log is away */
    private Uni<Positions> fill(String order) {
        boards.beginLoading();
        return background
                .run(warm::find)
                .ifNoItem()
                .after(REDIS_PATIENCE)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warnf("Redis cannot be read at the start (%s)", failure.getMessage()))
                .onFailure()
                .recoverWithItem(Optional.empty())
                .flatMap(found -> found.isPresent()
                                && (order == null
                                        || Order.isOf(order, found.get().order()))
                        ? Uni.createFrom().item(take(found.get()))
                        : loadFromPostgres(order == null ? "without-log-" + node.id() : order)
                                .replaceWith(Positions.OLDEST));
    }

    private Positions take(Warm found) {
        boards.replaceAll(found.order(), found.boards().stream().map(Board::of).toList());
        LOG.infof("Boards of %d networks loaded from Redis", found.boards().size());
        return found.reached();
    }

    /** Replaces all boards with what PostgreSQL has; tries until it succeeds. */
    Uni<Void> loadFromPostgres(String order) {
        boards.beginLoading();
        return background
                .run(networks::list)
                .flatMap(all -> background.run(facilities::listStates).invoke(states -> {
                    boards.replaceAll(order, all, states);
                    LOG.infof("Boards of %d networks loaded from PostgreSQL", all.size());
                }))
                .onFailure()
                .invoke(failure -> LOG.warnf("PostgreSQL cannot be read; trying again (%s)", failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(2))
                .indefinitely()
                .replaceWithVoid();
    }

    @Override
    public void changed(FacilityChanged change, long revision, Cause cause) {
        boards.apply(change, revision, cause);
    }

    @Override
    public void changed(Network network, long revision, Cause cause) {
        boards.apply(network, revision, cause);
    }

    @Override
    public void caughtUp() {
        if (!boards.isReady()) LOG.info("Boards are live");
        boards.becomeReady();
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> feelThePulse() {
        return pulse.beat()
                .invoke(() -> boards.knownTrueAt(clock.instant()))
                .onFailure()
                .recoverWithNull();
    }
}
