package net.tomarigi.report.store;

import java.util.stream.Collectors;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.Disability;
import net.tomarigi.report.Tables;

/** Figures of facilities, of searches and of the roster, as {@link CaseQueries} has those of cases. */
final class NetworkQueries {
    /** Districts that the network names, also those without a case. */
    static final String DISTRICTS = """
            select t.key, d ->> 'name', t.col, cast(0 as numeric), cast(0 as bigint)
            from network_settings s, jsonb_array_elements(coalesce(s.data -> 'districts', '[]')) d,
              (values ('cases-by-district', 'TOTAL'), ('load-by-district', 'CASES'), ('load-by-district', 'OUT_OF_HOURS'),
                ('load-by-district', 'OVERDUE'), ('load-by-district', 'ASKS')) as t(key, col)
            where s.network_id = :network
            union all
            select 'load-by-district', 'UNKNOWN', v, 0, 0
            from (values ('CASES'), ('OUT_OF_HOURS'), ('OVERDUE'), ('ASKS')) as x(v)
            """;

    static final String ROSTER = """
            with happened as (
              select case e.kind when 'done' then e.data ->> 'duty' else upper(e.kind) end as event,
                case e.kind when 'ended' then cast((e.at at time zone 'Asia/Tokyo') - make_interval(hours => :hour) as date)
                  else cast(e.data ->> 'on' as date) end as day
              from registrant r join registrant_entry e on e.registrant_id = r.id
              where r.network_id = :network and e.kind in ('applied', 'accepted', 'declined', 'ended', 'done')
            ), stands as (
              select state, array(select jsonb_array_elements_text(
                  case when jsonb_typeof(data #> '{facts,risks}') = 'array' then data #> '{facts,risks}' else '[]' end)) as risks
              from registrant where network_id = :network and state in ('AT_RISK', 'APPLIED', 'REGISTERED')
            )
            select 'roster-events', event, 'COUNT', cast(count(*) as numeric), count(*) from happened
            where day >= cast(cast(:from as text) as date) and day < cast(cast(:until as text) as date)
            group by event
            union all
            select 'roster-by-risk', risk, coalesce(state, 'TOTAL'), count(*), count(*)
            from stands, unnest(array['TOTAL'] || case when risks = '{}' then array['NONE'] else risks end) risk
            group by grouping sets ((risk, state), (risk))
            """;

    static final String STAYS = """
            with member as (
              select m.facility_id as id, (select count(*) from bed b where b.facility_id = m.facility_id) as beds
              from membership m where m.network_id = :network
            ), lain as (
              select s.facility_id, upper(s.nights) - lower(s.nights) as length,
                upper(s.nights * year.days) - lower(s.nights * year.days) as nights
              from stay s join emergency_case k on k.id = s.case_id,
                (select daterange(cast(cast(:from as text) as date), cast(cast(:until as text) as date)) as days) year
              where k.network_id = :network and not k.practice and not s.practice and s.state in ('AGREED', 'ENDED')
                and k.data #>> '{notes,closing,why}' is distinct from 'OPENED_IN_ERROR' and s.nights && year.days
            ), carried as (
              select facility_id as id, count(*) as stays, sum(nights) as nights, count(*) filter (where length > 7) as long
              from lain group by facility_id
            ), of_each as (
              select coalesce(m.id, c.id) as id, m.id is not null as is_member, coalesce(c.stays, 0) as stays,
                coalesce(c.nights, 0) as nights, coalesce(c.long, 0) as long,
                greatest(1, coalesce(m.beds, (select count(*) from bed b where b.facility_id = c.id))) as beds
              from member m full join carried c on c.id = m.id
            ), whole as (
              select count(*) as members, coalesce(sum(nights), 0) as nights, count(*) filter (where nights = 0) as without,
                max(nights) as most
              from of_each where is_member
            )
            select 'facilities', g.id, v.name, cast(v.value as numeric), g.stays
            from of_each g,
              lateral (values ('STAYS', cast(g.stays as numeric)), ('NIGHTS', g.nights), ('OVER_7', g.long),
                ('NIGHTS_PER_BED', round(cast(g.nights as numeric) / g.beds, 2))) as v(name, value)
            union all
            select 'facilities', m.id, v.name, 0, 0
            from of_each m, (values ('ASKED'), ('YES'), ('NO'), ('NO_ANSWER')) as v(name)
            union all
            select 'fairness', v.name, 'VALUE', v.value, w.members
            from whole w, lateral (values ('MEMBERS', cast(w.members as numeric)), ('NIGHTS', w.nights), ('NONE', w.without),
                ('MOST_SHARE', round(100.0 * w.most / nullif(w.nights, 0), 1))) as v(name, value)
            """;

