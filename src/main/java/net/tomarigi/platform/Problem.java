package net.tomarigi.platform;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Why a request was refused, before it is put into words: the edge turns it into {@code application/problem+json} (RFC
 * 9457) in the caller's language.
 *
 * @param type last part of the stable URI reference {@code /problems/…}; also the key of its title
 *     ({@code type.title}) and of its sentence ({@code type.detail}) in {@code words/problems_*.properties}
 * @param status HTTP status
 * @param values what the sentence names, in its order
 * @param violations what is wrong with which field; empty unless the input is at fault
 * @param retryAfter when it makes sense to try again; null when it does not
 * @param members what this type of problem tells a program beside the sentence, by name (RFC 9457, extension members)
 */
public record Problem(
        String type,
        int status,
        List<Object> values,
        List<Violation> violations,
        Duration retryAfter,
        Map<String, Object> members) {
    public Problem {
        Objects.requireNonNull(type);
        values = List.copyOf(values);
        violations = List.copyOf(violations);
        members = Map.copyOf(members);
    }

    public Problem(String type, int status, List<Object> values, List<Violation> violations, Duration retryAfter) {
        this(type, status, values, violations, retryAfter, Map.of());
    }

    /** The same problem that also tells this. */
    public Problem with(String member, Object value) {
        Map<String, Object> more = new HashMap<>(members);
        more.put(member, value);
        return new Problem(type, status, values, violations, retryAfter, more);
    }

    public static Problem of(String type, int status, Object... values) {
        return new Problem(type, status, List.of(values), List.of(), null);
    }

    /** 400: the input cannot be read as what it should be. */
    public static Problem malformed(List<Violation> violations) {
        return new Problem("malformed", 400, List.of(), violations, null);
    }

    /** 422: the input can be read, but says something that cannot be. */
    public static Problem meaningless(List<Violation> violations) {
        return new Problem("meaningless", 422, List.of(), violations, null);
    }

    /** 404: {@code what} is a key of the words: facility, network, page. */
    public static Problem notFound(String what, String id) {
        return of(what + "-not-found", 404, id);
    }

    /** 503: something this request needs is away; nothing was acknowledged. */
    public static Problem unavailable(Duration retryAfter) {
        return new Problem("unavailable", 503, List.of(), List.of(), retryAfter);
    }

    public ProblemException asException() {
        return new ProblemException(this);
    }
}
