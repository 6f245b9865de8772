package net.tomarigi.platform.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection on which a test writes what no HTTP client would. */
final class RawHttp implements Closeable {
    private static final int PATIENCE_MS = 10_000;

    private static final int CHUNK = 64 * 1024;

    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

    private final Socket socket = new Socket();

    RawHttp(URI server) throws IOException {
        socket.setSoTimeout(PATIENCE_MS);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MS);
    }

    /** Writes the text; a line ends where the text's does. */
    RawHttp send(String text) throws IOException {
        return send(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    RawHttp send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** The body in chunks; stops early, without a word, when the server hangs up. */
    RawHttp sendChunked(byte[] body) {
        try {
            for (int from = 0; from < body.length; from += CHUNK) {
                int size = Math.min(CHUNK, body.length - from);
                send(Integer.toHexString(size) + "\n")
                        .send(Arrays.copyOfRange(body, from, from + size))
                        .send("\n");
            }
            return send("0\n\n");
        } catch (IOException hungUp) {
            return this;
        }
    }

    RawHttp sendNoMore() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** One answer, head and body; what there was of it when the server hung up. */
    String answer() throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = read(); next >= 0; next = read()) {
            head.append((char) next);
            if (head.length() > 3 && head.substring(head.length() - 4).equals("\r\n\r\n")) break;
        }
        Matcher length = CONTENT_LENGTH.matcher(head);
        byte[] body =
                length.find() ? socket.getInputStream().readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        return head + new String(body, StandardCharsets.UTF_8);
    }

    /** True when the server has closed the connection and said nothing more. */
    boolean isClosedByServer() throws IOException {
        return read() < 0;
    }

    /** Returns when the server ends the connection, whatever it says before; throws when it does not. */
    void awaitEnd() throws IOException {
        while (read() >= 0) continue;
    }

    private int read() throws IOException {
        try {
            return socket.getInputStream().read();
        } catch (SocketException reset) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
