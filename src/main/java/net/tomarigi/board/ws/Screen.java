package net.tomarigi.board.ws;

import io.vertx.core.http.ServerWebSocket;

/** One connected screen; its state belongs to its audience's event loop. */
final class Screen {
    private final ServerWebSocket socket;
    private final Runnable hangUp;
    private boolean behind;

    /** @param hangUp ends the connection at once, whatever is still to be written */
    Screen(ServerWebSocket socket, Runnable hangUp) {
        this.socket = socket;
        this.hangUp = hangUp;
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
