package net.tomarigi.faults;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import net.tomarigi.embedded.SingleStore;
import net.tomarigi.product.Server;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** A broker that clients reach over TLS only, and only with a password (SCRAM-SHA-512; one by PLAIN). */
final class GuardedBroker implements AutoCloseable {
    private static final String SELF = "broker";
    private static final String OWN_PASSWORD = "of-the-broker";
    private static final String MECHANISM = "SCRAM-SHA-512";
    private static final String PLAIN = "PLAIN";
    private static final String PLAIN_LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required";
    private static final int ITERATIONS = 4096;
    private static final Duration LONGEST_START = Duration.ofMinutes(1);

    private final Certificates certificates;
    private final int port = Server.freePort();
    private final Process process;

    /** @param plainPassword of whoever comes by PLAIN */
    GuardedBroker(Path directory, Certificates certificates, String plainPassword) throws IOException {
        this.certificates = certificates;
        Path home = Files.createDirectories(directory.resolve("broker"));
        Path settings = directory.resolve("broker.properties");
        try (Writer writer = Files.newBufferedWriter(settings)) {
            guards(plainPassword).store(writer, null);
        }
        process = SingleStore.java(
                        KafkaProcess.class,
                        "-Dkafka.settings=" + settings,
                        home.toString(),
                        Integer.toString(Server.freePort()),
                        Integer.toString(port),
                        Integer.toString(port))
                .redirectOutput(directory.resolve("broker.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Awaitility.await().atMost(LONGEST_START).ignoreExceptions().untilAsserted(() -> records(SELF));
    }

    private Properties guards(String plainPassword) {
        Properties settings = new Properties();
        settings.put("scram." + SELF, OWN_PASSWORD);
        settings.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,NODE2:SASL_SSL");
        settings.put("sasl.enabled.mechanisms", MECHANISM + "," + PLAIN);
        settings.put("sasl.mechanism.inter.broker.protocol", MECHANISM);
        settings.put(
                "listener.name.node2." + MECHANISM.toLowerCase(Locale.ROOT) + ".sasl.jaas.config",
                login(SELF, OWN_PASSWORD));
        settings.put(
                "listener.name.node2.plain.sasl.jaas.config", PLAIN_LOGIN + " user_plain=\"" + plainPassword + "\";");
        settings.put("ssl.keystore.type", "PKCS12");
        settings.put("ssl.keystore.location", certificates.store().toString());
        settings.put("ssl.keystore.password", Certificates.PASSWORD);
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", certificates.authority().toString());
        return settings;
    }

    /** What a client is told, but who it is. */
    Map<String, String> settings() {
        return settings(MECHANISM, certificates);
    }

    /** The same for a client that says its password as it is. */
    Map<String, String> plainSettings() {
        return settings(PLAIN, certificates);
    }

    /** The same for a client that was given another authority. */
    Map<String, String> settings(Certificates wrong) {
        return settings(MECHANISM, wrong);
    }

    private Map<String, String> settings(String mechanism, Certificates known) {
        return Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + port,
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                mechanism,
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                known.authority().toString());
    }

    /** Who a client with {@link #plainSettings} is. */
    static String plainLogin(String password) {
        return PLAIN_LOGIN + " username=\"plain\" password=\"" + password + "\";";
    }

    /** Who a client is: its {@code sasl.jaas.config}. */
    static String login(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                + password + "\";";
    }

    private Map<String, Object> ownSettings() {
        Map<String, Object> settings = new HashMap<>(settings());
        settings.put("sasl.jaas.config", login(SELF, OWN_PASSWORD));
        settings.put("request.timeout.ms", 5_000);
        settings.put("default.api.timeout.ms", 5_000);
        return settings;
    }

    /** From now on this user is let in with this password, and with no other. */
    void letIn(String user, String password) throws Exception {
        try (Admin admin = Admin.create(ownSettings())) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS), password)))
                    .all()
                    .get();
        }
    }

    /** What is in the topic now, of each partition in its order. */
    List<ConsumerRecord<String, String>> records(String topic) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(ownSettings(), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> all = consumer.listTopics().getOrDefault(topic, List.of()).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition)))
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return records;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
