package net.tomarigi.vacancy;

/**
 * Who speaks, and from where, so that "who said so?" has an answer.
 *
 * @param who the account; null while access is open
 * @param address the network address it came from; null when it came from within
 */
public record Source(String who, Via via, String address) {
    /** The way a word came in. */
    public enum Via {
        REST,
        WEBSOCKET,
        DEMO
    }
}
