package net.tomarigi.search;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import net.tomarigi.network.Policy;
import net.tomarigi.offices.Qualifications;

/**
 * Every node learns what staff are qualified for, so that whoever looks for a bed is warned where care is claimed and nobody
 * there can give it. Only of facilities that keep a list: of the others nobody knows.
 */
@ApplicationScoped
class LearnStaff {
    private final Qualifications qualifications;
    private final KeepIndex index;
    private final Clock clock;

    LearnStaff(Qualifications qualifications, KeepIndex index, Clock clock) {
        this.qualifications = qualifications;
        this.index = index;
        this.clock = clock;
    }

    @Scheduled(every = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return qualifications
                .listKinds(LocalDate.ofInstant(clock.instant(), Policy.TOKYO))
                .invoke(index::qualified)
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }
}
