-- Which failed messages were tried again by one click, so that its progress can be shown; the console's own.
create table staff_retries (
    act text primary key,
    by_user text not null,
    at timestamptz not null,
    failures text[] not null
);
create index staff_retries_at on staff_retries (at);
