-- Partners whose requests the hub does not read for now, because staff said so.
create table pauses (
    partner text primary key,
    since timestamptz not null,
    by_whom text not null,
    reason text not null
);
