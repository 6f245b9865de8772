package net.tomarigi.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;

/** A Redis that listens for nothing but TLS. */
public final class GuardedRedis implements AutoCloseable {
    private static final String PASSWORD = "of-a-test";

    private final int port = Ports.free();
    private final Process process;

    /**
     * @param directory an empty one
     * @param certificate its own and who signed it, PEM
     * @param key to the certificate, PEM
     */
    public GuardedRedis(Path directory, Path certificate, Path key, Path authority) throws IOException {
        Path file = Files.createDirectories(directory).resolve("redis.conf");
        Files.writeString(file, """
                bind 127.0.0.1
                port 0
                tls-port %d
                tls-cert-file %s
                tls-key-file %s
                tls-ca-cert-file %s
                tls-auth-clients no
                requirepass %s
                save ""
                dir %s
                """.formatted(port, certificate, key, authority, PASSWORD, directory));
        Path log = directory.resolve("redis.log");
        process = new ProcessBuilder(
                        new Binaries(StoresInAProcess.PROGRAMS).redis().toString(), file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Awaitility.await().until(() -> Files.readString(log).contains("Ready to accept connections"));
    }

    /** By which the product finds it, but for what it is known by. */
    public Map<String, String> settings() {
        return Map.of("quarkus.redis.hosts", "rediss://127.0.0.1:" + port, "quarkus.redis.password", PASSWORD);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
