package net.tomarigi.outbox;

/** Carries written events to Kafka. */
public interface Relay {
    /** Says that there may be something new to carry; returns at once. */
    void wake();
}
