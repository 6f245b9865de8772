package net.tomarigi.platform;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A {@link Problem} in words, as it goes over the wire (RFC 9457), whatever the wire: an HTTP answer, or a message on a
 * WebSocket.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemView(
        String type,
        String title,
        int status,
        String detail,
        List<ViolationView> violations,
        @JsonAnyGetter Map<String, Object> members) {
    /** The media type of {@link #json}. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String BUNDLE = "problems";
    private static final ObjectWriter JSON = JsonMapper.builder().build().writerFor(ProblemView.class);

    /** One {@link Violation} in words. */
    public record ViolationView(String field, String message) {}

    public static ProblemView of(Problem problem, Locale language, Words words) {
        return new ProblemView(
                "/problems/" + problem.type(),
                words.say(language, BUNDLE, problem.type() + ".title"),
                problem.status(),
                words.say(
                        language,
                        BUNDLE,
                        problem.type() + ".detail",
                        problem.values().toArray()),
                problem.violations().stream()
                        .map(violation -> new ViolationView(
                                violation.field(),
                                words.say(
                                        language,
                                        BUNDLE,
                                        violation.word(),
                                        violation.values().toArray())))
                        .toList(),
                problem.members());
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings and numbers can always be written", e);
        }
    }
}
