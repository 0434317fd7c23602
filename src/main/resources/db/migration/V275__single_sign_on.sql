-- Who of the staff comes in by a provider of identities. A binding that has ended stays, so that nobody comes back by it without being asked.

create table staff_identities (
    issuer text not null,
    claim text not null,
    identity text not null,
    name text not null references staff_users (name),
    -- Whether the account was made when its owner first came.
    self_made boolean not null default false,
    bound_at timestamptz not null,
    ended_at timestamptz,
    primary key (issuer, claim, identity, name)
);
create unique index staff_identities_bound on staff_identities (issuer, claim, identity) where ended_at is null;
create unique index staff_identities_of on staff_identities (name) where ended_at is null;
comment on column staff_identities.identity is 'person: trace';

-- What came back from the provider, by a hash: each counts once.
create table staff_sign_ons (
    state bytea primary key,
    at timestamptz not null
);
create index staff_sign_ons_at on staff_sign_ons (at);

alter table staff_sessions add column signed_on boolean not null default false;
