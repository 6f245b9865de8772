package net.tomarigi.report.store;

/**
 * Figures of cases and of all that belongs to them, as rows of table, row, column, value and basis. The definitions are in
 * docs/report.md, and are checked against queries of another hand.
 */
final class CaseQueries {
    /** The counted cases of a year as {@code c}, to be followed by what is counted of them. */
    private static final String C = """
            with c as materialized (
              select x.id, x.owner, x.need, x.notes, x.overdue, x.state, x.opened_at, x.month, x.hours, x.weekday,
                case when r.state in ('REGISTERED', 'ENDED') and r.decided_on <= x.night then 'REGISTERED'
                  else 'UNREGISTERED' end as registration,
                case when x.state in ('PLACED', 'ENDED') then 'PLACED'
                  when x.state in ('NOT_PLACED', 'WITHDRAWN') then x.state else 'UNDER_WAY' end as outcome,
                coalesce(r.data #>> '{facts,district}', (
                  select min(g.district collate "C") from role_grant g
                  where g.principal_id = x.owner and g.role = 'COORDINATOR' and g.network_id = :network), 'UNKNOWN') as district,
                array(select d from (
                  select jsonb_array_elements_text(case when jsonb_typeof(x.need -> 'disabilities') = 'array'
                    then x.need -> 'disabilities' else '[]' end) as d
                  union select 'CHILD' where cast(x.need ->> 'age' as integer) < 18
                  union select 'UNKNOWN' where coalesce(x.need ->> 'disabilities', '[]') = '[]') all_of_them)
                  || array['TOTAL'] as disabilities,
                y.first as yes_at,
                case when y.first is not null
                  then cast(greatest(0, floor(extract(epoch from y.first - x.opened_at) / 60)) as integer) end as yes_minutes,
                case when b.first is not null
                  then cast(greatest(0, floor(extract(epoch from b.first - x.opened_at) / 60)) as integer) end as bed_minutes
              from (
                select k.id, k.owner, k.state, k.opened_at, k.data #> '{looking,need}' as need, k.data -> 'notes' as notes,
                  coalesce(cast(k.data #>> '{notes,overdue}' as integer), 0) as overdue,
                  cast((k.opened_at at time zone 'Asia/Tokyo') - make_interval(hours => :hour) as date) as night,
                  to_char((k.opened_at at time zone 'Asia/Tokyo') - make_interval(hours => :hour), 'MM') as month,
                  case width_bucket(cast(extract(hour from k.opened_at at time zone 'Asia/Tokyo') as integer),
                      array[5, 9, 17, 22])
                    when 1 then 'MORNING' when 2 then 'DAY' when 3 then 'EVENING' else 'NIGHT' end as hours,
                  case when extract(isodow from k.opened_at at time zone 'Asia/Tokyo') > 5 then 'WEEKEND'
                    else 'WEEKDAY' end as weekday
                from emergency_case k
                where k.network_id = :network and not k.practice
                  and k.opened_at >= cast(cast(:start as text) as timestamptz)
                  and k.opened_at < cast(cast(:end as text) as timestamptz)
                  and k.data #>> '{notes,closing,why}' is distinct from 'OPENED_IN_ERROR') x
              left join registrant r on r.id = x.notes ->> 'registrant'
              left join lateral (select min(a.answered_at) as first from ask a
                where a.case_id = x.id and a.state in ('YES', 'YES_BUT')) y on true
              left join lateral (select min(e.at) as first from case_entry e
                where e.case_id = x.id and e.kind = 'agreed') b on true
            )
            """;

