package net.tomarigi.board.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import net.tomarigi.access.Caller;
import net.tomarigi.faults.Certificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sockets of Vert.x itself: how they end is what this is about. */
class LoopScreensTest {
    private static final long PATIENCE_SECONDS = 20;
    private static final int IDLE_SECONDS = 1;
    private static final long NEVER_CUT = TimeUnit.HOURS.toMillis(1);

    /** 60 MB in all; kernels take up to forty of them for one who does not read, and not all at once. */
    private static final int MORE_THAN_A_KERNEL_TAKES = 1_000;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final BlockingQueue<Screen> came = new LinkedBlockingQueue<>();
    private final BlockingQueue<Channel> channels = new LinkedBlockingQueue<>();
    private HttpServer server;
    private WebSocketClient client;

    @BeforeEach
    void listen() throws Exception {
        server = vertx.createHttpServer(
                        new HttpServerOptions().setWebSocketClosingTimeout(1).setIdleTimeout(IDLE_SECONDS))
                .requestHandler(this::accept);
        done(server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture());
        client = vertx.createWebSocketClient(new WebSocketClientOptions().setClosingTimeout(1));
    }

    @AfterEach
    void close() throws Exception {
        done(vertx.close().toCompletionStage().toCompletableFuture());
    }

    /** Between a line's end and what its close handler does, a frame for all may leave. */
    @Test
    void oneThatIsGoneKeepsNobodyElseFromAFrame() throws Exception {
        connect();
        Screen gone = came.take();
        Channel closed = channels.take();
        done(CompletableFuture.runAsync(() -> closed.close().syncUninterruptibly()));

        assertAnotherIsToldAfter(gone);
        assertFalse(gone.isBehind());
    }

    /** It was told goodbye, and does not read even that. */
    @Test
    void oneThatIsSentAwayWithAFullQueueKeepsNobodyElseFromAFrame() throws Exception {
        connect().pause();
        Screen leaves = came.take();
        Frame large = Frame.of("x".repeat(60_000));
        onLoop(leaves, () -> {
            for (int i = 0; i < MORE_THAN_A_KERNEL_TAKES; i++) leaves.enqueue(large);
            leaves.socket().close((short) 1001);
        });

        assertAnotherIsToldAfter(leaves);
    }

    /** Nothing that a screen is told passes by the server's watch over idle lines, which ended all screens after half an hour. */
    @Test
    void oneThatOnlyListensStaysLongerThanALineMayBeIdle() throws Exception {
        WebSocket client = connect();
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        client.textMessageHandler(received::add);
        Screen screen = came.take();
        LoopScreens screens = new LoopScreens(screen.loop(), NEVER_CUT, back -> {});
        screens.add(screen, List.of());

        for (int i = 0; i < 2 * IDLE_SECONDS + 2; i++) {
            screens.tell(screen, Frame.of("beat " + i));
            assertEquals("beat " + i, received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
        assertFalse(screen.isGone());
    }

    /** Where the product keeps the certificate itself, and no proxy before it. */
    @Test
    void oneBehindTlsIsToldInTheOrderInWhichItWasSaid(@TempDir Path directory) throws Exception {
        Certificates certificates = new Certificates(directory);
        PemKeyCertOptions own = new PemKeyCertOptions()
                .setCertPath(certificates.chain().toString())
                .setKeyPath(certificates.key().toString());
        HttpServer guarded = vertx.createHttpServer(
                        new HttpServerOptions().setSsl(true).setKeyCertOptions(own))
                .requestHandler(this::accept);
        done(guarded.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture());
        WebSocketClientOptions trusting = new WebSocketClientOptions()
                .setSsl(true)
                .setTrustOptions(new PemTrustOptions()
                        .addCertPath(certificates.authority().toString()));
        WebSocket wall = vertx.createWebSocketClient(trusting)
                .connect(guarded.actualPort(), "127.0.0.1", "/")
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        wall.textMessageHandler(received::add);
        Screen screen = came.take();

        LoopScreens screens = new LoopScreens(screen.loop(), NEVER_CUT, back -> {});
        screens.add(screen, List.of());
        for (int i = 0; i < 3; i++) screens.tell(screen, Frame.of("change " + i + "x".repeat(i * 70_000)));

        for (int i = 0; i < 3; i++)
            assertEquals("change " + i + "x".repeat(i * 70_000), received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    /** The kernel takes the first frames, and a part of one; the others wait in Netty's queue, pings of the server among them. */
    @Test
    void oneThatReadsLateReadsEveryFrameWholeAndInOrder() throws Exception {
        WebSocket late = connect();
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        late.textMessageHandler(received::add);
        late.pause();
        Screen screen = came.take();
        LoopScreens screens = new LoopScreens(screen.loop(), NEVER_CUT, back -> {});
        onLoop(screen, () -> screen.socket().setWriteQueueMaxSize(Integer.MAX_VALUE));
        screens.add(screen, List.of());
        for (int i = 0; i < MORE_THAN_A_KERNEL_TAKES; i++) {
            screens.tell(screen, Frame.of(i + "x".repeat(60_000)));
            if (i % 100 == 0) onLoop(screen, () -> screen.socket().writePing(Buffer.buffer("there?")));
        }

        Channel line = channels.take();
        onLoop(screen, () -> assertTrue(line.unsafe().outboundBuffer().totalPendingWriteBytes() > 0, "nothing waits"));
        late.resume();
        late.fetch(Long.MAX_VALUE);

        for (int i = 0; i < MORE_THAN_A_KERNEL_TAKES; i++) {
            String next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertTrue(next != null && next.equals(i + "x".repeat(60_000)), "frame " + i);
        }
    }

    /** @param first is written to before the other, and gets nothing */
    private void assertAnotherIsToldAfter(Screen first) throws Exception {
        WebSocket stays = connect();
        Screen there = came.take();
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        stays.textMessageHandler(received::add);
        LoopScreens screens = new LoopScreens(first.loop(), NEVER_CUT, back -> {});
        screens.add(first, List.of());
        screens.add(there, List.of());

        CompletableFuture<Integer> sent = new CompletableFuture<>();
        screens.tellAll(Frame.of("a change"), screen -> true, (count, nanos) -> sent.complete(count));

        assertEquals(1, sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertEquals("a change", received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    private static void onLoop(Screen screen, Runnable what) throws Exception {
        screen.loop().submit(what).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private WebSocket connect() throws Exception {
        return client.connect(server.actualPort(), "127.0.0.1", "/")
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void accept(HttpServerRequest request) {
        Channel channel = ((ConnectionBase) request.connection()).channel();
        request.toWebSocket().onSuccess(socket -> {
            channels.add(channel);
            came.add(new Screen(socket, channel, Caller.NOBODY, false));
        });
    }

    private static void done(CompletableFuture<?> work) throws Exception {
        work.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
