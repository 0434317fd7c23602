-- The rotation: agreements of schools, the quarters in which they get a batch, batches line by line, what must be replaced.

create table rotation_agreements (
    id text primary key,
    school text not null references partners (id),
    npsn text not null,
    name text not null,
    region text not null,
    pupils_lower int not null,
    pupils_upper int not null,
    themes text[] not null,
    state text not null check (state in ('active', 'withdrawn', 'ended')),
    enrolled_on date not null,
    last_quarter text not null,
    ended_on date
);
create unique index rotation_agreements_active on rotation_agreements (school) where state = 'active';
create index rotation_agreements_of_npsn on rotation_agreements (npsn);

-- The quarters of an agreement, each of which brings one batch.
create table rotation_places (
    quarter text not null,
    agreement text not null references rotation_agreements (id),
    since date not null,
    primary key (quarter, agreement)
);
create index rotation_places_of_agreement on rotation_places (agreement);

-- The days of the exchanges, from when the first batch was planned for them.
create table exchanges (
    quarter text primary key,
    on_day date not null,
    announced boolean not null default false
);

create table batches (
    id text primary key,
    agreement text not null references rotation_agreements (id),
    school text not null references partners (id),
    quarter text not null,
    state text not null check (state in ('planned', 'announced', 'packed', 'dispatched', 'received', 'due',
                                         'returned-in-part', 'returned', 'checked-in', 'closed', 'cancelled')),
    places int not null,
    lower_places int not null,
    deliver_on date not null,
    due_on date not null,
    run int,
    dispatched_on date,
    received_on date,
    assumed boolean not null default false,
    returned_on date,
    closed_on date,
    unique (agreement, quarter)
);
create index batches_of_school on batches (school, quarter);
create index batches_of_quarter on batches (quarter);
create index batches_to_announce on batches (deliver_on) where state = 'planned';
create index batches_to_deliver on batches (due_on) where state in ('planned', 'announced', 'packed');
create index batches_to_confirm on batches (dispatched_on) where state in ('dispatched', 'due') and received_on is null;
create index batches_out on batches (due_on)
    where state in ('dispatched', 'received', 'due', 'returned-in-part', 'returned', 'checked-in');
create index batches_assumed on batches (quarter) where assumed;

-- The items of a batch. The title is the one the item had when it was planned; `titles.same_as` tells what became of it.
create table batch_items (
    batch text not null references batches (id),
    barcode text not null references items (barcode),
    school text not null references partners (id),
    title text not null references titles (id),
    name text not null,
    level text not null check (level in ('lower', 'upper')),
    box int not null,
    state text not null check (state in ('planned', 'dropped', 'sent', 'missing', 'returned', 'in', 'lost')),
    damaged boolean not null default false,
    note text,
    primary key (batch, barcode)
);
-- A copy is promised to one batch at a time, and out with one batch at a time.
create unique index batch_items_promised on batch_items (barcode) where state = 'planned';
create unique index batch_items_out on batch_items (barcode) where state in ('sent', 'missing', 'returned');
-- What a school has had (R5).
create index batch_items_had on batch_items (school, title) where state <> 'dropped';

create table obligations (
    id text primary key,
    school text not null references partners (id),
    batch text not null references batches (id),
    barcode text not null,
    title text not null,
    name text not null,
    state text not null check (state in ('open', 'promised', 'received', 'approved', 'settled', 'waived')),
    opened_on date not null,
    due_on date not null,
    promised_title text,
    promised_isbn text,
    promised_same boolean,
    settled_on date,
    how text,
    reason text,
    unique (batch, barcode)
);
create index obligations_open on obligations (due_on) where state in ('open', 'promised', 'received', 'approved');
create index obligations_of_school on obligations (school, due_on) where state in ('open', 'promised', 'received', 'approved');

create table surveys (
    batch text primary key references batches (id),
    answered_on date not null,
    rating int,
    comment text,
    loans jsonb not null
);

-- The partner a school's records belong to now: schools are merged and renamed, their records stay as they were.
create function current_partner(partner text) returns text
    language sql stable
as $$
    with recursive names (id, next) as (
        select id, merged_into from partners where id = partner
        union
        select partners.id, partners.merged_into from partners join names on partners.id = names.next
    )
    select id from names where next is null
$$;

-- All names under which a partner's records may stand: its own, and those merged into it.
create function names_of(partner text) returns setof text
    language sql stable
as $$
    with recursive names (id) as (
        select partner
        union
        select partners.id from partners join names on partners.merged_into = names.id
    )
    select id from names
$$;
create index partners_merged on partners (merged_into) where merged_into is not null;
