package net.tomarigi.board;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.facility.FacilityStates;
import net.tomarigi.facility.Fingerprint;
import net.tomarigi.facility.Standing;
import net.tomarigi.network.Freshness;
import net.tomarigi.network.Network;
import net.tomarigi.network.Networks;
import net.tomarigi.outbox.Outbox;
import net.tomarigi.platform.Background;
import net.tomarigi.platform.MetricNames;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Compares the boards with PostgreSQL and mends what differs. While the log is away this is how a node follows the others,
 * every second. While it is there, it finds nothing unless something was lost; each thing mended then is counted.
 */
@ApplicationScoped
class CompareBoards {
    private static final Logger LOG = Logger.getLogger(CompareBoards.class);

    private final Boards boards;
    private final ChangeLog log;
    private final Networks networks;
    private final Outbox outbox;
    private final FacilityStates facilities;
    private final KeepBoards keep;
    private final WarmCopy warm;
    private final Background background;
    private final Counter repairs;
    private final Duration every;
    private final Duration onItsWay;

    /** By the machine's own count, which nobody sets: {@link System#nanoTime}. */
    private volatile long comparedNanos = System.nanoTime();

    /** What the comparison before this one found; null when it found nothing. */
    private volatile Findings suspects;

    private volatile long stale;

    /**
     * @param every between two comparisons while the log is there
     * @param onItsWay a difference that is younger may be a change that the log is still bringing
     */
    CompareBoards(
            Boards boards,
            ChangeLog log,
            Networks networks,
            Outbox outbox,
            FacilityStates facilities,
            KeepBoards keep,
            WarmCopy warm,
            Background background,
            MeterRegistry meters,
            @ConfigProperty(name = "tomarigi.board.compare-every", defaultValue = "60s") Duration every,
            @ConfigProperty(name = "tomarigi.board.on-its-way", defaultValue = "5s") Duration onItsWay) {
        this.boards = boards;
        this.log = log;
        this.networks = networks;
        this.outbox = outbox;
        this.facilities = facilities;
        this.keep = keep;
        this.warm = warm;
        this.background = background;
        this.every = every;
        this.onItsWay = onItsWay;
        this.repairs = Counter.builder(MetricNames.REPAIRS)
                .description("Differences between board and PostgreSQL that the log should have prevented; healthy: 0")
                .register(meters);
        Gauge.builder(MetricNames.FACILITIES_STALE, this, compare -> compare.stale)
                .description("Facilities whose word is stale or was never given")
                .register(meters);
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> whenDue() {
        if (!boards.isReady()) return Uni.createFrom().voidItem();
        boolean ordered = log.isReachable();
        Duration pause = !ordered ? Duration.ZERO : suspects != null ? onItsWay : every;
        if (System.nanoTime() - comparedNanos < pause.toNanos())
            return Uni.createFrom().voidItem();
        return compare(ordered)
                .onFailure()
                .invoke(failure -> LOG.debugf("PostgreSQL cannot be compared with (%s)", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** @param ordered whether the log is there, so that a difference must have lasted before it counts */
    Uni<Void> compare(boolean ordered) {
        return background
                .run(outbox::listWaiting)
                .flatMap(waiting -> background.run(networks::list).flatMap(all -> background
                        .run(facilities::listFingerprints)
                        // A nation's comparison takes longer than an event loop may.
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .flatMap(truth -> compare(ordered, waiting, all, truth))));
    }

    /** @param waiting networks whose events are still on their way to the log */
    private Uni<Void> compare(boolean ordered, Set<String> waiting, List<Network> all, List<Fingerprint> truth) {
        comparedNanos = System.nanoTime();
        countStale();
        Findings found = Findings.of(all, truth, boards);
        if (ordered) found = found.without(waiting);
        Findings lasting = !ordered ? found : suspects == null ? Findings.NONE : found.and(suspects, boards);
        suspects = found.isEmpty() || !lasting.isEmpty() ? null : found;
        return lasting.isEmpty() ? Uni.createFrom().voidItem() : mend(lasting, ordered);
    }

    private Uni<Void> mend(Findings lasting, boolean ordered) {
        if (ordered) {
            repairs.increment(lasting.count());
            LOG.warnf("Boards differed from PostgreSQL and are mended: %s", lasting);
        }
        if (!lasting.ahead().isEmpty() && ordered) {
            // PostgreSQL was put back to an earlier time: whatever is newer here never happened.
            return keep.loadFromPostgres(Order.after(boards.order()));
        }
        for (Network network : lasting.networks().values()) boards.apply(network, null, null);
        for (Place place : lasting.gone()) {
            FacilityOnBoard known = boards.board(place.network()).facilities().get(place.facility());
            boards.apply(
                    new FacilityChanged(
                            place.network(),
                            place.facility(),
                            known.version(),
                            null,
                            known.standingVersion() + 1,
                            Standing.GONE,
                            List.of()),
                    null,
                    null);
        }
        Set<String> behind = new HashSet<>();
        for (Place place : lasting.behind().keySet()) behind.add(place.facility());
        Uni<Void> mended = behind.isEmpty()
                ? Uni.createFrom().voidItem()
                : background
                        .run(() -> facilities.listStates(behind))
                        .invoke(states -> states.forEach(state -> boards.apply(state, null, null)))
                        .replaceWithVoid();
        return ordered ? mended.chain(() -> warm.saveMended(lasting.places())) : mended;
    }

    private void countStale() {
        stale = boards.listViews().stream()
                .flatMap(view -> view.facilities().stream())
                .filter(view -> view.freshness() == Freshness.STALE || view.freshness() == Freshness.NEVER)
                .count();
    }

    private record Place(String network, String facility) {
        @Override
        public String toString() {
            return facility + " in " + network;
        }
    }

    /**
     * Where boards and PostgreSQL differ.
     *
     * @param networks as PostgreSQL has them, newer than here
     * @param behind as PostgreSQL has them, newer than here
     * @param ahead versions on the board that PostgreSQL does not have
     * @param gone shown here, but no member there
     */
    private record Findings(
            Map<String, Network> networks, Map<Place, Fingerprint> behind, Map<Place, Long> ahead, Set<Place> gone) {
        /** So that one knows where to look; how many there are is said besides. */
        private static final int MOST_NAMED = 5;

        static final Findings NONE = new Findings(Map.of(), Map.of(), Map.of(), Set.of());

        static Findings of(List<Network> networks, List<Fingerprint> truth, Boards boards) {
            Map<String, Network> newer = new HashMap<>();
            for (Network network : networks) {
                Network known = boards.board(network.id()).network();
                if (known == null || known.version() < network.version()) newer.put(network.id(), network);
            }
            Map<Place, Fingerprint> behind = new HashMap<>();
            Map<Place, Long> ahead = new HashMap<>();
            Set<Place> members = new HashSet<>();
            for (Fingerprint fingerprint : truth) {
                Place place = new Place(fingerprint.network(), fingerprint.facility());
                members.add(place);
                FacilityOnBoard known =
                        boards.board(place.network()).facilities().get(place.facility());
                if (known == null || isBehind(known, fingerprint)) behind.put(place, fingerprint);
                else if (known.version() > fingerprint.version()) ahead.put(place, known.version());
            }
            Set<Place> gone = new HashSet<>();
            for (Board board : boards.listBoards())
                for (FacilityOnBoard facility : board.facilities().values()) {
                    Place place = new Place(board.id(), facility.id());
                    if (facility.isShown() && !members.contains(place)) gone.add(place);
                }
            return new Findings(newer, behind, ahead, gone);
        }

        private static boolean isBehind(FacilityOnBoard known, Fingerprint truth) {
            return known.version() < truth.version()
                    || known.standingVersion() < truth.standingVersion()
                    || known.nightsVersions() < truth.nightsVersions();
        }

        Findings without(Set<String> someNetworks) {
            if (someNetworks.isEmpty()) return this;
            Findings rest = copy();
            rest.networks.keySet().removeAll(someNetworks);
            rest.behind.keySet().removeIf(place -> someNetworks.contains(place.network()));
            rest.ahead.keySet().removeIf(place -> someNetworks.contains(place.network()));
            rest.gone.removeIf(place -> someNetworks.contains(place.network()));
            return rest;
        }

        private Findings copy() {
            return new Findings(
                    new HashMap<>(networks), new HashMap<>(behind), new HashMap<>(ahead), new HashSet<>(gone));
        }

        /** What was already so at the earlier comparison, and is now, so that it is not merely on its way. */
        Findings and(Findings earlier, Boards boards) {
            Findings both = copy();
            both.networks.keySet().retainAll(earlier.networks.keySet());
            both.behind.keySet().removeIf(place -> {
                Fingerprint then = earlier.behind.get(place);
                FacilityOnBoard known =
                        boards.board(place.network()).facilities().get(place.facility());
                return then == null || known != null && !isBehind(known, then);
            });
            both.ahead.entrySet().removeIf(now -> !now.getValue().equals(earlier.ahead.get(now.getKey())));
            both.gone.retainAll(earlier.gone);
            return both;
        }

        /** Facilities by network. */
        Map<String, Set<String>> places() {
            Map<String, Set<String>> places = new HashMap<>();
            networks.keySet().forEach(network -> places.put(network, new HashSet<>()));
            Stream.concat(behind.keySet().stream(), gone.stream())
                    .forEach(place -> places.computeIfAbsent(place.network(), ignored -> new HashSet<>())
                            .add(place.facility()));
            return places;
        }

        boolean isEmpty() {
            return count() == 0;
        }

        int count() {
            return networks.size() + behind.size() + ahead.size() + gone.size();
        }

        @Override
        public String toString() {
            String examples = Stream.concat(
                            networks.keySet().stream(),
                            Stream.of(behind.keySet(), ahead.keySet(), gone).flatMap(Set::stream))
                    .limit(MOST_NAMED)
                    .map(Object::toString)
                    .collect(Collectors.joining(", "));
            return networks.size() + " networks and " + behind.size() + " facilities behind, " + ahead.size()
                    + " ahead, " + gone.size() + " gone; " + examples;
        }
    }
}
