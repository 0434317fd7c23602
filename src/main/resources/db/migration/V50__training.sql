-- Initial training of civil-servant candidates: who came here, and whom the library sent elsewhere.

create table trainings (
    id text primary key,
    -- 'in': a partner's candidates are trained here; 'out': the library's own are trained elsewhere.
    direction text not null check (direction in ('in', 'out')),
    partner text references partners (id),
    -- Where the library's own were sent, as staff named it.
    place text,
    from_day date not null,
    to_day date not null,
    admitted int not null check (admitted > 0),
    refused int not null check (refused >= 0),
    -- Names and ranks of those admitted; emptied once they have served.
    participants jsonb,
    check (from_day <= to_day),
    check ((direction = 'in') = (partner is not null)),
    check ((direction = 'out') = (place is not null))
);
create index trainings_by_day on trainings (from_day);
create index trainings_of_partner on trainings (partner, from_day) where partner is not null;
create index trainings_to_forget on trainings (to_day) where participants is not null;
