-- Who may do what: principals (people, screens, machines), what they may, and by what they are known.
-- What names a person is sealed (see net.tomarigi.sealing) and hidden by row-level security.

-- For whom a transaction works; whoever sets nothing sees nothing.
create function sees_all() returns boolean stable language sql as
$$ select coalesce(current_setting('tomarigi.all', true), '') = 'on' $$;
create function sees_network(network text) returns boolean stable language sql as
$$ select sees_all() or network = any (string_to_array(current_setting('tomarigi.networks', true), ',')) $$;
create function sees_facility(facility text) returns boolean stable language sql as
$$ select sees_all() or facility = any (string_to_array(current_setting('tomarigi.facilities', true), ',')) $$;
create function is_account(account text) returns boolean stable language sql as
$$ select account = coalesce(current_setting('tomarigi.account', true), '') $$;

alter table network add column public_board boolean not null default false;

create table principal (
    id          text primary key,
    kind        text        not null check (kind in ('PERSON', 'SCREEN', 'MACHINE')),
    name        text        not null,                 -- sealed
    demo        boolean     not null default false,   -- works only where the demo does
    made_by     text,
    made_at     timestamptz not null default clock_timestamp(),
    seen_at     timestamptz,
    disabled_at timestamptz,
    version     bigint      not null default 1
);

-- Roles name no person, and other policies ask them: they are not hidden.
create table role_grant (
    principal_id text not null references principal on delete cascade,
    role         text not null check (role in ('PROVIDER', 'COORDINATOR', 'OFFICER', 'SCREEN', 'MACHINE', 'ADMINISTRATOR')),
    network_id   text references network,
    facility_id  text references facility,
    district     text,
    unique nulls not distinct (principal_id, role, network_id, facility_id),
    check (case role
        when 'ADMINISTRATOR' then network_id is null and facility_id is null
        when 'PROVIDER' then network_id is null and facility_id is not null
        when 'MACHINE' then network_id is null and facility_id is not null
        else network_id is not null and facility_id is null end)
);
create index role_grant_network on role_grant (network_id);
create index role_grant_facility on role_grant (facility_id);

create table account (
    principal_id   text primary key references principal on delete cascade,
    username       text        not null,              -- sealed
    username_index text        not null unique,       -- blind: found by whoever knows the name, told to nobody else
    mail           text,                              -- sealed
    password       text,                              -- Argon2id; null: none set yet
    password_at    timestamptz
);

-- Hashes of what is shown once. A session, a screen's or a machine's token; several at once while they are exchanged.
create table token (
    hash         text primary key,                    -- SHA-256
    id           text        not null unique,
    principal_id text        not null references principal on delete cascade,
    kind         text        not null check (kind in ('SESSION', 'SCREEN', 'MACHINE')),
    made_at      timestamptz not null default clock_timestamp(),
    expires_at   timestamptz not null,
    seen_at      timestamptz
);
create index token_principal on token (principal_id);
create index token_expires on token (expires_at);

-- Invitations and resets: one use, by whoever holds what was told once.
create table one_time_link (
    hash         text primary key,
    principal_id text        not null references principal on delete cascade,
    purpose      text        not null check (purpose in ('INVITATION', 'RESET')),
    made_by      text,
    made_at      timestamptz not null default clock_timestamp(),
    expires_at   timestamptz not null,
    used_at      timestamptz
);
create index one_time_link_principal on one_time_link (principal_id);

-- A screen that shows a code and waits to be let in.
create table pairing (
    secret_hash  text primary key,
    code         text        not null unique check (code ~ '^[A-HJ-NP-Z2-9]{6}$'),
    network_id   text        not null references network on delete cascade,
    principal_id text references principal on delete cascade, -- once an officer has entered the code
    made_at      timestamptz not null default clock_timestamp(),
    expires_at   timestamptz not null
);
create index pairing_expires on pairing (expires_at);

create table passkey (
    credential_id text primary key,
    principal_id  text        not null references principal on delete cascade,
    public_key    bytea       not null,
    algorithm     bigint      not null,
    counter       bigint      not null,
    aaguid        text,
    label         text        not null,
    made_at       timestamptz not null default clock_timestamp(),
    used_at       timestamptz
);
create index passkey_principal on passkey (principal_id);

-- Consent to share what is known of a person with somebody who would not see it otherwise (A1). The person's own table
-- comes with the register; a row's policy there asks may_see_person.
create table consent (
    id          text primary key,
    person_id   text        not null,
    network_id  text references network,
    facility_id text references facility,
    scope       text        not null check (scope in ('PROFILE', 'PLAN', 'ALL')),
    given_at    timestamptz not null,
    ends_at     timestamptz,
    revoked_at  timestamptz,
    check (num_nonnulls(network_id, facility_id) = 1)
);
create index consent_person on consent (person_id);

create function may_see_person(person text, home_network text) returns boolean stable language sql as $$
    select sees_network(home_network) or exists (
        select from consent c
        where c.person_id = person and c.revoked_at is null and c.given_at <= clock_timestamp()
          and (c.ends_at is null or c.ends_at > clock_timestamp())
          and (sees_network(c.network_id) or sees_facility(c.facility_id)))
$$;

-- A person is seen by himself and by those who see a network, or a facility of it, for which he has a role.
create function sees_principal(principal text) returns boolean stable language sql as $$
    select sees_all() or is_account(principal) or exists (
        select from role_grant g
        where g.principal_id = principal
          and (sees_network(g.network_id) or sees_facility(g.facility_id)
               or exists (select from membership m where m.facility_id = g.facility_id and sees_network(m.network_id))))
$$;

do $$
declare personal text;
begin
    foreach personal in array array['account', 'token', 'one_time_link', 'passkey'] loop
        execute format('alter table %I enable row level security', personal);
        execute format('alter table %I force row level security', personal);
        execute format('create policy seen on %I using (sees_principal(principal_id))', personal);
    end loop;
end $$;

alter table principal enable row level security;
alter table principal force row level security;
create policy seen on principal using (sees_principal(id));

alter table consent enable row level security;
alter table consent force row level security;
create policy seen on consent using (sees_network(network_id) or sees_facility(facility_id));
