-- Formal agreements: proposals that wait for the national library, and what was agreed, by the host itself until the
-- change of nomenclature, by the national library for it since.

create table proposals (
    id text primary key,
    -- Who proposed it, and the request that waits for the decision.
    partner text not null references partners (id),
    request_id text not null,
    form text not null check (form in ('exchange', 'service-use', 'other')),
    title text not null,
    parties text[] not null,
    from_day date not null,
    to_day date not null,
    goals text[] not null,
    document jsonb,
    state text not null check (state in ('waiting', 'approved', 'rejected')),
    -- False as long as no national library is registered that it could be forwarded to.
    forwarded boolean not null,
    unique (partner, request_id),
    check (from_day <= to_day)
);
create index proposals_to_forward on proposals (id) where not forwarded;

create table agreements (
    id text primary key,
    number text not null unique,
    title text not null,
    form text not null check (form in ('exchange', 'service-use', 'other')),
    -- own: signed by the host; derived: from one that the national library signed.
    origin text not null check (origin in ('own', 'derived')),
    from_day date not null,
    to_day date not null,
    signed_on date not null,
    goals text[] not null,
    proposal text references proposals (id),
    -- Where it is known from, if it is older than the hub.
    source text,
    state text not null check (state in ('valid', 'ended')),
    -- When its parties are to be reminded next; null if no more.
    remind_on date,
    renewal_proposed boolean not null,
    check (from_day <= to_day)
);
create index agreements_to_remind on agreements (remind_on) where remind_on is not null;
create index agreements_to_end on agreements (to_day) where state = 'valid';

-- Two parties or more, each under the name it had when it signed.
create table agreement_parties (
    agreement text not null references agreements (id),
    partner text not null references partners (id),
    name text not null,
    place int not null,
    primary key (agreement, partner)
);
create index agreements_of_partner on agreement_parties (partner);

-- Which partner has which agreement; it is in force from from_day to to_day, both included. A partner that goes on in the
-- place of another has the other's agreements.
create view agreements_in_force as
    select distinct a.id, a.number, a.form, current_partner(p.partner) as partner, a.from_day, a.to_day
      from agreements a
      join agreement_parties p on p.agreement = a.id;

-- The agreements of one partner, under whatever name it agreed to them.
create function agreements_of(partner text)
    returns table (id text, number text, form text, from_day date, to_day date)
    language sql stable
as $$
    select distinct a.id, a.number, a.form, a.from_day, a.to_day
      from names_of(partner) as known
      join agreement_parties p on p.partner = known
      join agreements a on a.id = p.agreement
$$;
