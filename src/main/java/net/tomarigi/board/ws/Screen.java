package net.tomarigi.board.ws;

import io.vertx.core.http.ServerWebSocket;
import net.tomarigi.access.Caller;

/** One connected screen; its state belongs to its audience's event loop. */
final class Screen {
    private final ServerWebSocket socket;
    private final Caller caller;
    private final boolean wantsPulse;
    private final Runnable hangUp;
    private boolean behind;

    /**
     * @param caller who looked when the line was opened
     * @param wantsPulse it asks for a heartbeat every second, to notice within two that the line is gone
     * @param hangUp ends the connection at once, whatever is still to be written
     */
    Screen(ServerWebSocket socket, Caller caller, boolean wantsPulse, Runnable hangUp) {
        this.socket = socket;
        this.caller = caller;
        this.wantsPulse = wantsPulse;
        this.hangUp = hangUp;
    }

    Caller caller() {
        return caller;
    }

    boolean wantsPulse() {
        return wantsPulse;
    }

    ServerWebSocket socket() {
        return socket;
    }

    void hangUp() {
        hangUp.run();
    }

    /** Frames were left out, because its queue was full; it gets a snapshot when it has read. */
    boolean isBehind() {
        return behind;
    }

    void setBehind(boolean behind) {
        this.behind = behind;
    }
}
