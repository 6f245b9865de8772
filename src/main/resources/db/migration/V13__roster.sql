-- Who is known before the night: people who registered, people at high risk who have not, and what is due for each.
create table registrant (
    id         text primary key,
    network_id text        not null references network,
    state      text        not null check (state in ('AT_RISK', 'APPLIED', 'REGISTERED', 'DECLINED', 'ENDED')),
    applied_on date,
    decided_on date,
    ending     text        check (ending in ('MOVED', 'DIED', 'OWN_WISH', 'NO_NEED', 'ADDED_IN_ERROR')),
    next_due   date,                                   -- of what has not been done; null: nothing is due
    seq        integer     not null,
    changed_at timestamptz not null,
    version    bigint      not null,
    data       jsonb       not null,                   -- what names nobody, and what is due
    personal   text        not null,                   -- sealed: who it is
    check ((state = 'ENDED') = (ending is not null))
);
create index registrant_due on registrant (network_id, next_due, id);

-- What happened, in its order; it names nobody.
create table registrant_entry (
    registrant_id text        not null references registrant,
    seq           integer     not null,
    at            timestamptz not null,
    who           text        not null,
    kind          text        not null,
    data          jsonb       not null,
    primary key (registrant_id, seq)
);

-- Consent is given to others by the network that keeps the person's record; both see it.
alter table consent add column home_network text references network;
alter table consent add constraint consent_of_registrant foreign key (person_id) references registrant;
drop policy seen on consent;
create policy seen on consent
    using (sees_network(home_network) or sees_network(network_id) or sees_facility(facility_id));

alter table registrant enable row level security;
alter table registrant force row level security;
create policy seen on registrant using (may_see_person(id, network_id));
