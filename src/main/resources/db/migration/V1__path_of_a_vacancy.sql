-- The path of a vacancy: networks, facilities, beds, what was said of them, and the outbox.

create table network (
    id             text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
    name           text        not null check (length(name) between 1 and 100),
    municipality   text unique,                       -- as in WAM NET's 事業所住所（市区町村）; null: not made by an import
    roll_over_hour smallint    not null default 9  check (roll_over_hour between 0 and 23), -- Asia/Tokyo
    fresh_hours    integer     not null default 24 check (fresh_hours between 1 and 8760),
    ageing_hours   integer     not null default 72 check (ageing_hours between 1 and 8760),
    nights         smallint    not null default 14 check (nights between 1 and 60),
    version        bigint      not null default 1,
    created_at     timestamptz not null default clock_timestamp(),
    check (ageing_hours >= fresh_hours)
);

create table facility (
    id              text primary key check (id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    number          text,                             -- 事業所番号; 17 rows of the national list share theirs
    listing         jsonb,                            -- what the national list last said of it; null: not made by an import
    name            text        not null check (length(name) between 1 and 200),
    name_kana       text,
    corporation     text,
    municipality    text,
    address         text,
    phone           text,
    fax             text,
    url             text,
    lat             double precision check (lat between -90 and 90),
    lon             double precision check (lon between -180 and 180),
    kind            text check (kind in ('WELFARE', 'WELFARE_NURSE', 'MEDICAL', 'INCLUSIVE')),
    siting          text check (siting in ('ATTACHED', 'VACANT_BED', 'STANDALONE')),
    disabilities    text[],                           -- null, here and below: not stated yet
    children        boolean,
    adults          boolean,
    level_min       smallint check (level_min between 1 and 6),
    level_max       smallint check (level_max between 1 and 6),
    max_behaviour   smallint check (max_behaviour between 0 and 24),
    care            jsonb,                            -- {"SUCTION": "DAY", …}: NEVER, DAY or ALWAYS
    sexes           text[],
    wheelchair      boolean,
    transport       boolean,
    total_places    integer check (total_places >= 0), -- 定員; null: not fixed
    version         bigint      not null default 1,   -- grows by one with every change of anything of the facility
    profile_version bigint      not null default 1,   -- the version at which profile, beds or membership last changed
    attested_at     timestamptz,                      -- when somebody last said that the vacancies are right
    check (level_min <= level_max)
);
create index facility_municipality on facility (municipality);
create index facility_number on facility (number);

create table membership (
    network_id  text not null references network,
    facility_id text not null references facility,
    district    text,
    primary key (network_id, facility_id)
);
create index membership_facility on membership (facility_id);

create table bed (
    facility_id text     not null references facility,
    id          text     not null check (id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    ordinal     smallint not null,
    label       text     not null check (length(label) between 1 and 40),
    sexes       text[],
    wheelchair  boolean,
    private     boolean,
    primary key (facility_id, id)
);

-- One row a bed, its whole state: the cost of a report does not depend on what was said before.
create table vacancy (
    facility_id text   not null,
    bed_id      text   not null,
    version     bigint not null,                      -- the facility's version at which this bed's nights last changed
    nights_from date   not null,
    open        text   not null check (open ~ '^[01]{1,180}$'),
    primary key (facility_id, bed_id),
    foreign key (facility_id, bed_id) references bed on delete cascade
);

-- Who said so? Kept for 13 months.
create table report (
    id          bigint generated always as identity primary key,
    facility_id text        not null references facility,
    version     bigint      not null,
    kind        text        not null check (kind in ('REPORT', 'ATTESTATION')),
    at          timestamptz not null default clock_timestamp(),
    observed_at timestamptz,
    who         text,                                 -- account; null while access is open
    via         text        not null,                 -- REST, WEBSOCKET, PAGE, DEMO
    address     text,
    said        jsonb
);
create index report_facility on report (facility_id, id desc);
create index report_at on report using brin (at);

create table idempotency (
    facility_id text        not null references facility,
    key         text        not null check (length(key) between 1 and 64),
    digest      text        not null,
    answer      text        not null,
    at          timestamptz not null default clock_timestamp(),
    primary key (facility_id, key)
);
create index idempotency_at on idempotency (at);

create table outbox (
    id         bigint generated always as identity primary key,
    node       text        not null,                  -- the node that wrote it relays it; any other takes it over when it grows old
    network_id text        not null,
    event      text        not null,                  -- a CloudEvent in JSON
    at         timestamptz not null default clock_timestamp()
);
create index outbox_node on outbox (node, id);
