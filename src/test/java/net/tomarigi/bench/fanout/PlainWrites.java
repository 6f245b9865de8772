package net.tomarigi.bench.fanout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the kernel takes, and next to nothing beside it: one thread, which makes the frame of what is posted once and writes
 * it to one socket after the other. No server could be built of it: it forgets who does not read as fast as it writes.
 */
public final class PlainWrites {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: *(\\S+)");
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final int MOST_BYTES_ASKED = 64 * 1024;

    private final List<SocketChannel> screens = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MOST_BYTES_ASKED);

    private PlainWrites() {}

    /** @param arguments the port */
    public static void main(String... arguments) throws IOException {
        new PlainWrites().run(Integer.parseInt(arguments[0]));
    }

    private void run(int port) throws IOException {
        Selector selector = Selector.open();
        ServerSocketChannel door = ServerSocketChannel.open();
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_024);
        door.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
        while (true)
            selector.select(key -> {
                try {
                    if (key.isAcceptable()) {
                        SocketChannel line = door.accept();
                        line.setOption(StandardSocketOptions.TCP_NODELAY, true);
                        line.configureBlocking(false).register(selector, SelectionKey.OP_READ, new StringBuilder());
                    } else {
                        read(key, (SocketChannel) key.channel());
                    }
                } catch (IOException lineIsGone) {
                    key.cancel();
                    screens.remove(key.channel());
                }
            });
    }

    private void read(SelectionKey key, SocketChannel line) throws IOException {
        StringBuilder asked = (StringBuilder) key.attachment();
        if (line.read(buffer.clear()) < 0) {
            line.close();
            throw new IOException("closed");
        }
        asked.append(StandardCharsets.UTF_8.decode(buffer.flip()));
        for (int head = asked.indexOf(END_OF_HEAD); head >= 0; head = asked.indexOf(END_OF_HEAD)) {
            Matcher screen = KEY.matcher(asked);
            int end = head + END_OF_HEAD.length();
            if (screen.find()) {
                answer(
                        line,
                        "101 Switching Protocols",
                        "Upgrade: websocket\r\nConnection: Upgrade\r\n" + "Sec-WebSocket-Accept: "
                                + accepted(screen.group(1)) + "\r\n");
                screens.add(line);
            } else {
                Matcher length = LENGTH.matcher(asked);
                end += length.find() ? Integer.parseInt(length.group(1)) : 0;
                if (asked.length() < end) return;
                publish(asked.substring(head + END_OF_HEAD.length(), end).getBytes(StandardCharsets.UTF_8));
                answer(line, "204 No Content", "");
            }
            asked.delete(0, end);
        }
    }

    /** A text message of less than 64 KiB, as the product's are. */
    private void publish(byte[] change) throws IOException {
        buffer.clear()
                .put((byte) 0x81)
                .put((byte) 126)
                .putShort((short) change.length)
                .put(change)
                .flip();
        for (SocketChannel screen : screens) screen.write(buffer.rewind());
    }

    private static void answer(SocketChannel line, String status, String headers) throws IOException {
        String head = String.format(Locale.ROOT, "HTTP/1.1 %s\r\n%s\r\n", status, headers);
        line.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String accepted(String key) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1")
                            .digest((key + GUID).getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
