package net.tomarigi.vacancy;

import net.tomarigi.access.Caller;

/**
 * Who speaks, and from where, so that "who said so?" has an answer.
 *
 * @param address the network address it came from; null when it came from within
 */
public record Source(Caller caller, Via via, String address) {
    /** The account or machine; null when it is the product itself. */
    public String who() {
        return caller.kind() == Caller.Kind.SYSTEM ? null : caller.id();
    }

    /** The way a word came in. */
    public enum Via {
        REST,
        WEBSOCKET,
        DEMO
    }
}
