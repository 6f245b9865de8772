package net.tomarigi.platform.redis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import net.tomarigi.platform.MetricNames;
import net.tomarigi.platform.RateLimits;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Fails open: a night shift that cannot report because a counter is away would be the greater harm. Operators see it in
 * {@link MetricNames#RATES_UNGUARDED} and in the log.
 */
@Singleton
final class RedisRateLimits implements RateLimits {
    private static final Logger LOG = Logger.getLogger(RedisRateLimits.class);

    /** When Redis did not answer, others are not made to wait for it as well. */
    private static final long UNASKED_NANOS = Duration.ofSeconds(1).toNanos();

    private static final long SILENT_NANOS = Duration.ofMinutes(1).toNanos();

    private static final String COUNT = """
            local count = redis.call('incr', KEYS[1])
            if count == 1 then redis.call('pexpire', KEYS[1], ARGV[1]) end
            return {count, redis.call('pttl', KEYS[1])}
            """;

    private final ReactiveRedisDataSource redis;
    private final Counter unguarded;
    private final Duration patience;
    private final AtomicLong askAgainAt = new AtomicLong(System.nanoTime());
    private final AtomicLong complainAgainAt = new AtomicLong(System.nanoTime());

    /** Null while it counts. One answer that comes late on a busy machine is no outage; the next, a second later, is. */
    private final AtomicReference<Long> uncountedSince = new AtomicReference<>();

    /** @param patience nobody waits longer than that to be counted */
    RedisRateLimits(
            ReactiveRedisDataSource redis,
            MeterRegistry metrics,
            @ConfigProperty(name = "tomarigi.rates.patience", defaultValue = "250ms") Duration patience) {
        this.redis = redis;
        this.patience = patience;
        this.unguarded = Counter.builder(MetricNames.RATES_UNGUARDED)
                .description("Requests that were let through uncounted, because Redis was away")
                .register(metrics);
    }

    @Override
    public Uni<Taken> take(String what, String who, int most, Duration window) {
        if (System.nanoTime() - askAgainAt.get() < 0) {
            unguarded.increment();
            return Uni.createFrom().item(Taken.ALLOWED);
        }
        return redis.execute("eval", COUNT, "1", key(what, who), Long.toString(window.toMillis()))
                .map(count -> taken(count, most))
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure()
                .recoverWithItem(this::unguarded);
    }

    private Taken taken(Response count, int most) {
        uncountedSince.set(null);
        if (count.get(0).toLong() <= most) return Taken.ALLOWED;
        return new Taken(false, Duration.ofMillis(Math.max(1, count.get(1).toLong())));
    }

    private Taken unguarded(Throwable away) {
        long now = System.nanoTime();
        askAgainAt.set(now + UNASKED_NANOS);
        unguarded.increment();
        complain(now, away);
        return Taken.ALLOWED;
    }

    private void complain(long now, Throwable away) {
        long since = uncountedSince.updateAndGet(before -> before == null ? now : before);
        long complainAt = complainAgainAt.get();
        if (now - since >= UNASKED_NANOS
                && now - complainAt >= 0
                && complainAgainAt.compareAndSet(complainAt, now + SILENT_NANOS))
            LOG.errorf("Redis does not count (%s): rates are not limited until it is back", away);
    }

    /** Neither an address nor a name lies in Redis as it is. */
    private static String key(String what, String who) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((what + '\n' + who).getBytes(StandardCharsets.UTF_8));
            return "rate:" + what + ":" + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
