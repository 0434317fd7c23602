-- What staff have scanned of a batch and not said yet: a draft, until one act says it all. Whoever looks at the batch sees the same.
create table scans (
    seq bigint generated always as identity primary key,
    -- The scan's own name, made where it was scanned: sent twice it is one.
    scan text not null unique,
    batch text not null,
    purpose text not null check (purpose in ('return', 'pack')),
    barcode text not null,
    verdict text not null,
    damaged boolean not null default false,
    note text not null default '',
    replaced boolean not null default false,
    scanned_at timestamptz not null,
    -- Whoever scanned it, as pages call the person.
    scanned_by text not null
);
-- A book is scanned once, however often its barcode is read.
create unique index scans_of_batch on scans (batch, purpose, barcode);
create index scans_in_order on scans (batch, purpose, seq);
