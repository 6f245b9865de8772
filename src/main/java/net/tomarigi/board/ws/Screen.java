package net.tomarigi.board.ws;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.AbstractNioChannel.NioUnsafe;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
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

    /** The same line as the JDK knows it; null with TLS, and where Netty does not use the JDK's. */
    private final SocketChannel line;

    /** What Netty has not written yet. */
    private final ChannelOutboundBuffer queue;

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
        this.queue = channel.unsafe().outboundBuffer();
        this.line = encoderBeforeTls == null && queue != null ? line(channel) : null;
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

    private static SocketChannel line(Channel channel) {
        return channel.unsafe() instanceof NioUnsafe unsafe && unsafe.ch() instanceof SocketChannel line ? line : null;
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
     * Gives the kernel the frame, where nothing waits before it and there is no TLS: all that is on the way otherwise lies in
     * memory that nobody has looked at since the last frame. What the kernel leaves over waits in the queue. On its loop.
     *
     * @return false when it was not written, because something waits, or the line is broken
     */
    boolean writeAtOnce(Frame frame) {
        if (line == null || queue.totalPendingWriteBytes() > 0) return false;
        ByteBuffer bytes = frame.bytes();
        try {
            line.write(bytes);
        } catch (IOException broken) {
            return false;
        }
        if (bytes.hasRemaining()) enqueue(frame.wire().skipBytes(bytes.position()));
        return true;
    }

    /** Behind what waits. On its loop. */
    void enqueue(Frame frame) {
        if (encoderBeforeTls == null) enqueue(frame.wire());
        else encoderBeforeTls.writeAndFlush(frame.wire(), channel.voidPromise());
    }

    /** Without TLS nothing stands between the encoder and the line. */
    private void enqueue(ByteBuf bytes) {
        channel.unsafe().write(bytes, channel.voidPromise());
        channel.unsafe().flush();
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
