package net.tomarigi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.tomarigi.deploy.Tool.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Grafana is given: dashboards that it finds, over a source that there is, in expressions that Prometheus reads. */
class DashboardsTest {
    private static final Path GRAFANA = Path.of("deploy/grafana");

    @TempDir
    Path work;

    private static List<JsonNode> dashboards() throws Exception {
        try (Stream<Path> files = Files.list(GRAFANA.resolve("dashboards"))) {
            return files.sorted().map(Yaml::read).toList();
        }
    }

    @Test
    void eachPanelHasAPlaceASourceAndATitle() throws Exception {
        String source = Yaml.read(GRAFANA.resolve("provisioning/datasources/prometheus.yaml"))
                .at("/datasources/0/uid")
                .asText();
        Set<String> uids = new TreeSet<>();
        assertThat(dashboards()).hasSize(4).allSatisfy(dashboard -> {
            assertThat(uids.add(dashboard.get("uid").asText())).isTrue();
            Set<String> cells = new TreeSet<>();
            Set<Integer> ids = new TreeSet<>();
            for (JsonNode panel : dashboard.get("panels")) {
                assertThat(panel.get("title").asText()).isNotBlank();
                assertThat(ids.add(panel.get("id").asInt())).isTrue();
                assertThat(panel.at("/datasource/uid").asText()).isEqualTo(source);
                assertThat(panel.get("targets")).isNotEmpty();
                JsonNode place = panel.get("gridPos");
                for (int x = 0; x < place.get("w").asInt(); x++)
                    for (int y = 0; y < place.get("h").asInt(); y++)
                        assertThat(cells.add((place.get("x").asInt() + x) + ","
                                        + (place.get("y").asInt() + y)))
                                .as("two panels at one place")
                                .isTrue();
                assertThat(place.get("x").asInt() + place.get("w").asInt()).isLessThanOrEqualTo(24);
            }
        });
    }

    @Test
    void prometheusReadsWhatTheyAsk() throws Exception {
        Tool promtool = Tool.named("promtool");
        String rules = dashboards().stream()
                .flatMap(dashboard -> dashboard.findValuesAsText("expr").stream())
                .map(expression -> "      - { record: a, expr: '"
                        + expression.replace("$__rate_interval", "5m").replace("'", "''") + "' }\n")
                .distinct()
                .collect(Collectors.joining("", "groups:\n  - name: shown\n    rules:\n", ""));
        Path file = Files.writeString(work.resolve("shown.yaml"), rules);

        Said said = promtool.run("check", "rules", "--lint=none", file.toString());

        assertThat(said.status()).as(said.words()).isZero();
    }

    @Test
    void grafanaLooksWhereComposePutsThem() {
        String path = Yaml.read(GRAFANA.resolve("provisioning/dashboards/tomarigi.yaml"))
                .at("/providers/0/options/path")
                .asText();
        assertThat(Yaml.readMerged(Path.of("deploy/compose.yaml"))
                        .at("/services/grafana/volumes")
                        .toString())
                .contains("./grafana/dashboards:" + path + ":ro");
    }
}
