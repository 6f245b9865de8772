package net.tomarigi.board;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import net.tomarigi.board.ChangeLog.Positions;

/** The boards as Redis keeps them for nodes that start. May be wiped at any time. */
public interface WarmBoards {
    /** All boards, whatever their order; empty unless every one of them is there. */
    Uni<Optional<Warm>> find();

    /**
     * Writes these facilities' states, forwards only.
     *
     * @return ids of networks whose board is not kept yet: of these nothing was written, and the caller writes them whole
     */
    Uni<List<String>> save(String order, Collection<BoardState> parts);

    /** Writes boards whole, forwards only. */
    Uni<Void> saveWhole(String order, Collection<BoardState> boards);

    /** Says that every change before these positions is in the boards. Call only after they were saved. */
    Uni<Void> saveReached(String order, Positions reached);

    /** Says that every board of this order is there. */
    Uni<Void> saveComplete(String order, Positions reached);

    Uni<Boolean> isComplete(String order);

    /** What a starting node begins with. */
    record Warm(String order, List<BoardState> boards, Positions reached) {}
}
