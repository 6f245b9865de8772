-- How a network ranks beds: what each part of a score weighs, in their order (see net.tomarigi.network.Weights).
alter table network add column weights text not null default '30,20,15,15,8,5,4,3'
    check (weights ~ '^\d{1,3}(,\d{1,3}){7}$');

-- What was looked for, and whether it was there: the demand that a municipality must know. It says nothing of whom: no name,
-- no account, an age band instead of an age, and of the place no more than a square of some ten kilometres.
create table demand (
    id         bigint generated always as identity primary key,
    network    text        not null,
    search     text,                                  -- one search while it is being typed: its last state stays
    at         timestamptz not null,
    need       jsonb       not null,
    nights     smallint    not null check (nights between 1 and 60),
    ahead      smallint    not null,                  -- nights from tonight to the first
    max_km     real,                                  -- null: no limit
    neighbours boolean     not null,
    lat        real,
    lon        real,
    reached    integer     not null,
    fitting    integer     not null,
    excluded   jsonb       not null,
    misses     jsonb       not null,                  -- what the cheapest near miss asks for
    never      boolean     not null
);
create unique index demand_search on demand (network, search);
create index demand_at on demand (network, at);
create index demand_age on demand (at);
