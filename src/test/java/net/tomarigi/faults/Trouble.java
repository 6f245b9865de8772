package net.tomarigi.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.tomarigi.embedded.TestStores;
import net.tomarigi.faults.Link.Condition;

/** Makes faults happen, and ends them. */
final class Trouble {
    private static final Condition CUT = new Condition(false, true, true, 0, 0);
    private static final Condition SILENT = new Condition(true, false, false, 0, 0);
    private static final Condition SILENT_THERE = new Condition(true, false, true, 0, 0);
    private static final Condition SILENT_BACK = new Condition(true, true, false, 0, 0);
    private static final Condition SLOW = new Condition(true, true, true, 60, 0);
    private static final Condition NARROW = new Condition(true, true, true, 0, 20_000);

    /** Ends a fault; returns when whoever was away serves again. */
    interface Lift {
        void run() throws Exception;
    }

    private final Cluster cluster;
    private final net.tomarigi.faults.Stream stream;

    Trouble(Cluster cluster, net.tomarigi.faults.Stream stream) {
        this.cluster = cluster;
        this.stream = stream;
    }

    /** Why it cannot happen on this machine; empty where it can. */
    Optional<String> impossible(Fault fault) {
        return switch (fault.what()) {
            case DISK_FULL ->
                cluster.disk(fault.who()).isSmall()
                        ? Optional.empty()
                        : Optional.of("nobody may mount a small disk here (root may)");
            case CLOCK_AHEAD, CLOCK_BEHIND ->
                fakeTime().isPresent() ? Optional.empty() : Optional.of("libfaketime is not installed");
            default -> Optional.empty();
        };
    }

    Lift begin(Fault fault) throws Exception {
        Part part = cluster.part(fault.who());
        Link link = cluster.link(fault.who());
        switch (fault.what()) {
            case KILLED -> {
                part.kill();
                return part::start;
            }
            case STOPPED -> {
                part.stop();
                return part::start;
            }
            case PAUSED -> {
                ProcessHandle paused = part.handle();
                TestStores.signal(paused, "-STOP");
                return () -> TestStores.signal(paused, "-CONT");
            }
            case DISK_FULL -> {
                cluster.disk(fault.who()).fill();
                return () -> {
                    cluster.disk(fault.who()).makeRoom();
                    part.start();
                };
            }
            case CLOCK_AHEAD, CLOCK_BEHIND -> {
                String shift = fault.what() == What.CLOCK_AHEAD ? "+10m" : "-10m";
                restart((NodePart) part, behindFakeTime(shift));
                return () -> restart((NodePart) part, List.of());
            }
            case EMPTIED -> {
                emptyRedis();
                return () -> {};
            }
            case HANGING_UP -> {
                stream.hangUp(true);
                return () -> stream.hangUp(false);
            }
            default -> {
                link.become(condition(fault.what()));
                return () -> {
                    if (fault.what() == What.LOST) link.reset();
                    link.become(Condition.GOOD);
                };
            }
        }
    }

    private static Condition condition(What what) {
        return switch (what) {
            case CUT -> CUT;
            case SILENT, LOST -> SILENT;
            case SILENT_THERE -> SILENT_THERE;
            case SILENT_BACK -> SILENT_BACK;
            case SLOW -> SLOW;
            case NARROW -> NARROW;
            default -> throw new IllegalArgumentException(what + " does not happen to a link");
        };
    }

    private static void restart(NodePart node, List<String> before) throws Exception {
        node.kill();
        node.startBehind(before);
        node.start();
    }

    private static List<String> behindFakeTime(String shift) {
        return List.of(
                "env",
                "LD_PRELOAD=" + fakeTime().orElseThrow(),
                "FAKETIME=" + shift,
                // Only the time of day is wrong: who waits, waits as long as anybody else.
                "FAKETIME_DONT_FAKE_MONOTONIC=1",
                "FAKETIME_FORCE_MONOTONIC_FIX=0");
    }

    private static Optional<Path> fakeTime() {
        return Stream.of(
                        "/usr/lib/x86_64-linux-gnu/faketime",
                        "/usr/lib/aarch64-linux-gnu/faketime",
                        "/usr/lib64/faketime")
                .map(directory -> Path.of(directory, "libfaketime.so.1"))
                .filter(Files::exists)
                .findFirst();
    }

    private void emptyRedis() throws IOException {
        String hosts = cluster.setting("quarkus.redis.hosts");
        try (Socket socket = new Socket("127.0.0.1", Integer.parseInt(hosts.substring(hosts.lastIndexOf(':') + 1)))) {
            OutputStream out = socket.getOutputStream();
            out.write(("AUTH " + cluster.setting("quarkus.redis.password") + "\r\nFLUSHALL\r\nQUIT\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (!said.equals("+OK\r\n+OK\r\n+OK\r\n")) throw new IllegalStateException(said);
        }
    }
}
