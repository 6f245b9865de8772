-- People for whom an OpenID provider vouches, and answers of passkeys, each of which counts once.

create table openid_person (
    principal_id  text primary key references principal on delete cascade,
    subject       text        not null,               -- sealed: the issuer, a line's end, the subject
    subject_index text        not null unique,        -- blind
    said_at       timestamptz not null                -- when the provider said what they may
);
alter table openid_person enable row level security;
alter table openid_person force row level security;
create policy seen on openid_person using (sees_principal(principal_id));

comment on column passkey.label is 'sealed';

-- A challenge is signed and not kept until somebody has answered it; it names nobody.
create table answered_challenge (
    hash       text primary key,
    expires_at timestamptz not null
);
create index answered_challenge_expires on answered_challenge (expires_at);
