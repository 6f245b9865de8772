-- How a network works, and how it worked before: what happened is read by the rules of its day.
create table network_settings (
    network_id text primary key references network,
    version    bigint not null,
    data       jsonb  not null
);

create table rules_of_network (
    network_id text        not null references network,
    part       text        not null check (part in ('BOARD', 'PROCEDURE', 'SETTINGS')),
    version    bigint      not null,
    since      timestamptz not null default clock_timestamp(),
    who        text        not null,                   -- an account; 'system': nobody said who
    data       jsonb       not null,
    primary key (network_id, part, version)
);
create index rules_of_network_since on rules_of_network (network_id, since);

-- Whoever changes them, and in whichever way: what stands is always the last of what stood.
create function keep_rules() returns trigger language plpgsql as $$
declare
    kept jsonb;
    named text := tg_argv[0];
    who text := coalesce(nullif(current_setting('tomarigi.account', true), ''), 'system');
begin
    if named = 'BOARD' then
        kept := jsonb_build_object('name', new.name, 'rollOverHour', new.roll_over_hour, 'freshHours', new.fresh_hours,
            'ageingHours', new.ageing_hours, 'nights', new.nights, 'publicBoard', new.public_board, 'weights', new.weights);
        insert into rules_of_network (network_id, part, version, who, data)
        values (new.id, named, new.version, who, kept)
        on conflict (network_id, part, version) do nothing;
    else
        kept := to_jsonb(new) -> 'data';
        insert into rules_of_network (network_id, part, version, who, data)
        values (new.network_id, named, new.version, who, kept)
        on conflict (network_id, part, version) do nothing;
    end if;
    return null;
end $$;

create trigger keep_rules after insert or update of name, roll_over_hour, fresh_hours, ageing_hours, nights, public_board, weights
    on network for each row execute function keep_rules('BOARD');
create trigger keep_rules after insert or update on procedure_of_network
    for each row execute function keep_rules('PROCEDURE');
create trigger keep_rules after insert or update on network_settings
    for each row execute function keep_rules('SETTINGS');

-- What stands today is the first that is known of it.
insert into rules_of_network (network_id, part, version, since, who, data)
select id, 'BOARD', version, created_at, 'system',
    jsonb_build_object('name', name, 'rollOverHour', roll_over_hour, 'freshHours', fresh_hours,
        'ageingHours', ageing_hours, 'nights', nights, 'publicBoard', public_board, 'weights', weights)
from network;
insert into rules_of_network (network_id, part, version, who, data)
select network_id, 'PROCEDURE', version, 'system', data from procedure_of_network;
