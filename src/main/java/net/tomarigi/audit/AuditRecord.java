package net.tomarigi.audit;

/**
 * An entry as it stands in its trail.
 *
 * @param sequence its number there; each is one more than the one before
 */
public record AuditRecord(long sequence, AuditEntry entry) {}
