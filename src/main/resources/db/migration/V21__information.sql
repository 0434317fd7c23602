-- What partners let other partners know, as it went out.

create table announcements (
    id text primary key,
    partner text not null references partners (id),
    subject text not null,
    body text not null,
    -- The kinds and the partners it was meant for, as they were named.
    audience text[] not null,
    recipients int not null,
    published_at timestamptz not null
);
create index announcements_of_partner on announcements (partner, published_at);
