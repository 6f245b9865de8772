package net.tomarigi.board;

import java.util.HashMap;
import java.util.Map;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.network.Network;

/**
 * One network's board as heard of so far: immutable, so a reader holds one moment of it and never a mixture.
 *
 * @param id the network's id
 * @param network null until it was heard of: such a board is not shown
 * @param revision the place in the common order up to which everything is in it: one more than the offset of the last
 *     event of this network, 0 before the first
 * @param structure grows when something changed that a delta does not carry: facilities, beds, names, policies
 * @param structureAt the revision at which that last happened in the common order
 */
record Board(
        String id,
        Network network,
        long revision,
        long structure,
        long structureAt,
        Map<String, FacilityOnBoard> facilities) {
    static Board unheardOf(String id) {
        return new Board(id, null, 0, 0, 0, Map.of());
    }

    static Board of(BoardState state) {
        Map<String, FacilityOnBoard> all = new HashMap<>();
        for (FacilityChanged whole : state.facilities())
            all.put(
                    whole.facility(),
                    FacilityOnBoard.unheardOf(whole.facility()).with(whole, state.revision()));
        return new Board(state.network().id(), state.network(), state.revision(), 0, 0, all);
    }

    /** The board as it is kept outside of memory. */
    BoardState state() {
        return new BoardState(
                network,
                revision,
                facilities.values().stream().map(facility -> facility.whole(id)).toList());
    }

    /** @param newRevision the revision that the change makes; null when it did not come in the common order */
    Board with(FacilityChanged change, Long newRevision) {
        FacilityOnBoard before =
                facilities.getOrDefault(change.facility(), FacilityOnBoard.unheardOf(change.facility()));
        FacilityOnBoard after = before.with(change, newRevision);
        if (after == before) return reaching(newRevision);
        Map<String, FacilityOnBoard> all = new HashMap<>(facilities);
        all.put(after.id(), after);
        return new Board(
                id,
                network,
                reached(newRevision),
                after.standing() == before.standing() ? structure : structure + 1,
                change.standing() == null || newRevision == null ? structureAt : Math.max(structureAt, newRevision),
                all);
    }

    Board with(Network changed, Long newRevision) {
        if (network != null && changed.version() <= network.version()) return reaching(newRevision);
        return new Board(
                id,
                changed,
                reached(newRevision),
                structure + 1,
                newRevision == null ? structureAt : Math.max(structureAt, newRevision),
                facilities);
    }

    private Board reaching(Long newRevision) {
        long reached = reached(newRevision);
        return reached == revision ? this : new Board(id, network, reached, structure, structureAt, facilities);
    }

    private long reached(Long newRevision) {
        return newRevision == null ? revision : Math.max(revision, newRevision);
    }

    /** Whether this node shows a facility's place or beds that have not come in the common order yet. */
    boolean hasStructureAheadOfOrder() {
        return facilities.values().stream().anyMatch(facility -> facility.standingVersion() > facility.confirmed());
    }
}
