package net.tomarigi.outbox;

/** Carries written events to Kafka. */
interface Relay {
    /** Has what this node has just committed carried; returns at once. */
    void carry(Carried committed);
}
