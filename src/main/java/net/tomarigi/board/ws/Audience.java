package net.tomarigi.board.ws;

import io.netty.channel.EventLoop;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import net.tomarigi.access.Caller;
import net.tomarigi.board.BoardJson;
import net.tomarigi.board.BoardView;
import net.tomarigi.board.BoardView.FacilityView;
import net.tomarigi.board.Boards;
import net.tomarigi.board.Cause;
import net.tomarigi.platform.Traces;

/**
 * The screens of one network on this node. Everything in here runs on one event loop, which is asserted; what comes from
 * other threads only says that there is something to do. After quiet a change leaves at once; after a frame the audience rests
 * for half as long as it took of the processors to write that to all, and a few milliseconds at least: however many screens
 * there are, changes make them no more than two thirds of one processor's work, and what comes meanwhile leaves together.
 * Each screen's queue is bounded: one that does not keep up is left out, brought up to date when it reads again, and cut off
 * when it does not.
 */
final class Audience {
    /** Shorter than an eye notices; long enough that a burst is two frames. */
    private static final long SHORTEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    /** A revision that moved without anything to see may wait for the next change this long. */
    private static final int REVISION_MILLIS = 200;

    /** Bytes that may wait for one screen: a snapshot of a large network, and some changes. */
    private static final int QUEUE_BYTES = 512 * 1024;

    /** A screen has nothing to say. */
    private static final int MOST_BYTES_SAID = 4 * 1024;

    private static final long LONGEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** So that a clock that is set, or a test's clock that is moved, is noticed. */
    private static final long LONGEST_WAIT_MILLIS = 1_000;

    /** A frame tells of no more traces; it carries the changes of the others all the same. */
    private static final int MOST_TRACED = 32;

    private static final short GOING_AWAY = 1001;
    private static final short TRY_AGAIN_LATER = 1013;
    private static final short SIGN_IN_FIRST = 4401;
    private static final short FORBIDDEN = 4403;

    private final String network;
    private final Boards boards;
    private final Context loop;
    private final Clock clock;
    private final Screens.Meters meters;
    private final Traces traces;
    private final Pace pace;
    private final Set<Screen> screens = new HashSet<>();
    private final Map<EventLoop, LoopScreens> loops = new HashMap<>();
    private final AtomicBoolean flushing = new AtomicBoolean();

    /** Loops that have not yet written the last frame to all of theirs. */
    private int writing;

    /** Of the processors, until now. */
    private long writingNanos;

    /** By {@link System#nanoTime()}: no frame for all leaves before. */
    private long restsUntil = System.nanoTime();

    /** Something was to leave while the last was still being written. */
    private boolean isDue;

    /** When the oldest change was made that no frame carries yet. */
    private final AtomicReference<Instant> oldest = new AtomicReference<>();

    /** Those of the changes that no frame carries yet, of which some are traced. */
    private final BlockingQueue<String> traced = new LinkedBlockingQueue<>(MOST_TRACED);

    /** The frames that are being written to all. */
    private final List<Span> telling = new ArrayList<>();

    /** What every screen that keeps up shows; null while there is no screen. */
    private BoardView shown;

    private long heartbeatTimer = -1;
    private long pulseTimer = -1;
    private long agingTimer = -1;
    private long revisionTimer = -1;

    /** @param pages the version of the pages that this node serves, which each heartbeat names */
    record Pace(Duration heartbeat, Duration pulse, Duration slowCutAfter, String pages) {}

    Audience(
            String network, Boards boards, Context loop, Clock clock, Screens.Meters meters, Traces traces, Pace pace) {
        this.network = network;
        this.boards = boards;
        this.loop = loop;
        this.clock = clock;
        this.meters = meters;
        this.traces = traces;
        this.pace = pace;
    }

    /** From any thread. */
    void changed(Cause cause) {
        if (cause != null) {
            oldest.accumulateAndGet(cause.since(), (a, b) -> a == null || b.isBefore(a) ? b : a);
            if (cause.trace() != null) traced.offer(cause.trace());
        }
        if (flushing.compareAndSet(false, true)) loop.runOnContext(ignored -> flushAfterRest());
    }

