package net.tomarigi.bench;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import net.tomarigi.product.Town;

/**
 * What reports are compared with: one insert and its commit on the product's own PostgreSQL, and nothing around it. It
 * tells how much of a report's time is the disk's.
 */
final class BarePostgres implements AutoCloseable {
    /** As many as the product has at most. */
    private static final int CONNECTIONS = 20;

    private static final int LINE_OF_PORT = 3;
    private static final String INSERT = "insert into bench (facility, said) values ($1, $2)";

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    BarePostgres(Path data) throws Exception {
        String port =
                Files.readAllLines(data.resolve("postgresql/postmaster.pid")).get(LINE_OF_PORT);
        pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(new PgConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(Integer.parseInt(port.trim()))
                        .setDatabase("tomarigi")
                        .setUser("tomarigi")
                        .setPassword(Files.readString(data.resolve("secrets/postgres-tomarigi"))
                                .trim())
                        .setCachePreparedStatements(true))
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .build();
        await(pool.query("create table bench (facility text, said text)").execute());
    }

    /** Inserts per second with so many clients, each waiting for its commit. */
    double perSecond(int clients, Duration time) throws Exception {
        AtomicInteger done = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        for (int i = 0; i < clients; i++) insert("facility-" + i, end, done, failure);
        while (System.nanoTime() < end) Thread.sleep(10);
        double perSecond = done.get() / (time.toNanos() / 1e9);
        if (failure.get() != null) throw new IllegalStateException(failure.get());
        return perSecond;
    }

    private void insert(String facility, long end, AtomicInteger done, AtomicReference<Throwable> failure) {
        pool.preparedQuery(INSERT)
                .execute(Tuple.of(facility, Town.nights(done.get())))
                .onFailure(failure::set)
                .onSuccess(inserted -> {
                    if (System.nanoTime() >= end) return;
                    done.incrementAndGet();
                    insert(facility, end, done, failure);
                });
    }

    private static void await(io.vertx.core.Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        await(pool.query("drop table bench").execute());
        await(vertx.close());
    }
}
