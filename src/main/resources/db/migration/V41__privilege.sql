-- What persons may do at the library. A person is known by the partner's own reference, never by a NIK; name and reference
-- go some time after the privilege has ended.

create table privileges (
    id text primary key,
    partner text not null references partners (id),
    -- The partner's own reference, such as a student number.
    ref text,
    -- For the counter; kept only of who may borrow.
    name text,
    kind text not null check (kind in ('borrow', 'read-on-premises')),
    -- On what it rests: the address (R17), being an active student (R19), or being anyone (R18).
    because text not null check (because in ('address', 'student', 'anyone')),
    from_day date not null,
    -- The last day; null if there is no end to it.
    until_day date,
    -- What ends it on that day.
    ends_with text check (ends_with in ('letter', 'semester', 'agreement')),
    -- The agreement on which it rests.
    agreement text,
    state text not null check (state in ('current', 'replaced', 'lapsed')),
    ended_on date,
    -- When its partner is to be told next that it ends.
    notice_on date,
    check ((until_day is null) = (ends_with is null)),
    check ((state = 'current') = (ended_on is null))
);
create unique index privileges_current on privileges (ref, partner) where state = 'current';
create index privileges_to_notice on privileges (notice_on) where notice_on is not null;
create index privileges_to_lapse on privileges (until_day) where state = 'current';
create index privileges_by_agreement on privileges (agreement) where state = 'current';
create index privileges_to_forget on privileges (ended_on) where ref is not null;

-- How names are compared: capitals, spaces and signs do not matter.
create function name_key(name text) returns text
    language sql immutable
as $$ select regexp_replace(lower(name), '[^[:alnum:]]+', '', 'g') $$;