    private void flushAfterRest() {
        long rest = TimeUnit.NANOSECONDS.toMillis(restsUntil - System.nanoTime());
        if (rest > 0) owner().setTimer(rest, timer -> flushWhenWritten());
        else flushWhenWritten();
    }

    private void flushWhenWritten() {
        isDue = writing > 0;
        if (!isDue) flush(false);
    }

    /** From any thread; {@code gone} is run once, when the screen is no longer connected. */
    void join(Screen screen, String epoch, long revision, Runnable gone) {
        ServerWebSocket socket = screen.socket();
        socket.setWriteQueueMaxSize(QUEUE_BYTES);
        socket.closeHandler(closed -> {
            gone.run();
            loop.runOnContext(ignored -> leave(screen));
        });
        socket.exceptionHandler(failure -> socket.close());
        socket.handler(said -> {
            if (said.length() > MOST_BYTES_SAID) socket.close(TRY_AGAIN_LATER);
        });
        loop.runOnContext(ignored -> welcome(screen, epoch, revision));
    }

    /** From any thread. */
    void close() {
        loop.runOnContext(ignored -> screens.forEach(screen -> screen.socket().close(GOING_AWAY)));
    }

    /** From any thread; sends one screen after the other away, evenly within {@code spread}. */
    void moveAway(Duration spread) {
        loop.runOnContext(ignored -> {
            long turn = 0;
            for (Screen screen : screens) {
                long wait = Math.max(1, spread.toMillis() * turn++ / screens.size());
                owner().setTimer(wait, timer -> screen.socket().close(GOING_AWAY));
            }
        });
    }

    /** From any thread; cuts off who may no longer look, as {@code now} knows them. */
    void turnOut(UnaryOperator<Caller> now) {
        loop.runOnContext(ignored -> boards.findView(network).ifPresent(board -> {
            for (Screen screen : screens) {
                Caller caller = now.apply(screen.caller());
                if (!board.isFor(caller)) screen.socket().close(caller.isKnown() ? FORBIDDEN : SIGN_IN_FIRST);
            }
        }));
    }

    private void welcome(Screen screen, String epoch, long revision) {
        flush(true);
        if (screen.socket().isClosed()) return;
        screens.add(screen);
        if (shown == null) shown = boards.findView(network).orElseThrow();
        loopOf(screen).add(screen, upToDate(epoch, revision));
        if (screens.size() == 1) {
            heartbeatTimer = owner().setPeriodic(pace.heartbeat().toMillis(), ignored -> beat(false));
            pulseTimer = owner().setPeriodic(pace.pulse().toMillis(), ignored -> beat(true));
            watchTime();
        }
    }

    private LoopScreens loopOf(Screen screen) {
        return loops.computeIfAbsent(
                screen.loop(),
                its -> new LoopScreens(
                        its, pace.slowCutAfter().toMillis(), back -> loop.runOnContext(ignored -> tellAgain(back))));
    }

    private void leave(Screen screen) {
        if (!screens.remove(screen)) return;
        loopOf(screen).remove(screen);
        if (!screens.isEmpty()) return;
        owner().cancelTimer(heartbeatTimer);
        owner().cancelTimer(pulseTimer);
        owner().cancelTimer(agingTimer);
        shown = null;
    }

    /** What leads from {@code revision} of {@code epoch} to what is shown. */
    private List<Frame> upToDate(String epoch, long revision) {
        if (epoch == null || !boards.canResume(shown, epoch, revision)) return List.of(snapshot(shown));
        Frame resumed = Frame.of(BoardJson.resumed(revision));
        List<FacilityView> missed = shown.changedSince(revision);
        return missed.isEmpty() && shown.revision() == revision
                ? List.of(resumed)
                : List.of(resumed, Frame.of(BoardJson.changes(shown, missed, null)));
    }

