-- An ask wakes somebody: whom, and what they are still to be told.

-- With what push services know this installation: one key for all nodes.
create table push_key (
    id          text primary key check (id = 'installation'),
    public_key  text        not null,                  -- as browsers are told it
    private_key text        not null,                  -- sealed
    made_at     timestamptz not null default clock_timestamp()
);

-- A browser that is told what its facility is asked.
create table push_subscription (
    id             text primary key,
    principal_id   text        not null references principal on delete cascade,
    facility_id    text        not null references facility on delete cascade,
    language       text        not null check (language in ('ja', 'en')),
    endpoint       text        not null,               -- sealed: where its push service takes messages for it
    endpoint_index text        not null,               -- blind
    keys           text        not null,               -- sealed: with what messages to it are encrypted
    made_at        timestamptz not null default clock_timestamp(),
    unique (facility_id, endpoint_index)
);
create index push_subscription_principal on push_subscription (principal_id);

-- Who is told by mail.
create table mail_alert (
    principal_id text not null references principal on delete cascade,
    facility_id  text not null references facility on delete cascade,
    primary key (principal_id, facility_id)
);
create index mail_alert_facility on mail_alert (facility_id);

do $$
declare personal text;
begin
    foreach personal in array array['push_subscription', 'mail_alert'] loop
        execute format('alter table %I enable row level security', personal);
        execute format('alter table %I force row level security', personal);
        execute format('create policy seen on %I using (sees_principal(principal_id))', personal);
    end loop;
end $$;

-- What one recipient is told of one ask: that it is there, and, once that was tried, that it is over. Whoever claims a row
-- tells; a claim that was not ended by due_at is another's to take.
create table notice (
    id              bigint generated always as identity primary key,
    ask_id          text        not null references ask on delete cascade,
    kind            text        not null default 'ASKED' check (kind in ('ASKED', 'OVER')),
    subscription_id text references push_subscription on delete cascade,
    mail_to         text references principal on delete cascade,
    due_at          timestamptz default clock_timestamp(), -- null: nothing to do until the ask is over
    claim           text,
    attempts        integer     not null default 0,        -- to tell of this kind, the claim among them
    check (num_nonnulls(subscription_id, mail_to) = 1)
);
create index notice_due on notice (due_at) where due_at is not null;
create index notice_ask on notice (ask_id);
create index notice_subscription on notice (subscription_id) where subscription_id is not null;
create index notice_mail_to on notice (mail_to) where mail_to is not null;

-- In the transaction of the ask, whoever writes it: none is asked without those being told who want to be.
create function ask_is_noticed() returns trigger language plpgsql as $$
declare scope text := coalesce(current_setting('tomarigi.all', true), '');
begin
    perform set_config('tomarigi.all', 'on', true);
    if tg_op = 'INSERT' then
        insert into notice (ask_id, subscription_id, mail_to)
        select new.id, s.id, null from push_subscription s where s.facility_id = new.facility_id and new.state = 'WAITING'
        union all
        select new.id, null, m.principal_id from mail_alert m where m.facility_id = new.facility_id and new.state = 'WAITING';
    elsif old.state = 'WAITING' and new.state <> 'WAITING' then
        -- Whom nobody has tried to tell is told nothing; a letter is not taken back.
        delete from notice where ask_id = new.id and (attempts = 0 or mail_to is not null);
        -- While one is being told that it is there, its end waits: it must not overtake.
        update notice set kind = 'OVER', attempts = 0,
            due_at = case when claim is null then clock_timestamp() else due_at end
        where ask_id = new.id;
    end if;
    perform set_config('tomarigi.all', scope, true);
    return null;
end $$;

create trigger ask_is_noticed after insert or update of state on ask for each row execute function ask_is_noticed();
