-- Each time that a backup was tried: one that nobody has tried is a hope.
create table drills (
    seq bigint generated always as identity primary key,
    began_at timestamptz not null,
    ended_at timestamptz not null,
    file text not null,
    -- The moment whose state the backup holds; not known of one that cannot be read.
    cut_at timestamptz,
    -- How long a hub took to start on it.
    start_millis bigint,
    -- Why it is no way back; null if a hub starts on it and all is as it was.
    error text
);
create index drills_by_end on drills (ended_at desc);
