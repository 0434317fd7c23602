-- Who asks on a public page to take part and is no partner yet: kept until its address is confirmed and staff have answered.
create table applications (
    id text primary key,
    hash bytea not null unique,
    data jsonb,
    caller text not null,
    made_at timestamptz not null,
    mailed_at timestamptz,
    confirmed_at timestamptz,
    settled_at timestamptz
);
comment on column applications.hash is 'of what the link in the mail ends with, which stands nowhere else';
comment on column applications.data is 'personal; gone once staff have answered, or after a week without confirmation';
comment on column applications.caller is 'a digest, never the address itself';
create index applications_by_time on applications (made_at);
create index applications_open on applications (made_at) where settled_at is null;
