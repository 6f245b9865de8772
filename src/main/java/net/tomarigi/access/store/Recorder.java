package net.tomarigi.access.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import net.tomarigi.audit.AuditEntry;
import net.tomarigi.audit.AuditTrail;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Writes into the audit trail what is done to accounts, walls and software: last of all that a transaction does. */
@ApplicationScoped
class Recorder {
    private static final String NETWORKS = """
            select distinct coalesce(g.network_id, m.network_id)
            from role_grant g left join membership m on m.facility_id = g.facility_id
            where g.principal_id = :id and coalesce(g.network_id, m.network_id) is not null
            """;

    private static final String THERE = "select id from network where id = any (string_to_array(:ids, ','))";

    private final AuditTrail trail;
    private final Clock clock;

    Recorder(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * An entry for each of these networks that is there; for the system where none is named. In a network that does not
     * exist nothing was done.
     *
     * @param who the caller's id
     * @param details without personal data
     */
    Uni<Void> record(
            StatelessSession session,
            String who,
            Collection<String> networks,
            String action,
            String kind,
            String subject,
            Map<String, Object> details) {
        Instant now = clock.instant();
        if (networks.isEmpty())
            return trail.record(session, new AuditEntry(null, now, who, action, kind, subject, details));
        return session.createNativeQuery(THERE, String.class)
                .setParameter("ids", String.join(",", networks))
                .getResultList()
                .flatMap(there -> trail.record(
                        session,
                        there.stream()
                                .map(network -> new AuditEntry(network, now, who, action, kind, subject, details))
                                .toList()));
    }

    /** Where somebody has a role, whoever may see it. */
    Uni<List<String>> networksOf(StatelessSession session, String principal) {
        return session.createNativeQuery(NETWORKS, String.class)
                .setParameter("id", principal)
                .getResultList();
    }
}
