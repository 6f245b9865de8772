-- A facility's page reads what waits for its answer, and then the last of what it was asked; both by an index, however long
-- it has been asked.
create index ask_facility_waiting on ask (facility_id) where state = 'WAITING';
