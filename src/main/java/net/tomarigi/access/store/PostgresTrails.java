package net.tomarigi.access.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Trails;
import net.tomarigi.audit.AuditPage;
import net.tomarigi.audit.AuditQuery;
import net.tomarigi.audit.AuditTrail;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.sealing.Sealer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

@ApplicationScoped
class PostgresTrails implements Trails {
    private static final String NAMES = "select id, name from principal where id = any (string_to_array(:ids, ','))";

    private final Mutiny.SessionFactory sessions;
    private final AuditTrail trail;
    private final Recorder recorder;
    private final Sealer sealer;

    PostgresTrails(Mutiny.SessionFactory sessions, AuditTrail trail, Recorder recorder, Sealer sealer) {
        this.sessions = sessions;
        this.trail = trail;
        this.recorder = recorder;
        this.sealer = sealer;
    }

    @Override
    public Uni<Found> find(Caller caller, AuditQuery query) {
        List<String> networks = query.network() == null ? List.of() : List.of(query.network());
        return sessions.withStatelessTransaction(session -> (networks.isEmpty()
                        ? RowScope.everything(session)
                        : RowScope.of(session, caller.id(), networks, List.of()))
                .flatMap(ready -> trail.find(session, query))
                .flatMap(page -> names(session, page).map(names -> new Found(page, names)))
                // Who turns pages reads on.
                .call(found -> query.before() != null
                        ? Uni.createFrom().voidItem()
                        : recorder.record(
                                session,
                                caller.id(),
                                networks,
                                "audit.read",
                                "audit",
                                networks.isEmpty() ? "system" : query.network(),
                                Map.of())));
    }

    private Uni<Map<String, String>> names(StatelessSession session, AuditPage page) {
        Set<String> ids = page.records().stream()
                .flatMap(each -> Stream.of(each.entry().who(), each.entry().subject()))
                .filter(id -> !id.contains(","))
                .collect(Collectors.toSet());
        return session.createNativeQuery(NAMES, Object[].class)
                .setParameter("ids", String.join(",", ids))
                .getResultList()
                .map(rows -> {
                    Map<String, String> names = new HashMap<>();
                    for (Object[] row : rows)
                        names.put((String) row[0], sealer.open((String) row[1], Principals.name((String) row[0])));
                    return names;
                });
    }

    @Override
    public Uni<Optional<Integer>> findMonths(String network) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(
                                "select cast(audit_months as integer) from network where id = :id", Integer.class)
                        .setParameter("id", network)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    @Override
    public Uni<Boolean> keep(Caller caller, String network, int months) {
        return sessions.withStatelessTransaction(
                        session -> session.createNativeQuery("update network set audit_months = :months where id = :id")
                                .setParameter("months", months)
                                .setParameter("id", network)
                                .executeUpdate()
                                .call(rows -> rows == 0
                                        ? Uni.createFrom().voidItem()
                                        : recorder.record(
                                                session,
                                                caller.id(),
                                                List.of(network),
                                                "audit.kept-for",
                                                "network",
                                                network,
                                                Map.of("months", months))))
                .map(rows -> rows == 1);
    }
}
