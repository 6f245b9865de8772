-- The register of facilities and offices by the five functions, and what their staff are qualified for.
create table register_entry (
    id          text primary key,
    network_id  text        not null references network,
    facility_id text        references facility,       -- null: an office, as data describes it
    seq         integer     not null,
    changed_at  timestamptz not null,
    version     bigint      not null,
    data        jsonb       not null,                   -- the office, and how far the procedure of each function is
    personal    text        not null,                   -- sealed: whom to call, and what was written about steps
    unique (network_id, facility_id)
);

-- When an entry was or will be registered for a function: what a fee is paid for.
create table register_period (
    entry_id text    not null references register_entry,
    function text    not null check (function in ('CONSULTATION', 'EMERGENCY', 'TRIAL', 'TRAINING', 'COMMUNITY')),
    ordinal  integer not null,
    from_day date    not null,
    to_day   date    check (to_day >= from_day),        -- the first day after it; null: no end
    number   text,
    primary key (entry_id, function, ordinal)
);

-- What happened, in its order; it names nobody.
create table register_step (
    entry_id text        not null references register_entry,
    seq      integer     not null,
    at       timestamptz not null,
    who      text        not null,
    kind     text        not null,
    function text,
    data     jsonb       not null,
    primary key (entry_id, seq)
);

create table qualification (
    id          text primary key,
    facility_id text        references facility,
    entry_id    text        references register_entry,  -- of an office, which is no facility
    network_id  text        references network,         -- the office's
    kind        text        not null,
    holders     integer     not null check (holders between 1 and 500),
    obtained_on date,
    expires_on  date        check (expires_on >= obtained_on),
    staff       text,                                    -- sealed: who has it
    changed_at  timestamptz not null,
    version     bigint      not null,
    check (num_nonnulls(facility_id, entry_id) = 1),
    check ((entry_id is null) = (network_id is null))
);
create index qualification_facility on qualification (facility_id);
create index qualification_entry on qualification (entry_id);

alter table register_entry enable row level security;
alter table register_entry force row level security;
create policy seen on register_entry using (sees_network(network_id));

alter table qualification enable row level security;
alter table qualification force row level security;
create policy seen on qualification
    using (sees_facility(facility_id) or sees_network(network_id)
           or exists (select from membership m where m.facility_id = qualification.facility_id and sees_network(m.network_id)));
