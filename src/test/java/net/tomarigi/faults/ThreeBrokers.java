package net.tomarigi.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.tomarigi.embedded.SingleStore;
import net.tomarigi.product.Server;
import org.apache.kafka.common.Uuid;

/** Three brokers that each keep everything; two of them must have what is acknowledged. */
final class ThreeBrokers implements AutoCloseable {
    static final int COUNT = 3;

    private final List<Integer> ports = new ArrayList<>();
    private final List<Process> brokers = new ArrayList<>();

    ThreeBrokers(Path directory) throws IOException {
        List<Integer> controllers = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            controllers.add(Server.freePort());
            ports.add(Server.freePort());
        }
        String voters = IntStream.range(0, COUNT)
                .mapToObj(i -> (i + 1) + "@127.0.0.1:" + controllers.get(i))
                .collect(Collectors.joining(","));
        String cluster = Uuid.randomUuid().toString();
        for (int i = 0; i < COUNT; i++) {
            Path home = Files.createDirectories(directory.resolve("broker-" + (i + 1)));
            String port = Integer.toString(ports.get(i));
            Process broker = SingleStore.java(
                            KafkaProcess.class,
                            "-Dkafka.id=" + (i + 1),
                            "-Dkafka.cluster=" + cluster,
                            "-Dkafka.voters=" + voters,
                            home.toString(),
                            Integer.toString(controllers.get(i)),
                            port,
                            port)
                    .redirectOutput(
                            directory.resolve("broker-" + (i + 1) + ".log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(broker::destroyForcibly));
            brokers.add(broker);
        }
    }

    /** All of them, as Kafka's clients are told. */
    String addresses() {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    /** For good. */
    void kill(int broker) throws InterruptedException {
        brokers.get(broker - 1).destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        for (Process broker : brokers) broker.destroyForcibly().waitFor();
    }
}
