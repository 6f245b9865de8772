package net.tomarigi.audit;

import java.time.Instant;

/**
 * What is looked for in one trail; null stands for whatever. Throws {@link IllegalArgumentException} for a limit that is
 * none.
 *
 * @param network null: the whole system's trail
 * @param from the first instant
 * @param to the first instant that is too late
 * @param action the action itself, or all that begin with it and a dot: {@code account} finds {@code account.invited}
 * @param subject the subject's id
 * @param before only what has a smaller sequence number: the page after the one that ended there
 * @param limit at most {@link #MOST}
 */
public record AuditQuery(
        String network, Instant from, Instant to, String who, String action, String subject, Long before, int limit) {
    public static final int MOST = 200;

    public AuditQuery {
        if (limit < 1 || limit > MOST) throw new IllegalArgumentException("1 to " + MOST + " entries, not " + limit);
    }
}
