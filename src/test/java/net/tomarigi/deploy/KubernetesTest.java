package net.tomarigi.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.tomarigi.deploy.Tool.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is applied to a cluster: every word of it is one that there is, and what it points at is there. */
class KubernetesTest {
    private static final Path OVERLAYS = Path.of("k8s/overlays");

    /** Made apart from the files, with these keys: docs/OPERATIONS.md says how. */
    private static final Map<String, Set<String>> SECRETS = Map.of(
            "tomarigi/tomarigi",
                    Set.of("keys", "metrics-token", "database-password", "redis-password", "kafka-password"),
            "tomarigi/tomarigi-owner", Set.of("username", "password"),
            "tomarigi-stores/postgres-copies", Set.of("ACCESS_KEY_ID", "ACCESS_SECRET_KEY"),
            "tomarigi-stores/redis", Set.of("password"),
            "tomarigi-stores/kafka-user", Set.of("password"));

    private static List<ObjectNode> overlay(String name) {
        return Kustomization.resolve(OVERLAYS.resolve(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void everyObjectSaysOnlyWhatItsKindMaySay(String overlay) {
        List<ObjectNode> objects = overlay(overlay);
        assertThat(objects).hasSizeGreaterThan(8);
        for (ObjectNode object : objects)
            assertThatCode(() -> Strict.read(object))
                    .as("%s %s", object.get("kind"), name(object))
                    .doesNotThrowAnyException();
    }

    @Test
    void whatAKindMayNotSayIsFound() throws Exception {
        ObjectNode pod = one("production", "Deployment").deepCopy();
        ((ObjectNode) pod.at("/spec/template/spec")).put("terminationGracePeriod", 3);
        assertThatThrownBy(() -> Strict.read(pod)).hasMessageContaining("terminationGracePeriod");

        ObjectNode policy = one("production", "NetworkPolicy").deepCopy();
        ((ObjectNode) policy.get("spec")).put("policyType", "Egress");
        assertThatThrownBy(() -> Strict.read(policy)).hasMessageContaining("policyType");

        ObjectNode kafka = one("production", "Kafka").deepCopy();
        ((ObjectNode) kafka.at("/spec/kafka")).put("replica", 3);
        assertThatThrownBy(() -> Strict.read(kafka)).hasMessageContaining("replica");

        ObjectNode cluster = one("production", "Cluster").deepCopy();
        ((ObjectNode) cluster.get("spec")).put("instances", "three");
        assertThatThrownBy(() -> Strict.read(cluster)).hasMessageContaining("instances");
    }

    /** Where there is a newer kubectl, it must read the overlays as these tests do. */
    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void kustomizeItselfMakesTheSameOfIt(String overlay) throws Exception {
        Path kubectl = Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, "kubectl"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (kubectl == null) return;
        Tool tool = new Tool(kubectl);
        Map<String, String> nobodysCluster = Map.of("KUBECONFIG", "/dev/null");
        if (!tool.run(nobodysCluster, "version", "--client").words().contains("Kustomize Version: v5")) return;

        Said said =
                tool.run(nobodysCluster, "kustomize", OVERLAYS.resolve(overlay).toString());

        assertThat(said.status()).as(said.words()).isZero();
        assertThat(Yaml.readAll(said.words())).containsExactlyInAnyOrderElementsOf(overlay(overlay));
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void whatIsReferredToIsThere(String overlay) {
        List<ObjectNode> objects = overlay(overlay);
        Set<String> names = new TreeSet<>();
        for (JsonNode object : objects)
            assertThat(names.add(id(object.get("kind").asText(), namespace(object), name(object))))
                    .as("two objects of one name: %s", object)
                    .isTrue();
        for (JsonNode object : objects) {
            String namespace = namespace(object);
            for (JsonNode one : all(object, "configMapRef"))
                assertThat(names).contains(id("ConfigMap", namespace, name(one)));
            for (String reference :
                    List.of("secretKeyRef", "redisSecret", "accessKeyId", "secretAccessKey", "credentials"))
                for (JsonNode one : all(object, reference))
                    assertThat(SECRETS.getOrDefault(
                                    namespace + "/" + one.get("name").asText(), Set.of()))
                            .as("secret of %s", one)
                            .contains(one.get("key").asText());
            for (JsonNode one : all(object, "serviceAccountName"))
                assertThat(names).contains(id("ServiceAccount", namespace, one.asText()));
            if (object.get("kind").asText().equals("Ingress"))
                for (JsonNode one : all(object, "service"))
                    assertThat(names)
                            .contains(id("Service", namespace, one.get("name").asText()));
            for (JsonNode one : all(object, "scaleTargetRef"))
                assertThat(names)
                        .contains(id(
                                one.get("kind").asText(),
                                namespace,
                                one.get("name").asText()));
            for (JsonNode one : all(object, "barmanObjectName"))
                assertThat(names).contains(id("ObjectStore", namespace, one.asText()));
            for (JsonNode one : all(object, "redisReplicationName"))
                assertThat(names).contains(id("RedisReplication", namespace, one.asText()));
            JsonNode cluster = object.at("/metadata/labels/strimzi.io~1cluster");
            if (!cluster.isMissingNode()) assertThat(names).contains(id("Kafka", namespace, cluster.asText()));
            if (object.get("kind").asText().equals("ScheduledBackup"))
                assertThat(names)
                        .contains(id(
                                "Cluster",
                                namespace,
                                object.at("/spec/cluster/name").asText()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void whatIsSelectedIsThere(String overlay) {
        List<ObjectNode> objects = overlay(overlay);
        List<JsonNode> pods = objects.stream()
                .map(object -> object.at("/spec/template"))
                .filter(template -> template.has("metadata"))
                .toList();
        assertThat(pods).hasSize(2);
        List<JsonNode> selectors = new ArrayList<>();
        for (ObjectNode object : objects) {
            if (object.get("kind").asText().equals("Service")
                    && object.at("/spec/selector").isObject()) selectors.add(object.at("/spec/selector"));
            else if (!namespace(object).equals("tomarigi-stores"))
                for (String where : List.of("podSelector", "labelSelector", "selector"))
                    for (JsonNode selector : all(object, where))
                        if (selector.has("matchLabels")) selectors.add(selector.get("matchLabels"));
        }
        assertThat(selectors).hasSizeGreaterThan(5).allSatisfy(selector -> {
            if (selector.has("k8s-app")) return;
            assertThat(pods).anySatisfy(pod -> selector.fields().forEachRemaining(label -> assertThat(
                            pod.at("/metadata/labels").get(label.getKey()))
                    .isEqualTo(label.getValue())));
        });
        Set<String> ports = new TreeSet<>();
        pods.forEach(pod -> all(pod, "ports").forEach(list -> list.forEach(port -> ports.add(name(port)))));
        for (ObjectNode object : objects)
            for (JsonNode one : all(object, "targetPort")) assertThat(ports).contains(one.asText());
        for (JsonNode probe : all(one(overlay, "Deployment"), "httpGet"))
            assertThat(ports).contains(probe.get("port").asText());
    }

    /** The restricted standard of Pod Security, and what a node needs to leave without anybody noticing. */
    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void podsMayNothingAndNodesLeaveInGoodOrder(String overlay) {
        for (String kind : List.of("Deployment", "Job")) {
            JsonNode pod = one(overlay, kind).at("/spec/template/spec");
            assertThat(pod.get("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            JsonNode container = pod.at("/containers/0");
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                    .isEqualTo("ALL");
            assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
            assertThat(container.get("image").asText()).matches("\\S+:\\d\\S*");
        }
        JsonNode deployment = one(overlay, "Deployment");
        assertThat(deployment.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(1))
                .isZero();
        JsonNode pod = deployment.at("/spec/template/spec");
        int pause = pod.at("/containers/0/lifecycle/preStop/exec/command/1").asInt();
        int drain = Integer.parseInt(one(overlay, "ConfigMap")
                .at("/data/QUARKUS_SHUTDOWN_TIMEOUT")
                .asText()
                .replace("s", ""));
        assertThat(pause).isPositive();
        assertThat(pod.get("terminationGracePeriodSeconds").asInt()).isGreaterThan(pause + drain);
    }

    @Test
    void nodesDoNotHoldTheOwnersPassword() {
        assertThat(one("production", "Deployment").toString()).doesNotContain("tomarigi-owner");
        assertThat(one("production", "Job").toString())
                .contains("tomarigi-owner")
                .doesNotContain("TOMARIGI_KEYS");
    }

    @Test
    void theClusterAsksForTheSameAlertsAsCompose() {
        assertThat(one("production", "PrometheusRule").at("/spec"))
                .isEqualTo(Yaml.read(Path.of("deploy/prometheus/alerts.yaml")));
        assertThat(one("production", "HorizontalPodAutoscaler").toString()).contains("tomarigi_screens_connected");
        assertThat(Yaml.read(OVERLAYS.resolve("production/adapter.yaml"))
                        .at("/rules/custom/0/name/as")
                        .asText())
                .isEqualTo("tomarigi_screens_connected");
    }

    private static ObjectNode one(String overlay, String kind) {
        return overlay(overlay).stream()
                .filter(object -> object.get("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> all(JsonNode within, String field) {
        return within.findValues(field);
    }

    private static String id(String kind, String namespace, String name) {
        return kind + " " + namespace + "/" + name;
    }

    private static String name(JsonNode object) {
        return object.has("metadata")
                ? object.at("/metadata/name").asText()
                : object.path("name").asText();
    }

    private static String namespace(JsonNode object) {
        return object.at("/metadata/namespace").asText();
    }
}
