-- An address of e-mail that a partner gives is of use once its reader has confirmed it. Addresses that are there already count as
-- confirmed: mails have gone to them. `email` stays the address that mails go to.
alter table partners add column email_unconfirmed text;

-- What signed links in mails stand for. The link itself is nowhere but in the mail: of its random part only the hash is kept.
create table links (
    hash bytea primary key,
    purpose text not null,
    partner text not null references partners (id),
    thing text not null,
    made_at timestamptz not null,
    ends_at timestamptz not null,
    revoked_at timestamptz
);
create index links_of_partner on links (partner, purpose);
create index links_by_end on links (ends_at);

-- How often an address was asked whether it is the partner's: nobody is to be bothered by mails of confirmation either.
create table confirmation_mails (
    partner text not null references partners (id),
    address text not null,
    at timestamptz not null
);
comment on column confirmation_mails.address is 'a digest, never the address itself';
create index confirmation_mails_by_address on confirmation_mails (address, at);
create index confirmation_mails_by_partner on confirmation_mails (partner, at);
create index confirmation_mails_by_time on confirmation_mails (at);

-- Mails whose partner has only an address that nobody has confirmed yet.
alter table deliveries drop constraint deliveries_state_check;
alter table deliveries add constraint deliveries_state_check
    check (state in ('waiting', 'sent', 'failed', 'dropped', 'waived', 'unconfirmed'));
create index deliveries_unconfirmed on deliveries (partner) where state = 'unconfirmed';
