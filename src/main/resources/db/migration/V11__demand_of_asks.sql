-- What became of each ask, for the demand that a municipality must know: it stays when the case is gone, and says nothing
-- of whom: an age band instead of an age, no place, no words.
create table demand_of_ask (
    ask_id      text primary key,
    network_id  text        not null,
    facility_id text        not null,
    at          timestamptz not null,
    outcome     text        not null check (outcome in ('YES', 'YES_BUT', 'NO', 'CALL_ME', 'EXPIRED')),
    reason      text,                                  -- of a no
    condition   text,                                  -- of a yes that is none without it
    nights      smallint    not null,
    ahead       smallint    not null,                  -- nights from the day of the ask to the first
    need        jsonb       not null
);
create index demand_of_ask_at on demand_of_ask (network_id, at);
create index demand_of_ask_age on demand_of_ask (at);

-- In the transaction of the answer, whoever writes it; a yes that was taken back is a no. Drills are no demand.
create function ask_is_demand() returns trigger language plpgsql as $$
declare scope text := coalesce(current_setting('tomarigi.all', true), '');
begin
    perform set_config('tomarigi.all', 'on', true);
    insert into demand_of_ask (ask_id, network_id, facility_id, at, outcome, reason, condition, nights, ahead, need)
    select new.id, c.network_id, new.facility_id, coalesce(new.answered_at, clock_timestamp()), new.state,
        new.data #>> '{answer,reason}', new.data #>> '{answer,condition}',
        coalesce(cast(new.data ->> 'nights' as smallint), cast(c.data #>> '{looking,nights}' as smallint)),
        coalesce(cast(new.data ->> 'from' as date), cast(c.data #>> '{looking,from}' as date))
            - cast(new.asked_at at time zone 'Asia/Tokyo' as date),
        jsonb_strip_nulls((c.data #> '{looking,need}') - 'age' || jsonb_build_object('ageBand',
            width_bucket(cast(c.data #>> '{looking,need,age}' as integer), array[18, 40, 65])))
    from emergency_case c where c.id = new.case_id and not c.practice
    on conflict (ask_id) do update set at = excluded.at, outcome = excluded.outcome, reason = excluded.reason,
        condition = excluded.condition;
    perform set_config('tomarigi.all', scope, true);
    return null;
end $$;

create trigger ask_is_demand after insert or update of state on ask for each row
    when (new.state in ('YES', 'YES_BUT', 'NO', 'CALL_ME', 'EXPIRED')) execute function ask_is_demand();
