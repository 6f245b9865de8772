package net.tomarigi.facility.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import net.tomarigi.facility.PublicEntries;
import net.tomarigi.facility.Wanted;
import net.tomarigi.outbox.EventJson;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * One statement a page. SQL's own three values are the rule: whether a facility takes what is wanted is true, false, or null
 * when it does not say.
 */
@ApplicationScoped
class PostgresPublicEntries implements PublicEntries {
    private static final String LIST = """
            with wanted as materialized (
                select
                    array(select jsonb_array_elements_text(w.disabilities)) as disabilities,
                    array(select jsonb_array_elements_text(w.care)) as care,
                    w.children, w.kind, w.network, w."notStated", w."order"
                from jsonb_to_record(cast(cast(:wanted as text) as jsonb)) as w(
                    disabilities jsonb, care jsonb, children boolean, kind text, network text, "notStated" boolean,
                    "order" text)),
            asked as materialized (
                select f.id,
                    (cardinality(w.disabilities) = 0 or f.disabilities @> w.disabilities)
                    and (w.children is null or f.children = w.children)
                    and (w.kind is null or f.kind = w.kind)
                    and (case
                        when cardinality(w.care) = 0 then true
                        when exists (select 1 from unnest(w.care) as item where f.care ->> item = 'NEVER') then false
                        when jsonb_exists_all(f.care, w.care) then true
                    end)
                    as takes
                from facility f, wanted w
                where w.network is null
                or exists (select 1 from membership m where m.network_id = w.network and m.facility_id = f.id)),
            shown as materialized (
                select a.id, a.takes from asked a, wanted w where a.takes or (w."notStated" and a.takes is null)),
            page as (
                select s.takes is not null as stated, f.*
                from shown s join facility f on f.id = s.id, wanted w
                order by stated desc,
                    case when w."order" = 'PLACE' then f.municipality end,
                    case when w."order" = 'PLACE' then f.address end,
                    coalesce(f.search_reading, f.search_name), f.id
                limit :size offset :skipped)
            select cast(json_build_object(
                'total', (select count(*) from shown),
                'notStated', (select count(*) from asked where takes is null),
                'entries', coalesce((select json_agg(json_build_object(
                    'id', p.id, 'stated', p.stated,
                    'profile', json_build_object(
                        'number', p.number, 'name', p.name, 'nameKana', p.name_kana, 'corporation', p.corporation,
                        'municipality', p.municipality, 'address', p.address, 'phone', p.phone, 'url', p.url,
                        'kind', p.kind, 'siting', p.siting, 'disabilities', p.disabilities, 'children', p.children,
                        'adults', p.adults, 'levelMin', p.level_min, 'levelMax', p.level_max,
                        'maxBehaviour', p.max_behaviour, 'care', p.care, 'sexes', p.sexes,
                        'wheelchair', p.wheelchair, 'transport', p.transport))) from page p), '[]')) as text)
            """;

    private final Mutiny.SessionFactory sessions;

    PostgresPublicEntries(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<PublicPage> list(Wanted wanted) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(LIST, String.class)
                        .setParameter("wanted", EventJson.writeData(wanted))
                        .setParameter("size", wanted.size())
                        .setParameter("skipped", (wanted.page() - 1) * wanted.size())
                        .getSingleResult())
                .map(row -> EventJson.readData(row, PublicPage.class));
    }
}
