package net.tomarigi.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import net.tomarigi.facility.Bed;
import net.tomarigi.facility.BedNights;
import net.tomarigi.facility.Kind;
import net.tomarigi.facility.Profile;
import net.tomarigi.network.Freshness;
import net.tomarigi.network.Policy;
import net.tomarigi.network.Weights;

/**
 * A board as it looks at one time: which night is tonight, how old each word is, how many beds are open. Immutable; good
 * until {@link #validUntil}. What did not change since the view before it is the same object, so that comparing two views
 * costs a look at each facility.
 */
public final class BoardView {
    private final Board board;
    private final String order;
    private final String epoch;
    private final LocalDate tonight;
    private final Instant validUntil;
    private final List<FacilityView> facilities;
    private final int openTonight;
    private volatile Map<String, FacilityView> index;
    private volatile BoardCache.Encoded encoded;

    private BoardView(
            Board board,
            String order,
            String epoch,
            LocalDate tonight,
            Instant validUntil,
            List<FacilityView> facilities,
            int openTonight) {
        this.board = board;
        this.order = order;
        this.epoch = epoch;
        this.tonight = tonight;
        this.validUntil = validUntil;
        this.facilities = facilities;
        this.openTonight = openTonight;
    }

    /**
     * @param order identity of the common order in which revisions are counted
     * @param before an older view of the same board, to keep what is the same; may be null
     */
    static BoardView of(Board board, String order, Instant now, BoardView before) {
        Policy policy = board.network().policy();
        LocalDate tonight = policy.tonight(now);
        // A screen that comes back on another night cannot go on with deltas: the night is part of the epoch.
        String epoch = order + "." + tonight;
        boolean comparable = before != null && before.epoch.equals(epoch) && before.board.network() == board.network();
        boolean sameOrder = comparable && before.board.structure() == board.structure();

        Instant validUntil = policy.nextRollOver(now);
        List<FacilityView> views = new ArrayList<>(board.facilities().size());
        int open = 0;
        for (FacilityOnBoard facility :
                sameOrder ? before.inOrder(board) : board.facilities().values()) {
            if (!facility.isShown()) continue;
            Freshness freshness = policy.freshness(facility.attestedAt(), now);
            Instant band = policy.nextBand(facility.attestedAt(), now);
            if (band.isBefore(validUntil)) validUntil = band;
            FacilityView same = comparable ? before.byId().get(facility.id()) : null;
            FacilityView view = same != null && same.source() == facility && same.freshness() == freshness
                    ? same
                    : FacilityView.of(facility, freshness, tonight, policy.nights(), same);
            views.add(view);
            if (Kind.isShortStay(view.profile().kind())) open += view.openTonight();
        }
        if (!sameOrder) views.sort(ORDER);
        return new BoardView(board, order, epoch, tonight, validUntil, List.copyOf(views), open);
    }

