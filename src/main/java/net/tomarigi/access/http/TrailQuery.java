package net.tomarigi.access.http;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import net.tomarigi.audit.AuditQuery;
import net.tomarigi.platform.Violations;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What of a trail is wanted. */
final class TrailQuery {
    private static final int USUAL = 50;
    private static final int LONGEST = 200;

    @QueryParam("from")
    @Parameter(description = "The first instant, ISO 8601 with offset.")
    String from;

    @QueryParam("to")
    @Parameter(description = "The first instant that is too late.")
    String to;

    @QueryParam("who")
    @Parameter(description = "The id of whoever did it.")
    String who;

    @QueryParam("action")
    @Parameter(description = "As person.changed, or its beginning: person.")
    String action;

    @QueryParam("subject")
    @Parameter(description = "The id of what it was done to.")
    String subject;

    @QueryParam("before")
    @Parameter(description = "The page after the one that named this as its next.")
    String before;

    @QueryParam("limit")
    @Parameter(description = "1 to 200; 50 when left out.")
    String limit;

    /** @param network null: the installation */
    AuditQuery of(String network) {
        Violations violations = new Violations();
        Instant first = instant(violations, "from", from);
        Instant last = instant(violations, "to", to);
        String byWhom = violations.line("who", who, LONGEST);
        String what = violations.line("action", action, LONGEST);
        String whom = violations.line("subject", subject, LONGEST);
        int most = violations.number("limit", limit, USUAL, 1, AuditQuery.MOST);
        Long next = null;
        if (before != null && before.matches("[1-9]\\d{0,17}")) next = Long.valueOf(before);
        else if (before != null) violations.add("before", "not-a-number", Violations.quote(before));
        violations.throwIfAny();
        return new AuditQuery(network, first, last, byWhom, what, whom, next, most);
    }

    private static Instant instant(Violations violations, String field, String text) {
        if (text == null) return null;
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            violations.add(field, "not-a-time", Violations.quote(text));
            return null;
        }
    }
}
