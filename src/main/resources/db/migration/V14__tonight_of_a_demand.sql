-- At two in the morning tonight is still the evening before: an ask for it is for no night that lies ahead, and none behind.
create or replace function ask_is_demand() returns trigger language plpgsql as $$
declare scope text := coalesce(current_setting('tomarigi.all', true), '');
begin
    perform set_config('tomarigi.all', 'on', true);
    insert into demand_of_ask (ask_id, network_id, facility_id, at, outcome, reason, condition, nights, ahead, need)
    select new.id, c.network_id, new.facility_id, coalesce(new.answered_at, clock_timestamp()), new.state,
        new.data #>> '{answer,reason}', new.data #>> '{answer,condition}',
        coalesce(cast(new.data ->> 'nights' as smallint), cast(c.data #>> '{looking,nights}' as smallint)),
        greatest(0, coalesce(cast(new.data ->> 'from' as date), cast(c.data #>> '{looking,from}' as date))
            - cast((new.asked_at at time zone 'Asia/Tokyo') - make_interval(hours => n.roll_over_hour) as date)),
        jsonb_strip_nulls((c.data #> '{looking,need}') - 'age' || jsonb_build_object('ageBand',
            width_bucket(cast(c.data #>> '{looking,need,age}' as integer), array[18, 40, 65])))
    from emergency_case c join network n on n.id = c.network_id where c.id = new.case_id and not c.practice
    on conflict (ask_id) do update set at = excluded.at, outcome = excluded.outcome, reason = excluded.reason,
        condition = excluded.condition;
    perform set_config('tomarigi.all', scope, true);
    return null;
end $$;

update demand_of_ask set ahead = 0 where ahead < 0;
