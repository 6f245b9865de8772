package net.tomarigi.network;

/** Age of a facility's last word, in the network's bands. */
public enum Freshness {
    FRESH,
    AGEING,
    STALE,
    NEVER
}
