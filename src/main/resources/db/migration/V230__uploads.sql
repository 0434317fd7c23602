-- Lists that staff have uploaded and look over before they take them; gone after a day.
create table uploads (
    id text primary key,
    kind text not null,
    account text not null,
    name text not null,
    source text not null,
    content bytea not null,
    at timestamptz not null
);
create index uploads_by_time on uploads (at);
