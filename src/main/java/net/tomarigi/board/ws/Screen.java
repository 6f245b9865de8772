package net.tomarigi.board.ws;

import io.vertx.core.http.ServerWebSocket;

/** One connected screen; its state belongs to its audience's event loop. */
final class Screen {
    private final ServerWebSocket socket;
    private final String token;
    private final boolean wantsPulse;
    private final Runnable hangUp;
    private boolean behind;

    /**
     * @param token by which it is known; null when everybody may look
     * @param wantsPulse it asks for a heartbeat every second, to notice within two that the line is gone
     * @param hangUp ends the connection at once, whatever is still to be written
     */
    Screen(ServerWebSocket socket, String token, boolean wantsPulse, Runnable hangUp) {
        this.socket = socket;
        this.token = token;
        this.wantsPulse = wantsPulse;
        this.hangUp = hangUp;
    }

    String token() {
        return token;
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
