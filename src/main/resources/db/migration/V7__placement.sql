-- From the first call to a firm bed: cases, asks, holds and stays. Which nights of which bed are kept is decided here and
-- nowhere else: two living rows never share a night of a bed, whoever writes them.

create extension if not exists btree_gist;

create table emergency_case (
    id         text primary key,
    network_id text        not null references network,
    practice   boolean     not null,                   -- a drill: it touches no vacancy and no statistic
    state      text        not null check (state in ('OPEN', 'ASKING', 'HELD', 'PLACED', 'ENDED', 'NOT_PLACED', 'WITHDRAWN')),
    owner      text        not null,                   -- who answers for it now: an account
    due_at     timestamptz,                            -- when its state has lasted too long; null once it is over
    opened_at  timestamptz not null,
    closed_at  timestamptz,
    version    bigint      not null,
    data       jsonb       not null,                   -- the need and all that is no personal data
    person     text,                                   -- sealed: of whom it is
    check ((state in ('ENDED', 'NOT_PLACED', 'WITHDRAWN')) = (closed_at is not null)),
    check (closed_at is null or due_at is null)
);
create index case_network on emergency_case (network_id, opened_at);
create index case_due on emergency_case (due_at) where due_at is not null;

create table ask (
    id          text primary key,
    case_id     text        not null references emergency_case,
    facility_id text        not null references facility,
    state       text        not null check (state in ('WAITING', 'YES', 'YES_BUT', 'NO', 'CALL_ME', 'WITHDRAWN', 'EXPIRED')),
    asked_at    timestamptz not null,
    deadline_at timestamptz not null,
    answered_at timestamptz,
    data        jsonb       not null,
    words       text,                                  -- sealed: what the facility said in its own words
    check (deadline_at > asked_at)
);
create index ask_case on ask (case_id);
create index ask_facility on ask (facility_id, asked_at);
create index ask_waiting on ask (deadline_at) where state = 'WAITING';
create index ask_answered on ask (answered_at, id) where answered_at is not null;
create unique index ask_once on ask (case_id, facility_id) where state = 'WAITING';

-- A hold is a stay that is not agreed yet: it ends by itself at expires_at, by this database's clock.
create table stay (
    id          text primary key,
    case_id     text        not null references emergency_case,
    facility_id text        not null references facility,
    bed_id      text        not null,
    nights      daterange   not null check (not isempty(nights) and not lower_inf(nights) and not upper_inf(nights)
                                            and upper(nights) - lower(nights) <= 60),
    state       text        not null check (state in ('HELD', 'AGREED', 'ENDED', 'NO_SHOW', 'RELEASED', 'EXPIRED')),
    practice    boolean     not null,
    expires_at  timestamptz,
    version     bigint      not null,
    data        jsonb       not null,
    check ((state = 'HELD') = (expires_at is not null)),
    constraint bed_is_given_once exclude using gist (facility_id with =, bed_id with =, nights with &&)
        where (state in ('HELD', 'AGREED') and not practice)
);
create index stay_case on stay (case_id);
create index stay_bed on stay (facility_id, bed_id) where state in ('HELD', 'AGREED') and not practice;
create index stay_expires on stay (expires_at) where state = 'HELD';

-- What happened, in its order.
create table case_entry (
    case_id text        not null references emergency_case,
    seq     integer     not null,
    at      timestamptz not null,
    who     text        not null,
    kind    text        not null,
    data    jsonb       not null,
    primary key (case_id, seq)
);

-- The same key, the same answer.
create table case_key (
    case_id text        not null references emergency_case,
    key     text        not null check (length(key) between 1 and 64),
    digest  text        not null,
    answer  text        not null,
    at      timestamptz not null default clock_timestamp(),
    primary key (case_id, key)
);
create index case_key_at on case_key (at);

-- Nights of a bed that are kept, as a board shows them: null when there are none.
create function nights_taken(of_facility text, of_bed text) returns json stable language sql as $$
    select json_agg(json_build_object('from', lower(nights), 'count', upper(nights) - lower(nights), 'held', state = 'HELD')
                    order by lower(nights))
    from stay
    where facility_id = of_facility and bed_id = of_bed and state in ('HELD', 'AGREED') and not practice
      and upper(nights) >= cast(clock_timestamp() at time zone 'Asia/Tokyo' as date) - 1
$$;

-- Whoever changes what is kept of a bed changes the bed: its version grows, so every board learns of it.
create function stay_changes_bed() returns trigger language plpgsql as $$
declare
    one stay := coalesce(new, old);
    grown bigint;
begin
    if one.practice then return null; end if;
    update facility set version = version + 1 where id = one.facility_id returning version into grown;
    insert into vacancy (facility_id, bed_id, version, nights_from, open)
    select one.facility_id, one.bed_id, grown, lower(one.nights), '0'
    where exists (select from bed where facility_id = one.facility_id and id = one.bed_id)
    on conflict (facility_id, bed_id) do update set version = excluded.version;
    if tg_op = 'UPDATE' and (old.facility_id, old.bed_id) is distinct from (new.facility_id, new.bed_id) then
        raise exception 'a stay does not change its bed: it ends, and another begins';
    end if;
    return null;
end $$;

create trigger stay_changes_bed after insert or update or delete on stay
    for each row execute function stay_changes_bed();

-- A bed that somebody lies in, or that is kept, does not vanish.
create function kept_bed_stays() returns trigger language plpgsql as $$
begin
    if nights_taken(old.facility_id, old.id) is not null then
        raise exception using errcode = '23503', constraint = 'bed_is_kept', message = 'this bed is kept for somebody';
    end if;
    return old;
end $$;

create trigger kept_bed_stays before delete on bed for each row execute function kept_bed_stays();

alter table emergency_case enable row level security;
alter table emergency_case force row level security;
create policy seen on emergency_case using (sees_network(network_id));
