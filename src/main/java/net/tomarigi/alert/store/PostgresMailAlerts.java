package net.tomarigi.alert.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import net.tomarigi.alert.MailAlerts;
import net.tomarigi.platform.store.RowScope;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class PostgresMailAlerts implements MailAlerts {
    private static final String IS_ON =
            "select cast(count(*) as integer) from mail_alert where principal_id = :account and facility_id = :facility";

    private static final String ON = """
            insert into mail_alert (principal_id, facility_id) select :account, id from facility where id = :facility
            on conflict do nothing
            """;

    private static final String OFF =
            "delete from mail_alert where principal_id = :account and facility_id = :facility";

    private final Mutiny.SessionFactory sessions;

    PostgresMailAlerts(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Boolean> isOn(String account, String facility) {
        return sessions.withStatelessTransaction(session -> RowScope.of(session, account, List.of(), List.of())
                .chain(() -> session.createNativeQuery(IS_ON, Integer.class)
                        .setParameter("account", account)
                        .setParameter("facility", facility)
                        .getSingleResult())
                .map(count -> count > 0));
    }

    @Override
    public Uni<Void> turn(String account, String facility, boolean on) {
        return sessions.withStatelessTransaction(session -> RowScope.of(session, account, List.of(), List.of())
                .chain(() -> session.createNativeQuery(on ? ON : OFF)
                        .setParameter("account", account)
                        .setParameter("facility", facility)
                        .executeUpdate())
                .replaceWithVoid());
    }
}
