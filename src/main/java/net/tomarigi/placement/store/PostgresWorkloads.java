package net.tomarigi.placement.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import net.tomarigi.placement.Workload;
import net.tomarigi.placement.Workloads;
import net.tomarigi.platform.store.RowScope;
import org.hibernate.reactive.mutiny.Mutiny;

/** Counted by one statement over the indexes of what is not over yet. */
@ApplicationScoped
class PostgresWorkloads implements Workloads {
    private static final String COUNTS = """
            select (select count(*) from emergency_case where closed_at is null and not practice),
                   (select count(*) from emergency_case where due_at < clock_timestamp() and not practice),
                   (select count(*) from ask a join emergency_case c on c.id = a.case_id
                       where a.state = 'WAITING' and not c.practice),
                   (select count(*) from ask
                       where state = 'WAITING' and deadline_at < clock_timestamp() - interval '30 seconds')
            """;

    private final Mutiny.SessionFactory sessions;

    PostgresWorkloads(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Workload> count() {
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .chain(() -> session.createNativeQuery(COUNTS, Object[].class).getSingleResult())
                .map(row -> new Workload(number(row[0]), number(row[1]), number(row[2]), number(row[3]))));
    }

    private static long number(Object count) {
        return ((Number) count).longValue();
    }
}
