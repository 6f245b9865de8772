package net.tomarigi.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import net.tomarigi.product.Server;

/** All who report, place people and look on, in two networks and over both nodes. It can be held, when nothing is under way. */
final class Stream implements AutoCloseable {
    private static final int NETWORKS = 2;
    private static final int REPORTERS = 3;
    private static final long REPORT_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(120);
    private static final long COMMAND_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(400);
    private static final long HOLDS_EVERY_NANOS = TimeUnit.SECONDS.toNanos(8);
    private static final String HOLDS = "faults-holds";
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration PATIENCE_OF_PROBE = Duration.ofSeconds(1);
    private static final String OPEN = "1".repeat(50);

    private final Cluster cluster;
    private final Server product;
    private final Random random;
    private final Tally tally = new Tally();
    private final List<String> networks = new ArrayList<>();
    private final List<Reporter> reporters = new ArrayList<>();
    private final List<Reporter> probes = new ArrayList<>();
    private final List<Coordinator> coordinators = new ArrayList<>();
    private final Holder holder;
    private final List<Wall> walls = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Object gate = new Object();
    private boolean held;
    private int busy;
    private volatile boolean closed;

    Stream(Cluster cluster, long seed) throws Exception {
        this.cluster = cluster;
        this.random = new Random(seed);
        this.product = cluster.node(0).server();
        for (int i = 0; i < NETWORKS; i++) networks.add(network("faults-" + i));
        for (String network : networks) {
            for (int i = 0; i < REPORTERS; i++) reporters.add(reporter(network, i));
            coordinators.add(new Coordinator(
                    network,
                    List.of(facility(network), facility(network)),
                    caller(coordinators.size() % 2, true, PATIENCE),
                    tally));
            for (int node = 0; node < Cluster.NODES; node++) walls.add(new Wall(cluster, network, node, false, tally));
            walls.add(new Wall(cluster, network, 0, true, tally));
        }
        for (int node = 0; node < Cluster.NODES; node++)
            probes.add(new Reporter(facility(networks.get(node)), caller(node, false, PATIENCE_OF_PROBE), tally));
        networks.add(network(HOLDS));
        product.call(
                "PUT",
                "/api/networks/" + HOLDS + "/procedure",
                "{\"deadlines\":{\"hold\":" + Holder.HOLD_MINUTES + ",\"open\":1440,\"held\":1440}}");
        holder = new Holder(HOLDS, facility(HOLDS), caller(0, true, PATIENCE), tally);
        for (int node = 0; node < Cluster.NODES; node++) walls.add(new Wall(cluster, HOLDS, node, false, tally));
        walls.forEach(this::thread);
        for (Reporter reporter : reporters) every(REPORT_EVERY_NANOS, reporter::report);
        for (Coordinator coordinator : coordinators) every(COMMAND_EVERY_NANOS, coordinator::work);
        every(HOLDS_EVERY_NANOS, holder::work);
    }

    private String network(String id) throws Exception {
        product.call("PUT", "/api/networks/" + id, "{\"name\":\"" + id + "\",\"publicBoard\":true}");
        return id;
    }

    /** The first of a network goes to either node. One in each reports over a socket: in the first network it moves. */
    private Reporter reporter(String network, int number) throws Exception {
        int node = number % Cluster.NODES;
        boolean moves = number == 0;
        boolean overSocket = number == networks.indexOf(network);
        Voice voice = overSocket
                ? new SocketVoice(cluster, token(), tally, node, moves, PATIENCE, random.nextLong())
                : caller(node, moves, PATIENCE);
        return new Reporter(facility(network), voice, tally);
    }

    private Caller caller(int node, boolean moves, Duration patience) throws Exception {
        return new Caller(cluster, token(), tally, node, moves, patience, random.nextLong());
    }

    private String facility(String network) throws Exception {
        String facility = product.call(
                        "POST",
                        "/api/networks/" + network + "/facilities",
                        "{\"name\":\"" + network + "\",\"beds\":[{\"id\":\"1\",\"label\":\"1\"},"
                                + "{\"id\":\"2\",\"label\":\"2\"},{\"id\":\"3\",\"label\":\"3\"}]}")
                .get("id")
                .asText();
        for (String bed : List.of("2", "3"))
            product.call("PUT", "/api/facilities/" + facility + "/vacancies", net.tomarigi.Given.reportBody(bed, OPEN));
        return facility;
    }

    private void every(long nanos, Runnable work) {
        thread(() -> {
            while (begin()) {
                try {
                    work.run();
                } finally {
                    end();
                }
                LockSupport.parkNanos(nanos);
            }
        });
    }

    private void thread(Runnable work) {
        Thread thread = new Thread(work, "stream-" + threads.size());
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private boolean begin() {
        synchronized (gate) {
            try {
                while (held && !closed) gate.wait();
            } catch (InterruptedException e) {
                return false;
            }
            busy++;
            return !closed;
        }
    }

    private void end() {
        synchronized (gate) {
            busy--;
            gate.notifyAll();
        }
    }

    /** Returns when everything that was begun is acknowledged, and begins nothing more. */
    void hold(Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        synchronized (gate) {
            held = true;
            while (busy > 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) throw new AssertionError(busy + " callers are not told what became of their words");
                gate.wait(left);
            }
        }
    }

    void goOn() {
        synchronized (gate) {
            held = false;
            gate.notifyAll();
        }
    }

    void hangUp(boolean does) {
        reporters.forEach(reporter -> reporter.voice().hangUp(does));
        coordinators.forEach(coordinator -> coordinator.caller().hangUp(does));
        holder.caller().hangUp(does);
    }

    /** At a node: one who calls nobody else, one attempt a second. */
    Reporter probe(int node) {
        return probes.get(node);
    }

    Tally tally() {
        return tally;
    }

    List<String> networks() {
        return networks;
    }

    List<Reporter> reporters() {
        return java.util.stream.Stream.concat(reporters.stream(), probes.stream())
                .toList();
    }

    List<Coordinator> coordinators() {
        return coordinators;
    }

    Holder holder() {
        return holder;
    }

    /** By which everybody says who it is. */
    String token() throws IOException, InterruptedException {
        return product.administrator();
    }

    List<Wall> walls() {
        return walls;
    }

    @Override
    public void close() {
        closed = true;
        goOn();
        reporters().forEach(reporter -> reporter.voice().close());
        coordinators.forEach(coordinator -> coordinator.caller().close());
        holder.caller().close();
        walls.forEach(Wall::close);
    }
}
