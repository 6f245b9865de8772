package net.tomarigi.platform;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version that a caller has seen, as it stands in the header {@code If-Match} (RFC 9110). */
public final class IfMatch {
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    private IfMatch() {}

    /**
     * Null when any version is right: there is no header, or it is {@code *}.
     *
     * @throws ProblemException 400 when it is not a version as our ETags give it
     */
    public static Long version(String header) {
        if (header == null || header.isBlank() || header.strip().equals("*")) return null;
        Matcher tag = TAG.matcher(header.strip());
        if (!tag.matches())
            throw Problem.malformed(List.of(Violation.of("If-Match", "if-match")))
                    .asException();
        return Long.valueOf(tag.group(1));
    }
}
