package net.tomarigi.bench;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import net.tomarigi.product.Server;

/**
 * A closed loop of clients on kept connections, each asking again when its answer is complete. One thread, and of an answer
 * it looks at status and length only: it must cost less than the server, or it would measure itself.
 */
final class Load {
    /** Connections are made and the first answers have come. */
    private static final Duration SETTLING = Duration.ofMillis(300);

    private static final long LONGEST_ANSWER_NANOS = Duration.ofSeconds(10).toNanos();

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
    private final int expectedStatus;
    private final Latencies latencies = new Latencies();
    private boolean asking = true;
    private int waiting;

    private Load(int expectedStatus) {
        this.expectedStatus = expectedStatus;
    }

    /** @param busy the share of one core that the server took */
    record Outcome(double perSecond, double cpuMicrosEach, double busy, Latencies latencies) {}

    /**
     * One connection for each of {@code clients}, which say what to ask next.
     *
     * @param expectedStatus any other answer ends the benchmark
     */
    static Outcome run(Server server, List<? extends Supplier<ByteBuffer>> clients, int expectedStatus, Duration time)
            throws IOException {
        return new Load(expectedStatus).measure(server, clients, time);
    }

    /** A request as it goes over the wire; {@code headers} end with a line break each. */
    static ByteBuffer request(String method, String path, String headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String length = body.isEmpty() ? "" : "Content-Length: " + content.length + "\r\n";
        byte[] head = (method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + length + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocateDirect(head.length + content.length)
                .put(head)
                .put(content)
                .flip();
    }

    private Outcome measure(Server server, List<? extends Supplier<ByteBuffer>> clients, Duration time)
            throws IOException {
        List<Client> all = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (Supplier<ByteBuffer> requests : clients) {
                Client client = new Client(SocketChannel.open(server.address()), requests);
                client.channel.configureBlocking(false);
                client.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                client.channel.register(selector, SelectionKey.OP_READ, client);
                all.add(client);
            }
            for (Client client : all) client.ask();
            selectUntil(selector, System.nanoTime() + SETTLING.toNanos());
            latencies.clear();
            Duration cpuBefore = server.cpu();
            long begin = System.nanoTime();
            selectUntil(selector, begin + time.toNanos());
            double nanos = System.nanoTime() - begin;
            double cpuNanos = server.cpu().minus(cpuBefore).toNanos();
            Outcome outcome = new Outcome(
                    latencies.count() * 1e9 / nanos,
                    cpuNanos / 1e3 / latencies.count(),
                    cpuNanos / nanos,
                    latencies.copy());
            asking = false;
            selectUntil(selector, System.nanoTime() + LONGEST_ANSWER_NANOS);
            if (waiting > 0) throw new IllegalStateException(server.name() + " left " + waiting + " without an answer");
            return outcome;
        } finally {
            for (Client client : all) client.channel.close();
        }
    }

    private void selectUntil(Selector selector, long deadline) throws IOException {
        while (waiting > 0 && System.nanoTime() < deadline) {
            selector.select(
                    key -> {
                        try {
                            ((Client) key.attachment()).read();
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    5);
        }
    }

    /** One connection. */
    private final class Client {
        private static final String LENGTH = "content-length:";

        private final SocketChannel channel;
        private final Supplier<ByteBuffer> requests;
        private final byte[] head = new byte[4096];
        private int headLength;
        private long bodyLeft;
        private long askedAt;

        Client(SocketChannel channel, Supplier<ByteBuffer> requests) {
            this.channel = channel;
            this.requests = requests;
        }

        void ask() throws IOException {
            ByteBuffer request = requests.get();
            askedAt = System.nanoTime();
            channel.write(request);
            if (request.hasRemaining()) throw new IllegalStateException("a request did not fit into the socket");
            request.rewind();
            waiting++;
        }

        void read() throws IOException {
            buffer.clear();
            if (channel.read(buffer) < 0) throw new IllegalStateException("a connection was closed");
            buffer.flip();
            while (buffer.hasRemaining()) {
                if (bodyLeft > 0) {
                    int part = (int) Math.min(bodyLeft, buffer.remaining());
                    buffer.position(buffer.position() + part);
                    bodyLeft -= part;
                    if (bodyLeft == 0) answered();
                } else {
                    head[headLength++] = buffer.get();
                    if (isHeadComplete()) {
                        bodyLeft = bodyLength();
                        headLength = 0;
                        if (bodyLeft == 0) answered();
                    }
                }
            }
        }

        private void answered() throws IOException {
            latencies.add(System.nanoTime() - askedAt);
            waiting--;
            if (asking) ask();
        }

        private boolean isHeadComplete() {
            return headLength > 3 && head[headLength - 1] == '\n' && head[headLength - 3] == '\n';
        }

        private long bodyLength() {
            int status = number(9);
            if (status != expectedStatus)
                throw new IllegalStateException("answered " + new String(head, 0, headLength, StandardCharsets.UTF_8));
            if (status == 304) return 0;
            for (int i = 0; i < headLength - LENGTH.length(); i++)
                if (head[i] == '\n' && isLength(i + 1)) return number(i + 1 + LENGTH.length());
            throw new IllegalStateException("an answer does not say how long it is");
        }

        private boolean isLength(int from) {
            for (int i = 0; i < LENGTH.length(); i++)
                if (Character.toLowerCase(head[from + i]) != LENGTH.charAt(i)) return false;
            return true;
        }

        private int number(int from) {
            int i = from;
            while (head[i] == ' ') i++;
            int number = 0;
            while (head[i] >= '0' && head[i] <= '9') number = 10 * number + head[i++] - '0';
            return number;
        }
    }
}
