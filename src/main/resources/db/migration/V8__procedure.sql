-- What a network does when an emergency comes: what counts as one, the steps that each case walks through, and how long
-- things may take.
create table procedure_of_network (
    network_id text primary key references network,
    version    bigint not null,
    data       jsonb  not null
);
