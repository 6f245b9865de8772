package net.tomarigi.placement;

import io.smallrye.mutiny.Uni;

/** Where it is counted how much is under way. */
public interface Workloads {
    Uni<Workload> count();
}
