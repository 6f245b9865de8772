package net.tomarigi.board.ws;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.http.ServerWebSocket;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.tomarigi.access.Caller;

/**
 * One connected screen. What is sent to it is written past the encoding of messages, which was done once for all screens.
 * Whether it keeps up belongs to its own event loop.
 */
final class Screen {
    /** Netty's handler that makes a server's frames; what is written from here on is bytes. */
    private static final String ENCODER = "wsencoder";

    /** Vert.x' watch over lines on which nothing passes. */
    private static final String IDLE = "idle";

    private final ServerWebSocket socket;
    private final Channel channel;
    private final Caller caller;
    private final boolean wantsPulse;

    /** Null on a line without TLS. */
    private final ChannelHandlerContext encoderBeforeTls;

    private boolean isBehind;
    private Future<?> cut;

    /**
     * @param channel that of {@code socket}
     * @param caller who looked when the line was opened
     * @param wantsPulse it asks for a heartbeat every second, to notice within two that the line is gone
     */
    Screen(ServerWebSocket socket, Channel channel, Caller caller, boolean wantsPulse) {
        this.socket = socket;
        this.channel = channel;
        this.caller = caller;
        this.wantsPulse = wantsPulse;
        ChannelPipeline pipeline = channel.pipeline();
        this.encoderBeforeTls = pipeline.get(SslHandler.class) == null ? null : pipeline.context(ENCODER);
        neverTooQuiet();
    }

    /**
     * The server ends lines on which nothing passes for half an hour. A screen has nothing to say, and what it is told passes by
     * the handler that watches for that; a line that is dead is noticed by the heartbeat that cannot be sent.
     */
    private void neverTooQuiet() {
        ChannelHandler watch = channel.pipeline().get(IDLE);
        if (watch != null) channel.pipeline().remove(watch);
    }

    Caller caller() {
        return caller;
    }

    boolean wantsPulse() {
        return wantsPulse;
    }

    ServerWebSocket socket() {
        return socket;
    }

    EventLoop loop() {
        return channel.eventLoop();
    }

    /** Frames were left out, because its queue was full; it gets a snapshot when it has read. On its loop. */
    boolean isBehind() {
        return isBehind;
    }

    /** The line has ended, even if nobody has been told yet. */
    boolean isGone() {
        return !channel.isActive();
    }

    boolean isFull() {
        return !channel.isWritable();
    }

    /**
     * On its loop. Without TLS nothing stands between the encoder and the line, and walking there takes a sixth of the time
     * that telling a screen takes: each handler lies in memory that nobody has looked at since the last frame.
     */
    void write(Frame frame) {
        if (encoderBeforeTls != null) {
            encoderBeforeTls.writeAndFlush(frame.wire(), channel.voidPromise());
        } else {
            channel.unsafe().write(frame.wire(), channel.voidPromise());
            channel.unsafe().flush();
        }
    }

    /**
     * Leaves it out until it has read what waits for it. On its loop.
     *
     * @param patience after which it is cut off, in milliseconds
     */
    void fallBehind(long patience, Runnable caughtUp) {
        try {
            socket.drainHandler(drained -> {
                if (!isBehind) return;
                cut.cancel(false);
                isBehind = false;
                caughtUp.run();
            });
        } catch (IllegalStateException saidGoodbye) {
            return;
        }
        isBehind = true;
        cut = loop().schedule(this::hangUp, patience, TimeUnit.MILLISECONDS);
    }

    /**
     * Ends the connection without waiting for what is still to be written, which is what every public way of closing does:
     * one who does not read would keep it open for ever. On its loop.
     */
    private void hangUp() {
        if (isBehind) channel.unsafe().close(channel.unsafe().voidPromise());
    }
}
