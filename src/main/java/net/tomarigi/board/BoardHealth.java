package net.tomarigi.board;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import net.tomarigi.platform.Background;
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
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Of the pulse of PostgreSQL, which beats every two seconds. */
    private static final Duration MISSED = Duration.ofSeconds(6);

    private final Boards boards;
    private final ChangeLog log;
    private final WarmBoards warm;
    private final Background background;
    private final Clock clock;

    BoardHealth(Boards boards, ChangeLog log, WarmBoards warm, Background background, Clock clock) {
        this.boards = boards;
        this.log = log;
        this.warm = warm;
        this.background = background;
        this.clock = clock;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        boolean postgres = clock.instant().isBefore(boards.trueAt().plus(MISSED));
        return background
                .run(() -> warm.isComplete(boards.order()))
                .replaceWith(true)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(false)
                .map(redis -> HealthCheckResponse.named("boards")
                        .status(boards.isReady())
                        .withData("postgresql", state(postgres))
                        .withData("kafka", state(log.isReachable()))
                        .withData("redis", state(redis))
                        .withData("trueAt", boards.trueAt().toString())
                        .build());
    }

    private static String state(boolean there) {
        return there ? "there" : "away";
    }
}
