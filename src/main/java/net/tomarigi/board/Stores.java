package net.tomarigi.board;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import net.tomarigi.platform.Background;
import net.tomarigi.platform.MetricNames;

/** Which of the stores this node reaches. */
@Singleton
@Startup // so that its metrics are there before somebody asks
class Stores {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Of the pulse of PostgreSQL, which beats every two seconds. */
    private static final Duration MISSED = Duration.ofSeconds(6);

    private final Boards boards;
    private final ChangeLog log;
    private final WarmBoards warm;
    private final Background background;
    private final Clock clock;
    private volatile boolean lastRedis = true;

    Stores(Boards boards, ChangeLog log, WarmBoards warm, Background background, Clock clock, MeterRegistry meters) {
        this.boards = boards;
        this.log = log;
        this.warm = warm;
        this.background = background;
        this.clock = clock;
        gauge(meters, "postgresql", this::hasPostgresql);
        gauge(meters, "kafka", this::hasKafka);
        gauge(meters, "redis", () -> lastRedis);
    }

    private void gauge(MeterRegistry meters, String store, BooleanSupplier there) {
        Gauge.builder(MetricNames.STORE_THERE, there, one -> one.getAsBoolean() ? 1 : 0)
                .description("Whether this node reaches the store")
                .tag("store", store)
                .strongReference(true)
                .register(meters);
    }

    boolean hasPostgresql() {
        return clock.instant().isBefore(boards.trueAt().plus(MISSED));
    }

    boolean hasKafka() {
        return log.isReachable();
    }

    Uni<Boolean> hasRedis() {
        return background
                .run(() -> warm.isComplete(boards.order()))
                .replaceWith(true)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(false)
                .invoke(there -> lastRedis = there);
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return hasRedis().replaceWithVoid();
    }
}
