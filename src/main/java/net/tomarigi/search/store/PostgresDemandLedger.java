package net.tomarigi.search.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import net.tomarigi.search.DemandLedger;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class PostgresDemandLedger implements DemandLedger {
    private static final String WRITE = """
            insert into demand (network, search, at, need, nights, ahead, max_km, neighbours, lat, lon, reached, fitting,
                excluded, misses, never)
            select network, search, at, need, nights, ahead, "maxKm", neighbours, lat, lon, reached, fitting, excluded, misses,
                never
            from jsonb_to_recordset(cast(cast(:demands as text) as jsonb)) as d(
                network text, search text, at timestamptz, need jsonb, nights smallint, ahead smallint, "maxKm" real,
                neighbours boolean, lat real, lon real, reached integer, fitting integer, excluded jsonb, misses jsonb,
                never boolean)
            on conflict (network, search) do update set
                at = excluded.at, need = excluded.need, nights = excluded.nights, ahead = excluded.ahead,
                max_km = excluded.max_km, neighbours = excluded.neighbours, lat = excluded.lat, lon = excluded.lon,
                reached = excluded.reached, fitting = excluded.fitting, excluded = excluded.excluded,
                misses = excluded.misses, never = excluded.never
            where demand.at <= excluded.at
            """;
    private static final String FORGET = """
            with asks as (delete from demand_of_ask where at < cast(cast(:before as text) as timestamptz))
            delete from demand where at < cast(cast(:before as text) as timestamptz)
            """;

    private final Mutiny.SessionFactory sessions;
    private final ObjectMapper json;

    PostgresDemandLedger(Mutiny.SessionFactory sessions, ObjectMapper json) {
        this.sessions = sessions;
        this.json = json;
    }

    @Override
    public Uni<Void> write(List<Demand> demands) {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(WRITE)
                        .setParameter("demands", text(demands))
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<Integer> forget(Instant before) {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(FORGET)
                .setParameter("before", before.toString())
                .executeUpdate());
    }

    private String text(List<Demand> demands) {
        try {
            return json.writeValueAsString(demands);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a demand is plain", e);
        }
    }
}
