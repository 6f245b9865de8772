package net.tomarigi.placement;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import net.tomarigi.access.Caller;
import net.tomarigi.placement.Cases.Once;
import org.jboss.logging.Logger;

/**
 * Ends what is over: holds, asks, and the patience with a case. Every node looks, by the database's clock; whoever comes
 * first does it, so it is done whichever node is left.
 */
@ApplicationScoped
class KeepTime {
    private static final Logger LOG = Logger.getLogger(KeepTime.class);
    private static final int AT_ONCE = 100;

    private final Cases cases;

    KeepTime(Cases cases) {
        this.cases = cases;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return cases.listDue(AT_ONCE)
                .onItem()
                .transformToMulti(due -> Multi.createFrom().iterable(due))
                .onItem()
                .transformToUniAndConcatenate(place -> cases.change(
                                Caller.SYSTEM,
                                place.network(),
                                place.id(),
                                List.of(),
                                Once.NO_KEY,
                                (file, beds, now) -> {})
                        .onFailure()
                        .invoke(failure -> LOG.warnf("A case's time could not be kept: %s", failure.getMessage()))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }
}
