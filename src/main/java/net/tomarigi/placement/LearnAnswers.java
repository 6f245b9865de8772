package net.tomarigi.placement;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import net.tomarigi.search.KeepIndex;

/**
 * Every node learns from what facilities answered how likely they say yes: all of it at the start, then what is new. Drills
 * teach nothing.
 */
@ApplicationScoped
class LearnAnswers {
    private final Cases cases;
    private final KeepIndex index;
    private volatile Cases.Learnt last = Cases.Learnt.NOTHING;

    LearnAnswers(Cases cases, KeepIndex index) {
        this.cases = cases;
        this.index = index;
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return cases.listAnswers(last)
                .invoke(answers -> {
                    for (Cases.Learnt one : answers) {
                        index.answered(one.network(), one.facility(), one.at(), one.isYes());
                        last = one;
                    }
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }
}
