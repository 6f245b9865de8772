-- Who read or changed what of whom. A chain for each network, '' for the whole system: each row holds the hash of the one
-- before it and a signature whose key PostgreSQL does not know (see net.tomarigi.audit).

alter table network add column audit_months smallint not null default 60 check (audit_months between 1 and 120);

create table audit (
    chain        text        not null,                -- a network; '': the whole system
    seq          bigint      not null check (seq > 0),
    at           timestamptz not null,
    who          text        not null,
    action       text        not null,
    subject_kind text        not null,
    subject      text        not null,
    details      text        not null check (length(details) <= 2000), -- JSON, letter by letter as it was signed
    previous     text        not null,                -- SHA-256 of the row before
    mac          text        not null,
    primary key (chain, seq)
);
create index audit_at on audit (chain, at);
create index audit_who on audit (chain, who, seq);
create index audit_subject on audit (chain, subject, seq);

-- Where a chain begins and ends, signed too: whoever cuts off its tail would have to sign a new end.
create table audit_head (
    chain  text primary key,
    number integer not null unique,                   -- 0: the system's
    chains integer not null,                          -- on the system's: how many others there are
    first  bigint  not null,                          -- the oldest row that was not purged
    anchor text    not null,                          -- SHA-256 of the row before that
    last   bigint  not null,
    hash   text    not null,                          -- SHA-256 of the last row
    mac    text    not null
);

alter table audit enable row level security;
alter table audit force row level security;
create policy seen on audit for select using (sees_network(chain));
create policy appended on audit for insert to current_user with check (sees_all());
create policy purged on audit for delete to current_user using (sees_all());

alter table audit_head enable row level security;
alter table audit_head force row level security;
create policy seen on audit_head for select using (sees_network(chain));
create policy moved on audit_head to current_user using (sees_all());

-- The product may read, and otherwise call the functions below, which do what the tables' owner may. They work in whatever
-- scope the caller's transaction has, and leave it as it was: one who reads another network's record is recorded there.

create function audit_lock(of_chain text) returns text language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    scope text := coalesce(current_setting('tomarigi.all', true), '');
    found_head text;
begin
    perform set_config('tomarigi.all', 'on', true);
    select cast(row_to_json(h) as text) into found_head from audit_head h where chain = of_chain for update;
    perform set_config('tomarigi.all', scope, true);
    return found_head;
end $$;

-- Nothing happens when another transaction has just begun it.
create function audit_begin(head jsonb) returns void language plpgsql security definer set search_path = public, pg_temp
as $$
declare scope text := coalesce(current_setting('tomarigi.all', true), '');
begin
    perform set_config('tomarigi.all', 'on', true);
    insert into audit_head select * from jsonb_populate_record(null::audit_head, head) on conflict (chain) do nothing;
    perform set_config('tomarigi.all', scope, true);
end $$;

create function audit_count(count integer, new_mac text) returns void language plpgsql security definer
set search_path = public, pg_temp as $$
declare scope text := coalesce(current_setting('tomarigi.all', true), '');
begin
    perform set_config('tomarigi.all', 'on', true);
    update audit_head set chains = count, mac = new_mac where chain = '' and chains = count - 1;
    perform set_config('tomarigi.all', scope, true);
end $$;

-- Only the next row, and only after the one that is the last.
create function audit_append(entry jsonb, head jsonb) returns void language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    scope text := coalesce(current_setting('tomarigi.all', true), '');
    new_row audit := jsonb_populate_record(null::audit, entry);
    new_head audit_head := jsonb_populate_record(null::audit_head, head);
begin
    perform set_config('tomarigi.all', 'on', true);
    update audit_head h set last = new_head.last, hash = new_head.hash, mac = new_head.mac
    where h.chain = new_row.chain and new_head.chain = new_row.chain and new_head.last = new_row.seq
      and h.last = new_row.seq - 1 and h.hash = new_row.previous;
    if not found then raise exception 'not the next row of this chain'; end if;
    insert into audit select new_row.*;
    perform set_config('tomarigi.all', scope, true);
end $$;

create function audit_months(of_chain text) returns integer stable language sql as $$
    select coalesce((select max(n.audit_months) from network n where of_chain in ('', n.id)), 60)
$$;

-- The only way in which rows go: those before new_first, and none that the network still keeps.
create function audit_purge(of_chain text, new_first bigint, new_anchor text, new_mac text) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    scope text := coalesce(current_setting('tomarigi.all', true), '');
    removed bigint;
begin
    perform set_config('tomarigi.all', 'on', true);
    if exists (select from audit a where a.chain = of_chain and a.seq < new_first
               and a.at >= clock_timestamp() - make_interval(months => audit_months(of_chain))) then
        raise exception 'still to be kept';
    end if;
    delete from audit a where a.chain = of_chain and a.seq < new_first;
    get diagnostics removed = row_count;
    update audit_head h set first = new_first, anchor = new_anchor, mac = new_mac
    where h.chain = of_chain and new_first between h.first and h.last;
    if not found then raise exception 'not a row of this chain'; end if;
    perform set_config('tomarigi.all', scope, true);
    return removed;
end $$;

revoke execute on function audit_lock, audit_begin, audit_count, audit_append, audit_purge from public;