    private static final Comparator<FacilityView> ORDER = Comparator.comparing(
                    FacilityView::district, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(view -> view.source().standing().profile().name())
            .thenComparing(FacilityView::id);

    boolean isGoodFor(Board current, String currentOrder, Instant now) {
        return board == current && now.isBefore(validUntil) && order.equals(currentOrder);
    }

    /** Its bytes as they were last asked for; null: nobody has asked. */
    BoardCache.Encoded encoded() {
        return encoded;
    }

    /** Of two that are kept at once, either may stay. */
    BoardCache.Encoded keep(BoardCache.Encoded bytes) {
        encoded = bytes;
        return bytes;
    }

    public String network() {
        return board.id();
    }

    public String name() {
        return board.network().name();
    }

    /** Whether somebody may see it. */
    public boolean isFor(Caller caller) {
        return board.network().policy().publicBoard() || caller.mayInNetwork(Permission.READ_BOARD, board.id());
    }

    /** How the network ranks. */
    public Weights weights() {
        return board.network().policy().weights();
    }

    /** The network's band for a word given at that time; null: never. */
    public Freshness freshness(Instant attestedAt, Instant now) {
        return board.network().policy().freshness(attestedAt, now);
    }

    public String epoch() {
        return epoch;
    }

    public long revision() {
        return board.revision();
    }

    public LocalDate tonight() {
        return tonight;
    }

    public int nights() {
        return board.network().policy().nights();
    }

    public int openTonight() {
        return openTonight;
    }

    /** In the order of the board: district, name, id. */
    public List<FacilityView> facilities() {
        return facilities;
    }

    /** Until when time alone changes nothing of it. */
    public Instant validUntil() {
        return validUntil;
    }

    /** Whether deltas lead from {@code before} to this view; otherwise a screen needs a snapshot. */
    public boolean follows(BoardView before) {
        return before.epoch.equals(epoch) && before.board.structure() == board.structure();
    }

    /** The facilities that look different from {@code before}, which this view must follow. */
    public List<FacilityView> changedSince(BoardView before) {
        List<FacilityView> changed = new ArrayList<>();
        for (int i = 0; i < facilities.size(); i++) {
            FacilityView now = facilities.get(i);
            if (!now.looksLike(before.facilities.get(i))) changed.add(now);
        }
        return changed;
    }

    /** Whether deltas lead from a screen that holds {@code revision} of this epoch to this view. */
    boolean canBeReachedFrom(long revision) {
        return revision >= board.structureAt() && !board.hasStructureAheadOfOrder();
    }

    /**
     * What a screen may lack that holds everything up to {@code revision} of this epoch: whatever came since, what this node
     * shows ahead of the common order, and every word that may have aged meanwhile.
     */
    public List<FacilityView> changedSince(long revision) {
        return facilities.stream()
                .filter(view -> view.source().touched() > revision
                        || view.source().isAheadOfOrder()
                        || view.freshness() == Freshness.AGEING
                        || view.freshness() == Freshness.STALE)
                .toList();
    }

    /** The beds of a facility as this view shows them; both views must have the same structure. */
    List<BedView> bedsOf(FacilityView other) {
        FacilityView own = byId().get(other.id());
        return own == null ? List.of() : own.beds();
    }

    private List<FacilityOnBoard> inOrder(Board current) {
        List<FacilityOnBoard> ordered = new ArrayList<>(facilities.size());
        for (FacilityView facility : facilities)
            ordered.add(current.facilities().get(facility.id()));
        return ordered;
    }

    private Map<String, FacilityView> byId() {
        Map<String, FacilityView> all = index;
        if (all == null) {
            all = new HashMap<>();
            for (FacilityView facility : facilities) all.put(facility.id(), facility);
            index = all;
        }
        return all;
    }

    /** A facility as a board shows it. */
    public static final class FacilityView {
        private final FacilityOnBoard source;
        private final Freshness freshness;
        private final List<BedView> beds;
        private final int openTonight;
        private volatile byte[] json;

        private FacilityView(FacilityOnBoard source, Freshness freshness, List<BedView> beds) {
            this.source = source;
            this.freshness = freshness;
            this.beds = beds;
            this.openTonight =
                    (int) beds.stream().filter(BedView::isOpenTonight).count();
        }

        static FacilityView of(
                FacilityOnBoard facility, Freshness freshness, LocalDate tonight, int nights, FacilityView before) {
            List<BedView> beds = new ArrayList<>();
            for (Bed bed : facility.standing().beds()) {
                BedNights known = facility.nights().get(bed.id());
                beds.add(new BedView(
                        bed.id(),
                        bed.label(),
                        known == null ? "0".repeat(nights) : known.free().slice(tonight, nights),
                        known == null ? "" : known.takenOf(tonight, nights),
                        known == null ? 0 : known.version()));
            }
            FacilityView view = new FacilityView(facility, freshness, List.copyOf(beds));
            if (before != null && before.source.standing() == facility.standing() && view.looksLike(before))
                view.json = before.json;
            return view;
        }

        FacilityOnBoard source() {
            return source;
        }

        public String id() {
            return source.id();
        }

        public String district() {
            return source.standing().district();
        }

        public Profile profile() {
            return source.standing().profile();
        }

        public Instant attestedAt() {
            return source.attestedAt();
        }

        public Freshness freshness() {
            return freshness;
        }

        public int openTonight() {
            return openTonight;
        }

        public List<BedView> beds() {
            return beds;
        }

        boolean looksLike(FacilityView other) {
            return other == this
                    || other.freshness == freshness
                            && Objects.equals(other.attestedAt(), attestedAt())
                            && other.beds.equals(beds);
        }

        /** Its JSON within a board, encoded once. */
        byte[] json() {
            byte[] encoded = json;
            if (encoded == null) json = encoded = BoardJson.facility(this);
            return encoded;
        }
    }

    /**
     * A bed as a board shows it.
     *
     * @param open from tonight on, one character a night: {@code 1} when it can be given
     * @param taken the same: {@code h} held, {@code s} agreed, else {@code 0}; empty when nothing is taken
     */
    public record BedView(String id, String label, String open, String taken, long version) {
        boolean isOpenTonight() {
            return open.charAt(0) == '1';
        }
    }
}
