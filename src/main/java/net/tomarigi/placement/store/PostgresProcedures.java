package net.tomarigi.placement.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.tomarigi.access.Caller;
import net.tomarigi.audit.AuditEntry;
import net.tomarigi.audit.AuditTrail;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.placement.Procedure;
import net.tomarigi.placement.Procedures;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.store.RowScope;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

@ApplicationScoped
class PostgresProcedures implements Procedures {
    /** One, whole. */
    static final String PROCEDURE = "p.data || jsonb_build_object('version', p.version)";

    private static final String FIND = "select coalesce(cast(" + PROCEDURE + " as text), '')"
            + " from network n left join procedure_of_network p on p.network_id = n.id where n.id = :network";

    private static final String PUT = """
            insert into procedure_of_network (network_id, version, data)
            values (:network, 1, cast(cast(:data as text) as jsonb))
            on conflict (network_id) do update set version = procedure_of_network.version + 1, data = excluded.data
            """;

    private final Mutiny.SessionFactory sessions;
    private final AuditTrail trail;
    private final Clock clock;

    PostgresProcedures(Mutiny.SessionFactory sessions, AuditTrail trail, Clock clock) {
        this.sessions = sessions;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<Procedure>> find(String network) {
        return sessions.withStatelessSession(session -> find(session, network));
    }

    static Uni<Optional<Procedure>> find(StatelessSession session, String network) {
        return session.createNativeQuery(FIND, String.class)
                .setParameter("network", network)
                .getSingleResultOrNull()
                .map(json -> Optional.ofNullable(json)
                        .map(text -> text.isEmpty() ? Procedure.NONE : EventJson.readData(text, Procedure.class)));
    }

    @Override
    public Uni<Optional<Procedure>> put(Caller caller, String network, Procedure procedure, Long seen) {
        return sessions.withStatelessTransaction(session -> RowScope.of(
                        session, caller.id(), List.of(network), List.of())
                .chain(() -> session.createNativeQuery(
                                "select id from network where id = :network for update", String.class)
                        .setParameter("network", network)
                        .getSingleResultOrNull())
                .chain(() -> find(session, network))
                .flatMap(before -> {
                    if (before.isEmpty()) return Uni.createFrom().item(before);
                    long version = before.get().version();
                    if (seen != null && seen != version)
                        throw Problem.of("stale-version", 412, seen, version).asException();
                    return session.createNativeQuery(PUT)
                            .setParameter("network", network)
                            .setParameter("data", EventJson.writeData(procedure))
                            .executeUpdate()
                            .chain(() -> trail.record(
                                    session,
                                    new AuditEntry(
                                            network,
                                            clock.instant(),
                                            caller.id(),
                                            "procedure.changed",
                                            "network",
                                            network,
                                            Map.of("steps", procedure.steps().size()))))
                            .chain(() -> find(session, network));
                }));
    }
}
