package net.tomarigi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.tomarigi.embedded.StartFailure;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/** What the process is asked to do instead of serving it does beside those that serve. */
@QuarkusTest
class CommandTest {
    @Inject
    Config config;

    @Test
    void theTrailIsVerifiedALineAChain() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int status =
                Command.of("verify-audit").run(config, List.of(), new PrintStream(out, true, StandardCharsets.UTF_8));

        // Other tests tamper with chains of theirs.
        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(said.lines()).isNotEmpty().allMatch(line -> line.matches("The trail is empty\\.|\\S+( \\d+)?: .*"));
        assertThat(status).isEqualTo(said.contains("NOT OK") ? 1 : 0);
    }

    @Test
    void aCommandThatThereIsNotIsNamed() {
        assertThatThrownBy(() -> Command.of("verify"))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("There is no command verify; there ")
                .hasMessageContaining("verify-audit");
    }
}
