-- A case goes on: facilities are asked one after the other, and another network takes it over.
alter table emergency_case
    add column next_at         timestamptz,                       -- when the next facilities are asked by themselves
    add column offered_network text references network,           -- whose coordinators may accept it
    add column came_from       text references network;           -- the network that had it last
create index case_next on emergency_case (next_at) where next_at is not null;
create index case_offered on emergency_case (offered_network) where offered_network is not null;

drop policy seen on emergency_case;
create policy seen on emergency_case
    using (sees_network(network_id) or sees_network(offered_network) or sees_network(came_from));

-- Teams that come to the person's home, and lodging outside welfare services, are asked like facilities.
alter table facility drop constraint facility_kind_check;
alter table facility add constraint facility_kind_check
    check (kind in ('WELFARE', 'WELFARE_NURSE', 'MEDICAL', 'INCLUSIVE', 'HOME_HELP', 'LODGING'));
