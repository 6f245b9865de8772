package net.tomarigi.board;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.network.Network;
import net.tomarigi.network.NetworkChanged;
import net.tomarigi.outbox.CommitListener;
import net.tomarigi.outbox.Event;
import net.tomarigi.platform.NetworkNames;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Traces;

/**
 * All boards, in this node's memory. Every source of changes (this node's own commits, the log, Redis, PostgreSQL) goes
 * through {@link #apply}; since each change is a whole state with a version, they may overlap and overtake one another.
 * Reading never waits for a store.
 */
@Singleton // not behind a proxy: every read passes here
public class Boards implements CommitListener, NetworkNames {
    /** A node that starts knows its boards that soon. */
    private static final Duration LOADED_IN = Duration.ofSeconds(1);

    private volatile Map<String, Slot> slots = new ConcurrentHashMap<>();
    private final List<BoardListener> listeners;
    private final List<FacilityListener> facilityListeners;
    private final Clock clock;

    /** Identity of the common order that revisions count; unknown until the log was reached once. */
    private volatile String order = "unordered";

    /** Guarded by itself, as is {@link #loading}; empty unless boards are being loaded. */
    private final List<Event> committedWhileLoading = new ArrayList<>();

    private boolean loading = true;
    private volatile boolean ready;
    private volatile Instant trueAt;

    Boards(@All List<BoardListener> listeners, @All List<FacilityListener> facilityListeners, Clock clock) {
        this.listeners = listeners;
        this.facilityListeners = facilityListeners;
        this.clock = clock;
        this.trueAt = clock.instant();
    }

    /** The board as it looks now; empty when there is no such network. */
    public Optional<BoardView> findView(String network) {
        Slot slot = slots.get(network);
        return slot == null ? Optional.empty() : Optional.ofNullable(slot.view(order, clock.instant()));
    }

    @Override
    public Optional<String> findName(String network) {
        return findView(network).map(BoardView::name);
    }

