package net.tomarigi.demo.redis;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import net.tomarigi.demo.Lease;

/** A key that names the node and expires by itself, so that a node that died holds nobody up for long. */
@ApplicationScoped
class RedisLease implements Lease {
    private static final String KEY = "demo:speaker";

    private static final String HOLD = """
            local holder = redis.call('get', KEYS[1])
            if holder and holder ~= ARGV[1] then return 0 end
            redis.call('set', KEYS[1], ARGV[1], 'px', ARGV[2])
            return 1
            """;

    private static final String RELEASE = """
            if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end
            return 0
            """;

    private final ReactiveRedisDataSource redis;

    RedisLease(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Boolean> hold(String node, Duration forSo) {
        return redis.execute("eval", HOLD, "1", KEY, node, Long.toString(forSo.toMillis()))
                .map(held -> held.toInteger() == 1);
    }

    @Override
    public Uni<Void> release(String node) {
        return redis.execute("eval", RELEASE, "1", KEY, node).replaceWithVoid();
    }
}
