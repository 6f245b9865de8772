-- What the emergency capsule's QR code says: a secret that names nobody. Of each person the newest sheet leads somewhere.
create table capsule_sheet (
    id            text primary key,
    registrant_id text        not null references registrant,
    network_id    text        not null references network,
    version       bigint      not null,                -- of the person's sheets, from 1
    hash          text        not null unique,         -- SHA-256 of what the code says
    token         text,                                -- sealed; null: a newer sheet took its place
    issued_at     timestamptz not null default clock_timestamp(),
    issued_by     text        not null,                -- an account
    unique (registrant_id, version)
);
create unique index capsule_sheet_newest on capsule_sheet (registrant_id) where token is not null;

alter table capsule_sheet enable row level security;
alter table capsule_sheet force row level security;
create policy seen on capsule_sheet using (may_see_person(registrant_id, network_id));

-- Somebody may answer for several parts of a network; null: for all of it. A node of before knows one, the first: what it
-- writes counts too.
alter table role_grant add column districts text[] check (cardinality(districts) between 1 and 50);
update role_grant set districts = array[district] where district is not null;

create function districts_of_grant() returns trigger language plpgsql as $$
begin
    if new.districts is null and (tg_op = 'INSERT' or new.district is distinct from old.district) then
        new.districts := case when new.district is not null then array[new.district] end;
    end if;
    new.district := new.districts[1];
    return new;
end $$;
create trigger districts_of_grant before insert or update on role_grant for each row execute function districts_of_grant();

-- Sheets from which a roster was taken over: that they were and what came of it, nothing of what was in them.
create table roster_sheet (
    network_id text        not null references network,
    who        text        not null,                   -- an account
    key        text        not null check (length(key) between 1 and 64),
    digest     text        not null,                   -- of the change that was seen before
    at         timestamptz not null default clock_timestamp(),
    added      integer     not null,
    changed    integer     not null,
    unchanged  integer     not null,
    rejected   integer     not null,
    primary key (network_id, who, key)
);