    /** All boards as they look now, in no order. */
    public List<BoardView> listViews() {
        Instant now = clock.instant();
        return slots.values().stream()
                .map(slot -> slot.view(order, now))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether everything that was committed before this node started is in its boards. */
    @Override
    public boolean isReady() {
        return ready;
    }

    /** Why no board was found: there is no such network, or this node has not loaded it yet. */
    public Problem missing(String network) {
        return ready ? Problem.notFound("network", network) : Problem.unavailable(LOADED_IN);
    }

    /** When this node last knew its boards to be true; stays behind while PostgreSQL is away. */
    public Instant trueAt() {
        return trueAt;
    }

    @Override
    public void committed(List<Event> events) {
        synchronized (committedWhileLoading) {
            if (loading) committedWhileLoading.addAll(events);
        }
        apply(events);
    }

    private void apply(List<Event> events) {
        Cause cause = new Cause(clock.instant(), Traces.current());
        for (Event event : events) {
            if (event.data() instanceof FacilityChanged change) apply(change, null, cause);
            else if (event.data() instanceof NetworkChanged change) apply(change.network(), null, cause);
        }
    }

    /** From now until {@link #replaceAll}, what this node commits may be missing in what is being read. */
    void beginLoading() {
        synchronized (committedWhileLoading) {
            loading = true;
        }
    }

    /**
     * @param revision the revision that the change makes in the common order; null when it did not come from there
     * @param cause null when unknown
     */
    void apply(FacilityChanged change, Long revision, Cause cause) {
        FacilityOnBoard before = board(change.network()).facilities().get(change.facility());
        update(change.network(), board -> board.with(change, revision), cause);
        FacilityOnBoard after = board(change.network()).facilities().get(change.facility());
        if (after == before) return;
        FacilityChanged whole = after.whole(change.network());
        for (FacilityListener listener : facilityListeners) listener.changed(whole);
    }

    void apply(Network network, Long revision, Cause cause) {
        update(network.id(), board -> board.with(network, revision), cause);
    }

    private void update(String network, UnaryOperator<Board> change, Cause cause) {
        Slot slot = slots.computeIfAbsent(network, Slot::new);
        Board before = slot.board.getAndUpdate(change);
        if (slot.board.get() != before) announce(network, cause);
    }

    private void announce(String network, Cause cause) {
        for (BoardListener listener : listeners) listener.changed(network, cause);
    }

    /** Everything known of every network, for whoever compares or copies. */
    Collection<Board> listBoards() {
        return slots.values().stream().map(slot -> slot.board.get()).toList();
    }

    private Collection<FacilityChanged> listFacilities() {
        List<FacilityChanged> all = new ArrayList<>();
        for (Board board : listBoards())
            for (FacilityOnBoard facility : board.facilities().values()) all.add(facility.whole(board.id()));
        return all;
    }

    Board board(String network) {
        Slot slot = slots.get(network);
        return slot == null ? Board.unheardOf(network) : slot.board.get();
    }

    String order() {
        return order;
    }

    /**
     * Begins anew: these networks and facilities, what this node committed since {@link #beginLoading}, and nothing else, in
     * this order. Until the new boards are complete the old ones are served.
     */
    void replaceAll(String newOrder, List<Network> networks, List<FacilityChanged> facilities) {
        Map<String, Slot> fresh = new ConcurrentHashMap<>();
        for (Network network : networks)
            fresh.computeIfAbsent(network.id(), Slot::new).board.updateAndGet(board -> board.with(network, 0L));
        for (FacilityChanged facility : facilities)
            fresh.computeIfAbsent(facility.network(), Slot::new).board.updateAndGet(board -> board.with(facility, 0L));
        replaceAll(newOrder, fresh);
    }

    /** The same from boards that know their revisions. */
    void replaceAll(String newOrder, Collection<Board> boards) {
        Map<String, Slot> fresh = new ConcurrentHashMap<>();
        for (Board board : boards) fresh.put(board.id(), new Slot(board));
        replaceAll(newOrder, fresh);
    }

    private void replaceAll(String newOrder, Map<String, Slot> fresh) {
        Map<String, Slot> before = slots;
        synchronized (committedWhileLoading) {
            order = newOrder;
            slots = fresh;
            // Whoever was answered meanwhile goes on seeing what it reported.
            apply(committedWhileLoading);
            committedWhileLoading.clear();
            loading = false;
        }
        for (String network : before.keySet()) announce(network, null);
        for (FacilityListener listener : facilityListeners) listener.replaced(this::listFacilities);
    }

    void becomeReady() {
        for (Slot slot : slots.values()) slot.resumableFrom = slot.board.get().revision();
        ready = true;
    }

    void knownTrueAt(Instant instant) {
        trueAt = instant;
    }

    /** Whether a screen that holds {@code revision} of {@code epoch} can go on from there to {@code view}. */
    public boolean canResume(BoardView view, String epoch, long revision) {
        Slot slot = slots.get(view.network());
        return slot != null
                && view.epoch().equals(epoch)
                && revision >= slot.resumableFrom
                && revision <= view.revision()
                && view.canBeReachedFrom(revision);
    }

    /** One network's place: its board, and the last view of it. */
    private static final class Slot {
        private final AtomicReference<Board> board;
        private volatile BoardView view;
        private volatile long resumableFrom;

        Slot(String network) {
            this.board = new AtomicReference<>(Board.unheardOf(network));
        }

        Slot(Board board) {
            this.board = new AtomicReference<>(board);
            this.resumableFrom = board.revision();
        }

        /** Two threads may make the same view at once; they are equal, and either may stay. */
        BoardView view(String order, Instant now) {
            Board current = board.get();
            if (current.network() == null) return null;
            BoardView known = view;
            if (known != null && known.isGoodFor(current, order, now)) return known;
            return view = BoardView.of(current, order, now, known);
        }
    }
}
