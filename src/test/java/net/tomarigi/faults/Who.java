package net.tomarigi.faults;

/** To whom something happens. */
enum Who {
    NODE_A,
    NODE_B,
    POSTGRESQL,
    REDIS,
    KAFKA,
    A_TO_POSTGRESQL,
    A_TO_REDIS,
    A_TO_KAFKA,
    B_TO_POSTGRESQL,
    B_TO_REDIS,
    B_TO_KAFKA,
    CALLERS_TO_A,
    CALLERS_TO_B,
    CALLERS;

    boolean isNode() {
        return this == NODE_A || this == NODE_B;
    }

    boolean isLink() {
        return name().contains("_TO_");
    }

    /** Of a node or of a link's: 0 or 1. */
    int node() {
        return this == NODE_B || name().startsWith("B_") || this == CALLERS_TO_B ? 1 : 0;
    }

    /** The link of a node to somebody else. */
    static Who link(int node, Who to) {
        return valueOf((node == 0 ? "A_TO_" : "B_TO_") + to);
    }

    static Who callersTo(int node) {
        return node == 0 ? CALLERS_TO_A : CALLERS_TO_B;
    }

    String words() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
