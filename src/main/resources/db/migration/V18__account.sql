-- What the office writes to the account of a year, and the figures of a year that was closed, as they stood then.
create table yearly_account (
    network_id text     not null references network,
    year       smallint not null check (year between 1900 and 2199), -- the fiscal year, by the year in which it begins
    version    bigint   not null,
    data       jsonb    not null,                   -- the threshold and the words; they name nobody
    figures    jsonb,                               -- null: they are counted anew at each request
    closed_at  timestamptz,
    closed_by  text,                                -- an account
    primary key (network_id, year),
    check ((figures is null) = (closed_at is null))
);
create index stay_nights on stay using gist (nights);
