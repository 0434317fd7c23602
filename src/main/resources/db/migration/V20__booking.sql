-- Bookings: visits, guidance sessions, orientations, internships.

create table bookings (
    id text primary key,
    partner text not null references partners (id),
    -- The request that made it: visit.book, service.request or internship.apply.
    type text not null,
    resource text not null check (resource in ('visit', 'guidance', 'orientation', 'internship')),
    -- The purpose of a visit, the service, or the programme of an internship.
    subject text not null,
    from_day date not null,
    to_day date not null,
    people int not null check (people > 0),
    state text not null check (state in ('booked', 'cancelled')),
    -- When who booked is to be reminded next; null if no more.
    remind_on date,
    -- Who comes and what about, for the staff who receive them; emptied once it has served.
    details jsonb,
    check (from_day <= to_day)
);
create index bookings_by_day on bookings (to_day, from_day) where state = 'booked';
create index bookings_of_partner on bookings (partner, from_day);
create index bookings_to_remind on bookings (remind_on) where remind_on is not null;
create index bookings_to_forget on bookings (to_day) where details is not null;

-- What is locked before anything is booked: a day of a resource, or all of one whose bookings overlap at will.
create table booking_locks (
    resource text not null,
    day text not null,
    primary key (resource, day)
);
