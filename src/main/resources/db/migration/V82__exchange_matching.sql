-- Offers are matched by titles that were written alike once, when they came in, and by nothing that other partners wait for.

-- Title and volume, and the title alone, written alike; by which version of that writing. 0: not yet, the hub does it after its
-- start.
alter table titles
    add column plain text not null default '',
    add column bare text not null default '',
    add column key_version int not null default 0;
create index titles_to_respell on titles (key_version);
alter table exchange_wants
    add column plain text not null default '',
    add column number text,
    add column key_version int not null default 0;

-- Titles are no longer looked for by trigrams: what is near is found among the letters of those that can be given.
drop index titles_alike;
drop function plain_title(text);

-- Since when an offer waits to be looked at because that was too much work for the intake, or another took what it might get.
-- A table of its own and without a foreign key: who notes it waits for nobody who has the exchange locked.
create table exchange_looks (
    exchange text primary key,
    look_at timestamptz not null
);

-- A partner is promised what it wants once at a time, as the library is.
create unique index exchange_pairs_partner_want on exchange_pairs (partner, partner_want)
    where state not in ('declined', 'closed');
