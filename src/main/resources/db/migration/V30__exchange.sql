-- Exchange of publications: want-lists, offers, pairs of one for one, gifts.

-- Titles are found by how alike they are, whatever their capitals, accents and marks; the rule itself judges what was found.
create extension if not exists pg_trgm;
create function plain_title(title text) returns text
    language sql immutable strict parallel safe
as $$
    select btrim(regexp_replace(lower(regexp_replace(normalize(title, NFKD), '[\u0300-\u036f]', '', 'g')),
                                '[^[:alnum:]]+', ' ', 'g'))
$$;
create index titles_alike on titles using gin (plain_title(title) gin_trgm_ops);
create index items_to_exchange on items (title, barcode)
    where collection = 'exchange' and lendable and loan is null and not lost;
create index items_new_to_exchange on items (changed_at)
    where collection = 'exchange' and lendable and loan is null and not lost;

-- An offer begins an exchange.
create table exchange_offers (
    id text primary key,
    partner text not null references partners (id),
    offered_on date not null,
    -- The day of the last step of either side; the partner is reminded some days after it.
    stepped_on date not null,
    remind_on date,
    -- When it was last looked for matches of what waits.
    tried_at timestamptz not null
);
create index exchange_offers_of_partner on exchange_offers (partner);
create index exchange_offers_to_remind on exchange_offers (remind_on) where remind_on is not null;

-- What was offered and is not for sale.
create table exchange_lines (
    exchange text not null references exchange_offers (id),
    ref text not null,
    place int not null,
    title text not null,
    isbn text,
    primary key (exchange, ref)
);

-- Want-lists: the host's are those of its own systems. What is wanted with an offer belongs to that exchange.
create table exchange_wants (
    partner text not null references partners (id),
    exchange text not null default '',
    place int not null,
    title text not null,
    isbn text,
    -- The title and the ISBN, written alike.
    key text not null,
    changed_at timestamptz not null,
    primary key (partner, exchange, key)
);

-- One publication for one publication; a pair with one side only is an exception, and says why.
create table exchange_pairs (
    id text primary key,
    exchange text not null references exchange_offers (id),
    partner text not null references partners (id),
    place int not null,
    ref text,
    gives text,
    host_want text,
    barcode text references items (barcode),
    gets text,
    partner_want text,
    near boolean not null,
    exception text,
    state text not null check (state in ('proposed', 'agreed', 'declined', 'sent', 'received', 'closed')),
    partner_agreed date,
    host_agreed date,
    partner_declined date,
    host_declined date,
    partner_sent date,
    host_sent date,
    partner_received date,
    host_received date,
    check ((gives is null) = (ref is null) and (gets is null) = (barcode is null)),
    check (exception is not null or (gives is not null and gets is not null))
);
create index exchange_pairs_of_exchange on exchange_pairs (exchange, place);
create index exchange_pairs_of_partner on exchange_pairs (partner, state);
-- What is offered, what is wanted and what is in stock is promised once.
create unique index exchange_pairs_line on exchange_pairs (exchange, ref) where state <> 'declined';
create unique index exchange_pairs_copy on exchange_pairs (barcode) where state <> 'declined';
create unique index exchange_pairs_host_want on exchange_pairs (host_want) where state not in ('declined', 'closed');

-- Gifts are no exchange: they are never in the balance.
create table exchange_gifts (
    id text primary key,
    partner text not null references partners (id),
    by_host boolean not null,
    given_on date not null,
    reason text
);
create index exchange_gifts_of_partner on exchange_gifts (partner);
create table exchange_gift_items (
    gift text not null references exchange_gifts (id),
    place int not null,
    title text not null,
    isbn text,
    barcode text references items (barcode),
    primary key (gift, place)
);
