package net.tomarigi.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A broker that tells each node another address of itself, so that each reaches it over a link of its own. Arguments: the
 * directory, the controller's port, and of each node the broker's port and that of the link. One of several is told by
 * {@code -Dkafka.id=}, {@code -Dkafka.cluster=} and {@code -Dkafka.voters=}, as Kafka writes those. A file named by
 * {@code -Dkafka.settings=} has settings that count more, and as {@code scram.<name>} the passwords of users.
 */
final class KafkaProcess {
    private static final String ID = System.getProperty("kafka.id", "1");
    private static final String USER = "scram.";

    private KafkaProcess() {}

    public static void main(String... arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Map<String, String> more = more();
        if (!Files.exists(home.resolve("meta.properties"))) format(home, more);
        Map<String, String> settings = configuration(home, arguments);
        settings.putAll(more);
        settings.keySet().removeIf(name -> name.startsWith(USER));
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        server.startup();
        server.awaitShutdown();
    }

    private static Map<String, String> more() throws IOException {
        Map<String, String> more = new HashMap<>();
        String file = System.getProperty("kafka.settings");
        if (file == null) return more;
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            read.load(reader);
        }
        read.forEach((name, value) -> more.put((String) name, (String) value));
        return more;
    }

    private static void format(Path home, Map<String, String> more) throws Exception {
        List<String> users = more.entrySet().stream()
                .filter(setting -> setting.getKey().startsWith(USER))
                .map(user -> "SCRAM-SHA-512=[name=" + user.getKey().substring(USER.length()) + ",password="
                        + user.getValue() + "]")
                .toList();
        new Formatter()
                .setScramArguments(users)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setNodeId(Integer.parseInt(ID))
                .setClusterId(
                        System.getProperty("kafka.cluster", Uuid.randomUuid().toString()))
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(home.toString())
                .addDirectory(home.toString())
                .run();
    }

    private static Map<String, String> configuration(Path home, String... arguments) {
        List<String> listeners = new ArrayList<>();
        List<String> advertised = new ArrayList<>();
        List<String> protocols = new ArrayList<>(List.of("CONTROLLER:PLAINTEXT"));
        for (int i = 2; i + 1 < arguments.length; i += 2) {
            String name = "NODE" + i;
            listeners.add(name + "://127.0.0.1:" + arguments[i]);
            advertised.add(name + "://127.0.0.1:" + arguments[i + 1]);
            protocols.add(name + ":PLAINTEXT");
        }
        Map<String, String> settings = new HashMap<>();
        String voters = System.getProperty("kafka.voters", ID + "@127.0.0.1:" + arguments[1]);
        int brokers = voters.split(",").length;
        settings.put("node.id", ID);
        settings.put("process.roles", "broker,controller");
        settings.put("log.dirs", home.toString());
        settings.put("advertised.listeners", String.join(",", advertised));
        listeners.add("CONTROLLER://127.0.0.1:" + arguments[1]);
        settings.put("listeners", String.join(",", listeners));
        settings.put("listener.security.protocol.map", String.join(",", protocols));
        settings.put("inter.broker.listener.name", "NODE2");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("controller.quorum.voters", voters);
        settings.put("metric.reporters", "");
        settings.put("auto.create.topics.enable", "false");
        settings.put("default.replication.factor", Integer.toString(brokers));
        settings.put("min.insync.replicas", Integer.toString(1 + brokers / 3));
        settings.put("offsets.topic.replication.factor", Integer.toString(brokers));
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("num.network.threads", "1");
        settings.put("num.io.threads", "2");
        settings.put("background.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
        settings.put("log.index.size.max.bytes", Integer.toString(1 << 20));
        // One that was killed may come back when the controller takes it for dead.
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("broker.session.timeout.ms", "3000");
        return settings;
    }
}
