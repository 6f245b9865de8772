package net.tomarigi.facility.store;

import net.tomarigi.facility.Facility;
import net.tomarigi.outbox.EventJson;

/**
 * A facility as PostgreSQL writes it: one JSON text a facility, built beside the data, so that thousands with all their
 * beds and nights come in one statement and one round trip.
 */
final class FacilityJson {
    /** To be followed by a condition on {@code f}; what the list said is left out. */
    static final String SELECT_STATES = select("null");

    /** To be followed by a condition on {@code f}. */
    static final String SELECT_ALL = select("f.listing");

    private FacilityJson() {}

    static Facility read(String json) {
        return EventJson.readData(json, Facility.class);
    }

    private static String select(String listing) {
        return """
            select cast(json_build_object(
                'id', f.id,
                'version', f.version,
                'standingVersion', f.profile_version,
                'attestedAt', f.attested_at,
                'listing', %s,
                'profile', json_build_object(
                    'number', f.number, 'name', f.name, 'nameKana', f.name_kana, 'corporation', f.corporation,
                    'municipality', f.municipality, 'address', f.address, 'phone', f.phone, 'fax', f.fax, 'url', f.url,
                    'lat', f.lat, 'lon', f.lon, 'kind', f.kind, 'siting', f.siting, 'disabilities', f.disabilities,
                    'children', f.children, 'adults', f.adults, 'levelMin', f.level_min, 'levelMax', f.level_max,
                    'maxBehaviour', f.max_behaviour, 'care', f.care, 'sexes', f.sexes, 'wheelchair', f.wheelchair,
                    'transport', f.transport, 'totalPlaces', f.total_places),
                'beds', coalesce((
                    select json_agg(json_build_object(
                        'id', b.id, 'label', b.label, 'sexes', b.sexes, 'wheelchair', b.wheelchair,
                        'privateRoom', b.private) order by b.ordinal, b.id)
                    from bed b where b.facility_id = f.id), '[]'),
                'nights', coalesce((
                    select json_agg(json_build_object(
                        'bed', v.bed_id, 'version', v.version,
                        'nights', json_build_object('from', v.nights_from, 'open', v.open),
                        'taken', nights_taken(v.facility_id, v.bed_id)) order by v.bed_id)
                    from vacancy v where v.facility_id = f.id), '[]'),
                'memberships', coalesce((
                    select json_agg(json_build_object(
                        'network', m.network_id, 'district', m.district) order by m.network_id)
                    from membership m where m.facility_id = f.id), '[]')) as text)
            from facility f
            """.formatted(listing);
    }
}
