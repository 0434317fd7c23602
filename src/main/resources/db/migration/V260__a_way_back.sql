-- What ties a database to its home and its broker, and what is known of backups of it.

-- One row: which installation this is, by which key its fingerprints were taken, and how far it has come. The broker has the same number.
create table installation (
    only_row boolean primary key default true check (only_row),
    id uuid not null default gen_random_uuid(),
    fingerprint_check text,
    counter bigint not null default 0,
    ticked_at timestamptz
);
comment on column installation.fingerprint_check is 'A value that only the right key gives; it tells nothing of the key.';
comment on column installation.counter is 'Grows while the hub runs, first here and then in the broker: who is behind was put back to an earlier state.';
insert into installation (only_row) values (true);

-- Each backup that was tried, by whomever.
create table backups (
    seq bigint generated always as identity primary key,
    began_at timestamptz not null,
    -- The moment whose state it holds.
    cut_at timestamptz,
    ended_at timestamptz not null,
    file text not null,
    bytes bigint,
    -- Who had it made; nobody for those that the hub makes by itself.
    by_whom text,
    error text
);
create index backups_by_end on backups (ended_at desc);

-- From which backups this database was restored: what was decided between the two moments is in no database.
create table recoveries (
    seq bigint generated always as identity primary key,
    cut_at timestamptz not null,
    restored_at timestamptz not null,
    file text not null
);
