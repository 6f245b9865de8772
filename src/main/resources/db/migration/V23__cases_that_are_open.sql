-- The desk reads what is open with each change of a case, and what is closed only where somebody looks for it.
create index case_open on emergency_case (network_id) where closed_at is null;