    /** What is told of each case by itself. */
    static final String CASES = C + """
            select 'cases-by-month', coalesce(month, 'TOTAL'), coalesce(registration, 'TOTAL'), cast(count(*) as numeric), count(*)
            from c group by cube (month, registration)
            union all
            select 'cases-by-disability', d, coalesce(registration, 'TOTAL'), count(*), count(*)
            from c, unnest(disabilities) d group by grouping sets ((d, registration), (d))
            union all
            select 'cases-by-district', coalesce(district, 'TOTAL'), coalesce(outcome, 'TOTAL'), count(*), count(*)
            from c group by cube (district, outcome)
            union all
            select 'cases-by-hours', coalesce(hours, 'TOTAL'), coalesce(weekday, 'TOTAL'), count(*), count(*)
            from c group by cube (hours, weekday)
            union all
            select 'outcomes-by-month', coalesce(month, 'TOTAL'), coalesce(outcome, 'TOTAL'), count(*), count(*)
            from c group by cube (month, outcome)
            union all
            select 'outcomes-by-registration', coalesce(outcome, 'TOTAL'), coalesce(registration, 'TOTAL'), count(*), count(*)
            from c group by cube (outcome, registration)
            union all
            select 'outcomes-by-disability', d, coalesce(outcome, 'TOTAL'), count(*), count(*)
            from c, unnest(disabilities) d group by grouping sets ((d, outcome), (d))
            union all
            select 'outcomes-compared', d, registration || '_' || v.name, v.value, v.basis
            from (
              select d, registration, count(*) as cases, count(*) filter (where outcome = 'PLACED') as placed,
                percentile_disc(0.5) within group (order by yes_minutes) as median, count(yes_minutes) as timed
              from c, unnest(disabilities) d group by d, registration) g,
              lateral (values ('CASES', g.cases, g.cases), ('PLACED', g.placed, g.cases), ('MEDIAN', g.median, g.timed))
                as v(name, value, basis)
            union all
            select 'outcomes-compared', d, n, 0, 0
            from unnest(array['PHYSICAL', 'INTELLECTUAL', 'PSYCHOSOCIAL', 'DEVELOPMENTAL', 'BRAIN_INJURY', 'INTRACTABLE',
                'SEVERE_MULTIPLE', 'CHILD', 'UNKNOWN', 'TOTAL']) d,
              unnest(array['REGISTERED_CASES', 'REGISTERED_PLACED', 'UNREGISTERED_CASES', 'UNREGISTERED_PLACED']) n
            union all
            select 'not-placed', coalesce(why, 'TOTAL'), coalesce(instead, 'TOTAL'), count(*), count(*)
            from (select coalesce(notes #>> '{closing,why}', 'UNKNOWN') as why,
                coalesce(notes #>> '{closing,instead}', 'UNKNOWN') as instead from c where state = 'NOT_PLACED') n
            group by cube (why, instead)
            union all
            select 'yes-by-registration', coalesce(yes, 'TOTAL'), coalesce(registration, 'TOTAL'), count(*), count(*)
            from (select case when yes_at is null then 'NO_YES' else 'YES' end as yes, registration from c) n
            group by cube (yes, registration)
            union all
            select 'time-to-yes', coalesce(g.month, g.registration, 'TOTAL'), v.name, v.value, v.basis
            from (
              select month, registration,
                percentile_disc(0.5) within group (order by yes_minutes) as yes_median,
                percentile_disc(0.9) within group (order by yes_minutes) as yes_late, count(yes_minutes) as yes,
                percentile_disc(0.5) within group (order by bed_minutes) as bed_median,
                percentile_disc(0.9) within group (order by bed_minutes) as bed_late, count(bed_minutes) as bed
              from c group by grouping sets ((month), (registration), ())) g,
              lateral (values ('MEDIAN', g.yes_median, g.yes), ('P90', g.yes_late, g.yes),
                ('BED_MEDIAN', g.bed_median, g.bed), ('BED_P90', g.bed_late, g.bed)) as v(name, value, basis)
            union all
            select 'conferences', coalesce(held, 'TOTAL'), coalesce(registration, 'TOTAL'), count(*), count(*)
            from (select case when notes ->> 'conferenceAt' is null then 'NOT_HELD' else 'HELD' end as held, registration
                from c) n
            group by cube (held, registration)
            union all
            select 'satisfaction', coalesce(grade, 'TOTAL'), coalesce(registration, 'TOTAL'), count(*), count(*)
            from (select coalesce(notes ->> 'satisfaction', 'NOT_ASKED') as grade, registration from c) n
            group by cube (grade, registration)
            union all
            select 'satisfaction-mean', coalesce(registration, 'TOTAL'), 'MEAN',
              round(avg(cast(notes ->> 'satisfaction' as numeric)), 2), count(notes ->> 'satisfaction')
            from c group by cube (registration)
            union all
            select 'costs', coalesce(g.kind, 'TOTAL'), v.name, v.value, g.cases
            from (
              select s ->> 'kind' as kind, sum(cast(s ->> 'yen' as bigint)) as yen, count(distinct id) as cases
              from c, jsonb_array_elements(coalesce(notes -> 'costs', '[]')) s group by cube (s ->> 'kind')) g,
              lateral (values ('YEN', coalesce(g.yen, 0)), ('CASES', g.cases)) as v(name, value)
            union all
            select 'costs', kind, n, 0, 0
            from unnest(array['SHORT_STAY', 'TRANSPORT', 'SET_UP', 'LODGING', 'OTHER', 'TOTAL']) kind,
              unnest(array['YEN', 'CASES']) n
            """;

