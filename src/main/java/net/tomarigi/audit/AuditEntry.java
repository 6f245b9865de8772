package net.tomarigi.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Who did what to whom, without personal data in clear: people by their ids, fields by their names. Throws
 * {@link IllegalArgumentException} for what the trail does not take.
 *
 * @param network whose trail it belongs to; null for the whole system's
 * @param at kept to the microsecond
 * @param who an account, a machine or a screen by its id, or {@link #SYSTEM}
 * @param action what was done, as {@code account.invited}
 * @param subjectKind what it was done to, as {@code account}
 * @param subject the subject's id
 * @param details what else there is to know, at most {@link #MOST_DETAILS} characters as JSON
 */
public record AuditEntry(
        String network,
        Instant at,
        String who,
        String action,
        String subjectKind,
        String subject,
        Map<String, Object> details) {
    public static final String SYSTEM = "system";

    static final int MOST_DETAILS = 2_000;

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*");
    private static final Pattern ID = Pattern.compile("[\\p{Graph}&&\\p{ASCII}]{1,200}");

    public AuditEntry {
        if (network != null) require(ID, network, "network");
        at = at.truncatedTo(ChronoUnit.MICROS);
        require(ID, who, "who");
        require(CODE, action, "action");
        require(CODE, subjectKind, "subject's kind");
        require(ID, subject, "subject");
        details = Map.copyOf(details);
        if (Json.write(details).length() > MOST_DETAILS) {
            throw new IllegalArgumentException("the details of " + action + " are longer than " + MOST_DETAILS);
        }
    }

    private static void require(Pattern pattern, String value, String what) {
        if (value == null || !pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("an audit entry's " + what + " is not one");
        }
    }

    String chain() {
        return network == null ? Head.SYSTEM : network;
    }
}
