package net.tomarigi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import net.tomarigi.embedded.StartFailure;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

/** What the process is asked to do instead of serving it does beside those that serve. */
@QuarkusTest
class CommandTest {
    @Inject
    Config config;

    @Test
    void theTrailIsVerifiedALineAChain() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int status = Command.of("verify-audit")
                .runFor(config, List.of(), new PrintStream(out, true, StandardCharsets.UTF_8));

        // Other tests tamper with chains of theirs.
        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(said.lines()).isNotEmpty().allMatch(line -> line.matches("The trail is empty\\.|\\S+( \\d+)?: .*"));
        assertThat(status).isEqualTo(said.contains("NOT OK") ? 1 : 0);
    }

    @Test
    void theTablesAreMigratedWithoutANodeAndWithoutKeys() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int status =
                Command.of("migrate").runFor(config, List.of(), new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(status).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .matches("The tables are as this build needs them \\(\\d+\\)\\.\\R");
        assertThat(Command.of("migrate").needsKeys()).isFalse();
        assertThat(Command.of("reseal").needsKeys()).isTrue();
    }

    @Test
    void whoWorksWithTheTablesSeesWhetherTheyAreMigrated() throws SQLException {
        Properties application = new Properties();
        application.put("user", config.getValue("quarkus.datasource.username", String.class));
        application.put("password", config.getValue("quarkus.datasource.password", String.class));
        String address = config.getValue("quarkus.datasource.reactive.url", String.class);

        try (Connection connection = new Driver().connect("jdbc:" + address, application);
                ResultSet applied = connection
                        .createStatement()
                        .executeQuery("select count(*) from flyway_schema_history where success")) {
            applied.next();
            assertThat(applied.getInt(1)).isPositive();
        }
    }

    @Test
    void aYearIsSimulatedWithOneCommandAndNeverWhereItIsSomebodys() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String network = Given.network();
        Given.facility(network, 1);

        int status = Command.of("simulate-year")
                .runFor(config, List.of(network, "8"), new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(status).isOne();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith(network + " is somebody's: ");
        for (List<String> words : List.of(List.of("Tochigi"), List.of("town", "eight"), List.of("a", "1", "more")))
            assertThatThrownBy(() -> Command.of("simulate-year")
                            .runFor(config, words, new PrintStream(out, true, StandardCharsets.UTF_8)))
                    .isInstanceOf(StartFailure.class);
    }

    @Test
    void aCommandThatThereIsNotIsNamed() {
        assertThatThrownBy(() -> Command.of("verify"))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("There is no command verify; there ")
                .hasMessageContaining("verify-audit");
    }
}
