package net.tomarigi.bench.fanout;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32;
import net.tomarigi.bench.fanout.Watchers.Protocol;
import net.tomarigi.board.Screen;
import net.tomarigi.product.Server;
import net.tomarigi.product.Town;

/**
 * Screens of one person, one of which applies what it is sent, while of the others is kept whether they are sent the very same
 * after a common beginning: to take each of them apart would take the processors from what is measured.
 */
final class SameScreens implements AutoCloseable {
    private static final byte[] CHANGES = "{\"type\":\"changes\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SNAPSHOT = "{\"type\":\"snapshot\"".getBytes(StandardCharsets.US_ASCII);
    private static final long SETTLING_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Server product;
    private final Town town;
    private final Screen applying;
    private final Watchers watchers;
    private final CRC32[] told;
    private volatile boolean isCounting;
    private volatile int whole;

    /** @param count of all of them */
    SameScreens(Server product, Town town, int count) throws Exception {
        this.product = product;
        this.town = town;
        String token = product.administrator();
        told = new CRC32[count - 1];
        Arrays.setAll(told, i -> new CRC32());
        applying = Screen.openAs(product.base(), town.network(), token);
        watchers = new Watchers(
                product.address(),
                "/ws/networks/" + town.network() + "/board",
                told.length,
                Protocol.WEBSOCKET,
                "Authorization: Bearer " + token + "\r\n",
                this::look);
    }

    /** From now on all are told the same; returns when each has its beginning. Nothing must be under way. */
    void begin() {
        while (whole < told.length) LockSupport.parkNanos(LOOK_NANOS);
        isCounting = true;
    }

    private void look(int line, byte[] bytes, int from, int to, long at) {
        if (starts(bytes, from, SNAPSHOT)) whole++;
        if (!isCounting || !starts(bytes, from, CHANGES)) return;
        synchronized (told[line]) {
            told[line].update(bytes, from, to - from);
        }
    }

    private static boolean starts(byte[] bytes, int from, byte[] with) {
        return Arrays.equals(bytes, from, Math.min(bytes.length, from + with.length), with, 0, with.length);
    }

    /** How many were cut off from the others and told all anew, because they did not read. */
    int toldAnew() {
        return whole - told.length;
    }

    /** In the end the one that applies shows the board, and the others were told what it was told: null; else what is wrong. */
    String wrong() throws Exception {
        long deadline = System.nanoTime() + SETTLING_NANOS;
        String wrong;
        do {
            LockSupport.parkNanos(LOOK_NANOS);
            wrong = wrongNow();
        } while (wrong != null && System.nanoTime() < deadline);
        return wrong;
    }

    private String wrongNow() throws Exception {
        watchers.check();
        if (applying.failure() != null || applying.closed() != null)
            return "the screen ended: " + applying.failure() + ", " + applying.closed();
        var board = Screen.read(product.call("GET", town.boardPath(), null).toString());
        if (!board.equals(applying.board())) return "it shows " + applying.board() + " and not " + board;
        Set<Long> different = new HashSet<>();
        for (CRC32 one : told)
            synchronized (one) {
                different.add(one.getValue());
            }
        return different.size() == 1 ? null : "the screens were told in " + different.size() + " ways";
    }

    @Override
    public void close() throws Exception {
        watchers.close();
        applying.close();
    }
}
