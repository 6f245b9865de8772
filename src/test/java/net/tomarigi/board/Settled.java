package net.tomarigi.board;

import static org.awaitility.Awaitility.await;

import io.quarkus.arc.Arc;

/** A board that stays as it is until somebody changes it. */
public final class Settled {
    private Settled() {}

    /**
     * Waits until all that was written of a network has its place in the order of changes. A node shows what it has just
     * written before that; when the order brings it back, the revision moves once more, and with it the board's ETag.
     *
     * @return the network's id
     */
    public static String network(String network) {
        Boards boards = Arc.container().instance(Boards.class).get();
        await().until(() -> {
            Board board = boards.board(network);
            return board.revision() > 0
                    && board.facilities().values().stream().noneMatch(FacilityOnBoard::isAheadOfOrder);
        });
        return network;
    }
}
