-- The emergency desk may be shared with elderly care (地域包括支援センター): a role, and what it sees of cases.
alter table role_grant drop constraint role_grant_role_check;
alter table role_grant add constraint role_grant_role_check check (role in
    ('PROVIDER', 'COORDINATOR', 'OFFICER', 'ELDERLY_CARE', 'SCREEN', 'MACHINE', 'ADMINISTRATOR'));

alter table emergency_case
    add column elderly_opened_by text,                            -- an account of elderly care; null: somebody else opened it
    add column elderly_shared    boolean not null default false,  -- a coordinator, or whoever opened it, shows it to elderly care
    add column elderly_district  text;                            -- to whom: those who answer for this part; null: to all of them

-- A transaction of elderly care sees no network. It sees the cases of one that this account opened, and those that are
-- shared: with everybody there, or with one of the districts that it says, a JSON array; where it says none, with any.
create function sees_for_elderly_care(network text, opened_by text, shared boolean, district text) returns boolean
stable language sql as $$
    select coalesce(network = nullif(current_setting('tomarigi.elderly_network', true), '')
        and (is_account(opened_by)
            or shared and (district is null
                or coalesce(cast(nullif(current_setting('tomarigi.elderly_districts', true), '') as jsonb) ? district, true))),
        false)
$$;

drop policy seen on emergency_case;
create policy seen on emergency_case
    using (sees_network(network_id) or sees_network(offered_network) or sees_network(came_from)
        or sees_for_elderly_care(network_id, elderly_opened_by, elderly_shared, elderly_district));
