-- Whose announcements are not to be mailed any more: what concerns the partner itself goes on.
create table mail_stops (
    partner text not null references partners (id),
    topic text not null,
    stopped_at timestamptz not null,
    primary key (partner, topic)
);
