package net.tomarigi.network;

/** A network was made, renamed or given other rules; whole, so the higher version wins. */
public record NetworkChanged(Network network) {
    /** CloudEvents type of this event. */
    public static final String TYPE = "net.tomarigi.network-changed.v1";
}
