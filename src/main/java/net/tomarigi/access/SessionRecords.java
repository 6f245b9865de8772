package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import java.util.Map;

/** What the audit trail keeps of signing in. */
public interface SessionRecords {
    /**
     * Writes it down where the account has a role, and in the system's trail when it has none.
     *
     * @param account null: nobody's
     * @param who did it
     * @param details without personal data
     */
    Uni<Void> record(
            String account, String who, String action, String kind, String subject, Map<String, Object> details);
}
