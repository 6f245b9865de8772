package net.tomarigi.network.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import net.tomarigi.access.Caller;
import net.tomarigi.network.Network;
import net.tomarigi.network.NetworkChanged;
import net.tomarigi.network.Networks;
import net.tomarigi.network.Policy;
import net.tomarigi.network.PutOutcome;
import net.tomarigi.outbox.Event;
import net.tomarigi.outbox.Outbox;
import net.tomarigi.outbox.Written;
import net.tomarigi.platform.store.RowScope;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class PostgresNetworks implements Networks {
    /** Returns nothing when the network is there and so already, or when it is not there and there is no room. */
    private static final String PUT = """
            insert into network (id, name, roll_over_hour, fresh_hours, ageing_hours, nights, public_board, weights)
            select :id, :name, :rollOverHour, :freshHours, :ageingHours, :nights, :publicBoard, :weights
            where exists (select 1 from network where id = :id) or (select count(*) from network) < :most
            on conflict (id) do update set
                name = excluded.name, roll_over_hour = excluded.roll_over_hour, fresh_hours = excluded.fresh_hours,
                ageing_hours = excluded.ageing_hours, nights = excluded.nights, public_board = excluded.public_board,
                weights = excluded.weights, version = network.version + 1
            where (network.name, network.roll_over_hour, network.fresh_hours, network.ageing_hours, network.nights,
                    network.public_board, network.weights)
                is distinct from (excluded.name, excluded.roll_over_hour, excluded.fresh_hours, excluded.ageing_hours,
                    excluded.nights, excluded.public_board, excluded.weights)
            returning id, name, municipality, roll_over_hour, fresh_hours, ageing_hours, nights, public_board, weights,
                version
            """;

    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;

    PostgresNetworks(Mutiny.SessionFactory sessions, Outbox outbox) {
        this.sessions = sessions;
        this.outbox = outbox;
    }

    @Override
    public Uni<List<Network>> list() {
        return sessions.withStatelessSession(
                        session -> session.createSelectionQuery("from NetworkRow order by name, id", NetworkRow.class)
                                .getResultList())
                .map(rows -> rows.stream().map(NetworkRow::toNetwork).toList());
    }

    @Override
    public Uni<Optional<Network>> find(String id) {
        if (!Network.ID.matcher(id).matches()) return Uni.createFrom().item(Optional.empty());
        return sessions.withStatelessSession(session -> find(session, id));
    }

    private static Uni<Optional<Network>> find(Mutiny.StatelessSession session, String id) {
        return session.get(NetworkRow.class, id)
                .map(row -> Optional.ofNullable(row).map(NetworkRow::toNetwork));
    }

    @Override
    public Uni<Integer> countFacilities(String id) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(
                        "select cast(count(*) as integer) from membership where network_id = :id", Integer.class)
                .setParameter("id", id)
                .getSingleResult());
    }

    @Override
    public Uni<PutOutcome> put(Caller caller, String id, String name, Policy policy) {
        return outbox.write(session -> RowScope.of(session, caller.id(), List.of(id), List.of())
                .chain(() -> session.createNativeQuery(PUT, NetworkRow.class)
                        .setParameter("id", id)
                        .setParameter("name", name)
                        .setParameter("rollOverHour", policy.rollOverHour())
                        .setParameter("freshHours", policy.freshHours())
                        .setParameter("ageingHours", policy.ageingHours())
                        .setParameter("nights", policy.nights())
                        .setParameter("publicBoard", policy.publicBoard())
                        .setParameter("weights", policy.weights().kept())
                        .setParameter("most", MOST)
                        .getSingleResultOrNull())
                .flatMap(row -> row == null ? asItStands(session, id) : told(row.toNetwork())));
    }

    private static Uni<Written<PutOutcome>> asItStands(Mutiny.StatelessSession session, String id) {
        return find(session, id)
                .map(found -> Written.nothing(
                        found.<PutOutcome>map(PutOutcome.Kept::new).orElseGet(PutOutcome.TooManyNetworks::new)));
    }

    private static Uni<Written<PutOutcome>> told(Network network) {
        PutOutcome outcome = network.version() == 1 ? new PutOutcome.Made(network) : new PutOutcome.Kept(network);
        Event event = new Event(network.id(), network.id(), NetworkChanged.TYPE, new NetworkChanged(network));
        return Uni.createFrom().item(new Written<>(outcome, List.of(event)));
    }
}
