package net.tomarigi.access;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.tomarigi.access.Machines.Running;
import net.tomarigi.platform.Background;
import net.tomarigi.platform.MetricNames;
import org.jboss.logging.Logger;

/** A facility's reports must not stop one morning because a token ran out that nobody thought of. */
@ApplicationScoped
@Startup // so that its metric is there before the first use
class WarnOfEnds {
    private static final Logger LOG = Logger.getLogger(WarnOfEnds.class);
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final Machines machines;
    private final Background background;
    private final Clock clock;
    private volatile List<Running> soon = List.of();
    private LocalDate saidOn;

    WarnOfEnds(Machines machines, Background background, Clock clock, MeterRegistry metrics) {
        this.machines = machines;
        this.background = background;
        this.clock = clock;
        Gauge.builder(MetricNames.MACHINES_EXPIRING, this, warn -> warn.soon.size())
                .description("Machines whose token runs out within 30 days")
                .register(metrics);
    }

    @Scheduled(
            every = "${tomarigi.access.warn-every:1h}",
            delayed = "5s",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return background
                .run(() -> machines.runningOut(clock.instant().plus(Machines.WARNED_BEFORE)))
                .invoke(this::tell)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.debug("Tokens that run out could not be looked for", failure))
                .onFailure()
                .recoverWithNull();
    }

    /** Once a day. */
    private void tell(List<Running> found) {
        soon = found;
        LocalDate today = LocalDate.ofInstant(clock.instant(), TOKYO);
        if (found.isEmpty() || today.equals(saidOn)) return;
        saidOn = today;
        LOG.warnf(
                "The tokens of %d machines run out within %d days, first that of %s at %s",
                found.size(),
                Machines.WARNED_BEFORE.toDays(),
                found.get(0).machine(),
                found.get(0).expiresAt());
    }
}
