package net.tomarigi.board;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * Ready as soon as the boards are live, and from then on: a node whose stores are away still serves its boards, and taking it
 * out would help nobody. Which store is away stands beside it.
 */
@Startup
@Readiness
@ApplicationScoped
class BoardHealth implements AsyncHealthCheck {
    private final Boards boards;
    private final Stores stores;

    BoardHealth(Boards boards, Stores stores) {
        this.boards = boards;
        this.stores = stores;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return stores.hasRedis().map(redis -> HealthCheckResponse.named("boards")
                .status(boards.isReady())
                .withData("postgresql", state(stores.hasPostgresql()))
                .withData("kafka", state(stores.hasKafka()))
                .withData("redis", state(redis))
                .withData("trueAt", boards.trueAt().toString())
                .build());
    }

    private static String state(boolean there) {
        return there ? "there" : "away";
    }
}
