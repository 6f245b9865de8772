package net.tomarigi.report.store;

/** Figures of trial stays, of qualified staff, of the register and of reserved beds, as {@link CaseQueries} has those of cases. */
final class FunctionQueries {
    static final String TRIALS = """
            with tried as (
              select t.place_id, t.nights, to_char(t.first_night, 'MM') as month,
                case t.state when 'ASKED' then 'AHEAD' when 'AGREED' then 'AHEAD' else t.state end as trial,
                case when t.data ->> 'talkOn' is null then 'NONE'
                  when cast(t.data ->> 'talkOn' as date) <= t.first_night + t.nights + 14 then 'IN_TIME' else 'LATE' end as talk,
                coalesce(t.data ->> 'again', 'NOT_ASKED') as again,
                array(select jsonb_array_elements_text(
                  case when jsonb_typeof(r.data #> '{facts,need,disabilities}') = 'array'
                    then r.data #> '{facts,need,disabilities}' else '[]' end)) as disabilities
              from trial t join registrant r on r.id = t.registrant_id
              where t.network_id = :network and t.first_night >= cast(cast(:from as text) as date)
                and t.first_night < cast(cast(:until as text) as date)
            )
            select 'trials-by-month', coalesce(month, 'TOTAL'), coalesce(trial, 'TOTAL'), cast(count(*) as numeric), count(*)
            from tried group by cube (month, trial)
            union all
            select 'trials-by-disability', x, coalesce(trial, 'TOTAL'), count(*), count(*)
            from tried, unnest(array['TOTAL'] || case when disabilities = '{}' then array['UNKNOWN'] else disabilities end) x
            group by grouping sets ((x, trial), (x))
            union all
            select 'trial-talks', coalesce(talk, 'TOTAL'), coalesce(again, 'TOTAL'), count(*), count(*)
            from tried where trial = 'TOOK_PLACE' group by cube (talk, again)
            union all
            select 'trial-places', p.id, v.name, v.value, g.trials
            from trial_place p, lateral (
              select count(*) filter (where trial = 'TOOK_PLACE') as trials,
                coalesce(sum(nights) filter (where trial = 'TOOK_PLACE'), 0) as nights,
                count(*) filter (where trial = 'CALLED_OFF') as off
              from tried where place_id = p.id) g,
              lateral (values ('TRIALS', cast(g.trials as numeric)), ('NIGHTS', g.nights), ('CALLED_OFF', g.off)) as v(name, value)
            where p.network_id = :network
            """;

    /** As they stood on the last day of the year, or stand today. */
    static final String REGISTER = """
            with day as (
              select least(cast(cast(:until as text) as date) - 1,
                cast(cast(cast(:now as text) as timestamptz) at time zone 'Asia/Tokyo' as date)) as today
            ), held as (
              select q.kind, q.holders, coalesce(q.facility_id, q.entry_id) as at, q.facility_id is not null as of_facility,
                q.expires_on <= day.today + 90 as ending
              from day, qualification q
              left join membership m on m.facility_id = q.facility_id and m.network_id = :network
              where (m.facility_id is not null or q.network_id = :network)
                and (q.obtained_on is null or q.obtained_on <= day.today) and (q.expires_on is null or q.expires_on >= day.today)
            ), kinds as (
              select jsonb_array_elements_text(cast(cast(:kinds as text) as jsonb)) as kind
            ), functions as (
              select jsonb_array_elements_text(cast(cast(:functions as text) as jsonb)) as function
            ), registered as (
              select p.function, p.from_day, p.to_day, e.id, e.facility_id is not null as of_facility, day.today,
                p.from_day <= day.today and (p.to_day is null or p.to_day > day.today) as stands
              from day, register_entry e join register_period p on p.entry_id = e.id where e.network_id = :network
            )
            select 'qualified', kind, v.name, cast(v.value as numeric), v.value
            from (select kind, count(distinct at) filter (where of_facility) as facilities,
                count(distinct at) filter (where not of_facility) as offices
                from kinds left join held using (kind) group by kind) g,
              lateral (values ('MEMBERS', g.facilities), ('OFFICES', g.offices)) as v(name, value)
            union all
            select 'holders', kind, v.name, v.value, cast(v.value as bigint)
            from (select kind, coalesce(sum(holders), 0) as holders, coalesce(sum(holders) filter (where ending), 0) as ending
                from kinds left join held using (kind) group by kind) g,
              lateral (values ('HOLDERS', cast(g.holders as numeric)), ('ENDING', g.ending)) as v(name, value)
            union all
            select 'registered', function, v.name, v.value, v.value
            from (select function,
                count(distinct id) filter (where of_facility and stands) as facilities,
                count(distinct id) filter (where not of_facility and stands) as offices,
                count(*) filter (where from_day >= cast(cast(:from as text) as date) and from_day <= today) as begun,
                count(*) filter (where to_day >= cast(cast(:from as text) as date) and to_day <= today) as ended
              from functions left join registered using (function) group by function) g,
              lateral (values ('FACILITIES', g.facilities), ('OFFICES', g.offices), ('BEGUN', g.begun), ('ENDED', g.ended)) as v(name, value)
            """;

    static final String RESERVED = """
            with settled as (
              select a.month, cast(l ->> 'kept' as bigint) as kept, cast(l ->> 'used' as bigint) as used,
                cast(l ->> 'released' as bigint) as released, cast(l ->> 'breach' as bigint) as breach, cast(l ->> 'sum' as bigint) as yen
              from reserved_account a, jsonb_array_elements(a.lines) l where a.network_id = :network
              union all
              select month, 0, 0, 0, 0, yen from reserved_correction where network_id = :network
            )
            select 'reserved', to_char(month, 'MM'), v.name, cast(sum(v.value) as numeric), sum(s.kept + s.used)
            from settled s,
              lateral (values ('YEN', s.yen), ('KEPT', s.kept), ('USED', s.used), ('RELEASED', s.released), ('BREACH', s.breach))
                as v(name, value)
            where month >= cast(cast(:from as text) as date) and month < cast(cast(:until as text) as date)
            group by month, v.name
            """;

    private FunctionQueries() {}
}
