package net.tomarigi.demo;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** The right to speak for the made-up facilities, which one node at a time has. */
public interface Lease {
    /** Whether {@code node} has it, for so long from now: it had it already, or nobody did. */
    Uni<Boolean> hold(String node, Duration forSo);

    /** Gives it back, if {@code node} has it. */
    Uni<Void> release(String node);
}
