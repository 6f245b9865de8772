package net.tomarigi.alert.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import net.tomarigi.alert.NetworkLetters;
import net.tomarigi.audit.AuditEntry;
import net.tomarigi.audit.AuditTrail;
import net.tomarigi.platform.store.RowScope;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class PostgresNetworkLetters implements NetworkLetters {
    private static final String IS_ON =
            "select cast(count(*) as integer) from network_mail where principal_id = :account and network_id = :network";

    private static final String ON = """
            insert into network_mail (principal_id, network_id) select :account, id from network where id = :network
            on conflict do nothing
            """;

    private static final String OFF =
            "delete from network_mail where principal_id = :account and network_id = :network";

    private final Mutiny.SessionFactory sessions;
    private final AuditTrail trail;
    private final Clock clock;

    PostgresNetworkLetters(Mutiny.SessionFactory sessions, AuditTrail trail, Clock clock) {
        this.sessions = sessions;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Uni<Boolean> isOn(String account, String network) {
        return sessions.withStatelessTransaction(session -> RowScope.of(session, account, List.of(), List.of())
                .chain(() -> session.createNativeQuery(IS_ON, Integer.class)
                        .setParameter("account", account)
                        .setParameter("network", network)
                        .getSingleResult())
                .map(count -> count > 0));
    }

    @Override
    public Uni<Void> turn(String account, String network, boolean on) {
        return sessions.withStatelessTransaction(session -> RowScope.of(session, account, List.of(), List.of())
                .chain(() -> session.createNativeQuery(on ? ON : OFF)
                        .setParameter("account", account)
                        .setParameter("network", network)
                        .executeUpdate())
                .flatMap(rows -> rows == 0
                        ? Uni.createFrom().voidItem()
                        : trail.record(
                                session,
                                new AuditEntry(
                                        network,
                                        clock.instant(),
                                        account,
                                        on ? "letters.on" : "letters.off",
                                        "account",
                                        account,
                                        Map.of()))));
    }
}