    /** Beds of facilities that were asked and are no members, and have had no stay: nobody has lain there. */
    static final String ASKED_ONLY = """
            select 'facilities', a.facility_id, v.name, cast(0 as numeric), cast(0 as bigint)
            from (select distinct a.facility_id from emergency_case k join ask a on a.case_id = k.id
                where k.network_id = :network and not k.practice and k.opened_at >= cast(cast(:start as text) as timestamptz)
                  and k.opened_at < cast(cast(:end as text) as timestamptz)
                  and k.data #>> '{notes,closing,why}' is distinct from 'OPENED_IN_ERROR') a,
              (values ('STAYS'), ('NIGHTS'), ('OVER_7'), ('NIGHTS_PER_BED')) as v(name)
            """;

    static final String SUPPLY = """
            select 'supply', c.name, 'MEMBERS', cast(count(*) filter (where case
                when c.name = 'CHILD' then f.children
                when c.name = 'WHEELCHAIR' then f.wheelchair
                when c.name = 'SEVERE_BEHAVIOUR' then f.max_behaviour >= 10
                when c.name = 'HIGHEST_BEHAVIOUR' then f.max_behaviour >= 18
                else c.name = any (f.disabilities) or f.care ->> c.name = 'ALWAYS' end) as numeric), count(*)
            from (select jsonb_array_elements_text(cast(cast(:capabilities as text) as jsonb)) as name) c
            left join (membership m join facility f on f.id = m.facility_id) on m.network_id = :network
            group by c.name
            """;

    static final String SEARCHES = """
            with s as materialized (
              select to_char((at at time zone 'Asia/Tokyo') - make_interval(hours => :hour), 'MM') as month,
                cast(extract(isodow from cast((at at time zone 'Asia/Tokyo') - make_interval(hours => :hour) as date) + ahead)
                  as text) as night,
                case when fitting > 0 then 'FOUND' when never then 'NEVER' else 'NONE' end as found, fitting, misses,
                array(select jsonb_array_elements_text(coalesce(nullif(need -> 'disabilities', 'null'), '[]'))
                  union select jsonb_array_elements_text(coalesce(nullif(need -> 'care', 'null'), '[]'))
                  union select 'CHILD' where cast(need ->> 'ageBand' as integer) = 0
                  union select 'WHEELCHAIR' where cast(need ->> 'wheelchair' as boolean)
                  union select 'SEVERE_BEHAVIOUR' where cast(need ->> 'behaviour' as integer) between 10 and 17
                  union select 'HIGHEST_BEHAVIOUR' where cast(need ->> 'behaviour' as integer) >= 18) as capabilities
              from demand
              where network = :network and at >= cast(cast(:start as text) as timestamptz)
                and at < cast(cast(:end as text) as timestamptz)
            ), code as (
              select key as capability, value as begins from jsonb_each_text(cast(cast(:codes as text) as jsonb))
            )
            select 'searches-by-month', coalesce(month, 'TOTAL'), coalesce(found, 'TOTAL'), cast(count(*) as numeric), count(*)
            from s group by cube (month, found)
            union all
            select 'searches-by-night', coalesce(night, 'TOTAL'), coalesce(found, 'TOTAL'), count(*), count(*)
            from s group by cube (night, found)
            union all
            select 'searches-by-capability', x, coalesce(found, 'TOTAL'), count(*), count(*)
            from s, unnest(capabilities || array['TOTAL']) x group by grouping sets ((x, found), (x))
            union all
            select 'one-more-bed', code.capability, v.name, v.value, coalesce(g.unmet, 0)
            from code left join (
              select x, count(*) as unmet, count(*) filter (where exists (
                  select from jsonb_array_elements(s.misses) m
                  where jsonb_array_length(m) > 0 and not exists (
                    select from jsonb_array_elements_text(m) one where not starts_with(one, o.begins)))) as changed
              from s, unnest(s.capabilities) x join code o on o.capability = x where s.fitting = 0 group by x) g
              on g.x = code.capability,
              lateral (values ('UNMET', coalesce(g.unmet, 0)), ('CHANGED', coalesce(g.changed, 0))) as v(name, value)
            """;

