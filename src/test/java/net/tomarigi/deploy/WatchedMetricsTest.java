package net.tomarigi.deploy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts and dashboards ask for what a node tells, by the name that it has there. */
@QuarkusTest
class WatchedMetricsTest {
    /** Of Prometheus itself. */
    private static final Set<String> ITS_OWN = Set.of("up");

    @Test
    void everyMetricThatIsAskedForIsTold() throws IOException {
        given().get("/api/networks").then().statusCode(200); // requests are timed from the first one
        String told = given().get("/q/metrics").then().statusCode(200).extract().asString();
        Set<String> names = new TreeSet<>();
        Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)[{ ]")
                .matcher(told)
                .results()
                .forEach(found -> names.add(found.group(1)));
        Set<String> asked = new TreeSet<>();
        for (String expression : expressions()) asked.addAll(metricsOf(expression));
        asked.removeAll(ITS_OWN);

        assertThat(asked).hasSizeGreaterThan(20);
        assertThat(names).containsAll(asked);
    }

    @Test
    void namesOfMetricsAreFoundInWhatIsAsked() {
        assertThat(
                        metricsOf(
                                "sum by (way) (increase(a_total{x=\"no_name\"}[5m])) / on(y_z) group_left max(b) > 1e3 and c offset 1d"))
                .containsExactlyInAnyOrder("a_total", "b", "c");
    }

    /** All names that are neither functions, keywords nor labels. */
    static Set<String> metricsOf(String expression) {
        String bare = expression
                .replaceAll("\"[^\"]*\"|'[^']*'", "")
                .replaceAll("\\{[^}]*}", "")
                .replaceAll("\\[[^]]*]", "")
                .replaceAll("\\b(by|without|on|ignoring|group_left|group_right)\\b\\s*(\\([^)]*\\))?", "")
                .replaceAll("\\boffset\\s+\\w+", "")
                .replaceAll("\\b(and|or|unless|bool)\\b", "")
                .replaceAll("\\b\\d[\\w.]*", "");
        Set<String> names = new TreeSet<>();
        Pattern.compile("[a-zA-Z_:][\\w:]*(?!\\w*\\s*\\()\\b")
                .matcher(bare)
                .results()
                .forEach(found -> names.add(found.group()));
        return names;
    }

    private static List<String> expressions() throws IOException {
        Stream<String> alerts = Yaml.read(Path.of("deploy/prometheus/alerts.yaml")).findValuesAsText("expr").stream();
        try (Stream<Path> files = Files.list(Path.of("deploy/grafana/dashboards"))) {
            List<String> shown = files.filter(file -> file.toString().endsWith(".json"))
                    .map(Yaml::read)
                    .flatMap((JsonNode dashboard) -> dashboard.findValuesAsText("expr").stream())
                    .map(expression -> expression.replace("$__rate_interval", "5m"))
                    .toList();
            assertThat(shown).hasSizeGreaterThan(20);
            return Stream.concat(alerts, shown.stream()).toList();
        }
    }
}
