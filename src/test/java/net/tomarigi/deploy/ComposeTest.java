package net.tomarigi.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.tomarigi.deploy.Tool.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one machine is started with: it is Compose's language, hangs together, and opens one door. */
class ComposeTest {
    private static final Path DEPLOY = Path.of("deploy");
    private static final JsonNode COMPOSE = Yaml.readMerged(DEPLOY.resolve("compose.yaml"));
    private static final JsonNode LANGUAGE = Yaml.read(Path.of("src/test/resources/deploy/compose-spec.json"));

    @TempDir
    Path work;

    @Test
    void itIsComposesLanguage() {
        // The project's name came into the language after this edition of its schema.
        ObjectNode sound = COMPOSE.deepCopy();
        sound.remove("name");
        Strict.requireValid(LANGUAGE, sound);

        ObjectNode broken = sound.deepCopy();
        ((ObjectNode) broken.at("/services/redis")).put("helthcheck", "none");
        assertThatThrownBy(() -> Strict.requireValid(LANGUAGE, broken)).hasMessageContaining("helthcheck");
    }

    @Test
    void whatItRefersToIsThere() {
        for (JsonNode service : services()) {
            service.path("secrets")
                    .forEach(one -> assertThat(COMPOSE.get("secrets").has(one.asText()))
                            .as("secret %s", one)
                            .isTrue());
            networks(service).forEach(one -> assertThat(COMPOSE.get("networks").has(one))
                    .as("network %s", one)
                    .isTrue());
            service.path("depends_on").fieldNames().forEachRemaining(one -> {
                assertThat(COMPOSE.get("services").has(one))
                        .as("service %s", one)
                        .isTrue();
                String condition =
                        service.at("/depends_on/" + one + "/condition").asText();
                if (condition.equals("service_healthy"))
                    assertThat(COMPOSE.at("/services/" + one + "/healthcheck/test")
                                    .isArray())
                            .as("health check of %s", one)
                            .isTrue();
            });
            for (JsonNode volume : service.path("volumes")) {
                String source = volume.asText().split(":")[0];
                if (source.startsWith(".")) assertThat(DEPLOY.resolve(source)).exists();
                else
                    assertThat(COMPOSE.get("volumes").has(source))
                            .as("volume %s", source)
                            .isTrue();
            }
        }
    }

    @Test
    void onlyTheProxyIsPublishedAndThatToThisMachine() {
        List<String> published = new ArrayList<>();
        for (JsonNode service : services()) service.path("ports").forEach(port -> published.add(port.asText()));
        assertThat(published).hasSize(1).allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(COMPOSE.at("/networks/inside/internal").asBoolean()).isTrue();
        String proxy =
                COMPOSE.at("/services/proxy/networks/outside/ipv4_address").asText();
        assertThat(COMPOSE.at("/services/node-1/environment/TOMARIGI_PROXIES").asText())
                .startsWith(proxy + ",");
    }

    @Test
    void everythingIsPinnedLimitedWatchedAndMayNothing() {
        for (JsonNode service : services()) {
            assertThat(service.get("image").asText())
                    .matches("\\S+:v?\\d+\\.\\d+\\S*")
                    .doesNotContain("latest");
            assertThat(service.at("/deploy/resources/limits").has("memory"))
                    .as("%s", service)
                    .isTrue();
            assertThat(service.at("/cap_drop/0").asText()).isEqualTo("ALL");
            assertThat(service.path("healthcheck").isObject()).as("%s", service).isTrue();
            service.path("environment").fields().forEachRemaining(setting -> assertThat(setting.getKey())
                    .as("a secret that stands in the file")
                    .doesNotMatch("(?i).*(password|secret|token|keys)$"));
        }
    }

    @Test
    void itsSecretsAreMadeByOneScriptOnceAndForAll() throws Exception {
        Path script = Files.copy(DEPLOY.resolve("secrets.sh"), work.resolve("secrets.sh"));
        script.toFile().setExecutable(true);
        Set<String> wanted = new TreeSet<>();
        COMPOSE.get("secrets").forEach(secret -> wanted.add(secret.get("file").asText()));

        Said said = new Tool(script).run();

        assertThat(said.status()).as(said.words()).isZero();
        try (Stream<Path> made = Files.list(work.resolve("secrets"))) {
            assertThat(made.map(file -> "./secrets/" + file.getFileName()).collect(Collectors.toSet()))
                    .isEqualTo(wanted);
        }
        String keys = Files.readString(work.resolve("secrets/node.properties"));
        assertThat(keys).containsPattern("tomarigi.keys=k1:[A-Za-z0-9+/]{43}=");
        new Tool(script).run();
        assertThat(Files.readString(work.resolve("secrets/node.properties"))).isEqualTo(keys);
    }

    @Test
    void nginxTakesItsConfiguration() throws Exception {
        Tool nginx = Tool.named("nginx");
        String text = Yaml.text(DEPLOY.resolve("proxy/nginx.conf"))
                .replaceAll("node-\\d:", "127.0.0.1:")
                .replace("pid /run/nginx.pid;", "pid " + work + "/pid;");

        assertThat(read(nginx, text).words()).contains("test is successful");
        assertThat(read(nginx, text.replace("proxy_buffering off", "proxy_bufering off"))
                        .status())
                .isEqualTo(1);
        assertThat(text)
                .contains("location /q/ { return 404; }", "X-Forwarded-For", "proxy_set_header Upgrade $http_upgrade");
    }

    private Said read(Tool nginx, String text) throws Exception {
        Path file = Files.writeString(work.resolve("nginx.conf"), text);
        return nginx.run(
                "-t", "-c", file.toString(), "-e", work.resolve("errors").toString());
    }

    private static Iterable<JsonNode> services() {
        assertThat(COMPOSE.get("services")).hasSizeGreaterThanOrEqualTo(9);
        return COMPOSE.get("services");
    }

    private static List<String> networks(JsonNode service) {
        List<String> names = new ArrayList<>();
        JsonNode networks = service.path("networks");
        if (networks.isArray()) networks.forEach(one -> names.add(one.asText()));
        else networks.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
