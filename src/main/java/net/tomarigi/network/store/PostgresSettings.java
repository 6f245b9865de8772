package net.tomarigi.network.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.tomarigi.access.Caller;
import net.tomarigi.audit.AuditEntry;
import net.tomarigi.audit.AuditTrail;
import net.tomarigi.network.NetworkSettings;
import net.tomarigi.network.Rule;
import net.tomarigi.network.Rule.Part;
import net.tomarigi.network.Settings;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.store.RowScope;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

@ApplicationScoped
class PostgresSettings implements NetworkSettings {
    private static final String FIND =
            "select coalesce(cast(s.data || jsonb_build_object('version', s.version) as text), '')"
                    + " from network n left join network_settings s on s.network_id = n.id where n.id = :network";

    private static final String PUT = """
            insert into network_settings (network_id, version, data)
            values (:network, 1, cast(cast(:data as text) as jsonb))
            on conflict (network_id) do update set version = network_settings.version + 1, data = excluded.data
            """;

    private static final String RULES = """
            select cast(json_agg(json_build_object('part', part, 'version', version, 'since', since, 'who', who, 'data', data)
                order by since desc, part desc, version desc) as text)
            from (
              select * from rules_of_network
              where network_id = :network
                and (since, part, version) < (cast(cast(:since as text) as timestamptz), :part, :version)
              order by since desc, part desc, version desc limit :most) r
            """;

    private final Mutiny.SessionFactory sessions;
    private final AuditTrail trail;
    private final Clock clock;

    PostgresSettings(Mutiny.SessionFactory sessions, AuditTrail trail, Clock clock) {
        this.sessions = sessions;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<Settings>> find(String network) {
        return sessions.withStatelessSession(session -> find(session, network));
    }

    private static Uni<Optional<Settings>> find(StatelessSession session, String network) {
        return session.createNativeQuery(FIND, String.class)
                .setParameter("network", network)
                .getSingleResultOrNull()
                .map(json -> Optional.ofNullable(json)
                        .map(text -> text.isEmpty() ? Settings.NONE : EventJson.readData(text, Settings.class)));
    }

    @Override
    public Uni<Optional<Settings>> put(Caller caller, String network, Settings settings, Long seen) {
        return sessions.withStatelessTransaction(session -> RowScope.of(
                        session, caller.id(), List.of(network), List.of())
                .chain(() -> session.createNativeQuery(
                                "select id from network where id = :network for update", String.class)
                        .setParameter("network", network)
                        .getSingleResultOrNull())
                .chain(() -> find(session, network))
                .flatMap(before -> {
                    if (before.isEmpty()) return Uni.createFrom().item(before);
                    Settings standing = before.get();
                    if (seen != null && seen != standing.version())
                        throw Problem.of("stale-version", 412, seen, standing.version())
                                .asException();
                    if (standing.version() > 0 && standing.equals(settings.as(standing.version())))
                        return Uni.createFrom().item(before);
                    return session.createNativeQuery(PUT)
                            .setParameter("network", network)
                            .setParameter("data", EventJson.writeData(settings))
                            .executeUpdate()
                            .chain(() -> trail.record(
                                    session,
                                    new AuditEntry(
                                            network,
                                            clock.instant(),
                                            caller.id(),
                                            "settings.changed",
                                            "network",
                                            network,
                                            Map.of(
                                                    "registration",
                                                    settings.registration().name(),
                                                    "functions",
                                                    settings.functions().keySet(),
                                                    "elderlyCare",
                                                    settings.sharesDesk()))))
                            .chain(() -> find(session, network));
                }));
    }

    @Override
    public Uni<List<Rule>> listRules(String network, Rule.Position before) {
        Rule.Position from =
                before == null ? new Rule.Position(Instant.parse("9999-01-01T00:00:00Z"), Part.SETTINGS, 0) : before;
        return sessions.withStatelessSession(session -> session.createNativeQuery(RULES, String.class)
                        .setParameter("network", network)
                        .setParameter("since", from.since().toString())
                        .setParameter("part", from.part().name())
                        .setParameter("version", from.version())
                        .setParameter("most", Rule.AT_ONCE)
                        .getSingleResultOrNull())
                .map(json -> json == null ? List.of() : List.of(EventJson.readData(json, Rule[].class)));
    }
}
