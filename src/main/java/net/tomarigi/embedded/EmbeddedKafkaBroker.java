package net.tomarigi.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jboss.logging.Logger;

/** Kafka inside this JVM: one node that is broker and controller, for loopback only. */
final class EmbeddedKafkaBroker implements EmbeddedStore {
    private static final Logger LOG = Logger.getLogger(EmbeddedKafkaBroker.class);

    /** Held, because a logger that nobody holds forgets its level. Quarkus configures them only after the broker runs. */
    private static final Map<java.util.logging.Logger, Level> QUIET = Map.of(
            java.util.logging.Logger.getLogger("org.apache.kafka"), Level.WARNING,
            java.util.logging.Logger.getLogger("kafka"), Level.WARNING,
            java.util.logging.Logger.getLogger("state.change.logger"), Level.WARNING,
            // It warns of every start of its own.
            java.util.logging.Logger.getLogger("org.apache.kafka.controller.QuorumController"), Level.SEVERE);

    private static final int PORTS_TO_TRY = 3;
    private static final int RETRY_PAUSE_MS = 2_000;

    private final DataDirectory data;
    private final Path home;
    private final ReentrantLock lifecycle = new ReentrantLock();
    private volatile String phase = "waiting";
    private volatile boolean wanted;
    private volatile KafkaRaftServer server;
    private int port;
    private int controllerPort;

    EmbeddedKafkaBroker(DataDirectory data) {
        this.data = data;
        this.home = data.resolve("kafka");
    }

    @Override
    public String name() {
        return "Kafka";
    }

    @Override
    public String phase() {
        return phase;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("kafka.bootstrap.servers", "127.0.0.1:" + port);
    }

    @Override
    public void start() {
        wanted = true;
        open();
    }

    private void open() {
        // Kafka looks its classes up in the context of the thread, which may be that of a Quarkus application.
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        thread.setContextClassLoader(EmbeddedKafkaBroker.class.getClassLoader());
        lifecycle.lock();
        try {
            if (server != null) return;
            QUIET.forEach(java.util.logging.Logger::setLevel);
            // A broker that cannot go on would end the process, and with it everything else that runs here.
            Exit.setExitProcedure(this::giveUp);
            Exit.setHaltProcedure(this::giveUp);
            if (!Files.exists(home)) {
                phase = "making a new log";
                format();
            }
            phase = "starting";
            for (int attempt = 1; server == null; attempt++) {
                boolean first = port == 0;
                if (first) {
                    port = Ports.free();
                    controllerPort = Ports.free();
                }
                try {
                    serve();
                } catch (Exception e) {
                    boolean taken = !Ports.isFree(port) || !Ports.isFree(controllerPort);
                    if (!first || !taken || attempt == PORTS_TO_TRY) throw e;
                    port = 0;
                }
            }
            phase = "serving";
        } catch (IOException e) {
            throw StartFailure.writing(data.root(), e);
        } catch (StartFailure e) {
            throw e;
        } catch (Exception e) {
            if (StartFailure.isDiskFull(String.valueOf(e.getMessage()))) throw StartFailure.diskFull(data.root(), e);
            throw new StartFailure(
                    "The embedded Kafka does not start (" + e.getMessage() + "); if its data in " + home
                            + " is damaged, move it away: PostgreSQL has everything.",
                    e);
        } finally {
            lifecycle.unlock();
            thread.setContextClassLoader(context);
        }
    }

    private void serve() {
        KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(configuration()), Time.SYSTEM);
        try {
            starting.startup();
            server = starting;
        } catch (Throwable e) {
            starting.shutdown();
            throw e;
        }
    }

    /** Called by Kafka in the place of an exit, so it must not return. */
    private void giveUp(int status, String message) {
        KafkaRaftServer dead = server;
        if (wanted && dead != null) {
            Thread restart = new Thread(() -> restart(dead, message), "restart-Kafka");
            restart.setDaemon(true);
            restart.start();
        }
        throw new IllegalStateException("Kafka gives up: " + message);
    }

    private void restart(KafkaRaftServer dead, String message) {
        long begin = System.nanoTime();
        boolean said = false;
        while (wanted) {
            lifecycle.lock();
            try {
                if (!wanted || (server != dead && server != null)) return;
                if (server == dead) shutDown();
                open();
                LOG.warnf(
                        "Kafka had given up (%s); started again, it serves after %d ms",
                        message, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
                return;
            } catch (RuntimeException e) {
                if (!said) {
                    LOG.errorf("Kafka has given up (%s) and does not start again yet: %s", message, e.getMessage());
                }
                said = true;
            } finally {
                lifecycle.unlock();
            }
            try {
                Thread.sleep(RETRY_PAUSE_MS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void format() throws Exception {
        // Made beside its place and moved there when it is whole: a start that is killed leaves nothing half made.
        Binaries.deleteTree(data.resolve("kafka.new"));
        Path made = data.directory("kafka.new");
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(made.toString())
                .addDirectory(made.toString())
                .run();
        Files.move(made, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private Map<String, String> configuration() {
        Map<String, String> settings = new HashMap<>();
        settings.put("node.id", "1");
        settings.put("process.roles", "broker,controller");
        settings.put("log.dirs", home.toString());
        settings.put("listeners", "BROKER://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "BROKER");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("metric.reporters", "");
        // Who writes to a topic has made it, with the partitions it needs.
        settings.put("auto.create.topics.enable", "false");
        // One node has no replicas.
        settings.put("default.replication.factor", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        // Few readers, who need not wait for others to join.
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // Little traffic: few threads, small buffers.
        settings.put("num.network.threads", "1");
        settings.put("num.io.threads", "2");
        settings.put("background.threads", "1");
        settings.put("num.recovery.threads.per.data.dir", "1");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
        settings.put("log.index.size.max.bytes", Integer.toString(1 << 20));
        // A broker that was killed may come back only when the controller, which remembers it, takes it for dead.
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("broker.session.timeout.ms", "5000");
        return settings;
    }

    @Override
    public void stop() {
        wanted = false;
        lifecycle.lock();
        try {
            if (server != null) shutDown();
        } finally {
            lifecycle.unlock();
        }
    }

    private void shutDown() {
        try {
            server.shutdown();
            server.awaitShutdown();
        } finally {
            server = null;
        }
    }
}
