package net.tomarigi.access;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an OpenID provider says of somebody, once its signature was found to be right.
 *
 * @param subject what the issuer calls them, and nobody else ever
 * @param grants of which some may name a network or a facility that is not there
 * @param saidAt when it was said
 * @param until how long the word holds
 */
public record OpenIdPerson(
        String issuer, String subject, String name, List<Grant> grants, Instant saidAt, Instant until) {
    /** More than that is a mistake in the provider's settings. */
    static final int MOST_ROLES = 50;

    /** The longest that OpenID Connect lets a subject be. */
    static final int LONGEST_SUBJECT = 255;

    private static final int LONGEST_ID = 100;

    public OpenIdPerson {
        Objects.requireNonNull(issuer);
        Objects.requireNonNull(saidAt);
        Objects.requireNonNull(until);
        if (subject == null || subject.isBlank() || subject.length() > LONGEST_SUBJECT)
            throw new IllegalArgumentException("a subject of 1 to " + LONGEST_SUBJECT + " characters");
        grants = List.copyOf(grants);
    }

    /**
     * @param claims of the token, as JSON reads them
     * @param rolesClaim where the roles stand: the claim's name, or a path such as {@code realm_access/roles}
     * @throws IllegalArgumentException when they name nobody
     */
    public static OpenIdPerson of(Map<String, Object> claims, String rolesClaim) {
        String subject = claims.get("sub") instanceof String said ? said : null;
        List<Grant> grants = texts(at(claims, rolesClaim))
                .limit(MOST_ROLES)
                .flatMap(value -> grant(value).stream())
                .distinct()
                .toList();
        return new OpenIdPerson(
                String.valueOf(claims.get("iss")),
                subject,
                name(claims, subject),
                grants,
                instant(claims.get("iat")),
                instant(claims.get("exp")));
    }

    private static Instant instant(Object seconds) {
        if (seconds instanceof Number number) return Instant.ofEpochSecond(number.longValue());
        throw new IllegalArgumentException("a time in seconds is missing");
    }

    private static String name(Map<String, Object> claims, String subject) {
        return Stream.of("name", "preferred_username", "email")
                .map(claims::get)
                .filter(String.class::isInstance)
                .map(name -> ((String) name).replaceAll("\\p{Cntrl}", " ").strip())
                .filter(name -> !name.isEmpty())
                .map(name -> name.substring(
                        0,
                        name.offsetByCodePoints(
                                0, Math.min(Accounts.LONGEST_NAME, name.codePointCount(0, name.length())))))
                .findFirst()
                .orElse(subject);
    }

    /** A claim may be named like a path (https://…/roles): its whole name goes first. */
    private static Object at(Map<String, Object> claims, String path) {
        if (claims.containsKey(path)) return claims.get(path);
        Object found = claims;
        for (String step : path.split("/")) found = found instanceof Map<?, ?> map ? map.get(step) : null;
        return found;
    }

    private static Stream<String> texts(Object claim) {
        if (claim instanceof String words) return Arrays.stream(words.split("\\s+"));
        return claim instanceof Collection<?> values
                ? values.stream().filter(String.class::isInstance).map(String.class::cast)
                : Stream.empty();
    }

    /** Empty for what is meant for others, or for nothing that we know. */
    private static List<Grant> grant(String value) {
        List<String> parts = List.of(value.split(":", -1));
        if (parts.stream().anyMatch(part -> part.isBlank() || part.length() > LONGEST_ID)) return List.of();
        String where = parts.size() > 1 ? parts.get(1) : null;
        return switch (parts.get(0) + "/" + (parts.size() - 1)) {
            case "administrator/0" -> List.of(Grant.everywhere(Role.ADMINISTRATOR));
            case "officer/1" -> List.of(Grant.inNetwork(Role.OFFICER, where, null));
            case "coordinator/1" -> List.of(Grant.inNetwork(Role.COORDINATOR, where, null));
            case "coordinator/2" -> List.of(Grant.inNetwork(Role.COORDINATOR, where, parts.get(2)));
            case "elderly_care/1" -> List.of(Grant.inNetwork(Role.ELDERLY_CARE, where, null));
            case "elderly_care/2" -> List.of(Grant.inNetwork(Role.ELDERLY_CARE, where, parts.get(2)));
            case "provider/1" -> List.of(Grant.atFacility(Role.PROVIDER, where, Set.of()));
            default -> List.of();
        };
    }
}
