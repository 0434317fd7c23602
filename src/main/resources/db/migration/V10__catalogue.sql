-- Titles and items, as the library's own system reports them.

create table titles (
    id text primary key,
    title text not null,
    author text,
    volume text,
    -- Two titles that turned out to be one: this one goes by the other's name.
    same_as text references titles (id)
);
create index titles_same on titles (same_as) where same_as is not null;

-- What a title is known by: its normalised title, author and volume, or its ISBN-13 and volume.
create table title_keys (
    key text primary key,
    title text not null references titles (id)
);
create index title_keys_of_title on title_keys (title);

create table items (
    barcode text primary key,
    title text not null references titles (id),
    collection text not null,
    grades text not null,
    condition text not null,
    lendable boolean not null,
    isbn text,
    publisher text,
    year int,
    subject text,
    -- What it is out with; null if it is in the house, or lost.
    loan text,
    lost boolean not null default false,
    changed_at timestamptz not null,
    check (not (lost and loan is not null))
);
create index items_of_title on items (title);
create index items_of_loan on items (loan) where loan is not null;
