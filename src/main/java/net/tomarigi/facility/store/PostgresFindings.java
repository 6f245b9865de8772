package net.tomarigi.facility.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import net.tomarigi.facility.Finding;
import net.tomarigi.facility.Findings;
import net.tomarigi.facility.Sought;
import net.tomarigi.outbox.EventJson;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * One statement a search, which reads the folded text of every facility and network once (docs/decisions/0007): what is
 * typed is folded by the same function as what is kept, so that the two can never differ.
 */
@ApplicationScoped
class PostgresFindings implements Findings {
    private static final String LIST = """
            with folded as materialized (
                select search_fold(word) as word
                from jsonb_array_elements_text(cast(cast(:words as text) as jsonb)) as word),
            asked as materialized (
                select search_fold(cast(:phrase as text)) as phrase,
                    array(
                        select '%' || replace(replace(replace(word, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'
                        from folded where word <> '') as patterns),
            ranked as (
                select 'FACILITY' as type, f.id, f.search_name as name,
                    case
                        when starts_with(f.search_name, phrase) or f.number = phrase then 0
                        when f.search_name like all (patterns) then 1
                        when starts_with(f.search_reading, phrase) then 2
                        when f.search_reading like all (patterns) then 3
                        else 4
                    end as rank
                from facility f, asked
                where cardinality(patterns) > 0 and f.search like all (patterns)
                union all
                select 'NETWORK', n.id, n.search_name,
                    case
                        when starts_with(n.search_name, phrase) or starts_with(n.search_short, phrase) then 0
                        when n.search_name like all (patterns) then 1
                        else 4
                    end
                from network n, asked
                where cardinality(patterns) > 0 and n.search like all (patterns)),
            best as (
                select * from ranked order by rank, type desc, name, id limit :limit)
            select cast(json_build_object(
                'type', b.type, 'id', b.id, 'name', coalesce(f.name, n.name), 'number', f.number,
                'corporation', f.corporation, 'municipality', coalesce(f.municipality, n.municipality),
                'address', f.address,
                'facilities', case when b.type = 'NETWORK' then (
                    select count(*) from membership m where m.network_id = b.id) end,
                'networks', case when b.type = 'FACILITY' then (
                    select json_agg(json_build_object('id', joined.id, 'name', joined.name)) from (
                        select o.id, o.name from membership m join network o on o.id = m.network_id
                        where m.facility_id = b.id order by o.name, o.id limit :networks) joined) end) as text)
            from best b
            left join facility f on b.type = 'FACILITY' and f.id = b.id
            left join network n on b.type = 'NETWORK' and n.id = b.id
            order by b.rank, b.type desc, b.name, b.id
            """;

    private final Mutiny.SessionFactory sessions;

    PostgresFindings(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Found> list(Sought sought) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(LIST, String.class)
                        .setParameter("phrase", sought.phrase())
                        .setParameter("words", EventJson.writeData(sought.words()))
                        .setParameter("networks", Finding.MOST_NETWORKS)
                        // One more than asked for tells whether there are more.
                        .setParameter("limit", sought.limit() + 1)
                        .getResultList())
                .map(rows -> new Found(
                        rows.stream()
                                .limit(sought.limit())
                                .map(row -> EventJson.readData(row, Finding.class))
                                .toList(),
                        rows.size() > sought.limit()));
    }
}
