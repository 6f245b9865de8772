package net.tomarigi.board;

/** Hears that a board may look different now. Called on whatever thread brought the change: must not block. */
public interface BoardListener {
    /** @param cause null when time or a repair brought the change */
    void changed(String network, Cause cause);
}
