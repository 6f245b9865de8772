package net.tomarigi.board;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.tomarigi.board.ChangeLog.Positions;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.network.Network;
import net.tomarigi.platform.Background;
import org.jboss.logging.Logger;

/** Keeps Redis warm: what one consumer group reads is written there, and all boards again whenever they are not there. */
@ApplicationScoped
public class WarmCopy {
    private static final Logger LOG = Logger.getLogger(WarmCopy.class);

    private final Boards boards;
    private final ChangeLog log;
    private final WarmBoards warm;
    private final Background background;

    WarmCopy(Boards boards, ChangeLog log, WarmBoards warm, Background background) {
        this.boards = boards;
        this.log = log;
        this.warm = warm;
        this.background = background;
    }

    /** A change as the group read it; one of {@code facility} and {@code network} is null. */
    public record Change(FacilityChanged facility, Network network, long revision) {
        String board() {
            return facility != null ? facility.network() : network.id();
        }
    }

    /**
     * Copies changes that follow one another, and completes when Redis has them. They go through this node's boards, which
     * may not have read that far yet: a change may only carry a few beds, and Redis keeps whole facilities.
     */
    public Uni<Void> copy(Collection<Change> changes, Positions reached) {
        return Uni.createFrom()
                .deferred(() -> {
                    if (!boards.isReady()) return Uni.createFrom().failure(new IllegalStateException("not loaded yet"));
                    return save(changes, reached);
                })
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(2))
                .indefinitely();
    }

    private Uni<Void> save(Collection<Change> changes, Positions reached) {
        String order = boards.order();
        Map<String, Long> revisions = new HashMap<>();
        Map<String, Set<String>> touched = new HashMap<>();
        for (Change change : changes) {
            if (change.facility() != null) boards.apply(change.facility(), null, null);
            else boards.apply(change.network(), null, null);
            revisions.merge(change.board(), change.revision(), Math::max);
            Set<String> facilities = touched.computeIfAbsent(change.board(), ignored -> new HashSet<>());
            if (change.facility() != null) facilities.add(change.facility().facility());
        }
        return save(order, touched, revisions).chain(() -> background.run(() -> warm.saveReached(order, reached)));
    }

    /** Copies what was mended past the log; what fails is found again when all boards are written. */
    Uni<Void> saveMended(Map<String, Set<String>> facilities) {
        return save(boards.order(), facilities, Map.of());
    }

    /** @param revisions of networks whose board is known to be complete up to there */
    private Uni<Void> save(String order, Map<String, Set<String>> facilities, Map<String, Long> revisions) {
        List<BoardState> parts = facilities.entrySet().stream()
                .map(entry -> {
                    Board board = boards.board(entry.getKey());
                    return new BoardState(
                            board.network(),
                            revisions.getOrDefault(board.id(), board.revision()),
                            entry.getValue().stream()
                                    .map(facility -> board.facilities().get(facility))
                                    .filter(Objects::nonNull)
                                    .map(facility -> facility.whole(board.id()))
                                    .toList());
                })
                .filter(part -> part.network() != null)
                .toList();
        return background
                .run(() -> warm.save(order, parts))
                .flatMap(missing -> missing.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : background.run(() -> warm.saveWhole(
                                order,
                                missing.stream()
                                        .map(id -> boards.board(id).state())
                                        .toList())));
    }

    /** After a wipe, and at the very first start. */
    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> completeWhenWiped() {
        if (!boards.isReady() || !log.isReachable()) return Uni.createFrom().voidItem();
        String order = boards.order();
        return background
                .run(() -> warm.isComplete(order))
                .flatMap(complete -> complete ? Uni.createFrom().voidItem() : saveAll(order))
                .onFailure()
                .invoke(failure -> LOG.debugf("Redis is away (%s)", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> saveAll(String order) {
        // Positions first: the boards may run ahead of them, never behind.
        Positions reached = log.reached();
        List<BoardState> all = boards.listBoards().stream()
                .filter(board -> board.network() != null)
                .map(Board::state)
                .toList();
        return background
                .run(() -> warm.saveWhole(order, all))
                .chain(() -> background.run(() -> warm.saveComplete(order, reached)))
                .invoke(() -> LOG.infof("Boards of %d networks written to Redis", all.size()));
    }
}
