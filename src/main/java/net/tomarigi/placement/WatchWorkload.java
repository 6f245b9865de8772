package net.tomarigi.placement;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.ToLongFunction;
import net.tomarigi.platform.MetricNames;
import org.jboss.logging.Logger;

/** Tells whoever runs it how much is under way: counts, and nothing of anybody. */
@Singleton
@Startup // so that its metrics are there before the first count
class WatchWorkload {
    private static final Logger LOG = Logger.getLogger(WatchWorkload.class);

    private final Workloads workloads;
    private volatile Workload last = Workload.NONE;

    WatchWorkload(Workloads workloads, MeterRegistry meters) {
        this.workloads = workloads;
        gauge(meters, MetricNames.CASES_OPEN, "Cases that are not over", Workload::cases);
        gauge(meters, MetricNames.CASES_OVERDUE, "Cases whose state has lasted too long", Workload::overdueCases);
        gauge(meters, MetricNames.ASKS_WAITING, "Asks that wait for an answer", Workload::asks);
        gauge(meters, MetricNames.ASKS_OVERDUE, "Asks that time should have ended; healthy: 0", Workload::overdueAsks);
    }

    private void gauge(MeterRegistry meters, String name, String description, ToLongFunction<Workload> part) {
        Gauge.builder(name, this, watch -> part.applyAsLong(watch.last))
                .description(description)
                .register(meters);
    }

    @Scheduled(every = "${tomarigi.workload.count-every:15s}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return workloads
                .count()
                .invoke(counted -> last = counted)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.debugf("What is under way could not be counted: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
