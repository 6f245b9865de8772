package net.tomarigi.audit;

import java.util.List;

/**
 * The newest first.
 *
 * @param next for {@link AuditQuery#before} of the next page; null when this is the last
 */
public record AuditPage(List<AuditRecord> records, Long next) {}
