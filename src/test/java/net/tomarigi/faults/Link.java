package net.tomarigi.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A wire on loopback: a port that leads to another, whose traffic can be cut, held back and slowed each way by itself. */
final class Link implements AutoCloseable {
    private static final int CHUNK = 16_384;
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /**
     * What happens to the traffic.
     *
     * @param passes whether there are connections at all; without, those that are there are reset
     * @param there whether anything passes from the one who connects to the other
     * @param back the other way
     * @param delayMs of each piece
     * @param bytesPerSecond 0: as many as may be
     */
    record Condition(boolean passes, boolean there, boolean back, int delayMs, int bytesPerSecond) {
        static final Condition GOOD = new Condition(true, true, true, 0, 0);

        long pauseNanos(int bytes) {
            long sending = bytesPerSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(bytes) / bytesPerSecond;
            return TimeUnit.MILLISECONDS.toNanos(delayMs) + sending;
        }
    }

    private final ServerSocket door;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile int to;
    private volatile Condition condition = Condition.GOOD;

    Link() throws IOException {
        door = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    Link to(int port) {
        to = port;
        return this;
    }

    int port() {
        return door.getLocalPort();
    }

    void become(Condition now) {
        condition = now;
        if (!now.passes()) reset();
    }

    /** Ends each connection without a word. */
    void reset() {
        ends.forEach(Link::reset);
    }

    private static void reset(Socket end) {
        try {
            end.setSoLinger(true, 0);
            end.close();
        } catch (IOException gone) {
            // it has ended already
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket from = door.accept();
                if (condition.passes()) thread(() -> join(from));
                else reset(from);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket from) {
        ends.add(from);
        try (from;
                Socket other = new Socket(InetAddress.getLoopbackAddress(), to)) {
            ends.add(other);
            from.setTcpNoDelay(true);
            other.setTcpNoDelay(true);
            if (!condition.passes()) reset();
            Thread back = thread(() -> pump(other, from, false));
            pump(from, other, true);
            back.join();
            ends.remove(other);
        } catch (IOException refused) {
            reset(from);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ends.remove(from);
        }
    }

    private void pump(Socket from, Socket other, boolean there) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = other.getOutputStream();
            for (int bytes = in.read(chunk); bytes >= 0; bytes = in.read(chunk)) {
                hold(from, there, bytes);
                out.write(chunk, 0, bytes);
            }
            hold(from, there, 0);
            other.shutdownOutput();
        } catch (IOException broken) {
            reset(from);
            reset(other);
        }
    }

    private void hold(Socket end, boolean there, int bytes) {
        Condition now = condition;
        long pause = now.pauseNanos(bytes);
        if (pause > 0 && bytes > 0) LockSupport.parkNanos(pause);
        while (!(there ? condition.there() : condition.back()) && !end.isClosed())
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "link");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() throws IOException {
        door.close();
        reset();
    }
}
