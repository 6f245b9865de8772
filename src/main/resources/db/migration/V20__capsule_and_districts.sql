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
