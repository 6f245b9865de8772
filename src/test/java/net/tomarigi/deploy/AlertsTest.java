package net.tomarigi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.tomarigi.deploy.Tool.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody is woken for a reason that Prometheus understands, and finds written down what to do. */
class AlertsTest {
    private static final Path RULES = Path.of("deploy/prometheus/alerts.yaml");
    private static final Path OPERATIONS = Path.of("docs/OPERATIONS.md");

    @TempDir
    Path work;

    @Test
    void prometheusUnderstandsThem() throws Exception {
        Tool promtool = Tool.named("promtool");

        Said said = promtool.run("check", "rules", "--lint-fatal", RULES.toString());

        assertThat(said.status()).as(said.words()).isZero();
        Path broken =
                Files.writeString(work.resolve("broken.yaml"), Yaml.text(RULES).replaceFirst("rate\\(", "rat("));
        assertThat(promtool.run("check", "rules", broken.toString()).status()).isEqualTo(1);
    }

    @Test
    void prometheusUnderstandsItsConfiguration() throws Exception {
        Tool promtool = Tool.named("promtool");
        String text = Yaml.text(Path.of("deploy/prometheus/prometheus.yaml"))
                .replace("/etc/prometheus/", RULES.toAbsolutePath().getParent() + "/")
                .replace("credentials_file: /run/secrets/metrics-token", "credentials: some-token");
        Path file = Files.writeString(work.resolve("prometheus.yaml"), text);

        Said said = promtool.run("check", "config", file.toString());

        assertThat(said.status()).as(said.words()).isZero();
        assertThat(said.words()).contains("24 rules found");
    }

    /** What happened and who is woken. */
    @Test
    void theyAreRaisedWhenTheyShouldBeAndNotOtherwise() throws Exception {
        Said said = Tool.named("promtool")
                .run(
                        "test",
                        "rules",
                        "src/test/resources/deploy/alerts-test.yaml",
                        "src/test/resources/deploy/alerts-of-days-test.yaml");

        assertThat(said.status()).as(said.words()).isZero();
    }

    @Test
    void eachSaysWhatItMeansAndWhatToDo() {
        Set<String> anchors = Pattern.compile("(?m)^#+ (.+)$")
                .matcher(Yaml.text(OPERATIONS))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
        Set<String> names = new TreeSet<>();
        for (JsonNode group : Yaml.read(RULES).get("groups"))
            for (JsonNode rule : group.get("rules")) {
                assertThat(names.add(rule.get("alert").asText())).isTrue();
                assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning", "info");
                assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
                assertThat(rule.at("/annotations/description").asText()).isNotBlank();
                String[] runbook = rule.at("/annotations/runbook_url").asText().split("#");
                assertThat(runbook[0]).isEqualTo(OPERATIONS.toString());
                assertThat(anchors).as("runbook of %s", rule.get("alert")).contains(runbook[1]);
            }
        assertThat(names).hasSizeGreaterThan(15);
    }
}
