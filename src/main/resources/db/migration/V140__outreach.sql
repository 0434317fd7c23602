-- Visits and outreach that the library makes at its partners.

create table outreaches (
    id text primary key,
    partner text not null references partners (id),
    purpose text not null check (purpose in ('visit', 'outreach', 'mentoring')),
    on_day date not null,
    -- What it is about, as the partner reads it.
    about text,
    state text not null check (state in ('recorded', 'cancelled'))
);
-- One visit for one purpose on one day, however often it is entered.
create unique index outreaches_once on outreaches (partner, on_day, purpose) where state = 'recorded';
create index outreaches_by_day on outreaches (on_day, id);
