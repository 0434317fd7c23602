-- Which hub works with this database, and until when it may be believed to live. Each hub that takes the database gets the next
-- epoch, and the sessions of earlier ones are ended.
create table lease (
    only_one boolean primary key default true check (only_one),
    epoch bigint not null,
    hub text not null,
    taken_at timestamptz not null,
    seen_at timestamptz not null
);
