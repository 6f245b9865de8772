package net.tomarigi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever starts the product wrongly is told so in one sentence, before anything is started. */
class TomarigiTest {
    @TempDir
    Path temporary;

    @Test
    void aTakenPortIsNamedWithTheWayOut() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = run("-Dquarkus.http.port=" + taken.getLocalPort());

            assertThat(ended.output())
                    .isEqualTo("Port " + taken.getLocalPort() + " is taken by another process; choose a free one with"
                            + " -Dquarkus.http.port=<port>.");
            assertThat(ended.status()).isEqualTo(1);
        }
    }

    @Test
    void missingAddressesAreNamedWhereNothingMayBeEmbedded() throws Exception {
        Ended ended = run("-Dquarkus.http.port=0", "-Dtomarigi.embedded=off");

        assertThat(ended.output())
                .isEqualTo("Nothing may be embedded (tomarigi.embedded=off) and quarkus.datasource.reactive.url,"
                        + " quarkus.redis.hosts, kafka.bootstrap.servers are not set.");
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void whoseDatabaseIsConfiguredMustGiveKeys() throws Exception {
        Ended ended = run("-Dquarkus.http.port=0", "-Dquarkus.datasource.reactive.url=postgresql://db:5432/tomarigi");

        assertThat(ended.output())
                .isEqualTo("There are no keys for what is sealed in the database: set TOMARIGI_KEYS to k1:<key>, with a"
                        + " key that `openssl rand -base64 32` makes, and keep a copy apart from the database: what is"
                        + " sealed cannot be read without it.");
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void aKeyThatIsNoneIsNamedAndNotQuoted() throws Exception {
        Ended ended = run("-Dquarkus.http.port=0", "-Dtomarigi.keys=k1:bm90IDMyIGJ5dGVz");

        assertThat(ended.output())
                .isEqualTo("TOMARIGI_KEYS (tomarigi.keys) cannot be used: the key k1 has 12 bytes instead of 32."
                        + " A key is made with `openssl rand -base64 32`.");
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void aDataDirectoryThatIsAFileIsNamed() throws Exception {
        File file = temporary.resolve("file").toFile();
        assertThat(file.createNewFile()).isTrue();

        Ended ended = run("-Dquarkus.http.port=0", "-Dtomarigi.data=" + file);

        assertThat(ended.output())
                .isEqualTo("The data directory " + file + " cannot be used: " + file
                        + " is not a directory. Choose another one with -Dtomarigi.data=<path>.");
        assertThat(ended.status()).isEqualTo(1);
    }

    private record Ended(int status, String output) {}

    private Ended run(String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Tomarigi.class.getName()));
        Process process = new ProcessBuilder(command)
                .directory(temporary.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Ended(process.waitFor(), output);
    }
}