    /** What is told of whom was asked, and of who works with the cases. */
    static final String ASKS = C + """
            , a as materialized (
              select a.id, a.facility_id, a.state, a.data ->> 'askedBy' as who, c.registration, c.disabilities, c.district,
                coalesce(a.data #>> '{answer,reason}', 'UNKNOWN') as reason
              from c join ask a on a.case_id = c.id
            ), outside as (
              select *, hours <> 'DAY' or weekday = 'WEEKEND' as is_outside from c
            ), worked as (
              select owner as who, 'CASES' as what, count(*) as times from c group by owner
              union all select owner, 'OUT_OF_HOURS', count(*) from outside where is_outside group by owner
              union all select owner, 'OVERDUE', sum(overdue) from c group by owner
              union all select who, 'ASKS', count(*) from a where who is not null group by who
              union all select e.who, 'TAKEN_OVER', count(*) from c join case_entry e on e.case_id = c.id
                where e.kind = 'accepted' group by e.who
            )
            select 'asks-by-answer', coalesce(state, 'TOTAL'), coalesce(registration, 'TOTAL'), cast(count(*) as numeric), count(*)
            from a group by cube (state, registration)
            union all
            select 'no-by-reason', coalesce(reason, 'TOTAL'), coalesce(registration, 'TOTAL'), count(*), count(*)
            from a where state = 'NO' group by cube (reason, registration)
            union all
            select 'no-by-disability', d, coalesce(reason, 'TOTAL'), count(*), count(*)
            from a, unnest(disabilities) d where state = 'NO' group by grouping sets ((d, reason), (d))
            union all
            select 'facilities', g.facility_id, v.name, v.value, g.asked
            from (
              select facility_id, count(*) as asked, count(*) filter (where state in ('YES', 'YES_BUT')) as yes,
                count(*) filter (where state = 'NO') as no, count(*) filter (where state = 'EXPIRED') as expired
              from a group by facility_id) g,
              lateral (values ('ASKED', g.asked), ('YES', g.yes), ('NO', g.no), ('NO_ANSWER', g.expired)) as v(name, value)
            union all
            select 'load-by-district', coalesce(g.district, 'TOTAL'), v.name, v.value, g.cases
            from (
              select district, count(*) as cases, count(*) filter (where is_outside) as out, coalesce(sum(overdue), 0) as overdue
              from outside group by cube (district)) g,
              lateral (values ('CASES', g.cases), ('OUT_OF_HOURS', g.out), ('OVERDUE', g.overdue)) as v(name, value)
            union all
            select 'load-by-district', coalesce(district, 'TOTAL'), 'ASKS', count(*), count(*) from a group by cube (district)
            union all
            select 'load-by-coordinator', p.who, p.what, coalesce(w.times, 0), coalesce(w.times, 0)
            from (select who, what from (select distinct who from worked where who <> 'system') one,
                (values ('CASES'), ('OUT_OF_HOURS'), ('OVERDUE'), ('ASKS'), ('TAKEN_OVER')) as whats(what)) p
            left join worked w on w.who = p.who and w.what = p.what
            """;

    private CaseQueries() {}
}
