-- Works are told apart with care: what a copy's own record says stays with it, whatever work it was joined to.

alter table items
    -- The title as the copy's own record has it; null for what was catalogued before, until it is told again.
    add column described text references titles (id);
create index items_described on items (described);
-- What a copy is called by itself, as far as that is known.
create index items_own_title on items (coalesce(described, title), barcode);

-- Which description a key came with, so that it goes along when a join is undone; null: the one whose id it is.
alter table title_keys add column own text references titles (id);

-- Who has the same title but other authors, or none.
create index titles_alike on titles (plain) where plain <> '';

-- Pairs of descriptions that may be of one work or not: staff decide, once.
create table title_doubts (
    one text not null references titles (id),
    other text not null references titles (id),
    -- The ISBN that both have; null if one names no author.
    isbn text,
    since timestamptz not null,
    decided text check (decided in ('joined', 'apart')),
    primary key (one, other),
    check (one < other)
);
create index title_doubts_of_other on title_doubts (other);
create index title_doubts_open on title_doubts (since, one, other) where decided is null;
