package net.tomarigi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The part of Kustomize that {@code k8s} uses, and refuses whatever it would not understand: {@code resources},
 * {@code namespace}, {@code images}, and {@code patches} after RFC 6902 with a target of kind and name.
 */
final class Kustomization {
    private static final Set<String> KNOWN =
            Set.of("apiVersion", "kind", "namespace", "resources", "images", "patches");

    private Kustomization() {}

    /** All objects, in the order in which they stand. */
    static List<ObjectNode> resolve(Path directory) {
        JsonNode file = Yaml.read(directory.resolve("kustomization.yaml"));
        Set<String> names = new TreeSet<>();
        file.fieldNames().forEachRemaining(names::add);
        assertThat(KNOWN).as("%s: what this resolver knows", directory).containsAll(names);

        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode resource : file.path("resources")) {
            Path path = directory.resolve(resource.asText()).normalize();
            if (Files.isDirectory(path)) objects.addAll(resolve(path));
            else Yaml.readAll(Yaml.text(path)).forEach(object -> objects.add((ObjectNode) object));
        }
        if (file.has("namespace")) {
            String namespace = file.get("namespace").asText();
            objects.forEach(object -> into(namespace, object));
        }
        for (JsonNode patch : file.path("patches")) patch(directory, patch, objects);
        for (JsonNode image : file.path("images")) objects.forEach(object -> name(image, object));
        return objects;
    }

    private static void into(String namespace, ObjectNode object) {
        ObjectNode metadata = (ObjectNode) object.get("metadata");
        if (object.get("kind").asText().equals("Namespace")) metadata.put("name", namespace);
        else metadata.put("namespace", namespace);
    }

    private static void patch(Path directory, JsonNode patch, List<ObjectNode> objects) {
        JsonNode target = patch.get("target");
        List<ObjectNode> targets = objects.stream()
                .filter(object -> object.get("kind").equals(target.get("kind"))
                        && object.at("/metadata/name").equals(target.get("name")))
                .toList();
        assertThat(targets).as("%s: what %s is for", directory, patch).hasSize(1);
        JsonNode steps = Yaml.read(directory.resolve(patch.get("path").asText()));
        for (JsonNode step : steps)
            if (!step.get("op").asText().equals("add"))
                assertThat(targets.get(0).at(step.get("path").asText()).isMissingNode())
                        .as("%s: there is nothing at %s", directory, step)
                        .isFalse();
        objects.set(objects.indexOf(targets.get(0)), (ObjectNode) JsonPatch.apply(steps, targets.get(0)));
    }

    private static void name(JsonNode image, JsonNode in) {
        for (JsonNode container : in.findValues("containers"))
            for (JsonNode one : container)
                if (one.path("image").equals(image.get("name")))
                    ((ObjectNode) one)
                            .put(
                                    "image",
                                    image.get("newName").asText() + ":"
                                            + image.get("newTag").asText());
    }
}
