package net.tomarigi.platform;

import io.smallrye.mutiny.Uni;

/** Whether the truth can be reached: completes when PostgreSQL answers, fails when it does not in time. */
public interface Pulse {
    Uni<Void> beat();
}
