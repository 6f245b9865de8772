package net.tomarigi.facility.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.facility.FacilityStates;
import net.tomarigi.facility.Fingerprint;
import net.tomarigi.outbox.EventJson;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class PostgresFacilityStates implements FacilityStates {
    private final Mutiny.SessionFactory sessions;

    PostgresFacilityStates(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<List<FacilityChanged>> listStates() {
        return sessions.withStatelessSession(
                        session -> session.createNativeQuery(FacilityJson.SELECT_STATES, String.class)
                                .getResultList())
                .map(PostgresFacilityStates::states);
    }

    @Override
    public Uni<List<FacilityChanged>> listStates(Collection<String> facilities) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(
                                FacilityJson.SELECT_STATES
                                        + "where f.id in (select jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)))",
                                String.class)
                        .setParameter("ids", EventJson.writeData(facilities))
                        .getResultList())
                .map(PostgresFacilityStates::states);
    }

    @Override
    public Uni<List<Fingerprint>> listFingerprints() {
        return sessions.withStatelessSession(
                        session -> session.createNativeQuery("""
                                select cast(json_build_object(
                                    'network', m.network_id, 'facility', f.id, 'version', f.version,
                                    'standingVersion', f.profile_version, 'attestedAt', f.attested_at,
                                    'nightsVersions', coalesce(v.versions, 0)) as text)
                                from membership m
                                join facility f on f.id = m.facility_id
                                left join (select facility_id, sum(version) as versions from vacancy group by facility_id) v
                                    on v.facility_id = f.id
                                """, String.class).getResultList())
                .map(rows -> rows.stream()
                        .map(row -> EventJson.readData(row, Fingerprint.class))
                        .toList());
    }

    private static List<FacilityChanged> states(List<String> rows) {
        return rows.stream()
                .map(FacilityJson::read)
                .flatMap(facility -> facility.states().stream())
                .toList();
    }
}
