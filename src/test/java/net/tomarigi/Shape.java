package net.tomarigi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The little of JSON Schema that our documents use: types, constants, choices, required and described fields. A field that is
 * not described is a difference, because nobody who reads the document would know of it.
 */
record Shape(JsonNode document, JsonNode schema) {
    static Shape of(JsonNode document, JsonNode schema) {
        return new Shape(document, schema);
    }

    List<String> differences(JsonNode value) {
        List<String> differences = new ArrayList<>();
        compare("", schema, value, differences);
        return differences;
    }

    private void compare(String path, JsonNode given, JsonNode value, List<String> differences) {
        JsonNode expected =
                given.has("$ref") ? document.at(given.path("$ref").asText().substring(1)) : given;
        if (expected.isMissingNode()) differences.add(path + " is not described");
        if (expected.has("const") && !expected.path("const").equals(value))
            differences.add(path + " is " + value + ", not " + expected.path("const"));
        if (expected.has("type") && !isOneOf(expected.path("type"), value))
            differences.add(path + " is " + value + ", not of type " + expected.path("type"));
        if (expected.has("enum") && !contains(expected.path("enum"), value))
            differences.add(path + " is " + value + ", none of " + expected.path("enum"));
        for (JsonNode required : expected.path("required"))
            if (!value.has(required.asText())) differences.add(path + "." + required.asText() + " is missing");
        if (expected.has("properties"))
            value.properties()
                    .forEach(field -> compare(
                            path + "." + field.getKey(),
                            expected.path("properties").path(field.getKey()),
                            field.getValue(),
                            differences));
        if (value.isArray())
            for (JsonNode item : value) compare(path + "[]", expected.path("items"), item, differences);
    }

    private static boolean isOneOf(JsonNode types, JsonNode value) {
        if (types.isTextual()) return is(types.asText(), value);
        for (JsonNode type : types) if (is(type.asText(), value)) return true;
        return false;
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException("unknown type " + type);
        };
    }

    private static boolean contains(JsonNode choices, JsonNode value) {
        for (JsonNode choice : choices) if (choice.equals(value)) return true;
        return false;
    }
}
