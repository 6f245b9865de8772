package net.tomarigi.board;

import java.time.Instant;

/** Hears that a board may look different now. Called on whatever thread brought the change: must not block. */
public interface BoardListener {
    /** @param since when the change was made; null when time or a repair brought it */
    void changed(String network, Instant since);
}
