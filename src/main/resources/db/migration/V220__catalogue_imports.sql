-- What the library's own system exports is looked through, shown, and then sent as the library's requests; the files lie in the home.
create table catalogue_imports (
    -- By what it holds: the same files, read by the same policy, are the same import.
    id text primary key,
    names text[] not null,
    files text[] not null,
    bytes bigint not null,
    format text,
    -- On whose queue its requests are put.
    partner text not null,
    state text not null check (state in ('waiting', 'looking', 'looked', 'confirmed', 'running', 'done', 'stopped', 'failed')),
    asked_by text not null,
    asked_at timestamptz not null,
    changed_at timestamptz not null,
    -- How often it was confirmed: each time its requests have ids of their own.
    run int not null default 0,
    -- How many records are dealt with, of how many.
    position bigint not null default 0,
    records bigint not null default 0,
    -- What was found, and what became of it, by kind.
    counts text not null default '{}',
    -- How many copies fall where: collection and grades.
    sorted text not null default '{}',
    trouble_id text,
    trouble_en text
);
create index catalogue_imports_newest on catalogue_imports (asked_at desc, id);
create index catalogue_imports_to_do on catalogue_imports (asked_at) where state in ('waiting', 'looking', 'confirmed', 'running');

-- What is worth a line: damaged records, copies that change, that are in doubt, that are refused, that the files do not name any more.
create table catalogue_import_lines (
    import text not null references catalogue_imports (id) on delete cascade,
    kind text not null,
    place bigint not null,
    barcode text,
    title text,
    says_id text not null,
    says_en text not null,
    primary key (import, kind, place)
);

-- Which copies the files name, by which description, and as which copy of all: of one that is named twice the first counts.
create table catalogue_import_copies (
    import text not null references catalogue_imports (id) on delete cascade,
    barcode text not null,
    described text not null,
    number bigint not null,
    primary key (import, barcode)
);