    /**
     * At 17:00 of each day: {@code n(t)} is how many of those moments lie before {@code t}, so a word that counts from one
     * moment to another counts for the difference.
     */
    static final String FRESHNESS = """
            with year as (
              select cast(cast(:from as text) as date) as first, f.first_five, n.fresh_hours, n.ageing_hours,
                greatest(0, least(cast(cast(:until as text) as date) - cast(cast(:from as text) as date),
                  cast(floor(extract(epoch from cast(cast(:now as text) as timestamptz) - f.first_five) / 86400) as integer) + 1))
                  as days
              from network n, (select (cast(cast(:from as text) as date) + time '17:00') at time zone 'Asia/Tokyo' as first_five) f
              where n.id = :network
            ), said as (
              select r.facility_id, r.at, lead(r.at) over (partition by r.facility_id order by r.at, r.id) as next
              from membership m join report r on r.facility_id = m.facility_id
              where m.network_id = :network and r.at < cast(cast(:end as text) as timestamptz)
            ), held as (
              select s.facility_id, n.mark,
                greatest(0, least(y.days, cast((n.until at time zone 'Asia/Tokyo') - interval '17 hours 0.000001 seconds' as date)
                  - y.first + 1)) as days
              from said s, year y, lateral (values ('SAID', s.at),
                ('AGED', least(s.next, s.at + make_interval(hours => y.fresh_hours))),
                ('OLD', least(s.next, s.at + make_interval(hours => y.ageing_hours))),
                ('NEXT', coalesce(s.next, 'infinity'))) as n(mark, until)
              where isfinite(n.until)
              union all
              select facility_id, 'NEXT', y.days from said, year y where next is null
            ), summed as (
              select facility_id, sum(days) filter (where mark = 'SAID') as said,
                sum(days) filter (where mark = 'AGED') as aged, sum(days) filter (where mark = 'OLD') as old,
                sum(days) filter (where mark = 'NEXT') as next
              from held group by facility_id
            ), counted as materialized (
              select facility_id, aged - said as fresh, old - aged as ageing, next - old as stale from summed
            ), words as materialized (
              select facility_id, count(*) as words from said
              where at >= cast(cast(:start as text) as timestamptz) group by facility_id
            )
            select 'freshness', m.facility_id, v.name, cast(v.value as numeric), cast(y.days as bigint)
            from membership m cross join year y
            left join counted c on c.facility_id = m.facility_id
            left join words w on w.facility_id = m.facility_id,
              lateral (values ('FRESH', coalesce(c.fresh, 0)), ('AGEING', coalesce(c.ageing, 0)),
                ('STALE', coalesce(c.stale, 0)),
                ('NEVER', y.days - coalesce(c.fresh + c.ageing + c.stale, 0)), ('WORDS', coalesce(w.words, 0))) as v(name, value)
            where m.network_id = :network
            """;

    /** How concessions of each capability begin, as the demand ledger writes them. */
    static String codes() {
        return Tables.CAPABILITIES.stream()
                .map(one -> "\"" + one + "\":\"" + code(one) + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String code(String capability) {
        for (Disability one : Disability.values())
            if (one.name().equals(capability)) return "DISABILITY:" + one.ordinal() + ":";
        for (Care one : Care.values()) if (one.name().equals(capability)) return "CARE:" + one.ordinal() + ":";
        return switch (capability) {
            case "CHILD" -> "AGE:";
            case "WHEELCHAIR" -> "WHEELCHAIR:";
            default -> "BEHAVIOUR:";
        };
    }

    private NetworkQueries() {}
}
