package net.tomarigi.bench;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocketClientOptions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import net.tomarigi.Given;
import net.tomarigi.product.Server;
import net.tomarigi.product.Town;

/**
 * From a report to the screens. Reports leave at a constant rate, whatever becomes of those before them, and time counts
 * from when a report was to be sent: a server that stalls does not hide it by stalling its clients. Every report says
 * other nights than all others, so that the frame that carries it is known by them.
 */
final class Visibility implements AutoCloseable {
    private static final int PER_SECOND = 50;
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration TIME = Duration.ofSeconds(12);
    private static final String CHANGES = "{\"type\":\"changes\"";
    private static final String OPEN = "\"open\":\"";
    private static final int NIGHTS = 14;
    private static final int LARGEST_SNAPSHOT = 8 * 1024 * 1024;

    private final Vertx vertx = Vertx.vertx();
    /** All reports and frames are seen on this one loop. */
    private final Context loop = vertx.getOrCreateContext();

    private final HttpClient http = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(256));
    private final Server product;
    private final Town town;
    private final String token;
    private final long[] sentAt = new long[1 << NIGHTS];
    private int next = 1;

    private Latencies latencies = new Latencies();
    private int firstMeasured;
    private int refused;

    Visibility(Server product, Town town) throws Exception {
        this.product = product;
        this.token = product.administrator();
        this.town = town;
    }

    /** Times from a report to each of the screens. */
    Latencies measure(int screens) throws Exception {
        CountDownLatch connected = new CountDownLatch(screens);
        CountDownLatch done = new CountDownLatch(1);
        latencies = new Latencies();
        firstMeasured = Integer.MAX_VALUE;
        var sockets = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxConnections(screens)
                .setMaxFrameSize(LARGEST_SNAPSHOT)
                .setMaxMessageSize(LARGEST_SNAPSHOT));
        loop.runOnContext(ignored -> {
            for (int i = 0; i < screens; i++)
                sockets.connect(product.port(), "127.0.0.1", "/ws/networks/" + town.network() + "/board")
                        .onSuccess(socket -> socket.textMessageHandler(frame -> {
                            if (frame.startsWith(CHANGES)) see(frame);
                            else if (frame.startsWith("{\"type\":\"snapshot\"")) connected.countDown();
                        }))
                        .onFailure(Throwable::printStackTrace);
        });
        if (!connected.await(20, TimeUnit.SECONDS)) throw new IllegalStateException("screens could not connect");

        int warmUp = (int) (PER_SECOND * WARM_UP.toSeconds());
        int measured = (int) (PER_SECOND * TIME.toSeconds());
        int first = next;
        loop.runOnContext(ignored -> firstMeasured = first + warmUp);
        long begin = System.nanoTime();
        for (int i = 0; i < warmUp + measured; i++) {
            long due = begin + i * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
            while (System.nanoTime() < due) LockSupport.parkNanos(due - System.nanoTime());
            int number = next++;
            loop.runOnContext(ignored -> report(number, due));
        }
        int expected = measured * screens;
        long watch = vertx.setPeriodic(
                10,
                timer -> loop.runOnContext(ignored -> {
                    if (latencies.count() == expected) done.countDown();
                }));
        boolean allSeen = done.await(10, TimeUnit.SECONDS);
        vertx.cancelTimer(watch);
        sockets.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        if (!allSeen)
            throw new IllegalStateException("of " + expected + " sights of reports only " + latencies.count()
                    + " came; " + refused + " reports were refused");
        return latencies.copy();
    }

    private void report(int number, long due) {
        sentAt[number] = due;
        String facility = town.facilities().get(number % town.facilities().size());
        http.request(HttpMethod.PUT, product.port(), "127.0.0.1", "/api/facilities/" + facility + "/vacancies")
                .flatMap(request -> request.putHeader("Content-Type", "application/json")
                        .putHeader("Authorization", "Bearer " + token)
                        .send(Given.reportBody("1", Town.nights(number))))
                .onSuccess(answer -> refused += answer.statusCode() == 200 ? 0 : 1)
                .onFailure(failure -> refused++);
    }

    /** A frame may carry several changes. */
    private void see(String frame) {
        long now = System.nanoTime();
        for (int at = frame.indexOf(OPEN); at >= 0; at = frame.indexOf(OPEN, at + 1)) {
            int from = at + OPEN.length();
            int number = Integer.parseInt(frame, from, from + NIGHTS, 2);
            if (number >= firstMeasured && number < next) latencies.add(now - sentAt[number]);
        }
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
