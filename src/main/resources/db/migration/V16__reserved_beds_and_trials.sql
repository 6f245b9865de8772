-- Beds that stand empty for emergencies and are paid for; places to try, and the stays there.

-- What a network agreed with a facility about a bed. Of one bed and night there is one agreement: whoever writes holds the facility's row.
create table reserved_bed (
    id            text primary key,
    network_id    text        not null references network,
    facility_id   text        not null references facility,
    bed_id        text        not null,
    bed_label     text        not null,                -- as it was called when it was agreed
    first_night   date        not null,
    last_night    date        not null,                -- included
    weekdays      text        not null check (weekdays ~ '^[01]{7}$' and weekdays <> '0000000'), -- Monday first
    yen           integer     not null check (yen between 0 and 1000000),           -- a night kept empty
    yen_when_used integer     not null check (yen_when_used between 0 and 1000000), -- beside the usual fee of the stay
    release_days  smallint    not null check (release_days between 0 and 60), -- a night can be let go until so many days before
    made_at       timestamptz not null,
    made_by       text        not null,
    version       bigint      not null,
    check (last_night >= first_night and last_night - first_night < 1100)
);
create index reserved_bed_network on reserved_bed (network_id, last_night);
create index reserved_bed_bed on reserved_bed (facility_id, bed_id, last_night);

create function is_night_of(one reserved_bed, night date) returns boolean immutable language sql as $$
    select night between one.first_night and one.last_night and substr(one.weekdays, cast(extract(isodow from night) as integer), 1) = '1'
$$;

-- A night that somebody spoke of: the facility asked to have it back, the network let it go, refused, or took it again.
create table reserved_night (
    reserved_id text        not null references reserved_bed,
    night       date        not null,
    state       text        not null check (state in ('ASKED', 'RELEASED', 'DECLINED', 'KEPT')),
    asked_at    timestamptz,
    asked_by    text,
    decided_at  timestamptz,
    decided_by  text,
    primary key (reserved_id, night),
    check ((state = 'ASKED') = (decided_at is null))
);

-- A month that was settled: what was counted, as it was then.
create table reserved_account (
    network_id text        not null references network,
    month      date        not null check (extract(day from month) = 1),
    closed_at  timestamptz not null,
    closed_by  text        not null,
    lines      jsonb       not null,                   -- each: agreement, facility, facilityName, bed, kept, used, released, breach, yen, yenWhenUsed, sum
    primary key (network_id, month)
);

-- What was found out afterwards: an entry of its own.
create table reserved_correction (
    id          text primary key,
    network_id  text        not null,
    month       date        not null,
    facility_id text        not null references facility,
    yen         integer     not null check (yen between -10000000 and 10000000 and yen <> 0),
    reason      text        not null,
    at          timestamptz not null,
    by          text        not null,
    foreign key (network_id, month) references reserved_account
);
create index reserved_correction_month on reserved_correction (network_id, month, at);

create function settled_month_stays() returns trigger language plpgsql as $$
begin
    raise exception 'a month that was settled does not change: what was found out later is an entry of its own';
end $$;
create trigger settled_month_stays before update or delete on reserved_account
    for each row execute function settled_month_stays();
create trigger settled_month_stays before update or delete on reserved_correction
    for each row execute function settled_month_stays();

-- Whether a bed has to stand empty in one of these nights.
create function is_reserved(of_facility text, of_bed text, nights daterange) returns boolean stable language sql as $$
    select exists (
        select from reserved_bed r
        cross join lateral generate_series(greatest(r.first_night, lower(nights)),
                                           least(r.last_night, upper(nights) - 1), interval '1 day') as day
        where r.facility_id = of_facility and r.bed_id = of_bed and is_night_of(r, cast(day as date))
          and not exists (select from reserved_night n
                          where n.reserved_id = r.id and n.night = cast(day as date) and n.state = 'RELEASED'))
$$;

-- A bed that is paid for does not vanish.
create function reserved_bed_stays() returns trigger language plpgsql as $$
begin
    if exists (select from reserved_bed where facility_id = old.facility_id and bed_id = old.id
               and last_night >= cast(clock_timestamp() at time zone 'Asia/Tokyo' as date) - 1) then
        raise exception using errcode = '23503', constraint = 'bed_is_reserved', message = 'this bed is reserved';
    end if;
    return old;
end $$;
create trigger reserved_bed_stays before delete on bed for each row execute function reserved_bed_stays();

-- Where somebody can try: a bed of a facility, or a flat.
create table trial_place (
    id          text primary key,
    network_id  text        not null references network,
    facility_id text        references facility,
    bed_id      text,
    name        text        not null,
    town        text,
    what        text,                                  -- what is there
    help        text,                                  -- home help that comes
    capacity    smallint    not null check (capacity between 1 and 50), -- people in one night
    months      text        not null check (months ~ '^[01]{12}$' and months <> '000000000000'), -- January first
    closed      boolean     not null,                  -- nobody is booked any more
    version     bigint      not null,
    changed_at  timestamptz not null,
    check (bed_id is null or facility_id is not null and capacity = 1)
);
create index trial_place_network on trial_place (network_id);

create table trial (
    id            text primary key,
    network_id    text        not null references network,
    place_id      text        not null references trial_place,
    registrant_id text        not null references registrant,
    facility_id   text        references facility,     -- of its place; what it makes familiar
    bed_id        text,
    first_night   date        not null,
    nights        smallint    not null check (nights between 1 and 60),
    state         text        not null check (state in ('ASKED', 'AGREED', 'TOOK_PLACE', 'CALLED_OFF')),
    next_due      date,                                -- when something has to be done next; null: nothing
    changed_at    timestamptz not null,
    version       bigint      not null,
    data          jsonb       not null,                -- what names nobody: why it was called off, with whom the talk was
    personal      text        not null                 -- sealed: purpose, who accompanies, what was said
);
create index trial_network on trial (network_id, next_due);
create index trial_place_nights on trial (place_id, first_night);
create index trial_registrant on trial (registrant_id);
alter table trial enable row level security;
alter table trial force row level security;
create policy seen on trial using (sees_network(network_id));

-- A trial in a facility's bed has its nights as a stay of a case has: nothing else is given that night.
alter table stay alter column case_id drop not null;
alter table stay add column trial_id text references trial;
alter table stay add constraint stay_of_one check ((case_id is null) <> (trial_id is null));
create unique index stay_trial on stay (trial_id) where trial_id is not null;

create function trial_keeps_bed() returns trigger language plpgsql as $$
begin
    if new.bed_id is null then return null; end if;
    if new.state in ('AGREED', 'TOOK_PLACE') then
        insert into stay (id, trial_id, facility_id, bed_id, nights, state, practice, version, data)
        values ('trial-' || new.id, new.id, new.facility_id, new.bed_id,
                daterange(new.first_night, new.first_night + new.nights),
                case new.state when 'AGREED' then 'AGREED' else 'ENDED' end, false, 1, '{}')
        on conflict (id) do update set nights = excluded.nights, state = excluded.state, version = stay.version + 1
        where (stay.nights, stay.state) is distinct from (excluded.nights, excluded.state);
    else
        update stay set state = 'RELEASED', version = version + 1 where trial_id = new.id and state = 'AGREED';
    end if;
    return null;
end $$;
create trigger trial_keeps_bed after insert or update on trial for each row execute function trial_keeps_bed();
