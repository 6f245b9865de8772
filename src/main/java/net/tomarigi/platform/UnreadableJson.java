package net.tomarigi.platform;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Says what is wrong with a caller's JSON, and at which field. */
final class UnreadableJson {
    private UnreadableJson() {}

    static Problem problem(JsonProcessingException unreadable) {
        if (unreadable instanceof JsonMappingException mapping) return ofValue(mapping);
        if (unreadable instanceof StreamConstraintsException)
            return Problem.malformed(List.of(Violation.of("", "json-too-deep")));
        JsonLocation at = unreadable.getLocation();
        if (at == null) return Problem.malformed(List.of(Violation.of("", "json-broken")));
        String word = String.valueOf(unreadable.getOriginalMessage()).startsWith("Duplicate ")
                ? "json-duplicate"
                : "json-broken-at";
        return Problem.malformed(List.of(Violation.of("", word, at.getLineNr(), at.getColumnNr())));
    }

    private static Problem ofValue(JsonMappingException wrong) {
        String field = path(wrong.getPath());
        if (wrong instanceof UnrecognizedPropertyException unknown)
            return Problem.malformed(
                    List.of(Violation.of(field, "unknown-field", Violations.quote(unknown.getPropertyName()))));
        if (wrong instanceof InvalidNullException) return Problem.malformed(List.of(Violation.of(field, "missing")));
        if (wrong instanceof InvalidFormatException format) {
            String value = Violations.quote(String.valueOf(format.getValue()));
            if (format.getTargetType() != null && format.getTargetType().isEnum())
                return Problem.meaningless(
                        List.of(Violation.of(field, "not-one-of", value, constants(format.getTargetType()))));
            return Problem.malformed(List.of(Violation.of(field, "wrong-value", value)));
        }
        // A record refused what it was given: the JSON is fine, what it says is not.
        if (wrong instanceof ValueInstantiationException)
            return Problem.meaningless(List.of(Violation.of(field, "cannot-be")));
        return Problem.malformed(List.of(Violation.of(field, "wrong-type")));
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
    }

    /** As the caller wrote it: {@code beds[0].open}. */
    private static String path(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() == null)
                path.append('[').append(reference.getIndex()).append(']');
            else path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
        }
        return Violations.quote(path.toString());
    }
}
