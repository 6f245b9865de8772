package net.tomarigi.placement.store;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import net.tomarigi.facility.BedNights;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.outbox.Event;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.placement.CaseRows.StayData;
import net.tomarigi.placement.KeptCase;
import net.tomarigi.placement.Stay;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Beds that a case keeps, or keeps no longer: their rows, and what boards must learn of them. */
final class KeptBeds {
    /** What boards must learn of a bed: whole. */
    private static final String CHANGED = """
            select cast(json_build_object('network', m.network_id, 'facility', f.id, 'version', f.version,
                'attestedAt', f.attested_at, 'standingVersion', 0,
                'nights', (select json_agg(json_build_object('bed', v.bed_id, 'version', v.version,
                        'nights', json_build_object('from', v.nights_from, 'open', v.open),
                        'taken', nights_taken(v.facility_id, v.bed_id)))
                    from vacancy v where v.facility_id = f.id and v.bed_id in
                        (select jsonb_array_elements_text(cast(cast(:beds as text) as jsonb))))) as text)
            from facility f join membership m on m.facility_id = f.id
            where f.id = :facility
            """;

    private static final String WRITE = """
            insert into stay (id, case_id, facility_id, bed_id, nights, state, practice, expires_at, version, data)
            values (:id, :case, :facility, :bed, daterange(cast(cast(:from as text) as date), cast(cast(:until as text) as date)),
                    :state, :practice, cast(cast(:expiresAt as text) as timestamptz), 1, cast(cast(:data as text) as jsonb))
            on conflict (id) do update set nights = excluded.nights, state = excluded.state,
                expires_at = excluded.expires_at, version = stay.version + 1
            """;

    private KeptBeds() {}

    /** Those that let go first: what they had may be given to the next. */
    static Uni<Void> write(StatelessSession session, KeptCase kept, List<Stay> stays) {
        Uni<Void> written = Uni.createFrom().voidItem();
        List<Stay> ordered = new ArrayList<>(stays);
        ordered.sort((a, b) -> Boolean.compare(a.isLiving(), b.isLiving()));
        for (Stay stay : ordered)
            written = written.chain(() -> session.createNativeQuery(WRITE)
                    .setParameter("id", stay.id())
                    .setParameter("case", kept.id())
                    .setParameter("facility", stay.facility())
                    .setParameter("bed", stay.bed())
                    .setParameter("from", stay.from().toString())
                    .setParameter("until", stay.end().toString())
                    .setParameter("state", stay.state().name())
                    .setParameter("practice", kept.practice())
                    .setParameter("expiresAt", Objects.toString(stay.expiresAt(), null))
                    .setParameter("data", EventJson.writeData(new StayData(stay.ask(), stay.madeAt(), stay.by())))
                    .executeUpdate()
                    .replaceWithVoid());
        return written;
    }

    static Uni<List<Event>> events(StatelessSession session, KeptCase kept, List<Stay> stays) {
        List<Event> events = new ArrayList<>();
        if (kept.practice()) return Uni.createFrom().item(events);
        Map<String, TreeSet<String>> beds = new LinkedHashMap<>();
        for (Stay stay : stays)
            beds.computeIfAbsent(stay.facility(), none -> new TreeSet<>()).add(stay.bed());
        Uni<List<Event>> all = Uni.createFrom().item(events);
        for (Map.Entry<String, TreeSet<String>> one : beds.entrySet())
            all = all.chain(() -> session.createNativeQuery(CHANGED, String.class)
                    .setParameter("facility", one.getKey())
                    .setParameter("beds", EventJson.writeData(one.getValue()))
                    .getResultList()
                    .map(rows -> {
                        for (String row : rows) {
                            FacilityChanged change = whole(EventJson.readData(row, FacilityChanged.class));
                            events.add(new Event(change.network(), change.facility(), FacilityChanged.TYPE, change));
                        }
                        return events;
                    }));
        return all;
    }

    /** Without beds that no list has: no board shows them. */
    private static FacilityChanged whole(FacilityChanged read) {
        List<BedNights> nights = read.nights() == null ? List.of() : read.nights();
        return new FacilityChanged(read.network(), read.facility(), read.version(), read.attestedAt(), 0, null, nights);
    }
}
