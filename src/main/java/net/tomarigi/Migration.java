package net.tomarigi;

import java.util.Map;
import net.tomarigi.embedded.StartFailure;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/** Brings the tables to what this build works with: what a node does at its start, without the node. */
final class Migration {
    private Migration() {}

    /**
     * As the tables' owner, with the settings by which a node would do it; one at a time, whoever else tries meanwhile waits.
     *
     * @return what was done, a sentence
     * @throws StartFailure when it cannot be done; what was begun is undone
     */
    static String run(Config config) {
        try {
            MigrateResult result = Flyway.configure()
                    .dataSource(
                            text(config, "quarkus.flyway.jdbc-url"),
                            text(config, "quarkus.flyway.username"),
                            text(config, "quarkus.flyway.password"))
                    .placeholders(Map.of("application", text(config, "quarkus.flyway.placeholders.application")))
                    .load()
                    .migrate();
            return result.migrationsExecuted == 0
                    ? "The tables are as this build needs them (" + result.initialSchemaVersion + ")."
                    : "The tables were brought to " + result.targetSchemaVersion + ", in " + result.migrationsExecuted
                            + " steps.";
        } catch (FlywayException e) {
            throw new StartFailure(
                    "The tables could not be migrated: "
                            + e.getMessage().lines().findFirst().orElse(""),
                    e);
        }
    }

    private static String text(Config config, String name) {
        return config.getOptionalValue(name, String.class).orElse("");
    }
}