    /**
     * Brings every screen that keeps up to what the board looks like now.
     *
     * @param revisionToo also when the revision moved and nothing else: most often this node's own change coming back in
     *     the common order, which may wait for the next change
     */
    private void flush(boolean revisionToo) {
        assert Vertx.currentContext() == loop : "an audience belongs to its event loop";
        flushing.set(false);
        Instant since = oldest.getAndSet(null);
        List<String> causes = new ArrayList<>();
        traced.drainTo(causes);
        if (shown == null) return;
        BoardView before = shown;
        BoardView now = boards.findView(network).orElse(before);
        if (now.follows(before)) {
            List<FacilityView> changed = now == before ? List.of() : now.changedSince(before);
            if (changed.isEmpty() && now.revision() != before.revision() && !revisionToo) {
                flushRevisionSoon();
                return;
            }
            shown = now;
            if (!changed.isEmpty()) trace(causes);
            if (!changed.isEmpty() || now.revision() != before.revision())
                sendAll(Frame.of(BoardJson.changes(now, changed, before)));
        } else {
            shown = now;
            trace(causes);
            sendAll(snapshot(now));
        }
        watchTime();
        if (since != null) meters.visible().record(Duration.between(since, clock.instant()));
    }

    private void flushRevisionSoon() {
        if (revisionTimer >= 0) return;
        revisionTimer = owner().setTimer(REVISION_MILLIS, ignored -> {
            revisionTimer = -1;
            flush(true);
        });
    }

    /** A word ages and a night rolls over without anybody's doing. */
    private void watchTime() {
        owner().cancelTimer(agingTimer);
        if (shown == null) return;
        long millis = Duration.between(clock.instant(), shown.validUntil()).toMillis() + 1;
        agingTimer = owner().setTimer(Math.max(1, Math.min(millis, LONGEST_WAIT_MILLIS)), ignored -> {
            flush(false);
            watchTime();
        });
    }

    /** @param pulse for those who want it every second; otherwise for the others */
    private void beat(boolean pulse) {
        if (screens.stream().noneMatch(screen -> screen.wantsPulse() == pulse)) return;
        Frame frame = Frame.of(BoardJson.heartbeat(shown.revision(), clock.instant(), boards.trueAt(), pace.pages()));
        loops.values()
                .forEach(each -> each.tellAll(frame, screen -> screen.wantsPulse() == pulse, (sent, nanos) -> {}));
    }

    private Frame snapshot(BoardView view) {
        return Frame.of(BoardJson.snapshot(view, "snapshot", boards.trueAt()));
    }

    /** Of the frame that leaves now, until it has been written to all. */
    private void trace(List<String> causes) {
        if (causes.isEmpty()) return;
        telling.add(traces.begin("tell the screens", SpanKind.INTERNAL, causes, clock.instant())
                .setAttribute("tomarigi.network", network)
                .setAttribute("tomarigi.revision", shown.revision())
                .setAttribute("tomarigi.screens", screens.size()));
    }

    /** Each frame says the revision: one that was to say nothing else need not leave. */
    private void sendAll(Frame frame) {
        owner().cancelTimer(revisionTimer);
        revisionTimer = -1;
        if (writing == 0) writingNanos = 0;
        writing += loops.size();
        loops.values()
                .forEach(each -> each.tellAll(frame, screen -> true, (sent, nanos) -> {
                    meters.deltas().increment(sent);
                    loop.runOnContext(ignored -> written(nanos));
                }));
    }

    /** One loop has written to all of its screens. */
    private void written(long nanos) {
        writingNanos += nanos;
        if (--writing > 0) return;
        telling.forEach(Span::end);
        telling.clear();
        long rest = Math.max(SHORTEST_REST_NANOS, Math.min(writingNanos / 2, LONGEST_REST_NANOS));
        restsUntil = System.nanoTime() + rest;
        if (isDue) flushAfterRest();
        isDue = false;
    }

    /** It was left out for a while, and reads again. */
    private void tellAgain(Screen screen) {
        if (!screens.contains(screen)) return;
        flush(false);
        loopOf(screen).tell(screen, snapshot(shown));
    }

    private Vertx owner() {
        return loop.owner();
    }
}
