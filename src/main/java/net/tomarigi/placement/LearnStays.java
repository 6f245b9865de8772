package net.tomarigi.placement;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import net.tomarigi.search.KeepIndex;

/** Every node learns from stays who has carried how much lately, so that the next search knows whose turn it is. */
@ApplicationScoped
class LearnStays {
    private final Cases cases;
    private final KeepIndex index;

    LearnStays(Cases cases, KeepIndex index) {
        this.cases = cases;
        this.index = index;
    }

    @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return cases.sumCarried()
                .invoke(index::carried)
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }
}
