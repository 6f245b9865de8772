package net.tomarigi.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is not configured is embedded, each store for itself, unless nothing may be. */
class MissingStoresTest {
    @TempDir
    Path temporary;

    @Test
    void aStoreWhoseAddressIsSetIsNotStarted() {
        Path data = temporary.resolve("data");

        MissingStores.start(
                config(Map.of(
                        "tomarigi.data", data.toString(),
                        "quarkus.datasource.reactive.url", "postgresql://db:5432/tomarigi",
                        "quarkus.redis.hosts", "redis://cache",
                        "kafka.bootstrap.servers", "log:9092")),
                System.out,
                false);

        assertThat(Files.exists(data)).isFalse();
    }

    @Test
    void whereNothingMayBeEmbeddedTheMissingAddressesAreNamed() {
        Path data = temporary.resolve("data");

        assertThatThrownBy(() -> MissingStores.start(
                        config(Map.of(
                                "tomarigi.data", data.toString(),
                                "tomarigi.embedded", "off",
                                "quarkus.redis.hosts", "redis://cache")),
                        System.out,
                        false))
                .isInstanceOf(StartFailure.class)
                .hasMessage("Nothing may be embedded (tomarigi.embedded=off) and"
                        + " quarkus.datasource.reactive.url, kafka.bootstrap.servers are not set.");
        assertThat(Files.exists(data)).isFalse();
    }

    private static Config config(Map<String, String> values) {
        return new SmallRyeConfigBuilder().withDefaultValues(values).build();
    }
}
