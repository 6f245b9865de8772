-- Who answers the emergency phone: the plan, what is otherwise than planned, hand-over notes, and calendars' addresses.
create table rota (
    network_id text primary key references network,
    version    bigint  not null,                       -- 0: nobody has planned anything
    standing   bigint  not null,                       -- as many amendments have come into force
    data       jsonb   not null,                       -- rotations, hours, holidays: members by their ids alone
    members    text                                    -- sealed: names and phones; null: nobody
);

create table rota_amendment (
    id         text primary key,
    network_id text        not null references network,
    kind       text        not null check (kind in ('ABSENCE', 'SWAP', 'COVER')),
    state      text        not null check (state in ('PROPOSED', 'STANDING', 'DECLINED', 'WITHDRAWN')),
    over_at    timestamptz not null,                   -- when the last of it is over
    data       jsonb       not null                    -- members by their ids alone
);
create index rota_amendment_over on rota_amendment (network_id, over_at);

create table rota_note (
    id         text primary key,
    network_id text        not null references network,
    at         timestamptz not null,
    who        text        not null,
    text       text        not null,                   -- sealed: it may name somebody
    read_by    text,
    read_at    timestamptz,
    check ((read_by is null) = (read_at is null))
);
create index rota_note_at on rota_note (network_id, at desc);

-- One address a member: what renews it ends the one before.
create table rota_calendar (
    network_id text        not null references network,
    member     text        not null,
    hash       text        not null unique,            -- SHA-256 of the secret
    made_at    timestamptz not null,
    primary key (network_id, member)
);

do $$
declare of_rota text;
begin
    foreach of_rota in array array['rota', 'rota_amendment', 'rota_note', 'rota_calendar'] loop
        execute format('alter table %I enable row level security', of_rota);
        execute format('alter table %I force row level security', of_rota);
        execute format('create policy seen on %I using (sees_network(network_id))', of_rota);
    end loop;
end $$;
