-- Facilities are called upon to say that their vacancies are right: those that went quiet, and all at once in a roll call.

create table roll_call (
    id         text primary key,
    network_id text        not null references network,
    kind       text        not null check (kind in ('PRACTICE', 'EMERGENCY', 'DISASTER')),
    note       text        check (length(note) <= 200), -- what facilities read of it
    started_at timestamptz not null,
    started_by text        not null,                    -- an account
    ends_at    timestamptz not null,                    -- by itself
    ended_at   timestamptz,
    ended_by   text,                                    -- 'system': by itself
    version    bigint      not null default 1
);
create unique index roll_call_living on roll_call (network_id) where ended_at is null;
create index roll_call_started on roll_call (network_id, started_at desc);

-- One facility, called upon once. Whatever it reports afterwards is its answer.
create table facility_call (
    id               text primary key,
    network_id       text        not null references network,
    facility_id      text        not null references facility,
    roll_call_id     text references roll_call,          -- null: a reminder
    practice         boolean     not null default false,
    state            text        not null default 'WAITING' check (state in ('WAITING', 'ANSWERED', 'OVER')),
    asked_at         timestamptz not null,
    until_at         timestamptz not null,               -- nobody is told of it after this
    attested_at      timestamptz,                        -- its word before; null: none yet
    after_report     bigint      not null,               -- the last of its reports before
    answered_at      timestamptz,
    answered_via     text,                               -- as report.via
    pushed           integer     not null default 0,     -- devices that were told
    mailed           integer     not null default 0,     -- letters that were sent
    officers_told_at timestamptz,                        -- that it does not answer
    check ((state = 'ANSWERED') = (answered_at is not null))
);
create index facility_call_of_facility on facility_call (facility_id, asked_at desc) where roll_call_id is null;
create unique index facility_call_of_roll on facility_call (roll_call_id, facility_id) where roll_call_id is not null;
create index facility_call_rolling on facility_call (facility_id) where state = 'WAITING' and roll_call_id is not null;
create index facility_call_reminded on facility_call (facility_id) where state = 'WAITING' and roll_call_id is null;

-- Who of a network is written to: what is due on the roster, and which facilities do not answer.
create table network_mail (
    principal_id text not null references principal on delete cascade,
    network_id   text not null references network,
    primary key (principal_id, network_id)
);
create index network_mail_network on network_mail (network_id);
alter table network_mail enable row level security;
alter table network_mail force row level security;
create policy seen on network_mail using (sees_principal(principal_id));

-- Counts alone. One of a kind a day.
create table network_letter (
    id         text primary key,
    network_id text        not null references network,
    kind       text        not null check (kind in ('DUTIES', 'SILENT')),
    day        date        not null,                     -- Asia/Tokyo
    until_at   timestamptz not null,
    first      integer     not null,                     -- DUTIES: people for whom something is due soon; SILENT: facilities
    second     integer     not null default 0,           -- DUTIES: people for whom something is late
    unique (network_id, kind, day)
);

-- What one recipient is told (V9) may also be of these.
alter table notice alter column ask_id drop not null;
alter table notice add column call_id text references facility_call on delete cascade;
alter table notice add column letter_id text references network_letter on delete cascade;
alter table notice add constraint notice_of_one check (num_nonnulls(ask_id, call_id, letter_id) = 1);
create index notice_call on notice (call_id) where call_id is not null;
create index notice_letter on notice (letter_id) where letter_id is not null;

-- In the transaction of the call, as of an ask.
create function call_is_noticed() returns trigger language plpgsql as $$
declare scope text := coalesce(current_setting('tomarigi.all', true), '');
begin
    perform set_config('tomarigi.all', 'on', true);
    if tg_op = 'INSERT' then
        insert into notice (call_id, subscription_id, mail_to)
        select new.id, s.id, null from push_subscription s where s.facility_id = new.facility_id
        union all
        select new.id, null, m.principal_id from mail_alert m where m.facility_id = new.facility_id;
    elsif old.state = 'WAITING' and new.state <> 'WAITING' then
        -- A reminder that went without an answer stays where it is until somebody looks.
        delete from notice where call_id = new.id
            and (attempts = 0 or mail_to is not null or new.roll_call_id is null and new.state = 'OVER');
        update notice set kind = 'OVER', attempts = 0,
            due_at = case when claim is null then clock_timestamp() else due_at end
        where call_id = new.id;
    end if;
    perform set_config('tomarigi.all', scope, true);
    return null;
end $$;
create trigger call_is_noticed after insert or update of state on facility_call
    for each row execute function call_is_noticed();

create function letter_is_noticed() returns trigger language plpgsql as $$
declare scope text := coalesce(current_setting('tomarigi.all', true), '');
begin
    perform set_config('tomarigi.all', 'on', true);
    insert into notice (letter_id, mail_to)
    select new.id, m.principal_id from network_mail m where m.network_id = new.network_id;
    perform set_config('tomarigi.all', scope, true);
    return null;
end $$;
create trigger letter_is_noticed after insert on network_letter for each row execute function letter_is_noticed();
