package net.tomarigi.bench.fanout;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * Connected screens that cost next to nothing: one thread for all of them, which hands on what comes.
 */
final class Watchers implements AutoCloseable {
    /** What opens a stream of changes. */
    enum Protocol {
        WEBSOCKET,
        /** Engine.IO 4 over a WebSocket, with Socket.IO's packets in it. */
        SOCKET_IO
    }

    /** Called on one thread. */
    interface Sights {
        void seen(int number, long at);
    }

    /** What looks at each frame; called on one thread. */
    interface Frames {
        /**
         * @param line the number of the screen, from 0
         * @param from the first byte of the message
         * @param to after its last
         * @param at by {@link System#nanoTime}
         */
        void came(int line, byte[] bytes, int from, int to, long at);
    }

    private static final byte[] OPEN = "\"open\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int NIGHTS = 14;
    private static final int READ_BYTES = 256 * 1024;
    private static final int AT_ONCE = 200;
    private static final byte[] CONNECT = masked("40");
    private static final byte[] PONG = masked("3");

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.wrap(new byte[READ_BYTES]);
    private final Protocol protocol;
    private final Frames frames;
    private final Thread thread = new Thread(this::run, "watchers");
    private final Line[] lines;
    private volatile int ready;
    private volatile Exception failure;
    private volatile boolean isOver;

    /** They look for the nights that tell a change from all others. */
    Watchers(InetSocketAddress address, String path, int count, Protocol protocol, Sights sights) throws Exception {
        this(address, path, count, protocol, (line, bytes, from, to, at) -> look(bytes, from, to, at, sights));
    }

    Watchers(InetSocketAddress address, String path, int count, Protocol protocol, Frames frames) throws Exception {
        this(address, path, count, protocol, "", frames);
    }

    /** @param headers of the handshake, each with its line break */
    Watchers(InetSocketAddress address, String path, int count, Protocol protocol, String headers, Frames frames)
            throws Exception {
        this.protocol = protocol;
        this.frames = frames;
        this.lines = new Line[count];
        thread.start();
        byte[] request = ("GET " + path
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + headers
                        + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(address);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            lines[i] = new Line(i, channel);
            channel.write(ByteBuffer.wrap(request));
            channel.register(selector, SelectionKey.OP_READ, lines[i]);
            selector.wakeup();
            awaitReady(i + 1 - AT_ONCE);
        }
        awaitReady(count);
    }

    private void awaitReady(int count) throws Exception {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (ready < count) {
            if (failure != null) throw failure;
            if (System.nanoTime() > deadline) throw new IllegalStateException(ready + " of " + count + " connected");
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** Fails when a line was lost. */
    void check() throws Exception {
        if (failure != null) throw failure;
    }

    private void run() {
        try {
            while (!isOver) {
                selector.select(key -> {
                    try {
                        ((Line) key.attachment()).read();
                    } catch (IOException | RuntimeException e) {
                        key.cancel();
                        if (!isOver) failure = e;
                    }
                });
            }
        } catch (IOException | RuntimeException e) {
            if (!isOver) failure = e;
        }
    }

    @Override
    public void close() throws Exception {
        isOver = true;
        selector.wakeup();
        thread.join();
        for (Line line : lines) if (line != null) line.channel.close();
        selector.close();
    }

    /** A text frame of a client: masked, here with zeros. */
    private static byte[] masked(String text) {
        byte[] content = text.getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[6 + content.length];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | content.length);
        System.arraycopy(content, 0, frame, 6, content.length);
        return frame;
    }

    private final class Line {
        private final int number;
        private final SocketChannel channel;
        private byte[] rest = new byte[0];
        private boolean isUpgraded;
        private boolean isReady;

        Line(int number, SocketChannel channel) {
            this.number = number;
            this.channel = channel;
        }

        void read() throws IOException {
            buffer.clear().put(rest);
            if (channel.read(buffer) < 0) throw new IOException("a line was closed");
            byte[] bytes = buffer.array();
            int end = buffer.position();
            long now = System.nanoTime();
            int from = isUpgraded ? 0 : upgrade(bytes, end);
            while (isUpgraded) {
                int next = frame(bytes, from, end, now);
                if (next < 0) break;
                from = next;
            }
            rest = from == end ? EMPTY : Arrays.copyOfRange(bytes, from, end);
        }

        private int upgrade(byte[] bytes, int end) throws IOException {
            for (int i = 3; i < end; i++)
                if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
                    String head = new String(bytes, 0, i, StandardCharsets.US_ASCII);
                    if (!head.startsWith("HTTP/1.1 101")) throw new IOException(head);
                    isUpgraded = true;
                    if (protocol == Protocol.WEBSOCKET) becomeReady();
                    return i + 1;
                }
            return 0;
        }

        /** @return where the next begins; -1: this one is not complete */
        private int frame(byte[] bytes, int from, int end, long now) throws IOException {
            if (end - from < 2) return -1;
            int length = bytes[from + 1] & 0x7f;
            int head = length == 126 ? 4 : length == 127 ? 10 : 2;
            if (end - from < head) return -1;
            if (length == 126) length = (bytes[from + 2] & 0xff) << 8 | bytes[from + 3] & 0xff;
            else if (length == 127) length = ByteBuffer.wrap(bytes, from + 6, 4).getInt();
            int begin = from + head;
            if (end - begin < length) return -1;
            if (protocol == Protocol.SOCKET_IO) packet(bytes, begin);
            frames.came(number, bytes, begin, begin + length, now);
            return begin + length;
        }

        private void packet(byte[] bytes, int at) throws IOException {
            if (bytes[at] == '0') channel.write(ByteBuffer.wrap(CONNECT));
            else if (bytes[at] == '2') channel.write(ByteBuffer.wrap(PONG));
            else if (bytes[at] == '4' && bytes[at + 1] == '0') becomeReady();
        }

        private void becomeReady() {
            if (!isReady) ready++;
            isReady = true;
        }
    }

    private static void look(byte[] bytes, int from, int to, long now, Sights sights) {
        for (int i = from; i < to - OPEN.length - NIGHTS; i++)
            if (bytes[i] == '"' && Arrays.equals(bytes, i, i + OPEN.length, OPEN, 0, OPEN.length)) {
                i += OPEN.length;
                int number = 0;
                for (int night = 0; night < NIGHTS; night++) number = 2 * number + bytes[i + night] - '0';
                sights.seen(number, now);
                i += NIGHTS;
            }
    }

    private static final byte[] EMPTY = {};
}
