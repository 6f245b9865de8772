package net.tomarigi.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What an OpenAPI document says can be called. */
record Operations(JsonNode document) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final int DEEPEST = 5;

    /** @param in path, query or header */
    record Parameter(String name, String in) {}

    /** @param mediaType null when it takes no body */
    record Operation(String method, String path, List<Parameter> parameters, String mediaType, JsonNode schema) {}

    List<Operation> list() {
        List<Operation> all = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .forEach(operation -> all.add(read(
                        path.getKey(),
                        operation.getKey(),
                        operation.getValue(),
                        path.getValue().path("parameters")))));
        return all;
    }

    private Operation read(String path, String method, JsonNode operation, JsonNode shared) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode list : List.of(operation.path("parameters"), shared))
            for (JsonNode parameter : list) {
                JsonNode it = resolved(parameter);
                parameters.add(
                        new Parameter(it.path("name").asText(), it.path("in").asText()));
            }
        var bodies = resolved(operation.path("requestBody")).path("content").properties().stream()
                .findFirst();
        return new Operation(
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                parameters,
                bodies.map(body -> body.getKey()).orElse(null),
                bodies.map(body -> body.getValue().path("schema")).orElse(null));
    }

    JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? resolved(document.at(node.path("$ref").asText().substring(1)))
                : node;
    }

    /** Something of this shape, with every property. */
    JsonNode example(JsonNode given, int depth) {
        JsonNode schema = resolved(given);
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (schema.has("enum")) return schema.path("enum").get(0);
        JsonNode type = schema.path("type");
        String name = type.isArray() ? type.get(0).asText() : type.asText();
        switch (name) {
            case "object" -> {
                ObjectNode object = json.objectNode();
                if (depth < DEEPEST)
                    schema.path("properties")
                            .properties()
                            .forEach(field -> object.set(field.getKey(), example(field.getValue(), depth + 1)));
                return object;
            }
            case "array" -> {
                ArrayNode array = json.arrayNode();
                if (depth < DEEPEST) array.add(example(schema.path("items"), depth + 1));
                return array;
            }
            case "integer", "number" -> {
                return json.numberNode(1);
            }
            case "boolean" -> {
                return json.booleanNode(true);
            }
            default -> {
                return json.textNode("x");
            }
        }
    }

    /** JSON pointers to everything that a body of this shape may have in it; of a list to its first item. */
    List<String> pointers(JsonNode given) {
        List<String> pointers = new ArrayList<>();
        collect("", given, pointers, 0);
        return pointers;
    }

    private void collect(String at, JsonNode given, List<String> pointers, int depth) {
        JsonNode schema = resolved(given);
        if (!at.isEmpty()) pointers.add(at);
        if (depth >= DEEPEST) return;
        schema.path("properties")
                .properties()
                .forEach(field -> collect(at + "/" + field.getKey(), field.getValue(), pointers, depth + 1));
        if (schema.has("items")) collect(at + "/0", schema.path("items"), pointers, depth + 1);
        if (schema.path("additionalProperties").isObject())
            collect(at + "/MEALS", schema.path("additionalProperties"), pointers, depth + 1);
    }

    /** The same body with {@code value} at that place; what leads there is made. */
    static JsonNode with(JsonNode body, String pointer, JsonNode value) {
        String[] steps = pointer.substring(1).split("/");
        JsonNode root = body.isObject() ? body.deepCopy() : JsonNodeFactory.instance.objectNode();
        JsonNode at = root;
        for (int i = 0; i < steps.length; i++) {
            boolean last = i == steps.length - 1;
            JsonNode next = last ? value : child(at, steps[i], steps[i + 1].equals("0"));
            if (at instanceof ArrayNode array) {
                if (array.isEmpty()) array.add(next);
                else array.set(0, next);
            } else ((ObjectNode) at).set(steps[i], next);
            at = next;
        }
        return root;
    }

    private static JsonNode child(JsonNode parent, String step, boolean list) {
        JsonNode there = parent.isArray() ? parent.path(0) : parent.path(step);
        if (list) return there.isArray() ? there : JsonNodeFactory.instance.arrayNode();
        return there.isObject() ? there : JsonNodeFactory.instance.objectNode();
    }
}
